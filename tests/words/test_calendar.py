"""Dates held against the calendar, the period and the report's date."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.reports import codes
from toolkit.model import Period
from toolkit.words.calendar import check_calendar, report_date, report_period
from toolkit.words.paragraphs import in_parts
from toolkit.words.prose import Prose
from toolkit.words.quantities import quantities

HEAD = (
    "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    "Đắk Lắk, ngày 10 tháng 6 năm 2020",
    "BÁO CÁO",
    "Kết quả công tác 6 tháng đầu năm 2020 và phương hướng 6 tháng cuối năm 2020",
)
PERIOD = Period.parse("2020-6T")


def report(*texts: str) -> list[Prose]:
    return [Prose(one, quantities(one.text)) for one in in_parts((text, 0) for text in (*HEAD, *texts))]


def said(*texts: str) -> list[str]:
    return codes(check_calendar(report(*texts), PERIOD, date(2020, 6, 10)))


def test_period_and_date_of_a_report_are_in_its_head() -> None:
    assert report_period(report("I. KẾT QUẢ")) == PERIOD
    assert report_date(report("I. KẾT QUẢ")) == date(2020, 6, 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tính đến ngày 31/5/2020, có 12 vụ.", ["="]),
        ("Tính đến ngày 30/6/2019, có 12 vụ.", ["KT712"]),
        ("Tính đến ngày 31/12/2019, có 12 vụ.", []),
        ("So với cùng kỳ tính đến ngày 30/6/2019, giảm 12 vụ.", []),
        ("Ngày 31/4/2020 tổ chức hội nghị.", ["KT710"]),
        ("Ngày 15/8/2020, Sở đã tổ chức hội nghị.", ["KT714"]),
        ("Dự kiến ngày 15/8/2020 sẽ tổ chức hội nghị.", []),
        ("I. KẾT QUẢ 6 THÁNG ĐẦU NĂM 2019", ["KT713"]),
        ("III. NHIỆM VỤ 6 THÁNG CUỐI NĂM 2019", ["KT713"]),
        ("III. NHIỆM VỤ 6 THÁNG CUỐI NĂM 2020", []),
        ("III. PHƯƠNG HƯỚNG NĂM 2021", []),
        ("I. KẾT QUẢ 6 THÁNG ĐẦU NĂM 2020", []),
    ],
)
def test_dates_in_the_results(text: str, expected: list[str]) -> None:
    assert said("I. KẾT QUẢ", text) == expected


def test_a_report_dated_before_its_period() -> None:
    assert codes(check_calendar(report("I. KẾT QUẢ"), PERIOD, date(2019, 6, 10))) == ["KT716"]


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        ("Trên đây là báo cáo 6 tháng đầu năm 2020./.", []),
        ("Trên đây là báo cáo kết quả công tác năm 2020./.", []),
        ("Trên đây là báo cáo 9 tháng đầu năm 2020./.", ["KT713"]),
        ("Trên đây là báo cáo 6 tháng đầu năm 2019./.", ["KT713"]),
        ("Chi cục báo cáo Sở kết quả công tác 6 tháng đầu năm 2019./.", ["KT713"]),
        ("Phấn đấu hoàn thành các chỉ tiêu của năm 2021./.", []),
    ],
)
def test_the_closing_sentence_names_the_period_of_the_title(closing: str, expected: list[str]) -> None:
    assert said("I. KẾT QUẢ", closing) == expected
