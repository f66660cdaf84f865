"""danh-muc.xlsx in, a Catalogue and all its mistakes out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from toolkit.catalog.check import check_catalogue
from toolkit.catalog.line import Line
from toolkit.catalog.schema import AGENCIES, ALIASES, INDICATORS, PLANS, RECIPIENTS, SHEETS, SUCCESSIONS
from toolkit.findings.catalogue_problems import HEADING_MISSING, SHEET_MISSING
from toolkit.intake.readers.grid import Grid, Sheet
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.read_grid import read_grid
from toolkit.intake.readers.refusal import Refused
from toolkit.intake.readers.sniff import Kind, sniff
from toolkit.model import (
    Agency,
    Aggregation,
    Alias,
    Catalogue,
    Direction,
    Finding,
    Indicator,
    Nature,
    OperationError,
    Place,
    Plan,
    Receives,
    Recipient,
    Relation,
    Succession,
    system_reason,
)
from toolkit.vietnamese import key

_HEADING_ROWS = 10
_ROOMY = Limits()
"""Its own file is held to the limits of a submission, whatever ktxh.toml says of those."""


class CatalogueError(OperationError):
    """The catalogue cannot be opened at all."""

    def __init__(self, path: Path, cause: Exception) -> None:
        reason = system_reason(cause) if isinstance(cause, OSError) else "không phải tệp .xlsx đọc được"
        super().__init__(f"Không mở được danh mục {path}: {reason}. Có thể lập danh mục mới bằng lệnh ktxh init.")


Lines = dict[str, list[Line]]


def read_catalogue(path: Path, file: str = "") -> tuple[Catalogue, tuple[Finding, ...]]:
    """Read the catalogue workbook; `file` is what findings call it; raise CatalogueError if it cannot be opened.

    With findings at error level the catalogue must not be used.
    """
    try:
        book = _workbook(path.read_bytes())
    except (OSError, ValueError, Refused) as cause:
        raise CatalogueError(path, cause) from cause
    findings: list[Finding] = []
    lines = _lines(book, file or path.name, findings)
    catalogue = Catalogue(
        agencies=tuple(_agency(line) for line in lines[AGENCIES]),
        indicators=tuple(_indicator(line) for line in lines[INDICATORS]),
        aliases=tuple(_alias(line) for line in lines[ALIASES]),
        plans=tuple(plan for line in lines[PLANS] if (plan := _plan(line))),
        successions=tuple(one for line in lines[SUCCESSIONS] if (one := _succession(line))),
        recipients=tuple(_recipient(line) for line in lines[RECIPIENTS]),
    )
    check_catalogue(catalogue, lines)
    return catalogue, tuple(findings)


def _workbook(data: bytes) -> Grid:
    """The workbook as a grid; raise ValueError for what is none, and Refused."""
    if sniff(data) not in (Kind.XLSX, Kind.EMPTY, Kind.BROKEN_ZIP):
        raise ValueError
    return read_grid(data, _ROOMY)


def _lines(book: Grid, file: str, findings: list[Finding]) -> Lines:
    by_key = {key(sheet.name): sheet for sheet in book.sheets}
    lines: Lines = {}
    for name in SHEETS:
        sheet = by_key.get(key(name))
        if sheet is not None:
            lines[name] = list(_sheet_lines(sheet, name, file, findings))
        else:
            findings.append(SHEET_MISSING.at(Place(file), sheet=name))
            lines[name] = []
    return lines


def _sheet_lines(sheet: Sheet, name: str, file: str, findings: list[Finding]) -> Iterator[Line]:
    """The filled rows below the headings; rows without anything in a known column are passed over."""
    heading_row, columns = _find_headings(sheet, name)
    missing = [heading.name for heading in SHEETS[name] if heading.name not in columns]
    findings += [HEADING_MISSING.at(Place(file, sheet.name), sheet=sheet.name, heading=one) for one in missing]
    for row, cells in sheet.rows.items():
        if row <= heading_row:
            continue
        line = Line(file, sheet.name, row, columns, cells, findings)
        if not line.is_empty:
            yield line


def _find_headings(sheet: Sheet, name: str) -> tuple[int, dict[str, int]]:
    """The row that holds most of the sheet's headings, and their columns."""
    wanted = {key(heading.name): heading.name for heading in SHEETS[name]}
    best: tuple[int, dict[str, int]] = (1, {})
    for row, cells in sheet.rows.items():
        found: dict[str, int] = {}
        for column, cell in cells.items() if row <= _HEADING_ROWS else ():
            heading = wanted.get(key(cell.text))
            if heading is not None:
                found.setdefault(heading, column)
        if len(found) > len(best[1]):
            best = row, found
    return best


def _agency(line: Line) -> Agency:
    return Agency(
        number=line.text("Số"),
        code=line.code("Mã"),
        name=line.text("Tên cơ quan", required=True),
        group=line.text("Nhóm"),
        email=line.email("Email"),
        contact=line.text("Người liên hệ"),
        phone=line.text("Điện thoại"),
        first=line.period("Từ kỳ"),
        last=line.period("Đến kỳ"),
    )


def _indicator(line: Line) -> Indicator:
    return Indicator(
        code=line.code("Mã"),
        agency=line.text("Cơ quan", required=True),
        number=line.text("STT"),
        name=line.text("Tên chỉ tiêu", required=True),
        unit=line.text("ĐVT"),
        parent=line.text("Chỉ tiêu cha") or None,
        relation=line.choice("Quan hệ", Relation, Relation.SEPARATE),
        aggregation=line.choice("Tổng hợp", Aggregation, Aggregation.OWNER),
        nature=line.choice("Loại", Nature, Nature.CUMULATIVE),
        direction=line.choice("Chiều tốt", Direction, Direction.UP),
        decimals=line.integer("Số lẻ", range(10)),
        first=line.period("Từ kỳ"),
        last=line.period("Đến kỳ"),
    )


def _alias(line: Line) -> Alias:
    return Alias(
        agency=line.text("Cơ quan"),
        text=line.text("Tên trong báo cáo", required=True),
        indicator=line.text("Mã chỉ tiêu", required=True),
        decided_by=line.text("Người quyết định"),
        decided_on=line.date("Ngày"),
    )


def _plan(line: Line) -> Plan | None:
    indicator = line.text("Mã chỉ tiêu", required=True)
    year = line.integer("Năm", range(1990, 2101), required=True)
    value = line.number("Giá trị", required=True)
    if year is None or value is None:
        return None
    return Plan(indicator, year, value, line.text("Văn bản giao"), line.place("Giá trị"))


def _succession(line: Line) -> Succession | None:
    old, new = line.text("Mã cũ", required=True), line.text("Mã mới", required=True)
    line.text("Từ kỳ", required=True)
    first, factor = line.period("Từ kỳ"), line.number("Quy đổi")
    if first is None:
        return None
    return Succession(old, new, first) if factor is None else Succession(old, new, first, factor)


def _recipient(line: Line) -> Recipient:
    return Recipient(
        name=line.text("Tên", required=True),
        email=line.email("Email"),
        receives=line.choices("Nhận", Receives),
    )
