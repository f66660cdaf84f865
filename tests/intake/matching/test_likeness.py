"""Two names compared word by word: what is only written otherwise, and what is another thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.intake.matching.likeness import compare

SAYS_THE_SAME = (
    ("Phương tiện đo kiểm định", "Số phương tiện đo được kiểm định", "từ đệm “Số được”"),
    ("Số PTĐ được kiểm định", "Số phương tiện đo được kiểm định", "viết tắt “PTĐ”"),
    ("Số phương tiện đo được kiểmm định", "Số phương tiện đo được kiểm định", "gõ “kiểmm” thay cho “kiểm”"),
    ("Được kiểm định: số phương tiện đo", "Số phương tiện đo được kiểm định", "khác thứ tự từ"),
    ("Học sinh THPT", "Số học sinh trung học phổ thông", "viết tắt “THPT”"),
    ("Số học sinh trung học phổ thông", "Học sinh THPT", "viết tắt “THPT”"),
    ("Đề tài KHCN cấp tỉnh", "Đề tài khoa học và công nghệ cấp tỉnh", "viết tắt “KHCN”"),
    ("Thu NSNN trên địa bàn", "Thu ngân sách nhà nước trên địa bàn tỉnh", "viết tắt “NSNN”"),
    ("Số đềtài được duyệt", "Số đề tài được duyệt", "khác dấu cách"),
    ("Nữ", "Trong đó: nữ", ""),
)
SAYS_ANOTHER = (
    ("Chiều dài đường mới", "Chiều dài dương mới", "“đường” khác dấu với “dương”"),
    ("Số vé bán ra trong kỳ", "Số vé bản ra trong kỳ", "“bán” khác dấu với “bản”"),
    ("Số hộ cận nghèo", "Số hộ nghèo", "thừa “cận”"),
    ("Số hộ nghèo", "Số hộ cận nghèo", "thiếu “cận”"),
    ("Học sinh THPT", "Số học sinh trung học cơ sở", "thiếu “trung học cơ sở”"),
    ("Tỷ lệ trẻ em dưới 1 tuổi", "Tỷ lệ trẻ em dưới 5 tuổi", "thừa “1”"),
    ("Đường Ea Kar", "Đường Ea Kao", "thừa “Kar”"),
    ("Số giáo viên sinh học", "Số giáo viên học sinh", "khác thứ tự từ"),
    ("Chuyển từ thành thị ra nông thôn", "Chuyển từ nông thôn ra thành thị", "khác thứ tự từ"),
    ("Số người tam gia", "Số người tham gia", "thừa “tam”"),
    ("So phuong tien do", "Số phương tiện đo", "gõ không dấu"),
    ("Số lô 1 2", "Số lô 12", "thừa “1 2”"),
    ("", "Số hộ", ""),
)


@pytest.mark.parametrize(("row", "name", "told"), SAYS_THE_SAME)
def test_what_is_only_written_otherwise_says_the_same(row: str, name: str, told: str) -> None:
    found = compare(row, name)
    assert found.same
    assert found.score >= 0.9
    assert told in "; ".join(found.differences)


@pytest.mark.parametrize(("row", "name", "told"), SAYS_ANOTHER)
def test_what_may_be_another_thing_never_says_the_same(row: str, name: str, told: str) -> None:
    found = compare(row, name)
    assert not found.same
    assert told in "; ".join(found.differences)


def test_the_likelier_name_has_the_higher_score() -> None:
    names = ("Số hộ nghèo được vay vốn", "Số hộ cận nghèo được vay vốn ưu đãi", "Số hộ được cấp nước")
    scores = [compare("Số hộ nghèo vay vốn", name).score for name in names]
    assert scores == sorted(scores, reverse=True)


@given(st.text(alphabet="abđêư nsố12 -()", max_size=30), st.text(alphabet="abđêư nsố12 -()", max_size=30))
def test_any_two_texts_can_be_compared_and_a_score_is_a_share(row: str, name: str) -> None:
    assert 0 <= compare(row, name).score <= 1
