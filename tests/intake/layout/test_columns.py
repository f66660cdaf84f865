"""What a column means, by the headings that offices really write."""

from __future__ import annotations

import pytest

from toolkit.intake.layout.columns import FRAME, ColumnKind, Meaning, default_vocabulary, read_label
from toolkit.model import Period
from toolkit.vietnamese import key

STT, CODE, NAME, UNIT = ColumnKind.STT, ColumnKind.CODE, ColumnKind.NAME, ColumnKind.UNIT
PLAN, ACTUAL, ESTIMATE = ColumnKind.PLAN, ColumnKind.ACTUAL, ColumnKind.ESTIMATE
PREVIOUS, RATIO, NOTE, OTHER = ColumnKind.PREVIOUS, ColumnKind.RATIO, ColumnKind.NOTE, ColumnKind.OTHER


def _read(label: str) -> Meaning:
    return read_label(label, default_vocabulary())


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Số TT", STT),
        ("STT", STT),
        ("TT", STT),
        ("Số thứ tự", STT),
        ("Mã số", CODE),
        ("Mã chỉ tiêu", CODE),
        ("Cơ quan báo cáo", NAME),
        ("Chỉ tiêu", NAME),
        ("CÁC CHỈ TIÊU CHỦ YẾU", NAME),
        ("Tên chỉ tiêu", NAME),
        ("Nội dung, chỉ tiêu", NAME),
        ("Chỉ tiêu kế hoạch", NAME),
        ("Nội dung thực hiện", NAME),
        ("Danh mục dự án", NAME),
        ("ĐVT", UNIT),
        ("đơn  vị\ntính", UNIT),
        ("Đơn vị", UNIT),
        ("KH năm được UBND tỉnh giao (nếu có)", PLAN),
        ("Chỉ tiêu được giao", PLAN),
        ("Dự toán", PLAN),
        ("KH NQ", PLAN),
        ("KH tỉnh giao", PLAN),
        ("Báo KH &PT", OTHER),
        ("Tạp chí Hoạt động KH", OTHER),
        ("Tổng số phân bổ cho các đơn vị", OTHER),
        ("Sở Giáo dục", OTHER),
        ("Quyết toán", ACTUAL),
        ("Chỉ số tồn kho so cùng kỳ", RATIO),
        ("Đơn vị tính (ĐVT)", UNIT),
        ("Tháng 5", ACTUAL),
        ("Quý I", ACTUAL),
        ("ID", CODE),
        ("Lũy kế kết quả thực hiện kế hoạch", ACTUAL),
        ("Luỹ kế từ đầu năm", ACTUAL),
        ("Thực hiện", ACTUAL),
        ("Kết quả", ACTUAL),
        ("Cộng dồn", ACTUAL),
        ("Ước thực hiện", ESTIMATE),
        ("ƯTH", ESTIMATE),
        ("TH/ƯTH", ESTIMATE),
        ("Lũy kế kết quả thực hiện của kỳ năm trước", PREVIOUS),
        ("Cùng kỳ năm trước", PREVIOUS),
        ("TH cùng kỳ", PREVIOUS),
        ("Thực hiện kế hoạch năm trước", PREVIOUS),
        ("KH năm trước", OTHER),
        ("So sánh kết quả thực hiện % So với KH năm (nếu có)", RATIO),
        ("So với cùng kỳ năm trước", RATIO),
        ("% TH/KH", RATIO),
        ("TH/KH", RATIO),
        ("Thực hiện/Kế hoạch", RATIO),
        ("Tốc độ tăng", RATIO),
        ("Tỷ lệ đạt", RATIO),
        ("Tỉ lệ đạt", RATIO),
        ("Tăng, giảm", RATIO),
        ("Chênh lệch", RATIO),
        ("Ghi chú (Nguyên nhân tăng giảm)", NOTE),
        ("Giải trình", NOTE),
        ("Người phụ trách", OTHER),
        ("Đơn vị thực hiện", OTHER),
        ("Cơ quan chủ trì", OTHER),
        ("Thời gian thực hiện", OTHER),
        ("Số liệu kỳ trước", OTHER),
        ("Thực hiện tháng trước", OTHER),
        ("Diện tích (Nghìn ha)", OTHER),
        ("", OTHER),
    ],
)
def test_a_label_says_what_its_column_holds(label: str, kind: ColumnKind) -> None:
    assert _read(label) == Meaning(kind)


