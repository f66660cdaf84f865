"""What columns are called in a workspace: its list read, and a name added to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from toolkit.intake.layout.column_names import (
    FILE_NAME,
    ColumnName,
    default_column_names,
    read_column_names,
    vocabulary_of,
)
from toolkit.intake.layout.columns import ColumnKind, Vocabulary, default_vocabulary
from toolkit.model import Finding, OperationError, system_reason
from toolkit.vietnamese import clean, key


class BrokenNamesError(OperationError):
    """The list of names has mistakes; nothing is done until they are mended."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"Danh sách tên cột có {len(findings)} lỗi; sửa xong mới đọc được báo cáo.")
        self.findings = findings


def read_vocabulary(root: Path) -> Vocabulary:
    """The names that a workspace keeps, or those that the toolkit comes with; raise BrokenNamesError."""
    return vocabulary_of(read_names(root)) if (root / "templates" / FILE_NAME).is_file() else default_vocabulary()


def read_names(root: Path) -> tuple[ColumnName, ...]:
    """The names in their order; raise BrokenNamesError."""
    path = root / "templates" / FILE_NAME
    if not path.is_file():
        return default_column_names()
    try:
        data = path.read_bytes()
    except OSError as cause:
        raise OperationError(f"Không đọc được {path}: {system_reason(cause)}.") from cause
    names, findings = read_column_names(data, path.relative_to(root).as_posix())
    if findings:
        raise BrokenNamesError(findings)
    return names


def learn_name(root: Path, name: str, kind: ColumnKind) -> Path:
    """Add a name to the workspace's list, or give one that is there another meaning; raise OperationError."""
    from toolkit.writing.atomic import publish
    from toolkit.writing.column_names import column_names_bytes

    path = root / "templates" / FILE_NAME
    known = [one for one in read_names(root) if key(one.name) != key(name)]
    learned = ColumnName(clean(name), kind, f"thêm ngày {date.today():%d/%m/%Y}")  # noqa: DTZ011
    publish({path: column_names_bytes([*known, learned], date.today())})  # noqa: DTZ011
    return path
