"""A workbook of ours as cells that can be compared: constants, formulas with their results, who saved it and when."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from itertools import zip_longest
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
    """One sheet's non-empty cells; rows and columns are counted from 1.

    A master may have millions of cells: what is kept of a row is the tuple of its constants (None where there is
    nothing) and formulas, and contents are made of them when they are asked for.
    """

    name: str
    packed: Mapping[int, tuple[Any, ...]]

    @property
    def rows(self) -> Rows:
        """Cells by row, then by column."""
        return Rows(self.packed)

    def get(self, row: int, column: int) -> Content | None:
        """A cell."""
        values = self.packed.get(row, ())
        return _content(values[column - 1]) if 0 < column <= len(values) else None

    def items(self) -> Iterator[tuple[tuple[int, int], Content]]:
        """All cells by row and column."""
        for number, cells in self.rows.items():
            for column, content in cells.items():
                yield (number, column), content

    def contents(self) -> Iterator[Content]:
        """All cells, row by row."""
        return (content for _, content in self.items())

    def above(self, row: int) -> SheetView:
        """What stands above a row."""
        return SheetView(self.name, {number: cells for number, cells in self.packed.items() if number < row})


class Rows(Mapping[int, dict[int, Content]]):
    """The rows of a sheet, made of what is kept when they are asked for."""

    def __init__(self, packed: Mapping[int, tuple[Any, ...]]) -> None:
        self._packed = packed

    def __getitem__(self, row: int) -> dict[int, Content]:
        cells = enumerate(self._packed[row], 1)
        return {column: content for column, value in cells if (content := _content(value)) is not None}

    def __iter__(self) -> Iterator[int]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def _content(value: Any) -> Content | None:  # noqa: ANN401
    return value if value is None or isinstance(value, Content) else Content(value)


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
                sheet.title: SheetView(sheet.title, _packed(sheet, shown[sheet.title])) for sheet in written.worksheets
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


def _packed(written: Any, shown: Any) -> dict[int, tuple[Any, ...]]:  # noqa: ANN401
    """The rows that hold something, in their order; a sheet's stated size is not trusted."""
    written.reset_dimensions()
    found: dict[int, tuple[Any, ...]] = {}
    calculated: set[int] = set()
    for row in written.iter_rows():
        number = next((cell.row for cell in row if cell.value is not None), None)
        if number is not None:
            found[number] = values = tuple(map(_kept, row))
            if any(isinstance(value, Content) for value in values):
                calculated.add(number)
    if calculated:
        shown.reset_dimensions()
        for row in shown.iter_rows():
            number = next((cell.row for cell in row if cell.value is not None), None)
            if number in calculated:
                pairs = zip_longest(found[number], (cell.value for cell in row))
                found[number] = tuple(
                    Content(result, value.formula) if isinstance(value, Content) else value for value, result in pairs
                )
    return found


def _kept(cell: Any) -> Any:  # noqa: ANN401
    """A constant, None for nothing, or a formula without its result."""
    value = cell.value
    if value is None or value == "":
        return None
    return Content(None, str(getattr(value, "text", value) or "=")) if cell.data_type == "f" else value


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
