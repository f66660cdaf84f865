"""In which fonts the texts of an .xls are drawn, cell by cell and run by run, and which letters are raised."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.intake.readers.grid import Cell
from toolkit.intake.readers.raised import raised
from toolkit.vietnamese.fonts import charset_of

if TYPE_CHECKING:
    import xlrd

_SUPERSCRIPT = 1


@dataclass
class XlsFonts:
    """The fonts of a workbook; names are told only where some are from before Unicode."""

    book: xlrd.Book

    def of(self, sheet: xlrd.sheet.Sheet, row: int, column: int, cell: Cell) -> Cell:
        """A text cell with its font, its runs where it has more than one font, and raised letters as such (`12¹`)."""
        style = sheet.cell_xf_index(row, column)
        starts = sheet.rich_text_runlist_map.get((row, column), [])
        if style >= len(self.book.xf_list) or not (starts or self._names):
            return cell
        base = self.book.xf_list[style].font_index
        changes = [(0, base), *starts]
        ends = [start for start, _ in changes[1:]] + [len(cell.text)]
        pieces = [
            (index, cell.text[start:end]) for (start, index), end in zip(changes, ends, strict=True) if start < end
        ]
        runs = tuple((self._name(index), self._shown(index, text)) for index, text in pieces)
        fonts = {font for font, _ in runs}
        return cell._replace(
            text="".join(text for _, text in runs),
            font=_legacy(runs[0][0] if len(fonts) == 1 else self._name(base)),
            runs=runs if len(fonts) > 1 and any(map(charset_of, fonts)) else (),
        )

    @cached_property
    def _names(self) -> list[str]:
        names = [font.name for font in self.book.font_list]
        return names if any(map(charset_of, names)) else []

    def _name(self, index: int) -> str:
        return self._names[index] if index < len(self._names) else ""

    def _shown(self, index: int, text: str) -> str:
        is_raised = index < len(self.book.font_list) and self.book.font_list[index].escapement == _SUPERSCRIPT
        return raised(text) if is_raised else text


def _legacy(font: str) -> str:
    return font if charset_of(font) else ""
