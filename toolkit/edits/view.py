"""A workbook of ours as cells that can be compared: constants, formulas with their results, who saved it and when."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import cached_property
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from toolkit.model import OperationError
from toolkit.writing.master.build import BASE_PROPERTY

HANOI = timezone(timedelta(hours=7))
NOBODY = "người dùng"


class UnreadableMasterError(OperationError):
    """The workbook in the master's place cannot be read, so that nothing may be written over it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Không đọc được {name} đang có nên không ghi đè lên. "
            "Hãy mở tệp trong Excel rồi lưu lại, hoặc chuyển tệp đó đi chỗ khác, rồi chạy lại."
        )


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell holds: a constant, or a formula with the result that was saved beside it."""

    value: Any
    formula: str = ""

    @property
    def text(self) -> str:
        """The content as a person sees it in the formula bar."""
        return self.formula or plain_text(self.value)


@dataclass(frozen=True)
class SheetView:
    """One sheet's non-empty cells by (row, column), counted from 1."""

    name: str
    cells: dict[tuple[int, int], Content]

    @cached_property
    def rows(self) -> dict[int, dict[int, Content]]:
        """Cells by row, then by column."""
        found: dict[int, dict[int, Content]] = {}
        for (row, column), content in sorted(self.cells.items()):
            found.setdefault(row, {})[column] = content
        return found


@dataclass(frozen=True)
class BookView:
    """A workbook, read for comparing."""

    sheets: dict[str, SheetView]
    who: str
    when: str


@contextmanager
def unkept_extensions() -> Iterator[None]:
    """Openpyxl complains of sparklines and the like that it would not save; what is read here is never saved."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*extension is not supported", category=UserWarning)
        yield


def view_book(data: bytes, name: str) -> BookView:
    """Read a workbook; raise UnreadableMasterError."""
    try:
        with unkept_extensions():
            written = load_workbook(io.BytesIO(data), read_only=True)
            shown = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = {
                sheet.title: SheetView(sheet.title, _cells(sheet, shown[sheet.title])) for sheet in written.worksheets
            }
            properties = written.properties
    except (OSError, zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, SyntaxError) as cause:
        raise UnreadableMasterError(name) from cause
    when = properties.modified or properties.created or datetime(1970, 1, 1)  # noqa: DTZ001
    return BookView(sheets, (properties.lastModifiedBy or NOBODY).strip() or NOBODY, _local(when))


def base_of(data: bytes, name: str) -> str:
    """The fingerprint that stands in a workbook, empty where there is none; raise UnreadableMasterError."""
    try:
        return next((str(one.value or "") for one in _custom(data) if one.name == BASE_PROPERTY), "")
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as cause:
        raise UnreadableMasterError(name) from cause


def _custom(data: bytes) -> list[Any]:
    """The custom properties; openpyxl reads them only of workbooks that it loads in full."""
    from openpyxl.packaging.custom import CustomPropertyList
    from openpyxl.xml.constants import ARC_CUSTOM
    from openpyxl.xml.functions import fromstring

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if ARC_CUSTOM not in package.namelist():
            return []
        tree: Any = fromstring(package.read(ARC_CUSTOM))
        return list(CustomPropertyList.from_tree(tree).props)


def _cells(written: Any, shown: Any) -> dict[tuple[int, int], Content]:  # noqa: ANN401
    """All cells that hold something; a sheet's stated size is not trusted."""
    written.reset_dimensions()
    found: dict[tuple[int, int], Content] = {}
    formulas: dict[tuple[int, int], str] = {}
    for row in written.iter_rows():
        for cell in row:
            value = cell.value
            if value is None or value == "":
                continue
            position = (cell.row, cell.column)
            found[position] = Content(value)
            if cell.data_type == "f":
                formulas[position] = str(getattr(value, "text", value) or "=")
    if formulas:
        shown.reset_dimensions()
        results = {
            (cell.row, cell.column): cell.value for row in shown.iter_rows() for cell in row if cell.value is not None
        }
        found |= {position: Content(results.get(position), formula) for position, formula in formulas.items()}
    return found


def _local(when: datetime) -> str:
    known = when if when.tzinfo else when.replace(tzinfo=UTC)
    return known.astimezone(HANOI).isoformat(timespec="seconds")


def plain_text(value: object) -> str:
    """A constant as text: whole numbers whole, line ends alike."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").replace("\xa0", " ")
