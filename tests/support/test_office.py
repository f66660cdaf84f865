"""The second opinion is a real one: a wrong cached value is found, an edit is really made."""

from __future__ import annotations

import io

import pytest
import xlsxwriter
from openpyxl import load_workbook

from tests.support.office import convert, edit
from tests.support.recalculation import compare_with_libreoffice

pytestmark = pytest.mark.libreoffice


def book(cached: object) -> bytes:
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved) as made:
        sheet = made.add_worksheet("A")
        sheet.write_number(0, 0, 2)
        sheet.write_formula(0, 1, "=A1*21", None, cached)
    return saved.getvalue()


@pytest.mark.parametrize(("cached", "differences"), [(42, 0), (41, 1), ("", 1), ("42", 1), (0, 1)])
def test_a_wrong_cached_value_is_found(cached: object, differences: int) -> None:
    found = compare_with_libreoffice(book(cached))
    assert (found.formulas, len(found.differences)) == (1, differences)


def test_an_edit_is_made_and_recalculated() -> None:
    changed = load_workbook(io.BytesIO(edit(book(42), ["set", "A", "A1", 3], ["insert", "A", 0])), data_only=True)
    assert changed["A"]["B2"].value == 63


def test_a_workbook_becomes_a_pdf() -> None:
    assert convert(book(42), "pdf").startswith(b"%PDF")
