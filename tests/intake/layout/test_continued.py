"""A table that goes on in the next sheet without its header."""

from __future__ import annotations

import pytest

from tests.support.workbooks import Row, sheet, xlsx
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.described import describe
from toolkit.intake.layout.seen import see
from toolkit.intake.layout.table import Table
from toolkit.intake.readers.read_grid import read_grid
from toolkit.model import Finding

HEADER = ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2020", "Thực hiện 6 tháng đầu năm 2020"]
FIRST: list[Row] = [HEADER, [1, "Số trạm y tế", "Trạm", 15, 12], [2, "Số giường bệnh", "Giường", 900, 910]]


def _see(*second: Row) -> tuple[tuple[Table, ...], list[Finding]]:
    data = xlsx(sheet(*FIRST, name="Trang 1"), sheet(*second, name="Trang 2"))
    return see(read_grid(data), "a.xlsx", default_vocabulary())


def test_rows_in_the_same_columns_go_on_with_the_table_and_it_is_said() -> None:
    tables, findings = _see([3, "Số bác sĩ", "Người", 50, 49], [4, "Số điều dưỡng", "Người", 80, 85])
    assert [row.name for row in tables[1].rows] == ["Số bác sĩ", "Số điều dưỡng"]
    assert tables[1].columns == tables[0].columns
    assert [finding.code for finding in findings] == ["KT149"]
    told = describe(tables[1])
    assert (told["header_rows"], told["data_rows"]) == ([], [1, 2])
    assert told["rows"][0]["values"] == {"D": "50", "E": "49"}


@pytest.mark.parametrize(
    "second",
    [
        [[3, "Số bác sĩ", "Người", 50, 49, 12.5], [4, "Số điều dưỡng", "Người", 80, 85, 12.5]],
        [[None, "Số bác sĩ", None, 50, 49], [None, "Số điều dưỡng", None, 80, 85]],
        [[3, "Số bác sĩ", "Người", 50, 49]],
        [["Tính thử"], [12.5, 13.5]],
        [["Ghi chú: số liệu ước tính"]],
    ],
    ids=["more columns", "no units", "one row", "scratch", "words"],
)
def test_other_sheets_are_no_part_of_it(second: list[Row]) -> None:
    tables, findings = _see(*second)
    assert len(tables) == 1
    assert "KT149" not in [finding.code for finding in findings]
