"""Decode the text of a workbook that was typed before Unicode, once, before anything else looks at it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from toolkit.intake.grid import Cell, CellKind, Decoding, Grid, Sheet
from toolkit.vietnamese.charsets import Charset, decode
from toolkit.vietnamese.fonts import charset_of, draws_capitals


@dataclass
class _Account:
    """What was decoded from one charset."""

    sheets: Counter[str] = field(default_factory=Counter)
    by_font: int = 0
    by_text: int = 0
    example: tuple[str, str] = ("", "")


def decode_legacy(grid: Grid) -> Grid:
    """The workbook with all its texts and sheet names in Unicode; `decoded` says what was done and on what evidence.

    Readers give texts as they are stored, and with each the font that draws it where they know it.
    """
    accounts: defaultdict[Charset, _Account] = defaultdict(_Account)
    sheets = tuple(_decode_sheet(sheet, accounts) for sheet in grid.sheets)
    notes = (
        Decoding(charset.value, tuple(found.sheets), found.by_font, found.by_text, found.example)
        for charset, found in accounts.items()
    )
    return replace(grid, sheets=sheets, decoded=tuple(notes))


def _decode_sheet(sheet: Sheet, accounts: defaultdict[Charset, _Account]) -> Sheet:
    cells = {position: _decode_cell(cell, sheet.name, accounts) for position, cell in sheet.cells.items()}
    return replace(sheet, cells=cells)


def _decode_cell(cell: Cell, sheet: str, accounts: defaultdict[Charset, _Account]) -> Cell:
    if cell.kind is not CellKind.TEXT or not (cell.font or cell.runs):
        return cell
    runs = cell.runs or ((cell.font, cell.text),)
    text = "".join(_decode_run(font, piece) for font, piece in runs)
    charset = next((found for font, _ in runs if (found := charset_of(font))), None)
    if text == cell.text or charset is None:
        return cell
    account = accounts[charset]
    account.sheets[sheet] += 1
    account.by_font += 1
    account.example = account.example if account.example[0] else (cell.text, text)
    return cell._replace(text=text, runs=())


def _decode_run(font: str, text: str) -> str:
    charset = charset_of(font)
    if charset is None or text.isascii():
        return text
    decoded = decode(text, charset)
    return decoded.upper() if draws_capitals(font) else decoded
