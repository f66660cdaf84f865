"""The door of this room: the workbook in the master's place and the one a run wrote, in; what a person meant, out."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.edits.compare import TableView, changes, new_texts
from toolkit.edits.figure_edits import read_added_figures, read_figure_edits
from toolkit.edits.finding_edits import read_finding_edits
from toolkit.edits.indicator_edits import read_indicator_edits
from toolkit.edits.master import MasterPair, Pair
from toolkit.edits.own import own_content, partial
from toolkit.edits.spread_edits import read_spread_edits
from toolkit.edits.understood import Understood
from toolkit.edits.view import BookView, SheetView, view_book
from toolkit.model import Catalogue
from toolkit.writing.master.layout import FIGURES, FINDINGS, INDICATORS
from toolkit.writing.own import OwnContent

_READERS = {
    INDICATORS: read_indicator_edits,
    FIGURES: read_figure_edits,
    FINDINGS: read_finding_edits,
}
_NOT_EDITABLE = "trang này được lập lại mỗi lần chạy; ý kiến nên ghi ở trang riêng"


@dataclass(frozen=True)
class ReadBack:
    """What somebody made of a master."""

    understood: Understood
    own: OwnContent


def read_back(
    base: bytes, edited: bytes, catalogue: Catalogue, name: str, kept: str, carried: OwnContent = OwnContent()
) -> ReadBack:
    """Compare and understand; raise UnreadableMasterError.

    `name` is what the master is called, `kept` where the edited workbook is kept, `carried` what somebody had added
    before and the base therefore has.
    """
    written = view_book(base, name)
    now = view_book(edited, name, written)
    pair = MasterPair(written, now, carried)
    into = Understood(name, kept, now.who, now.when)
    for sheet, found in pair.tables.items():
        if found.edited is None:
            into.restored(sheet, "", f"Trang “{sheet}” hoặc dòng tên cột của nó")
            continue
        if sheet in _READERS:
            _READERS[sheet](pair, list(changes(found.base, found.edited)), catalogue, into)
        else:
            read_spread_edits(pair, sheet, catalogue, into)
        _read_around(found, found.edited, pair.base.sheets[sheet], now.sheets[sheet], into)
    _read_other_sheets(pair.base, now, {*pair.tables, *pair.carried_sheets}, into)
    taken = read_added_figures(pair, catalogue, into)
    into.findings += partial(pair, base, edited, name, kept)
    return ReadBack(into, own_content(pair, edited, name, taken))


def _read_around(pair: Pair, edited: TableView, before: SheetView, now: SheetView, into: Understood) -> None:
    """Titles typed over, rows deleted, rows copied and changed."""
    sheet = edited.layout.sheet
    titles = now.above(edited.header_row)
    if any(new_texts(before.above(pair.base.header_row), titles)):
        for cell, text in new_texts(before, titles):
            into.not_taken(sheet, cell, text, "tiêu đề được lập lại mỗi lần chạy")
    gone = [key for key in pair.base.rows if key not in edited.rows]
    if gone:
        into.restored(sheet, "", f"{len(gone)} dòng của trang “{sheet}”")
    repeated = edited.repeated if edited.layout.keeps_rows else ()
    known = {content.text for content in before.contents()} if repeated else set()
    for row in repeated:
        for content in row.cells.values():
            if content.text not in known and not content.formula:
                into.not_taken(sheet, f"A{row.row}", content.text, "dòng này lặp lại mã của dòng khác")


def _read_other_sheets(base: BookView, now: BookView, understood: set[str], into: Understood) -> None:
    for name, before in base.sheets.items():
        if name in understood:
            continue
        if name not in now.sheets:
            into.restored(name, "", f"Trang “{name}”")
            continue
        for cell, text in new_texts(before, now.sheets[name]):
            into.not_taken(name, cell, text, _NOT_EDITABLE)
