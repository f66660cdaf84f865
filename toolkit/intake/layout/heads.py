"""A row of labels among the rows of a table: what speaks for it being the header of another table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from toolkit.intake.layout.body import ends_table, is_remark
from toolkit.intake.layout.columns import FRAME
from toolkit.intake.layout.opening import heads_values, is_letterhead, is_state
from toolkit.intake.layout.signs import VALUES, Sign
from toolkit.intake.layout.units import is_unit, is_unit_line, unit_in_name
from toolkit.intake.layout.view import LONGEST_LABEL, View, is_numbering
from toolkit.model import Mark
from toolkit.vietnamese import clean, key
from toolkit.vietnamese.marks import is_ditto
from toolkit.vietnamese.numbers import parse_number

_NUMBERS = frozenset({Sign.SMALL, Sign.MARKER})
_DEPTH = 3
"""Rows of labels that are looked at together."""
_AHEAD = 4
"""In how many rows below a label its first figure is looked for."""
_FIRST = re.compile(r"\(?(?:0?1|I|A|a)[.)]?")
_WHEN = re.compile("|".join(map(re.escape, map(key, ("năm ", "thời điểm", "thời gian")))))
_ABOUT = key("ước")
"""Stands for a value too: not known yet."""
_CAPTION = re.compile(
    "|".join(map(re.escape, map(key, ("biểu", "bảng", "phụ lục", "phụ biểu", "mẫu", "kèm theo", "(kèm theo"))))
    + "|.*(?:" + "|".join(map(re.escape, map(key, ("tiếp theo", "(tiếp)")))) + ")"
)  # fmt: skip


def _is_said_of_a_row(text: str) -> bool:
    """Whether a text may stand for a figure or a unit: `Tấn`, `"`, `chưa có số liệu`, `Đạt`."""
    return is_unit(text) or is_ditto(text) or is_state(text) or isinstance(parse_number(text), Mark)


@dataclass(frozen=True)
class Heads:
    """A row of labels with the rows of labels right below it, and what stood above in each column."""

    view: View
    row: int
    above: dict[int, Sign]
    named: int
    headings: set[str]

    @cached_property
    def rows(self) -> range:
        """This row and those that go on with it."""
        end = self.row + 1
        while end < self.row + _DEPTH and self._goes_on(end):
            end += 1
        return range(self.row, end)

    def _goes_on(self, row: int) -> bool:
        signs = self.view.signs.get(row, {})
        return Sign.LABEL in signs.values() and VALUES.isdisjoint(signs.values()) and min(signs) > min(self.texts)

    @cached_property
    def texts(self) -> dict[int, str]:
        """The texts of the row by column."""
        return {column: clean(self.view.sheet.text(self.row, column)) for column in self.view.signs[self.row]}

    @property
    def may_be(self) -> bool:
        """Whether nothing makes it a row of values, a row of units, a signature or a letterhead."""
        signs, texts = self.view.signs[self.row], list(self.texts.values())
        if signs[min(signs)] in VALUES | {Sign.MARKER} or (len(self.view.words(self.row)) < 2 and not self._is_dated):
            return False
        if any(len(text) > LONGEST_LABEL or ends_table(text) or is_letterhead(text) for text in texts):
            return False
        others = texts[1:]
        if len(others) > 1 and len({key(text) for text in others}) == 1:
            return False
        if any(self._measures(column, text) for column, text in list(self.texts.items())[1:]):
            return False
        return self.is_framed or not all(map(_is_said_of_a_row, others))

    @cached_property
    def _is_dated(self) -> bool:
        """Whether years that rise by one stand behind its first word: `Cấp học | 2018 | 2019`."""
        first, *others = self.view.signs[self.row].items()
        years = [int(self.texts[column].strip("()")) for column, sign in others if sign is Sign.YEAR]
        if first[1] is not Sign.LABEL or len(years) < max(2, len(others)):
            return False
        return all(b - a == 1 for a, b in pairwise(years)) and not _WHEN.match(key(self.texts[first[0]]))

    @property
    def are_sure(self) -> bool:
        """Whether this is a header beyond doubt."""
        between = len(self.between)
        if self.is_framed:
            return bool(self.below) and between + self.signs_of_a_header >= 1
        return between >= 2 - (self.signs_of_a_header >= 2) and self.signs_of_a_header >= 1

    @property
    def are_likely(self) -> bool:
        """Whether it may be one."""
        return len(self.between) >= 2 or (len(self.between) == 1 and self.signs_of_a_header >= 1)

    @cached_property
    def is_framed(self) -> bool:
        """Whether one of its first two texts is nothing but a word for numbers, names or units of rows."""
        return any(self._is_frame(text) for text in list(self.texts.values())[:2])

    def _measures(self, column: int, text: str) -> bool:
        """Whether a text is the unit of a row: a unit where words stand in the rows above too."""
        return is_unit(text) and self.above.get(column) is Sign.LABEL and not self.is_framed

    def _is_frame(self, text: str) -> bool:
        return any(self.view.vocabulary.is_exactly(kind, key(text)) for kind in FRAME)

    @cached_property
    def labels(self) -> dict[int, str]:
        """The lowest label of each column."""
        view = self.view
        return {
            column: clean(view.sheet.text(row, column))
            for row in self.rows
            for column, sign in view.signs[row].items()
            if sign in (Sign.LABEL, Sign.YEAR)
        }

    @cached_property
    def following(self) -> list[int]:
        """The next rows that show anything."""
        return self.view.between(self.rows[-1] + 1, self.rows[-1] + 2 * _AHEAD)[:_AHEAD]

    @cached_property
    def below(self) -> set[int]:
        """The columns in which figures follow, in rows with words."""
        signs = [self.view.signs[row] for row in self.following]
        return {c for one in signs if Sign.LABEL in one.values() for c, sign in one.items() if sign in VALUES}

    @cached_property
    def between(self) -> list[int]:
        """The columns in which a label stands between figures, or between names and figures."""
        known = VALUES | {Sign.LABEL}
        return [
            column
            for column, text in self.labels.items()
            if column in self.below and self.above.get(column) in known and not self._is_frame(text)
        ]

    @cached_property
    def signs_of_a_header(self) -> int:
        """How many other things speak for a header."""
        view, heads = self.view, [text for column, text in self.labels.items() if column != min(self.texts)]
        return sum(
            (
                self._is_dated
                or any((heads_values(view, text) and key(text) != _ABOUT) or unit_in_name(text) for text in heads),
                any(is_numbering(view, row) for row in self.following[:1]),
                self._restarts or self._is_no_longer_numbered,
                self._stands_apart,
                self._is_bold,
                any(key(text) in self.headings for text in heads),
                self._is_merged,
                any(column not in self.above for column in self.labels),
            )
        )

    @property
    def _restarts(self) -> bool:
        """Whether the rows below are numbered from one again, or for the first time."""
        before = self.view.signs[self.named]
        begun = next((row for row in self.following if not is_numbering(self.view, row)), None)
        if begun is None:
            return False
        first = min(self.view.signs[begun])
        if self.view.signs[begun][first] not in _NUMBERS or not _FIRST.fullmatch(self.view.sheet.text(begun, first)):
            return False
        last = self.view.sheet.text(self.named, min(before))
        return before[min(before)] not in _NUMBERS or not _FIRST.fullmatch(last)

    @property
    def _is_no_longer_numbered(self) -> bool:
        """Whether words stand below where the rows above have their numbers."""
        before = self.view.signs[self.named]
        signs = [self.view.signs[row].get(min(before)) for row in self.following if not is_numbering(self.view, row)]
        return before[min(before)] in _NUMBERS and len(signs) > 1 and set(signs) == {Sign.LABEL}

    @property
    def _stands_apart(self) -> bool:
        """Whether an empty row, a caption, a unit, a note or a signature stands above."""
        signs = self.view.signs.get(self.row - 1, {})
        if not signs:
            return True
        text = self.view.sheet.text(self.row - 1, min(signs))
        if ends_table(text) or is_remark(text):
            return True
        return len(signs) == 1 and (is_unit_line(text) or bool(_CAPTION.match(key(text))))

    @property
    def _is_bold(self) -> bool:
        """Whether its texts are bold and those of the row with figures above are not."""
        cells = self.view.sheet.rows
        return all(cells[self.row][column].bold for column in self.texts) and not any(
            cell.bold for cell in cells[self.named].values()
        )

    @property
    def _is_merged(self) -> bool:
        """Whether one of its labels reaches over several cells."""
        return any(area.top in self.rows and area.left in self.texts for area in self.view.merges(self.row, self.row))
