"""Names of sheets that Excel accepts, whatever the source called them."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from toolkit.writing.sheet_names import safe_names


def test_a_good_name_stays_and_others_change_as_little_as_can_be() -> None:
    names = ("Biểu 1", "a/b", "'x'", "", "BIỂU 1", "History", "Cần kiểm tra", "n" * 40)
    assert list(safe_names(names, taken=["Cần kiểm tra"]).values()) == [
        *("Biểu 1", "a-b", "x", "Trang", "BIỂU 1 (2)", "History (2)", "Cần kiểm tra (2)", "n" * 31),
    ]


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), unique=True, max_size=6))
def test_a_workbook_can_have_all_the_names_at_once(names: list[str]) -> None:
    with Workbook(io.BytesIO(), {"in_memory": True}) as book:
        for name in safe_names(names).values():
            book.add_worksheet(name)
        book.add_worksheet("Trang cuối cùng")
