"""ktxh.toml: what a workspace sets, checked when it is read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from toolkit.intake.columns import ColumnKind
from toolkit.intake.limits import Limits
from toolkit.model import OperationError

FILE_NAME = "ktxh.toml"
_SECTIONS = {"province", "columns", "limits", "ledger"}


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


def read_config(path: Path) -> Config:
    """Read ktxh.toml; raise ConfigError with a sentence that names the file and the key."""
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except OSError as cause:
        raise ConfigError(f"Không đọc được {path}: {cause.strerror}.") from cause
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise ConfigError(f"{path} không đúng định dạng TOML: {cause}.") from cause
    _refuse_secrets(path, found)
    _refuse_unknown(path, found.keys(), _SECTIONS, "mục")
    province = found.get("province", {})
    name = province.get("name")
    if not isinstance(name, str) or not name.strip():
        raise ConfigError(f'{path} thiếu tên tỉnh: cần dòng name = "…" trong mục [province].')
    return Config(
        province=name.strip(),
        coordinator=str(province.get("coordinator", "")),
        columns=_columns(path, found.get("columns", {})),
        limits=_limits(path, found.get("limits", {})),
        ledger_url=found.get("ledger", {}).get("url"),
    )


def _refuse_secrets(path: Path, section: dict[str, Any]) -> None:
    for key, value in section.items():
        if "password" in key.casefold():
            raise ConfigError(f"{path} có khóa “{key}”: mật khẩu không được ghi trong tệp cấu hình.")
        if isinstance(value, dict):
            _refuse_secrets(path, value)


def _refuse_unknown(path: Path, found: Any, known: set[str], what: str) -> None:  # noqa: ANN401
    unknown = sorted(set(found) - known)
    if unknown:
        raise ConfigError(
            f"{path} có {what} “{unknown[0]}” không dùng đến; các {what} đúng: {', '.join(sorted(known))}."
        )


def _columns(path: Path, section: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    _refuse_unknown(path, section.keys(), {kind.value for kind in ColumnKind}, "loại cột")
    for kind, names in section.items():
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise ConfigError(f'{path}, mục [columns]: “{kind}” phải là danh sách chữ, ví dụ ["Ước TH 6 tháng"].')
    return {kind: tuple(names) for kind, names in section.items()}


def _limits(path: Path, section: dict[str, Any]) -> Limits:
    _refuse_unknown(path, section.keys(), {field.name for field in fields(Limits)}, "giới hạn")
    for name, value in section.items():
        if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
            raise ConfigError(f"{path}, mục [limits]: “{name}” phải là số nguyên dương.")
    return Limits(**section)
