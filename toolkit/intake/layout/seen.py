"""What is seen in a workbook before anything is known of it: readable sheets, their tables, what is hidden."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import shorten

from toolkit.findings.intake_problems import HIDDEN, NO_TABLE, UNDER_MERGE
from toolkit.findings.layout_problems import CONTINUED, TABLE_LEFT
from toolkit.findings.text_problems import LEGACY_TEXT
from toolkit.intake.layout.columns import ColumnKind, Vocabulary
from toolkit.intake.layout.doubts import say_doubts
from toolkit.intake.layout.find_tables import find_tables
from toolkit.intake.layout.outside import say_outside
from toolkit.intake.layout.table import Table
from toolkit.intake.readers.grid import Decoding, Grid, Sheet, cell_name, column_letters
from toolkit.model import Finding, Place

_LONGEST_EXAMPLE = 60

_REPORTED = {ColumnKind.PLAN, ColumnKind.ACTUAL, ColumnKind.ESTIMATE, ColumnKind.PREVIOUS}


def see(grid: Grid, file: str, vocabulary: Vocabulary) -> tuple[tuple[Table, ...], list[Finding]]:
    """All tables of a workbook, those of hidden sheets too, and what is to be said about them."""
    sheets = [sheet for sheet in grid.sheets if sheet.cells]
    by_sheet = _tables_of(sheets, vocabulary)
    findings = _say_sheets(sheets, [sheet.name for sheet in sheets], file)
    tables, said = _say(grid, sheets, by_sheet, vocabulary, findings, file)
    return tables, said if tables else [*said, _say_none(sheets, file)]


def see_submission(grid: Grid, file: str, vocabulary: Vocabulary) -> tuple[tuple[Table, ...], list[Finding]]:
    """The tables that count of a workbook that was sent: of visible sheets, with a column of plans or results.

    Hidden sheets count where only they hold such a table; tables of other columns are told and left out.
    """
    filled = [sheet for sheet in grid.sheets if sheet.cells]
    by_sheet = _tables_of(filled, vocabulary)
    visible = [sheet for sheet in filled if sheet.visible]
    sheets = visible if any(_reports(table) for sheet in visible for table in by_sheet[sheet.name]) else filled
    findings = _say_sheets(filled, [sheet.name for sheet in sheets], file)
    tables, said = _say(grid, sheets, by_sheet, vocabulary, findings, file)
    reporting = tuple(table for table in tables if _reports(table))
    said += [_say_left(table, file) for table in tables if table.rows and not _reports(table)]
    return reporting, said if reporting else [*said, _say_none(sheets, file)]


def _tables_of(sheets: list[Sheet], vocabulary: Vocabulary) -> dict[str, tuple[Table, ...]]:
    """The tables by sheet; a sheet without a header may go on with the table of the sheet before."""
    found: dict[str, tuple[Table, ...]] = {}
    before: Table | None = None
    for sheet in sheets:
        found[sheet.name] = find_tables(sheet, vocabulary, before)
        before = next(reversed(found[sheet.name]), None)
    return found


def _say(
    grid: Grid,
    sheets: list[Sheet],
    by_sheet: dict[str, tuple[Table, ...]],
    vocabulary: Vocabulary,
    findings: list[Finding],
    file: str,
) -> tuple[tuple[Table, ...], list[Finding]]:
    findings += [_say_decoded(decoding, file) for decoding in grid.decoded]
    findings = [*(remark.finding(file) for remark in grid.remarks), *findings]
    tables = tuple(table for sheet in sheets for table in by_sheet[sheet.name])
    for sheet in sheets:
        findings += _hidden_inside(sheet, file)
        findings += say_outside(sheet, by_sheet[sheet.name], file)
        findings += say_doubts(sheet, by_sheet[sheet.name], vocabulary, file)
        findings += [CONTINUED.at(Place(file, sheet.name)) for table in by_sheet[sheet.name] if table.is_continued]
    return tables, findings


def _say_none(sheets: list[Sheet], file: str) -> Finding:
    seen = "không có dòng nào mang tên các cột quen thuộc" if sheets else "tệp không có nội dung"
    return NO_TABLE.at(Place(file), seen=seen)


def _say_sheets(filled: list[Sheet], read: list[str], file: str) -> list[Finding]:
    """That sheets are hidden, and whether they are read all the same."""
    return [
        HIDDEN.at(
            Place(file, sheet.name),
            what=f"Trang tính “{sheet.name}”",
            handled="vẫn được đọc" if sheet.name in read else "không lấy số liệu ở đó",
        )
        for sheet in filled
        if not sheet.visible
    ]


def _reports(table: Table) -> bool:
    """Whether a table has a column of plans or results."""
    return any(column.meaning.kind in _REPORTED for column in table.columns)


def _say_left(table: Table, file: str) -> Finding:
    count = sum(1 for row in table.rows for _ in table.cells(row))
    place = Place(file, table.sheet.name, cell_name(table.header[0], table.columns[0].number))
    return TABLE_LEFT.at(place, first=table.header[0], last=table.rows[-1].row, count=count)


def _say_decoded(decoding: Decoding, file: str) -> Finding:
    """In which charset texts were typed, and how that was known; one finding for the whole file."""
    evidence = [f"phông chữ của {decoding.by_font} ô"] if decoding.by_font else []
    if decoding.by_text:
        evidence.append(f"mặt chữ của {decoding.by_text} ô (chuyển xong thì thành vần tiếng Việt, để nguyên thì không)")
    stored, read = decoding.example
    return LEGACY_TEXT.at(
        Place(file),
        charset=decoding.charset,
        sheets=_listed(f"“{sheet}”" for sheet in decoding.sheets),
        evidence=", ".join(evidence),
        stored=shorten(stored, _LONGEST_EXAMPLE, placeholder="…"),
        read=shorten(read, _LONGEST_EXAMPLE, placeholder="…"),
    )


def _hidden_inside(sheet: Sheet, file: str) -> Iterable[Finding]:
    rows = sorted(sheet.hidden_rows & sheet.rows.keys())
    columns = sorted(sheet.hidden_columns & {column for _, column in sheet.cells}) if sheet.hidden_columns else []
    place = Place(file, sheet.name)
    if rows:
        yield HIDDEN.at(place, what=f"Dòng {_listed(map(str, rows))}", handled="vẫn được đọc")
    if columns:
        yield HIDDEN.at(place, what=f"Cột {_listed(map(column_letters, columns))}", handled="vẫn được đọc")
    for position, raw in sheet.covered:
        yield UNDER_MERGE.at(Place(file, sheet.name, cell_name(*position)), raw=raw)


def _listed(names: Iterable[str]) -> str:
    found = list(names)
    return ", ".join(found[:8]) + (f"… ({len(found)})" if len(found) > 8 else "")
