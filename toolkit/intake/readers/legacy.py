"""Decode the text of a workbook that was typed before Unicode, once, before anything else looks at it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter

from toolkit.intake.readers.grid import Cell, CellKind, Decoding, Grid, Sheet
from toolkit.intake.readers.slip_record import is_record
from toolkit.vietnamese.charsets import Charset
from toolkit.vietnamese.fonts import charset_of, draws_capitals
from toolkit.vietnamese.legacy import Vote, count_words, decode_text, vote

_FONT, _RUNS = itemgetter(Cell._fields.index("font")), itemgetter(Cell._fields.index("runs"))
_TEXT = CellKind.TEXT


def decode_legacy(grid: Grid) -> Grid:
    """The workbook with all its texts and sheet names in Unicode; `decoded` says what was done and on what evidence.

    Readers give texts as they are stored, and with each the font that draws it where it is one from before Unicode.
    A slip of ours was in Unicode from the beginning.
    """
    if any(is_record(sheet.text(1, 1)) for sheet in grid.sheets):
        return grid
    texts = [[cell for cell in sheet.cells.values() if cell[0] is _TEXT] for sheet in grid.sheets]
    counts = [count_words({cell[1] for cell in cells if not cell[1].isascii()}) for cells in texts]
    book = sum(counts, Counter[Charset]())
    if not any(charset is not Charset.UNICODE for charset in book) and not any(map(_has_fonts, texts)):
        return grid
    accounts: defaultdict[Charset, _Account] = defaultdict(_Account)
    sheets = [
        _decode_sheet(sheet, vote(own, book), vote(book), accounts)
        for sheet, own in zip(grid.sheets, counts, strict=True)
    ]
    notes = (account.note(charset) for charset, account in sorted(accounts.items()))
    return replace(grid, sheets=_distinct(sheets), decoded=tuple(notes))


@dataclass
class _Account:
    """What was decoded from one charset."""

    sheets: dict[str, None] = field(default_factory=dict)
    by_font: int = 0
    by_text: int = 0
    examples: list[tuple[str, str]] = field(default_factory=list)

    def add(self, sheet: str, stored: str, read: str, *, by_font: bool) -> None:
        self.sheets[sheet] = None
        self.by_font += by_font
        self.by_text += not by_font
        self.examples.append((stored, read))

    def note(self, charset: Charset) -> Decoding:
        """The account as it is told, with the first text long enough to show what was done."""
        telling = next((one for one in self.examples if len(one[1].split()) >= 2), self.examples[0])
        return Decoding(charset.value, tuple(self.sheets), self.by_font, self.by_text, telling)


def _has_fonts(texts: list[Cell]) -> bool:
    return any(map(_FONT, texts)) or any(map(_RUNS, texts))


def _decode_sheet(sheet: Sheet, own: Vote, book: Vote, accounts: defaultdict[Charset, _Account]) -> Sheet:
    name = decode_text(sheet.name, book).text
    cells = dict(sheet.cells)
    for position, cell in sheet.cells.items():
        if cell.kind is not CellKind.TEXT or (cell.text.isascii() and not cell.font):
            continue
        text, charset, by_font = _decode_cell(cell, own)
        if text != cell.text:
            cells[position] = cell._replace(text=text, runs=())
        if charset is not None:
            accounts[charset].add(name, cell.text, text, by_font=by_font)
    covered = tuple((position, decode_text(raw, own).text) for position, raw in sheet.covered)
    return replace(sheet, name=name, cells=cells, covered=covered)


def _decode_cell(cell: Cell, sheet: Vote) -> tuple[str, Charset | None, bool]:
    """The cell's text, the charset most of it was typed in, and whether its font says so."""
    pieces, used = [], Counter[Charset]()
    runs = groupby(cell.runs or ((cell.font, cell.text),), key=lambda run: run[0])
    fonts = set()
    for font, same in runs:
        charset = charset_of(font)
        fonts.add(charset)
        found = decode_text("".join(text for _, text in same), sheet, charset, cell.text)
        pieces.append(_as_drawn(found.text, font))
        if found.charset is not None:
            used[found.charset] += 1
    main = max(used, key=used.__getitem__) if used else None
    return "".join(pieces), main, main in fonts


def _as_drawn(text: str, font: str) -> str:
    return text.upper() if draws_capitals(font) else text


def _distinct(sheets: list[Sheet]) -> tuple[Sheet, ...]:
    """The sheets; a name that two of them would have after decoding stays with the first."""
    seen: set[str] = set()
    found = []
    for sheet in sheets:
        name, copy = sheet.name, 2
        while name in seen:
            name, copy = f"{sheet.name} ({copy})", copy + 1
        seen.add(name)
        found.append(replace(sheet, name=name))
    return tuple(found)
