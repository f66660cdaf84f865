"""ktxh.toml: what a workspace sets, checked when it is read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from toolkit.deadlines import CalendarSettings, ReminderSettings
from toolkit.delivery.settings import MailboxSettings, MailSettings
from toolkit.executors.settings import RunSettings
from toolkit.intake.layout.columns import ColumnKind
from toolkit.intake.readers.limits import Limits
from toolkit.locations.settings import SubmissionSettings
from toolkit.model import OperationError, SettingError, system_reason
from toolkit.rules import DEFAULT, SWITCHES, RuleSettings
from toolkit.rules.settings import RuleSettingError

FILE_NAME = "ktxh.toml"
_SECTIONS = {
    "province",
    "columns",
    "limits",
    "ledger",
    "mail",
    "mailbox",
    "calendar",
    "reminders",
    "rules",
    "run",
    "submissions",
}
_Settings = TypeVar(
    "_Settings", MailSettings, MailboxSettings, CalendarSettings, ReminderSettings, RunSettings, SubmissionSettings
)


class ConfigError(OperationError):
    """ktxh.toml cannot be used; the message says what is wrong in it."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a workspace."""

    province: str
    coordinator: str = ""
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """More names for columns, by kind, beside those that the toolkit knows."""
    limits: Limits = Limits()
    ledger_url: str | None = None
    mail: MailSettings = MailSettings()
    mailbox: MailboxSettings = MailboxSettings()
    calendar: CalendarSettings = CalendarSettings()
    reminders: ReminderSettings = ReminderSettings()
    rules: RuleSettings = DEFAULT
    run: RunSettings = RunSettings()
    submissions: SubmissionSettings = SubmissionSettings()


def read_config(path: Path) -> Config:
    """Read ktxh.toml; raise ConfigError with a sentence that names the file and the key."""
    try:
        found = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as cause:
        raise ConfigError(f"Không đọc được {path}: {system_reason(cause)}.") from cause
    except UnicodeDecodeError as cause:
        raise ConfigError(f"{path} không lưu ở bảng mã UTF-8; hãy lưu lại.") from cause
    except tomllib.TOMLDecodeError as cause:
        raise ConfigError(f"{path} không đúng định dạng TOML: {_place_of(cause)}.") from cause
    _refuse_secrets(path, found)
    _refuse_unknown(path, found, _SECTIONS, "mục")
    province = _texts(path, found, "province", {"name", "coordinator"})
    if not province.get("name"):
        raise ConfigError(f'{path} thiếu tên tỉnh: cần dòng name = "…" trong mục [province].')
    return Config(
        province=province["name"],
        coordinator=province.get("coordinator", ""),
        columns=_columns(path, found),
        limits=_limits(path, found),
        ledger_url=_texts(path, found, "ledger", {"url"}).get("url"),
        mail=_settings(path, found, "mail", MailSettings),
        mailbox=_settings(path, found, "mailbox", MailboxSettings),
        calendar=_settings(path, found, "calendar", CalendarSettings),
        reminders=_settings(path, found, "reminders", ReminderSettings),
        rules=_rules(path, found),
        run=_settings(path, found, "run", RunSettings),
        submissions=_settings(path, found, "submissions", SubmissionSettings),
    )


def _place_of(cause: tomllib.TOMLDecodeError) -> str:
    """Where a file stops being TOML."""
    found = re.search(r"line (\d+), column (\d+)", str(cause))
    return f"xem dòng {found[1]}, từ chữ thứ {found[2]}" if found else "chưa viết hết ở cuối tệp"


def _section(path: Path, found: dict[str, Any], name: str, known: set[str], what: str) -> dict[str, Any]:
    """One section of the file, which may be missing, with none but known keys."""
    section = found.get(name, {})
    if not isinstance(section, dict):
        raise ConfigError(f"{path}: “{name}” phải là một mục, viết là [{name}] trên một dòng riêng.")
    _refuse_unknown(path, section, known, what)
    return section


