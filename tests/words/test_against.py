"""Words against figures: agrees, disagrees, nil there and a number here, and what is left alone."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.program import ktxh
from tests.support.reports import codes, proses
from tests.support.workspaces import make_workspace
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.model import Column, Mark, Value
from toolkit.words.against import check_against, unit_of
from toolkit.words.read_text import read_text
from toolkit.words.stated import Stated, of_tables


def stated(name: str, unit: str, actual: Value | None, plan: Value | None = None, within: str = "") -> Stated:
    values = {Column.ACTUAL: actual} | ({Column.PLAN: plan} if plan is not None else {})
    return Stated(name, unit, values, "bảng tổng hợp", within, of_which=bool(within))


FIGURES = [
    stated("Số phương tiện đo được kiểm định", "Phương tiện", Decimal(4031), Decimal(13500)),
    stated("Tổng thu ngân sách nhà nước trên địa bàn", "Tỷ đồng", Decimal("3851.6")),
    stated("Số vụ tai nạn giao thông", "Vụ", Decimal(30)),
    stated("đường bộ", "Vụ", Mark.NIL, within="Số vụ tai nạn giao thông"),
    stated("Số doanh nghiệp thành lập mới", "Doanh nghiệp", None),
    stated("Tỷ lệ hộ nghèo", "%", Decimal("8.74")),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kiểm định được 4.031 phương tiện đo.", ["="]),
        ("Số phương tiện đo được kiểm định đạt 4.031/13.800 phương tiện.", ["="]),
        ("Số phương tiện đo được kiểm định đạt 4.031/13.800 phương tiện theo kế hoạch.", ["=", "KT721"]),
        ("Số phương tiện đo được kiểm định đạt 4.031/13.500 phương tiện.", ["=", "="]),
        ("Số phương tiện đo được kiểm định đạt 4.013/13.500 phương tiện.", ["KT721", "="]),
        ("Tổng thu ngân sách nhà nước trên địa bàn đạt 3.851,6 tỷ đồng.", ["="]),
        ("Tổng thu ngân sách nhà nước trên địa bàn đạt 3.852 tỷ đồng.", ["="]),
        ("Tổng thu ngân sách nhà nước trên địa bàn đạt 3.581,6 tỷ đồng.", ["KT721"]),
        ("Tổng thu ngân sách nhà nước trên địa bàn đạt hơn 3.800 tỷ đồng.", ["="]),
        ("Xảy ra 30 vụ tai nạn giao thông.", ["="]),
        ("Xảy ra 32 vụ tai nạn giao thông.", ["KT721"]),
        ("Số vụ tai nạn giao thông đường bộ là 3 vụ.", ["KT722"]),
        ("Có 120 doanh nghiệp thành lập mới.", ["KT723"]),
        ("Tỷ lệ hộ nghèo còn 8,74%.", ["="]),
        ("Tỷ lệ hộ nghèo còn 8,47%.", ["KT721"]),
    ],
)
def test_a_number_is_held_against_its_indicator(text: str, expected: list[str]) -> None:
    assert codes(check_against(proses(text), FIGURES, None)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Số phương tiện đo được kiểm định là 4.031 phương tiện, đạt 29,9% kế hoạch.", ["=", "="]),
        ("Số phương tiện đo được kiểm định là 4.031 phương tiện, đạt 30% kế hoạch năm.", ["=", "="]),
        ("Số phương tiện đo được kiểm định là 4.031 phương tiện, bằng 39,9% so với kế hoạch.", ["=", "KT724"]),
        ("Số phương tiện đo được kiểm định là 4.031 phương tiện, đạt 99% kế hoạch quý.", ["="]),
        ("Số phương tiện đo được kiểm định là 4.031 phương tiện, đạt 80,6% kế hoạch (5.000 phương tiện).", ["="]),
        ("Số phương tiện đo được kiểm định là 4.031 phương tiện, tăng 39,9% so với kế hoạch.", ["="]),
        ("Tổng thu ngân sách nhà nước trên địa bàn đạt 3.851,6 tỷ đồng, đạt 42% dự toán.", ["="]),
    ],
)
def test_a_percentage_of_the_plan_is_held_against_the_plan_of_the_table(text: str, expected: list[str]) -> None:
    assert codes(check_against(proses(text), FIGURES, None)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Huyện Krông Pắc xảy ra 12 vụ tai nạn giao thông.",
        "Xảy ra 5 vụ tai nạn giao thông nghiêm trọng.",
        "Số vụ tai nạn giao thông giảm 12 vụ.",
        "Kiểm tra 62 phương tiện đo tại chợ.",
        "Tỷ lệ hộ nghèo giảm 1,2%.",
        "Từ 25 đến 35 vụ tai nạn giao thông mỗi quý.",
        "Số phương tiện đo được kiểm định theo kế hoạch là 13.500 phương tiện.",
    ],
)
def test_what_speaks_of_something_narrower_is_left_alone(text: str) -> None:
    assert set(codes(check_against(proses(text), FIGURES, None))) <= {"="}


def test_a_table_in_the_report_is_a_source_too() -> None:
    text = """Tổ chức 15 cuộc kiểm tra an toàn thực phẩm.

| STT | Chỉ tiêu | ĐVT | Kế hoạch năm 2020 | Thực hiện 6 tháng năm 2020 |
|---|---|---|---|---|
| 1 | Số cuộc kiểm tra an toàn thực phẩm | Cuộc | 30 | 14 |
| 2 | Tổng đàn gia súc | Con | 412.600 | 398.150 |
"""
    report = read_text("a.md", text)
    figures = of_tables(report.tables, default_vocabulary())
    assert [(one.name, one.values[Column.ACTUAL]) for one in figures] == [
        ("Số cuộc kiểm tra an toàn thực phẩm", Decimal(14)),
        ("Tổng đàn gia súc", Decimal(398150)),
    ]
    assert codes(check_against(proses("Tổ chức 15 cuộc kiểm tra an toàn thực phẩm."), figures, None)) == ["KT721"]


def test_units_with_their_scale() -> None:
    assert unit_of("Triệu đồng") == ("đồng", Decimal(10**6))
    assert unit_of("Nghìn tấn") == ("tấn", Decimal(1000))
    assert unit_of("Ha") == ("ha", Decimal(1))
    assert unit_of("Đề tài") == ("", Decimal(1))


def test_a_report_is_held_against_the_master_of_its_workspace(tmp_path: Path) -> None:
    space = make_workspace(tmp_path / "space")
    report = tmp_path / "bao-cao.md"
    report.write_text(
        "BÁO CÁO\nKết quả công tác 6 tháng đầu năm 2020\n\nI. KẾT QUẢ\n\nKiểm định được 4.013 phương tiện đo.\n",
        "utf-8",
    )
    said = ktxh("crosscheck", report, "-w", space, "--json")
    assert said.code == 3
    (finding,) = said.document["findings"]
    assert (finding["code"], finding["expected"], finding["found"]) == ("KT721", "4.031", "4.013")
    alone = ktxh("crosscheck", report, "-w", space, "--period", "2019-6T", "--json")
    assert (alone.code, alone.document["findings"]) == (0, [])
