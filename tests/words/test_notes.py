"""Footnotes that name the parts of the number they are set at."""

from __future__ import annotations

import pytest

from tests.support.word_reports import with_footnotes
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.words.crosscheck import crosscheck
from toolkit.words.read_word import read_word


def found(*paragraphs: str) -> list[tuple[str, int, str, str]]:
    checked = crosscheck(read_word("bao-cao.docx", with_footnotes(paragraphs), default_vocabulary()))
    return [(one.finding.code, one.paragraph, one.expected, one.found) for one in checked.remarks]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Có 87/145 xã đạt chuẩn[^ Gồm: huyện A 45 xã, huyện B 42 xã.]; bình quân 16 tiêu chí.", []),
        ("Có 87/145 xã đạt chuẩn[^ Gồm: huyện A 45 xã, huyện B 48 xã.]; bình quân 16 tiêu chí.", [("93", "87")]),
        ("Đạt 86 huy chương[^ Trong đó: 21 HCV, 27 HCB, 36 HCĐ.], thêm 12 giải.", [("84", "86")]),
        ("Trồng 6.312 ha.[^ Vụ xuân 1.986 ha, vụ mùa 4.346 ha.]", [("6.332", "6.312")]),
        ("Có 87 xã đạt chuẩn[^ Theo Quyết định số 1980/QĐ-TTg ngày 17/10/2016.].", []),
        ("Có 87 xã đạt chuẩn[^ Tăng 03 xã so với năm 2020, vượt 01 xã so với kế hoạch.].", []),
    ],
)
def test_the_parts_in_a_footnote_add_up(paragraph: str, expected: list[tuple[str, str]]) -> None:
    assert [(right, said) for code, _, right, said in found(paragraph) if code in ("KT701", "KT702")] == expected


def test_a_footnote_is_checked_as_text_is_and_counted_behind_the_last_paragraph() -> None:
    lines = ("Có 12 vụ[^ Xảy ra 50 vụ, tăng 20% so với cùng kỳ (40 vụ).].", "Hết.")
    assert found(*lines) == [("KT705", 3, "25", "20")]
