"""Stretches in which no quantity is looked for, and what they are."""

from __future__ import annotations

import pytest

from toolkit.words.masks import Masked, masks, real_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Quyết định số 1234/QĐ-UBND ngày 01/02/2020",
            [(Masked.DOCUMENT, "1234/QĐ-UBND"), (Masked.DATE, "01/02/2020")],
        ),
        ("Nghị quyết 20-NQ/TW và Nghị quyết 68", [(Masked.DOCUMENT, "20-NQ/TW"), (Masked.DOCUMENT, "Nghị quyết 68")]),
        ("Điều 5, khoản 2", [(Masked.OTHER, "Điều 5"), (Masked.OTHER, "khoản 2")]),
        ("giai đoạn 2016-2020", [(Masked.OTHER, "giai đoạn 2016-2020")]),
        ("mức độ 3, 4 là 125 dịch vụ", [(Masked.OTHER, "mức độ 3, 4")]),
        ("quốc lộ 707,4 km", []),
        ("cao cấp 02, trung cấp 06", []),
        ("đã cấp 03 giấy phép", []),
    ],
)
def test_numbers_that_count_nothing(text: str, expected: list[tuple[Masked, str]]) -> None:
    assert [(one.kind, text[one.start : one.end]) for one in masks(text)] == expected


def test_a_date_that_is_none() -> None:
    assert real_date(31, 6, 2020) is None
    assert real_date(29, 2, 2020) is not None
