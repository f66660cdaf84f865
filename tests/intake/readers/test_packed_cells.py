"""Cells are the same cells, in the same order, on the other side."""

from __future__ import annotations

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.intake.readers.grid import Area, Cell, CellKind, Sheet, make_sheet
from toolkit.intake.readers.packed_cells import pack_cells, unpack_cells

CELLS = st.builds(
    Cell,
    st.sampled_from(CellKind),
    st.text(st.characters(exclude_categories=()), max_size=6),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", ".VnTime"]),
    st.sampled_from([(), ((".VnTime", "a"), ("", "b"))]),
    st.integers(0, 3),
    st.booleans(),
)
SHEETS = st.dictionaries(st.tuples(st.integers(1, 2**20), st.integers(1, 2**14)), CELLS, max_size=8)


@settings(max_examples=200, deadline=None)
@given(SHEETS)
def test_any_cells_come_back(cells: dict[tuple[int, int], Cell]) -> None:
    back = unpack_cells(pack_cells(cells, (False, False, "", (), 0, False)), Cell)
    assert list(back.items()) == list(cells.items())


def test_a_sheet_goes_without_what_it_finds_again() -> None:
    sheet = make_sheet(
        "Biểu", {(2, 1): Cell(CellKind.TEXT, "a"), (1, 1): Cell(CellKind.NUMBER, "1")}, [Area(2, 1, 3, 1)]
    )
    assert list(sheet.rows) == [1, 2]
    back: Sheet = pickle.loads(pickle.dumps(sheet))  # noqa: S301
    assert "rows" not in back.__dict__
    assert back == sheet
    assert back.rows == sheet.rows
