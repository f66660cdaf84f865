"""Documents cited with dates that contradict each other, their symbol, or the report's date."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.reports import codes, proses
from toolkit.words.citations import check_citations, written

DAY = date(2020, 6, 10)


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        ("Quyết định số 1234/QĐ-UBND ngày 01/02/2020", "Quyết định 1234/QĐ-UBND ngày 01 tháng 02 năm 2020", ["="]),
        ("Quyết định số 1234/QĐ-UBND ngày 01/02/2020", "Quyết định số 1234/QĐ-UBND ngày 02/01/2020", ["KT708"]),
        ("Nghị quyết số 20-NQ/TW ngày 01/11/2012", "Nghị quyết số 20-NQ/TW ngày 11/01/2012", ["KT708"]),
        (
            "Kế hoạch số 12/KH-SKHCN ngày 20/01/2020 về thanh tra năm 2020",
            "Kế hoạch số 12/KH-SKHCN ngày 05/3/2019 về ứng dụng công nghệ thông tin",
            [],
        ),
        (
            "Kế hoạch số 12/KH-SKHCN ngày 20/01/2020 về thanh tra chuyên ngành đo lường",
            "Kế hoạch số 12/KH-SKHCN ngày 20/01/2019 về thanh tra chuyên ngành đo lường",
            ["KT708"],
        ),
        (
            "Quyết định số 1234/QĐ-UBND ngày 01/02/2020 về phê duyệt danh mục nhiệm vụ",
            "Quyết định số 1243/QĐ-UBND ngày 01/02/2020 về phê duyệt danh mục nhiệm vụ",
            ["KT715"],
        ),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2019", "", ["KT709"]),
        ("Kế hoạch số 30/KH-UBND ngày 10/7/2020", "", ["KT711"]),
    ],
)
def test_two_citations(first: str, later: str, expected: list[str]) -> None:
    assert codes(check_citations(proses(f"{first}.", f"{later}."), DAY)) == expected


def test_dates_as_an_office_writes_them() -> None:
    assert [written(date(2020, 2, 1)), written(date(2020, 3, 5)), written(date(2020, 12, 25))] == [
        "01/02/2020",
        "05/3/2020",
        "25/12/2020",
    ]
