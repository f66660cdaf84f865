"""What is seen in a workbook before anything is known of it: readable sheets, their tables, what is hidden."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import shorten

from toolkit.findings.intake_problems import HIDDEN, NO_TABLE, UNDER_MERGE
from toolkit.findings.text_problems import LEGACY_TEXT
from toolkit.intake.columns import Vocabulary
from toolkit.intake.grid import Decoding, Grid, Sheet, cell_name, column_letters
from toolkit.intake.layout import find_tables
from toolkit.intake.table import Table
from toolkit.model import Finding, Place

_LONGEST_EXAMPLE = 60


def see(grid: Grid, file: str, vocabulary: Vocabulary) -> tuple[tuple[Table, ...], list[Finding]]:
    """The tables of a workbook's readable sheets, and what is to be said about them."""
    sheets, findings = _readable_sheets(grid, file, vocabulary)
    findings += [_say_decoded(decoding, file) for decoding in grid.decoded]
    findings = [*(remark.finding(file) for remark in grid.remarks), *findings]
    tables = tuple(table for sheet in sheets for table in find_tables(sheet, vocabulary))
    if not tables:
        seen = "tệp không có nội dung" if not sheets else "không có dòng nào mang tên các cột quen thuộc"
        findings.append(NO_TABLE.at(Place(file), seen=seen))
    return tables, findings


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


def _readable_sheets(grid: Grid, file: str, vocabulary: Vocabulary) -> tuple[list[Sheet], list[Finding]]:
    """Visible sheets, or the hidden ones where only they hold a table; what is hidden is said."""
    filled = [sheet for sheet in grid.sheets if sheet.cells]
    visible = [sheet for sheet in filled if sheet.visible]
    if not any(find_tables(sheet, vocabulary) for sheet in visible):
        visible = filled
    findings = [
        HIDDEN.at(
            Place(file, sheet.name),
            what=f"Trang tính “{sheet.name}”",
            handled="vẫn được đọc" if sheet in visible else "không lấy số liệu ở đó",
        )
        for sheet in filled
        if not sheet.visible
    ]
    for sheet in visible:
        findings += _hidden_inside(sheet, file)
    return visible, findings


def _hidden_inside(sheet: Sheet, file: str) -> Iterable[Finding]:
    rows = sorted(sheet.hidden_rows & sheet.rows.keys())
    columns = sorted(sheet.hidden_columns & {column for _, column in sheet.cells})
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
