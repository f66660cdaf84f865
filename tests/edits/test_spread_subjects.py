"""A decision taken in a table of agencies is about the very figure that stands in the cell, whatever text was sent."""

from __future__ import annotations

import io
from collections import Counter
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.support.communes import SHEET
from tests.support.many_agencies import SMALL, Sent, figures, readings
from tests.support.seed import PERIOD
from toolkit.edits.read_back import read_back
from toolkit.model import NO_PAST, Answer, Past, PastValue, Subject
from toolkit.reconcile import reconcile
from toolkit.writing.master import master_bytes
from toolkit.writing.master.layout import HEADER_ROW
from toolkit.writing.master.spread import Spread

SETTLED = Past({PERIOD.year_before: {"G.1": PastValue(Decimal(14), 1)}})
"""What agencies type as last year's value of the indicator is not used then, and stands in the table all the same."""


def typed_over(data: bytes, *, emptied: bool) -> bytes:
    """The master with another number in every cell of the table that has one, or with all of them emptied."""
    book, saved = load_workbook(io.BytesIO(data)), io.BytesIO()
    for row in book[SHEET].iter_rows(HEADER_ROW + 1) if SHEET in book.sheetnames else ():
        for cell in row:
            heading = str(book[SHEET].cell(HEADER_ROW + 1, cell.column or 1).value)
            if cell.row != HEADER_ROW + 1 and " | " in heading and cell.value is not None:
                cell.value = None if emptied else 0.125
    book.save(saved)
    return saved.getvalue()


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.lists(figures(), min_size=1, max_size=60), st.booleans(), st.sampled_from([NO_PAST, SETTLED]))
def test_every_cell_decides_about_its_figure(sent: list[Sent], emptied: bool, past: Past) -> None:
    result = reconcile(readings(sent), SMALL, PERIOD, past=past)
    data = master_bytes(result, "Đắk Lắk")
    found = read_back(data, typed_over(data, emptied=emptied), SMALL, "tong-hop.xlsx", "ban-da-sua/x.xlsx")
    listed = set(map(id, Spread(result).listed))
    wanted = Counter(Subject.of(one.figure) for one in result.figures if one.counted and id(one) not in listed)
    assert Counter(one.subject for one in found.understood.decisions) == wanted
    answers = {one.answer for one in found.understood.decisions}
    assert answers <= {Answer.LEAVE_OUT if emptied else Answer.VALUE}
    assert found.understood.findings == []
    assert found.understood.adjustments == []
