"""Periods are found in titles, labels and file names as offices write them; dates and plans of five years are none."""

from __future__ import annotations

import pytest

from toolkit.intake.layout.periods import find_period, find_year, fold, is_part_of_year, is_sum_so_far, only_dated
from toolkit.model import Period


def _found(text: str, default_year: int | None = None) -> str | None:
    period = find_period(text, default_year)
    return None if period is None else str(period)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Phục vụ Báo cáo 6 tháng đầu năm 2020", "2020-6T"),
        ("BÁO CÁO 06 THÁNG ĐẦU NĂM 2020", "2020-6T"),
        ("Báo cáo sáu tháng đầu năm 2020", "2020-6T"),
        ("6T/2020", "2020-6T"),
        ("6T2020", "2020-6T"),
        ("bc 6thang 2020", "2020-6T"),
        ("so-khcn-6-thang-2020", "2020-6T"),
        ("Bao_cao_6T_2020_So_Y_te", "2020-6T"),
        ("2020-6T", "2020-6T"),
        ("6 tháng đầu năm 2020 (lần 2)", "2020-6T"),
        ("Báo cáo 9 tháng năm 2020", "2020-9T"),
        ("chín tháng năm 2020", "2020-9T"),
        ("2020-9T", "2020-9T"),
        ("12 tháng năm 2020", "2020"),
        ("mười hai tháng năm 2020", "2020"),
        ("cả năm 2020", "2020"),
        ("Báo cáo năm 2020", "2020"),
        ("Năm2002", "2002"),
        ("tháng 5 năm 2020", "2020-T5"),
        ("Tháng 05/2020", "2020-T5"),
        ("T5/2020", "2020-T5"),
        ("tháng 10/2020", "2020-T10"),
        ("5 tháng đầu năm 2020", "2020-T5"),
        ("ba tháng đầu năm 2021", "2021-T3"),
        ("11T2020", "2020-T11"),
        ("quý II năm 2020", "2020-Q2"),
        ("Quý II/2020", "2020-Q2"),
        ("quí 2-2020", "2020-Q2"),
        ("QUÝ IV NĂM 2020", "2020-Q4"),
        ("Q1.2021", "2021-Q1"),
        ("2020-Q2", "2020-Q2"),
    ],
)
def test_a_period_is_found_as_it_is_written(text: str, period: str) -> None:
    assert _found(text) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Tình hình 6 tháng đầu năm, phương hướng 6 tháng cuối năm 2020", "2020-6T"),
        ("NĂM 2019 VÀ 6 THÁNG ĐẦU NĂM 2020", "2020-6T"),
        ("tháng 6 và 6 tháng đầu năm 2020", "2020-6T"),
        ("6 tháng đầu năm 2020 so với 6 tháng đầu năm 2019", "2020-6T"),
        ("6 tháng đầu năm 2020 (số liệu đến ngày 15 tháng 6 năm 2020)", "2020-6T"),
        ("15.6.2020 báo cáo 9 tháng năm 2019", "2019-9T"),
        ("từ tháng 1 đến tháng 6 năm 2020", "2020-T6"),
        ("từ tháng 01/2020 đến tháng 5/2020", "2020-T5"),
    ],
)
def test_of_several_times_the_reported_one_is_found(text: str, period: str) -> None:
    assert _found(text) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2020",
        "6 tháng đầu năm",
        "tháng 6",
        "quý IV",
        "6 tháng cuối năm 2020",
        "Đắk Lắk, ngày 15 tháng 6 năm 2020",
        "ngày 15/6/2020",
        "Tính đến 30/6/2020",
        "Kế hoạch 5 năm 2016-2020",
        "giai đoạn 2016 - 2020",
        "Phòng 6 Tầng 2020",
        "Công văn số 123/SKHĐT-TH",
    ],
)
def test_what_names_no_whole_period_is_none(text: str) -> None:
    assert find_period(text) is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Lũy kế 6 tháng", "2020-6T"),
        ("Thực hiện tháng 5", "2020-T5"),
        ("Ước thực hiện cả năm", "2020"),
        ("TH quý II", "2020-Q2"),
        ("6 tháng 2019", "2019-6T"),
        ("Kế hoạch năm", None),
        ("Thực hiện", None),
        ("6 tháng cuối năm", None),
    ],
)
def test_a_period_without_a_year_takes_the_one_given(text: str, period: str | None) -> None:
    assert _found(text, 2020) == period


def test_what_is_found_is_a_period() -> None:
    assert find_period("tháng 5 năm 2020") == Period.parse("2020-T5")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Kế hoạch 6 tháng cuối năm 2020", True),
        ("KH quý II", True),
        ("Kế hoạch tháng 6", True),
        ("KH sáu tháng đầu năm", True),
        ("Kế hoạch năm 2020", False),
        ("Kế hoạch 12 tháng", False),
        ("KH cả năm", False),
        ("Kế hoạch giao ngày 5 tháng 12 năm 2019", False),
        ("Kế hoạch 5 năm", False),
    ],
)
def test_parts_of_a_year_are_told_from_whole_ones(text: str, part: bool) -> None:
    assert is_part_of_year(text) is part


@pytest.mark.parametrize(
    ("text", "year"),
    [("KH 2020", 2020), ("TH2019", 2019), ("Năm2002", 2002), ("2019, 2020", 2019), ("12020", None), ("năm", None)],
)
def test_the_first_year_of_a_text_is_found(text: str, year: int | None) -> None:
    assert find_year(text) == year


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Quý II", "quy ii"), ("Sở_Y-tế (2)", "so y te 2 "), ("ĐẮK LẮK", "dak lak"), ("Tiê\u0300n", "tien")],
)
def test_folding_takes_away_every_mark(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "so_far"),
    [
        ("Lũy kế đến tháng 6", True),
        ("Luỹ kế", True),
        ("5 tháng năm 2020", True),
        ("Từ đầu năm", True),
        ("Cộng dồn quý III", True),
        ("sáu tháng", True),
        ("Thực hiện tháng 6", False),
        ("TH quý II/2020", False),
        ("T6/2020", False),
    ],
)
def test_the_months_so_far_are_told_from_one_month_alone(text: str, so_far: bool) -> None:
    assert is_sum_so_far(text) is so_far


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("6 tháng đầu năm 2019", True),
        ("Năm 2019", True),
        ("2019", True),
        ("QUÝ III/2020", True),
        ("6T-2020", True),
        ("T6/2020", True),
        ("TH 6T/2020", False),
        ("Dân số 2019", False),
        ("TH 2019", False),
    ],
)
def test_a_text_that_names_nothing_but_a_time_is_told_from_others(text: str, dated: bool) -> None:
    assert only_dated(text) is dated
