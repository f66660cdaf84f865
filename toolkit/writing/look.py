"""The look of the standard table, read from templates/bieu-chuan.xlsx, which a clerk restyles in Excel."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from toolkit.model import OperationError

COLUMNS = 9
ROLE_COLUMN = 11
"""The column (K) right of the printed area that says what each row of the template is a sample of."""


class Role(StrEnum):
    """What a row of the template is a sample of."""

    TITLE = "tiêu đề"
    HEADER = "đầu cột"
    AGENCY = "cơ quan"
    ITEM = "mục"
    DASH = "gạch đầu dòng"
    BARE = "không số"
    OF_WHICH = "trong đó"
    CLOSING = "cuối biểu"


LEVELS = (Role.AGENCY, Role.ITEM, Role.DASH, Role.BARE, Role.OF_WHICH)


class LookError(OperationError):
    """The template cannot be used; the message says which cell and what to do."""

    def __init__(self, path: Path, trouble: str) -> None:
        super().__init__(
            f"Mẫu biểu {path}: {trouble} Mẫu gốc có trong mọi không gian làm việc mới (ktxh init THƯ_MỤC)."
        )


@dataclass(frozen=True, slots=True)
class LookCell:
    """One cell of the template: its text, and its style as XlsxWriter properties."""

    text: str
    style: dict[str, Any]
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class LookRow:
    """One row of the template; cells by column counted from 0, those under a merge left out."""

    height: float | None
    cells: dict[int, LookCell]


@dataclass(frozen=True, slots=True)
class Page:
    """How the sheet is printed; margins in inches."""

    margins: tuple[float, float, float, float] = (0.6, 0.6, 0.75, 0.75)
    """Left, right, top, bottom."""
    landscape: bool = True
    paper: int = 9
    header: str = ""
    footer: str = "&C&P/&N"


@dataclass(frozen=True)
class Look:
    """Everything that the template says about the table's looks."""

    widths: tuple[float, ...]
    title: tuple[LookRow, ...]
    header: tuple[LookRow, ...]
    levels: dict[Role, LookRow]
    closing: tuple[LookRow, ...]
    page: Page = field(default_factory=Page)


def read_look(path: Path) -> Look:
    """Read the template; raise LookError with what is wrong in it."""
    from toolkit.writing.look_template import look_of

    return look_of(path)
