"""Whatever stands in a workbook, a slip that comes back untouched is the workbook that was sent."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.findings.slip_problems import SLIP_UNTOUCHED
from toolkit.intake.readers.grid import Area, Cell, CellKind, Sheet, cell_name
from toolkit.intake.readers.read_grid import read_grid
from toolkit.intake.readers.slip_record import SlipRecord
from toolkit.intake.slip import find_slip
from toolkit.model import Agency, Period
from toolkit.writing.slip import Sent, slip_bytes

PERIOD = Period.parse("2020-6T")
_signs = st.characters(codec="utf-8", exclude_categories=("Cs", "Co", "Cn"))
texts = st.text(st.one_of(_signs, st.sampled_from("=+-@' _x0041_\n\t1.,%đừ")), min_size=1, max_size=20)
numbers = st.one_of(
    st.integers(-(10**14), 10**14).map(Decimal), st.decimals(-(10**9), 10**9, places=4, allow_nan=False)
)
cells = st.one_of(
    texts.map(lambda text: Cell(CellKind.TEXT, text)),
    numbers.map(lambda number: Cell(CellKind.NUMBER, str(number))),
    st.sampled_from(
        [Cell(CellKind.ERROR, "#DIV/0!"), Cell(CellKind.UNCALCULATED, "=A1+1"), Cell(CellKind.BOOLEAN, "TRUE")]
    ),
)
positions = st.tuples(st.integers(1, 30), st.integers(1, 12))


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(positions, cells, min_size=1, max_size=25), st.sets(positions, max_size=6), st.booleans())
def test_an_untouched_slip_gives_back_what_was_sent(
    sent: dict[tuple[int, int], Cell], marked: set[tuple[int, int]], visible: bool
) -> None:
    sheet = Sheet("Biểu", sent, (Area(31, 1, 32, 3),), visible)
    marks = frozenset(("Biểu", cell_name(*position)) for position in marked)
    record = SlipRecord("SYT", PERIOD, 1, "a.xlsx", "", (sheet,), marks)
    data = slip_bytes(Sent(Agency("II", "SYT", "Sở Y tế"), PERIOD, "Đắk Lắk", "a.xlsx", (), record))
    slip = find_slip(read_grid(data), "phieu.xlsx")
    assert slip is not None
    assert slip.record == record
    assert [finding.code for finding in slip.findings] == [SLIP_UNTOUCHED.code]
    assert slip.grid.sheets == (sheet,)
