"""A kind of row of a long sheet: the styles of its columns made ready once, and each row written and done with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from decimal import Decimal
from functools import cache
from math import inf
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from toolkit.writing.content import MAX_FORMULA, Content, Formula, Number, check_formula, is_quoted, number_text
from toolkit.writing.fast_worksheet import formula_xml, letters
from toolkit.writing.measure import letters_sure_to_fit
from toolkit.writing.xml_text import text_element

if TYPE_CHECKING:
    from toolkit.writing.book import Sheet, Style

Named = TypeVar("Named", bound=Hashable)
_REMEMBERED = 10_000
"""Texts of a column of which it is remembered how they are written."""


class _Text(NamedTuple):
    """A text as the rest of its cell's XML, how high it is, and how many shared texts it is (0 or 1)."""

    xml: str
    height: float
    shared: int


class RowWriter:
    """Writes rows of its kind; each stands below those that were written before, and nothing is added to it later."""

    def __init__(self, sheet: Sheet, styles: Sequence[Style], inline: Collection[int] = ()) -> None:
        """`styles` of the columns from the first on; `inline` are columns whose texts hardly ever come twice."""
        self._sheet = sheet
        self._columns = [_Column(sheet, number, style, inline=number in inline) for number, style in enumerate(styles)]
        self._height = max(column.dress.line for column in self._columns)

    def write(self, row: int, contents: Iterable[Content], level: int = 0) -> None:
        """Write a row, counted from 0: what each of its columns holds, and its outline level."""
        _write(self._sheet, row, zip(self._columns, contents, strict=True), self._height, level)


class FreeRowWriter(Generic[Named]):
    """The same for rows in which each cell has a style of its own, called by a name that `style_of` understands."""

    def __init__(self, sheet: Sheet, style_of: Callable[[Named], Style]) -> None:
        self._sheet = sheet
        self._column = cache(lambda number, name: _Column(sheet, number, style_of(name), inline=False))

    def write(self, row: int, cells: Iterable[tuple[int, Named, Content]]) -> None:
        """Write a row, counted from 0: column, style and content of each of its cells, from left to right."""
        styled = [(self._column(number, name), content) for number, name, content in cells]
        height = max(column.dress.line for column, _ in styled)
        _write(self._sheet, row, styled, height, 0)


def _write(sheet: Sheet, row: int, cells: Iterable[tuple[_Column, Content]], height: float, level: int) -> None:
    number, shared, last = row + 1, 0, 0
    written: list[str] = []
    for column, content in cells:
        if isinstance(content, str):
            xml, needed, counted = column.texts.get(content) or column.learn(content, row)
            shared += counted
            height = max(height, needed)
        elif isinstance(content, Formula):
            xml = column.formula(content, row)
            if isinstance(content.result, str) and len(content.result) > column.sure:
                height = max(height, column.height(content.result))
        elif content is None:
            continue
        else:
            xml = column.amount(content)
        last = column.number
        written.append(f"{column.head}{number}{xml}")
    sheet.finish_row(row, last, "".join(written), height, level, shared)


class _Column:
    """One column of a kind of row: how its cells begin, and the texts that were written in it."""

    def __init__(self, sheet: Sheet, number: int, style: Style, *, inline: bool) -> None:
        self._sheet, self.number, self._style, self._inline = sheet, number, style, inline
        self.dress = sheet.book.dress(style)
        self.head = f'<c r="{letters(number)}'
        self.style = f'" s="{self.dress.format._get_xf_index()}"'
        self._shown = {"": self.style}
        points = sheet.points(number) if self.dress.wrap else inf
        self.sure = letters_sure_to_fit(points, self.dress.size, self.dress.indent)
        self._empty = {"": _Text(f"{self.style}/>", 0, 0)}
        self.texts = self._empty.copy()

    def learn(self, text: str, row: int) -> _Text:
        """A text that was not written before."""
        style, height = self.style, self.height(text)
        if is_quoted(text, row, self.number):
            dress = self._sheet.book.dress(self._style, quoted=True)
            style = f'" s="{dress.format._get_xf_index()}"'
        if self._inline:
            return _Text(f'{style} t="inlineStr"><is>{text_element(text)}</is></c>', height, 0)
        if len(self.texts) > _REMEMBERED:
            self.texts = self._empty.copy()
        index = self._sheet.book.shared_text(text)
        found = self.texts[text] = _Text(f'{style} t="s"><v>{index}</v></c>', height, 1)
        return found

    def height(self, text: str) -> float:
        """How high a row must be for a text."""
        if len(text) <= self.sure and "\n" not in text:
            return self.dress.line
        return self._sheet.height_of(text, self.number, self.dress)

    def shown(self, shown_as: str) -> str:
        """The column's style with a number format."""
        found = self._shown.get(shown_as)
        if found is None:
            made = self._sheet.book.format(self._style | {"num_format": shown_as})
            found = self._shown[shown_as] = f'" s="{made._get_xf_index()}"'
        return found

    def amount(self, content: Number | Decimal | int) -> str:
        """A number's part of its cell's XML."""
        number, shown_as = content if isinstance(content, Number) else (content, "")
        return f"{self._shown.get(shown_as) or self.shown(shown_as)}><v>{number_text(number)}</v></c>"

    def formula(self, formula: Formula, row: int) -> str:
        """A formula's part of its cell's XML."""
        xml, result, shown_as = formula
        if len(xml) > MAX_FORMULA:
            check_formula(xml, row, self.number)
        style = self._shown.get(shown_as) or self.shown(shown_as)
        if not isinstance(result, str | bool):
            return f"{style}><f>{xml}</f><v>{number_text(result)}</v></c>"
        return style + formula_xml(xml, result)
