"""Where the header of another table stands right below the rows of one, though no empty row parts them."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.intake.layout.heads import Heads
from toolkit.intake.layout.signs import VALUES, Sign
from toolkit.intake.layout.view import Breaks, View
from toolkit.vietnamese import key


def find_breaks(view: View) -> Breaks:
    """Rows of labels that stand between figures: above them, in the same columns, and below them."""
    search = _Search(view)
    for row in view.order:
        search.look(row)
    return Breaks(frozenset(search.sure), frozenset(search.doubtful))


@dataclass
class _Search:
    """Goes down a sheet and remembers what stood last in each column."""

    view: View
    sure: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)
    above: dict[int, Sign] = field(default_factory=dict)
    """The sign of the last cell of each column, in rows with words."""
    named: int = 0
    """The last row with words and figures."""
    judged: int = 0
    headings: set[str] = field(default_factory=set)
    """Keys of the texts of all headers above."""

    def look(self, row: int) -> None:
        """Judge a row of labels by the rows above and below it."""
        signs = self.view.signs[row]
        there = signs.values()
        if Sign.LABEL not in there:
            return
        if not VALUES.isdisjoint(there):
            self.named = row
        elif len(signs) > 1:
            if self.judged < self.named:
                self._judge(row)
            if self.named < max(self.sure, default=1):
                self.headings.update(map(key, self.view.texts(row)))
        self.above.update(signs)

    def _judge(self, row: int) -> None:
        heads = Heads(self.view, row, self.above, self.named, self.headings)
        if heads.may_be:
            self.judged = row
            if heads.are_sure:
                self.sure.append(row)
            elif heads.are_likely:
                self.doubtful.append(row)
