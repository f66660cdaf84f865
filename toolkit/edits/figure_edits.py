"""Edits in the sheet of figures: another state or value is a decision about it, an added row is an adjustment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from toolkit.edits.compare import Change, OwnRow, Placed, TableView
from toolkit.edits.content import Content, plain_text
from toolkit.edits.indicator_edits import parsed, underlying
from toolkit.edits.master import FigureLine, MasterPair
from toolkit.edits.typed import UnclearError, typed_value
from toolkit.edits.understood import Understood
from toolkit.model import Aggregation, Answer, Catalogue, Column, FigureState, Subject
from toolkit.reconcile.choose import add_up
from toolkit.writing.master.layout import FIGURE_HEADINGS, FIGURES, Data

_STATE, _VALUE = FIGURE_HEADINGS[Data.STATE].title, FIGURE_HEADINGS[Data.VALUE].title
_RECORD = "đây là nguyên văn báo cáo; muốn dùng số khác thì sửa “Giá trị” và chọn trạng thái “dùng”"
_ONLY_USED_OR_NOT = "ở đây chỉ đổi được thành “dùng” hoặc “bỏ qua”"
BY_HAND = "Số liệu"
"""Stands in place of a finding's code for a decision that was taken in the sheet of figures."""


def read_figure_edits(pair: MasterPair, changed: Iterable[Change], catalogue: Catalogue, into: Understood) -> None:
    """Understand the changes of the sheet of figures."""
    by_row: defaultdict[str, dict[str, Change]] = defaultdict(dict)
    for change in changed:
        if change.heading in (_STATE, _VALUE):
            by_row[change.key][change.heading] = change
        elif change.after is not None:
            into.not_taken(change.sheet, change.cell, change.after.text, _RECORD)
    view = pair.tables[FIGURES].edited
    for key, found in by_row.items():
        line = pair.figures.get(key)
        if line is not None and view is not None:
            _Row(pair, catalogue, into, line, view, found).read()


class _Row:
    """One figure's row of which the state, the value or both were changed."""

    def __init__(
        self,
        pair: MasterPair,
        catalogue: Catalogue,
        into: Understood,
        line: FigureLine,
        view: TableView,
        changed: dict[str, Change],
    ) -> None:
        self._pair, self._catalogue, self._into = pair, catalogue, into
        self._line, self._changed = line, changed
        self._change = next(iter(changed.values()))
        self._state = _state(view.get(line.position, _STATE))
        self._value = view.get(line.position, _VALUE)

    def read(self) -> None:
        if self._state is None:
            self._refuse(f"trạng thái không có trong danh sách; {_ONLY_USED_OR_NOT}")
        elif self._line.adjusted:
            self._read_adjustment()
        elif not self._line.sender:
            self._read_plan()
        elif self._state is FigureState.USED:
            self._use()
        elif self._state is FigureState.IGNORED:
            self._into.decide(self._subject, BY_HAND, Answer.LEAVE_OUT)
        elif self._state is FigureState.HELD and self._line.why.startswith("quyết định"):
            self._into.decide(self._subject, BY_HAND, Answer.WITHDRAWN)
        else:
            self._refuse(_ONLY_USED_OR_NOT)

    @property
    def _subject(self) -> Subject:
        line = self._line
        return Subject.sent(line.sender, line.code or line.name, line.column, line.raw)

    def _use(self) -> None:
        line = self._line
        if line.column is None or line.code not in self._catalogue.indicator_by_code:
            self._refuse("chưa biết số liệu này thuộc chỉ tiêu và cột nào")
            return
        try:
            value = typed_value(self._value.content if self._value else None, line.column)
        except UnclearError as unclear:
            self._refuse(str(unclear))
            return
        if value is None:
            self._refuse("chưa có giá trị")
        elif line.state is FigureState.SUPERSEDED:
            self._into.adjust(line.code, line.column, value, underlying(self._pair, line.code, line.column))
        elif _VALUE in self._changed:
            self._into.decide(self._subject, BY_HAND, Answer.VALUE, value)
        else:
            self._into.decide(self._subject, BY_HAND, Answer.ACCEPT)

    def _read_adjustment(self) -> None:
        line = self._line
        if line.column is None:
            return
        if self._state is not FigureState.USED:
            self._into.adjust(line.code, line.column, None, None)
            return
        try:
            value = typed_value(self._value.content if self._value else None, line.column)
        except UnclearError as unclear:
            self._refuse(str(unclear))
            return
        self._into.adjust(line.code, line.column, value, parsed(line.raw, line.column))

    def _read_plan(self) -> None:
        """A plan of the catalogue set to used counts against the reported ones; all else is the catalogue's."""
        line = self._line
        value = typed_value(self._value.content if self._value else None, line.column)
        known = line.code in self._catalogue.indicator_by_code
        if self._state is FigureState.USED and line.column is not None and known and value is not None:
            self._into.adjust(line.code, line.column, value, underlying(self._pair, line.code, line.column))
        else:
            self._refuse("kế hoạch giao sửa ở trang “Kế hoạch” của danh mục")

    def _refuse(self, reason: str) -> None:
        for change in self._changed.values():
            text = change.after.text if change.after else "(ô trống)"
            self._into.not_taken(change.sheet, change.cell, text, reason)


def _state(placed: Placed | None) -> FigureState | None:
    text = plain_text(placed.content.value).strip().casefold() if placed else ""
    return next((state for state in FigureState if state.label == text), None)


def read_added_figures(pair: MasterPair, catalogue: Catalogue, into: Understood) -> set[int]:
    """Rows that somebody added among the figures and set to used: they count, as adjustments; gives their numbers."""
    view = pair.tables[FIGURES].edited
    taken: set[int] = set()
    for row in view.own_rows if view else ():
        found = view and _added(view, row, catalogue)
        if not found:
            continue
        code, column, content = found
        try:
            value = typed_value(content, column)
        except UnclearError as unclear:
            into.not_taken(FIGURES, f"A{row.row}", content.text, str(unclear))
            continue
        if value is None:
            continue
        base = underlying(pair, code, column)
        added = catalogue.indicator_by_code[code].aggregation is Aggregation.SUM and column is not Column.NOTE
        into.adjust(code, column, add_up([base, value]) if added else value, base)
        taken.add(row.row)
    return taken


def _added(view: TableView, row: OwnRow, catalogue: Catalogue) -> tuple[str, Column, Content] | None:
    def text(data: Data) -> str:
        content = row.cells.get(view.columns.get(FIGURE_HEADINGS[data].title, 0))
        return plain_text(content.value).strip() if content else ""

    columns = {column.label: column for column in Column}
    code, column = text(Data.CODE), columns.get(text(Data.COLUMN))
    content = row.cells.get(view.columns.get(_VALUE, 0))
    used = text(Data.STATE).casefold() == FigureState.USED.label
    known = code in catalogue.indicator_by_code
    return (code, column, content) if used and known and column is not None and content is not None else None