def _texts(path: Path, found: dict[str, Any], name: str, known: set[str]) -> dict[str, str]:
    """A section whose values are all texts."""
    section = _section(path, found, name, known, f"khóa trong mục [{name}]")
    for key, value in section.items():
        if not isinstance(value, str):
            raise ConfigError(f"{path}: “{key}” trong mục [{name}] phải là chữ, đặt trong dấu ngoặc kép.")
    return {key: value.strip() for key, value in section.items()}


def _settings(path: Path, found: dict[str, Any], name: str, kind: type[_Settings]) -> _Settings:
    """A section whose keys and their types are the fields of a dataclass, which checks the rest by itself."""
    hints = get_type_hints(kind)
    section = _section(path, found, name, set(hints), f"khóa trong mục [{name}]")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in section.items()}
    for key, value in values.items():
        if not _fits(value, str(hints[key])):
            raise ConfigError(f"{path}, mục [{name}]: “{key}” phải là {_kind_of(str(hints[key]))}.")
    try:
        return kind(**values)
    except SettingError as wrong:
        raise ConfigError(f"{path}, mục [{name}]: {str(wrong).rstrip('.')}.") from wrong


_KINDS = {
    "Mapping": "một mục con",
    "tuple[int, ...]": "danh sách số nguyên",
    "tuple[str, ...]": "danh sách chữ trong dấu ngoặc kép",
    "str": "chữ, đặt trong dấu ngoặc kép",
    "bool": "true hoặc false",
    "int": "số nguyên không âm",
}


def _kind_of(hint: str) -> str:
    return next(words for kind, words in _KINDS.items() if kind in hint)


def _fits(value: object, hint: str) -> bool:
    if "tuple" in hint:
        kind = int if "int" in hint else str
        return isinstance(value, tuple) and all(isinstance(one, kind) and not isinstance(one, bool) for one in value)
    if "Mapping" in hint:
        return isinstance(value, Mapping)
    if "bool" in hint:
        return isinstance(value, bool)
    if "int" in hint:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return isinstance(value, str)


def _rules(path: Path, found: dict[str, Any]) -> RuleSettings:
    section = found.get("rules", {})
    if not isinstance(section, dict):
        raise ConfigError(f"{path}: “rules” phải là một mục, viết là [rules] trên một dòng riêng.")
    try:
        return RuleSettings.read(section, SWITCHES)
    except RuleSettingError as wrong:
        raise ConfigError(f"{path}, mục [rules]: {str(wrong).rstrip('.')}.") from wrong


def _refuse_secrets(path: Path, section: dict[str, Any]) -> None:
    for key, value in section.items():
        if "password" in key.casefold():
            raise ConfigError(f"{path} có khóa “{key}”: mật khẩu không được ghi trong tệp cấu hình.")
        if isinstance(value, dict):
            _refuse_secrets(path, value)


def _refuse_unknown(path: Path, found: Iterable[str], known: set[str], what: str) -> None:
    unknown = sorted(set(found) - known)
    if unknown:
        raise ConfigError(f"{path} có {what} “{unknown[0]}” không dùng đến; tên đúng: {', '.join(sorted(known))}.")


def _columns(path: Path, found: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    section = _section(path, found, "columns", {kind.value for kind in ColumnKind}, "loại cột")
    for kind, names in section.items():
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise ConfigError(f'{path}, mục [columns]: “{kind}” phải là danh sách chữ, ví dụ ["Ước TH 6 tháng"].')
    return {kind: tuple(names) for kind, names in section.items()}


def _limits(path: Path, found: dict[str, Any]) -> Limits:
    section = _section(path, found, "limits", {field.name for field in fields(Limits)}, "giới hạn")
    for name, value in section.items():
        if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
            raise ConfigError(f"{path}, mục [limits]: “{name}” phải là số nguyên dương.")
    return Limits(**section)
