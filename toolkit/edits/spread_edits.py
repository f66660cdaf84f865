"""Edits in a table of agencies by indicators: what is typed over or emptied is a decision about an agency's figure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cached_property

from toolkit.edits.compare import Change, OwnRow, TableView, changes
from toolkit.edits.content import Content, plain_text
from toolkit.edits.figure_edits import BY_HAND
from toolkit.edits.master import MasterPair, figure_headings
from toolkit.edits.typed import UnclearError, typed_value
from toolkit.edits.understood import Understood
from toolkit.model import Answer, Catalogue, Column, Subject
from toolkit.writing.master.layout import LINE_HEADINGS, LINE_RAWS, Line
from toolkit.writing.master.spread_sheet import RAWS_EACH

_CODE = LINE_HEADINGS[Line.CODE].title
_NOT_FIGURES = {
    LINE_HEADINGS[Line.NAME].title: "tên cơ quan sửa trong danh mục",
    LINE_HEADINGS[Line.FILE].title: "tên tệp do mỗi lần tổng hợp ghi lại",
    LINE_HEADINGS[Line.REVISION].title: "lần gửi do mỗi lần tổng hợp ghi lại",
}
_HELPER = "cột phụ trợ được lập lại mỗi lần chạy"
_ADD = "muốn thêm số thì ghi một dòng ở trang “Số liệu”, hoặc đề nghị cơ quan báo cáo"
_SHOWN = 5


def read_spread_edits(pair: MasterPair, sheet: str, catalogue: Catalogue, into: Understood) -> None:
    """Understand what somebody changed in such a table."""
    base, edited = pair.tables[sheet].base, pair.tables[sheet].edited
    if edited is not None:
        _SpreadEdits(pair, base, edited, catalogue, into).read()


class _SpreadEdits:
    """The changes of one table."""

    def __init__(
        self, pair: MasterPair, base: TableView, edited: TableView, catalogue: Catalogue, into: Understood
    ) -> None:
        self._pair, self._base, self._edited, self._catalogue, self._into = pair, base, edited, catalogue, into
        self._sheet = base.layout.sheet
        self._figures = {heading: number for number, heading in enumerate(figure_headings(base.layout))}
        """The headings of figures, by their place among them."""

    def read(self) -> None:
        changed = list(changes(self._base, self._edited))
        strange = {one.key for one in changed if one.heading == _CODE}
        for one in changed:
            if one.key not in strange:
                (self._read_figure if one.heading in self._figures else self._read_other)(one)
        self._say_strange([one for one in changed if one.heading == _CODE])
        self._say_columns()
        self._say_rows(self._edited.own_rows, f"dòng thêm vào không được lấy; {_ADD}")
        self._say_rows(self._edited.repeated, "dòng này lặp lại dòng của một cơ quan")

    def _read_other(self, change: Change) -> None:
        if change.after is None:
            self._into.restored(self._sheet, change.cell, f"Ô “{change.heading}” của {change.key}")
        else:
            reason = _NOT_FIGURES.get(change.heading, _HELPER)
            self._into.not_taken(self._sheet, change.cell, change.after.text, reason)

    def _read_figure(self, change: Change) -> None:
        agency = self._base.text(change.key, _CODE)
        code, column = self._slot(change.heading)
        if code not in self._catalogue.indicator_by_code or agency not in self._catalogue.agency_by_code:
            self._refuse(change, "chỉ tiêu hoặc cơ quan này không còn trong danh mục")
            return
        if change.before is None:
            self._refuse(change, self._why_empty(agency, code, column))
            return
        try:
            value = typed_value(change.after, column)
        except UnclearError as unclear:
            self._refuse(change, str(unclear))
            return
        subject = Subject.sent(agency, code, column, self._raw(change, change.before))
        answer = Answer.LEAVE_OUT if value is None else Answer.VALUE
        self._into.decide(subject, BY_HAND, answer, value)

    def _slot(self, heading: str) -> tuple[str, Column]:
        code, _, label = heading.rpartition(" | ")
        return code, next(column for column in Column if column.label == label)

    def _raw(self, change: Change, before: Content) -> str:
        """The text that the agency sent; it is kept beside the row where the value does not give it back."""
        number = self._figures[change.heading]
        kept = self._base.text(change.key, f"{LINE_RAWS} {number // RAWS_EACH + 1}")
        raws: dict[str, str] = json.loads(kept) if kept else {}
        return raws.get(str(number % RAWS_EACH), plain_text(before.value))

    def _why_empty(self, agency: str, code: str, column: Column) -> str:
        if (agency, code, column) in self._listed:
            return "số liệu này ở trang “Số liệu”, hãy sửa ở đó"
        return f"ô này trống vì {agency} chưa gửi số liệu; {_ADD}"

    @cached_property
    def _listed(self) -> set[tuple[str, str, Column | None]]:
        """What stands in the list of figures."""
        return {(line.sender, line.code, line.column) for line in self._pair.figures.values()}

    def _refuse(self, change: Change, reason: str) -> None:
        self._into.not_taken(self._sheet, change.cell, change.after.text if change.after else "(ô trống)", reason)

    def _say_strange(self, changed: list[Change]) -> None:
        """Rows that have another agency's code now, as they do when only some of the columns were sorted."""
        if changed:
            texts = [one.after.text if one.after else "(ô trống)" for one in changed]
            more = "…" if len(texts) > _SHOWN else ""
            self._into.not_taken(
                self._sheet,
                changed[0].cell,
                ", ".join(texts[:_SHOWN]) + more,
                f"{len(texts)} dòng có mã khác với khi lập nên không rõ số ở đó là của cơ quan nào; "
                "những gì sửa ở các dòng này không được lấy",
            )

    def _say_columns(self) -> None:
        gone = [heading for heading in self._base.layout.headings if heading not in self._edited.columns]
        if gone:
            more = "…" if len(gone) > _SHOWN else ""
            named = ", ".join(f"“{heading}”" for heading in gone[:_SHOWN]) + more
            self._into.restored(self._sheet, "", f"{len(gone)} cột của trang “{self._sheet}” ({named})")

    def _say_rows(self, rows: Iterable[OwnRow], reason: str) -> None:
        for row in rows:
            self._into.not_taken(self._sheet, f"A{row.row}", " · ".join(_texts(row)), reason)


def _texts(row: OwnRow) -> Iterator[str]:
    """What stands in a row, from left to right."""
    return (content.text for _, content in sorted(row.cells.items()) if content.text.strip())
