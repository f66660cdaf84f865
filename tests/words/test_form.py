"""The form of a report where it can be counted."""

from __future__ import annotations

from toolkit.words.form import check_form
from toolkit.words.paragraphs import in_parts
from toolkit.words.prose import Prose
from toolkit.words.quantities import quantities

HEAD = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 85/BC-SKHCN",
    "Đắk Lắk, ngày 10 tháng 6 năm 2020",
    "BÁO CÁO",
    "Kết quả công tác 6 tháng đầu năm 2020",
    "I. KẾT QUẢ",
)
END = ("Trên đây là báo cáo của Sở./.", "Nơi nhận:", "- UBND tỉnh;")


def said(*texts: str) -> list[tuple[str, str]]:
    found = check_form([Prose(one, quantities(one.text)) for one in in_parts((text, 0) for text in texts)])
    return [(one.finding.code, one.found or one.quote) for one in found]


def test_a_report_in_form() -> None:
    assert said(*HEAD, "Tổ chức 05 lớp, 03 hội nghị, 02 cuộc họp ngày 05/3/2020.", *END) == []


def test_dates_below_ten() -> None:
    wrong = "Họp ngày 5 tháng 3 năm 2020, ngày 15/1/2020 và ngày 10/12/2020."
    assert said(*HEAD, wrong, *END) == [("KT732", "ngày 5 tháng 3 năm 2020"), ("KT732", "15/1/2020")]


def test_counts_below_ten_where_the_report_writes_two_digits() -> None:
    assert said(*HEAD, "Có 05 lớp, 03 hội nghị, 02 cuộc, 04 đoàn, 6 đề tài.", *END) == [("KT731", "6 đề tài")]
    assert said(*HEAD, "Có 5 lớp, 3 hội nghị, 02 cuộc.", *END) == []


def test_what_is_missing() -> None:
    assert said(*HEAD, "Trên đây là báo cáo của Sở.", *END[1:]) == [("KT733", "Trên đây là báo cáo của Sở.")]
    assert [code for code, _ in said(*HEAD, END[0])] == ["KT734"]
    assert [code for code, _ in said(*HEAD[:2], *HEAD[3:], *END)] == ["KT735"]


def test_an_excerpt_without_a_head_is_not_held_to_it() -> None:
    assert said("I. KẾT QUẢ", "Có 15 lớp.") == []
