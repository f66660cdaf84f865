"""How a file writes its numbers is decided from all its cells, and said where it may surprise."""

from __future__ import annotations

import pytest

from tests.support.workbooks import sheet, xlsx
from toolkit.intake.submission import Context, read_submission
from toolkit.model import Agency, Catalogue, Indicator, Period, Reading

CATALOGUE = Catalogue(
    (Agency("I", "A", "Sở A"),),
    tuple(Indicator(f"A.{number}", "A", str(number), f"Chỉ tiêu số {number}", "Tấn") for number in range(1, 8)),
)


def read(*typed: object) -> Reading:
    rows = [[str(number), f"Chỉ tiêu số {number}", "Tấn", value] for number, value in enumerate(typed, 1)]
    header = ["STT", "Chỉ tiêu", "ĐVT", "TH 6 tháng 2020"]
    data = xlsx(sheet(["SỞ A"], ["Báo cáo 6 tháng đầu năm 2020"], [], header, *rows))
    return read_submission("a.xlsx", data, Context(CATALOGUE, Period.parse("2020-6T")))


def said(reading: Reading) -> list[tuple[str, str]]:
    return [(finding.code, finding.place.cell) for finding in reading.findings]


def values(reading: Reading) -> list[str]:
    return [f"{figure.value:f}" for figure in reading.figures]


def test_the_usual_writing_is_not_worth_a_word() -> None:
    reading = read("13.500", "13,5", "1.234,56")
    assert (values(reading), said(reading)) == (["13500", "13.5", "1234.56"], [])


def test_english_writing_is_said_once_with_its_evidence() -> None:
    reading = read("13,500", "4,031", "12.5", "1,234.56")
    assert values(reading) == ["13500", "4031", "12.5", "1234.56"]
    assert said(reading) == [("KT210", "D5")]
    assert "2 ô chỉ có thể viết theo lối này, như “12.5”" in reading.findings[0].message
    assert "Anh - Mỹ" in reading.findings[0].message


def test_a_comma_before_three_digits_is_said_where_the_file_proves_it_decimal() -> None:
    reading = read("4,031", "13,5")
    assert (values(reading), said(reading)) == (["4.031", "13.5"], [("KT210", "D5")])


def test_one_stray_number_does_not_put_a_whole_file_in_doubt() -> None:
    reading = read("13.500", "13,5", "44,4", "0,5", "1,25", "39.5")
    assert values(reading) == ["13500", "13.5", "44.4", "0.5", "1.25", "39.5"]
    assert said(reading) == [("KT210", "D5")]
    assert "1 ô viết theo lối kia, như “39.5”" in reading.findings[0].message


@pytest.mark.parametrize("typed", [("4,031",), ("4.031", "13,5", "12.5")])
def test_what_nothing_decides_is_held(typed: tuple[str, ...]) -> None:
    reading = read(*typed)
    assert [finding.code for finding in reading.findings] == ["KT201"]
    assert [
        (figure.raw, finding.suggestion) for figure, finding in zip(reading.held, reading.findings, strict=True)
    ] == [(typed[0], "4.031")]
