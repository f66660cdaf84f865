"""A province's whole table, 120 agencies and more than 700 rows: one page wide, with its header on every page."""

from __future__ import annotations

import io
from unicodedata import normalize

import pdfplumber
import pytest

from toolkit.model import Agency, Catalogue, Indicator, Period, Reconciled
from toolkit.reconcile import reconcile
from toolkit.writing.default_look import default_look_bytes
from toolkit.writing.lint import lint_document, lint_workbook
from toolkit.writing.look import Look, read_look
from toolkit.writing.pdf import pdf_bytes
from toolkit.writing.table import table_bytes
from toolkit.writing.table_docx import table_docx

_AGENCIES, _EACH = 120, 6
_NAME = "Tổng diện tích gieo trồng cây hằng năm và lâu năm"
_HEADER = {"Số", "TT", "quan", "báo", "cáo", "ĐVT", "giao", "Ghi", "chú"}
"""Words of the header from its first column to its last."""
_FIRST_WORDS = "Tổng diện tích"


def whole_province() -> Reconciled:
    """720 indicators with long names."""
    agencies = tuple(Agency(str(n), f"X{n}", f"Ủy ban nhân dân xã Ea Hleo số {n}") for n in range(1, _AGENCIES + 1))
    indicators = tuple(
        Indicator(f"{a.code}.{n}", a.code, str(n), f"{_NAME} vụ {n}", "Ha")
        for a in agencies
        for n in range(1, _EACH + 1)
    )
    catalogue = Catalogue(agencies, indicators)
    return reconcile([], catalogue, Period.parse("2020-6T"))


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Look:
    path = tmp_path_factory.mktemp("look") / "bieu-chuan.xlsx"
    path.write_bytes(default_look_bytes())
    return read_look(path)


@pytest.mark.libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_every_page_has_the_header_and_the_whole_width(kind: str, look: Look) -> None:
    write = table_bytes if kind == "xlsx" else table_docx
    data = write(whole_province(), look, "Đắk Lắk")
    with pdfplumber.open(io.BytesIO(pdf_bytes(data, f".{kind}"))) as pdf:
        words = [{normalize("NFC", word["text"]) for word in page.extract_words()} for page in pdf.pages]
        sizes = {(round(page.width), round(page.height)) for page in pdf.pages}
        names = sum(len(page.search(_FIRST_WORDS)) for page in pdf.pages)
    assert len(words) > 20
    assert [number for number, found in enumerate(words, 1) if not found >= _HEADER] == []
    assert sizes == {(842, 595)}
    assert names == _AGENCIES * _EACH


def test_the_large_table_keeps_every_rule(look: Look) -> None:
    result = whole_province()
    assert lint_workbook(table_bytes(result, look, "Đắk Lắk")) == []
    assert lint_document(table_docx(result, look, "Đắk Lắk")) == []
