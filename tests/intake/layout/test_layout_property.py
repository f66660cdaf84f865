"""Whatever stands in a sheet: tables are found without a crash, rows are sound, and no number is lost in silence."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.workbooks import sheet as sheet_of
from tests.support.workbooks import xlsx
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.described import describe
from toolkit.intake.layout.find_tables import find_tables
from toolkit.intake.layout.outside import say_outside
from toolkit.intake.readers.grid import CellKind, Sheet
from toolkit.intake.readers.read_grid import read_grid

CELLS = st.sampled_from(
    [None] * 6
    + ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2020", "TH 2019", "So với (%)", "Ghi chú", "năm", "Tỷ đồng", "(%)"]
    + ["I", "1", "1.1", "-", "a)", "…", "x", '"', "Lúa", "- Ngô", "  Trong đó:", "Tổng cộng", "(*) Ước", "Nơi nhận:"]
    + ["7.215,5", "1,5", 1, 2, 3, 2019, 2020, 0, 15.5, 1200, -3.5]
)
GRIDS = st.lists(st.lists(CELLS, min_size=1, max_size=7), min_size=1, max_size=12)


def _read(rows: list[list[object]]) -> Sheet:
    return read_grid(xlsx(sheet_of(*rows))).sheets[0]


@settings(max_examples=50, deadline=None)
@given(GRIDS)
def test_any_sheet_gives_sound_tables(rows: list[list[object]]) -> None:
    sheet = _read(rows)
    for table in find_tables(sheet, default_vocabulary()):
        numbers = [row.row for row in table.rows]
        assert numbers == sorted(set(numbers))
        assert all(row.parent in {None, *numbers} - {row.row} for row in table.rows)
        assert all(row > table.header[1] for row in numbers)
        letters = [column["col"] for column in describe(table)["columns"]]
        assert len(letters) == len(set(letters))


@settings(max_examples=50, deadline=None)
@given(GRIDS)
def test_every_number_is_in_a_table_or_said(rows: list[list[object]]) -> None:
    sheet = _read(rows)
    tables = find_tables(sheet, default_vocabulary())
    first = min((table.header[0] for table in tables), default=1)
    taken = {
        (row.row, column.number) for table in tables for row in table.rows for column in table.columns
    }  # fmt: skip
    headed = {
        (row, column.number)
        for table in tables
        for top, bottom in (table.header, *table.repeated)
        for row in range(top, bottom + 1)
        for column in table.columns
    }
    numbers = {at for at, cell in sheet.cells.items() if cell.kind is CellKind.NUMBER and at[0] >= first}
    said = [finding.message for finding in say_outside(sheet, tables, "a") if finding.code in ("KT144", "KT145")]
    counts = [int(message.partition(" ")[0]) for message in said]
    assert sum(counts) == len(numbers - taken - headed)