@pytest.mark.parametrize(
    ("label", "kind", "year", "period"),
    [
        ("KH 2020", PLAN, 2020, None),
        ("KH2020", PLAN, 2020, None),
        ("Kế hoạch năm 2020", PLAN, 2020, "2020"),
        ("Chỉ tiêu kế hoạch năm 2020", PLAN, 2020, "2020"),
        ("Mục tiêu NQ đến năm 2025", PLAN, 2025, "2025"),
        ("Kế hoạch 6 tháng đầu năm 2020", PLAN, 2020, "2020-6T"),
        ("TH2019", ACTUAL, 2019, None),
        ("TH 6 tháng 2019", ACTUAL, 2019, "2019-6T"),
        ("TH 6T/2020", ACTUAL, 2020, "2020-6T"),
        ("Thực hiện năm 2019", ACTUAL, 2019, "2019"),
        ("Thực hiện tháng 5/2020", ACTUAL, 2020, "2020-T5"),
        ("Lũy kế 9 tháng đầu năm 2020", ACTUAL, 2020, "2020-9T"),
        ("Sơ bộ quý III năm 2024", ACTUAL, 2024, "2024-Q3"),
        ("Ước TH 6 tháng đầu năm 2020", ESTIMATE, 2020, "2020-6T"),
        ("Ước thực hiện cả năm 2020", ESTIMATE, 2020, "2020"),
        ("Cùng kỳ năm 2019", PREVIOUS, 2019, "2019"),
        ("TH cùng kỳ 6 tháng 2019", PREVIOUS, 2019, "2019-6T"),
        ("So với 6 tháng 2019 (%)", RATIO, 2019, "2019-6T"),
        ("Tháng 1/2000 so với tháng 12/1999 (%)", RATIO, 2000, "2000-T1"),
        ("Năm 2024 so với năm 2023 (%)", RATIO, 2024, "2024"),
        ("Ước 2002/ TH 2001", RATIO, 2002, None),
        ("KH 2021/ƯTH 2020", RATIO, 2021, None),
        ("Năm 2020 KH", PLAN, 2020, "2020"),
        ("Năm 2019", ACTUAL, 2019, "2019"),
        ("2019", ACTUAL, 2019, None),
        ("6 tháng đầu năm 2019", ACTUAL, 2019, "2019-6T"),
        ("Quý II/2020", ACTUAL, 2020, "2020-Q2"),
        ("Dân số 2019", OTHER, 2019, None),
    ],
)
def test_a_label_says_which_year_and_period_its_column_is_of(
    label: str, kind: ColumnKind, year: int, period: str | None
) -> None:
    assert _read(label) == Meaning(kind, year, Period.parse(period) if period else None)


@pytest.mark.parametrize("label", ["THỰC  HIỆN", "thực\nhiện", " Thực hiện ", "Thư\u0323c hiê\u0323n", "Thực hiện:"])
def test_spelling_variants_of_a_label_mean_the_same(label: str) -> None:
    assert _read(label) == Meaning(ACTUAL)


def test_what_a_ratio_compares_with_does_not_date_it() -> None:
    assert _read("Tháng 11 so với cùng kỳ 2012") == Meaning(RATIO)


def test_a_phrase_counts_as_a_whole_word_only() -> None:
    assert _read("Thanh toán") == Meaning(OTHER)
    assert _read("Khách") == Meaning(OTHER)


def test_a_workspace_adds_its_own_words() -> None:
    assert _read("Số đã làm được") == Meaning(OTHER)
    widened = default_vocabulary().extended({"actual": ["Số đã làm được"]})
    assert read_label("SỐ ĐÃ LÀM ĐƯỢC", widened) == Meaning(ACTUAL)
    assert read_label("Thực hiện", widened) == Meaning(ACTUAL)
    assert _read("Số đã làm được") == Meaning(OTHER)


def test_a_workspace_can_say_that_a_column_is_none_of_the_table() -> None:
    widened = default_vocabulary().extended({"other": ["Thực hiện ngoài tỉnh"]})
    assert read_label("Thực hiện ngoài tỉnh", widened) == Meaning(OTHER)


def test_every_kind_has_words_and_each_word_is_read_as_its_kind() -> None:
    vocabulary = default_vocabulary()
    assert set(vocabulary.phrases) == set(ColumnKind)
    for kind in FRAME | {PLAN, ACTUAL, NOTE, RATIO, OTHER}:
        for phrase in vocabulary.phrases[kind]:
            assert vocabulary.is_exactly(kind, phrase)
            assert vocabulary.first(kind, phrase) == 0


def test_a_phrase_is_found_where_it_stands() -> None:
    vocabulary = default_vocabulary()
    assert vocabulary.first(PLAN, key("Kết quả thực hiện kế hoạch")) == len(key("Kết quả thực hiện ")) + 1
    assert vocabulary.first(PLAN, key("Kết quả")) is None
