"""A workbook as PDF by LibreOffice, and a clear sentence where there is none."""

from __future__ import annotations

import pytest

from tests.support.seed import seed_workbook
from toolkit.writing.pdf import PdfError, pdf_bytes


def test_without_libreoffice_the_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(PdfError, match=r"không có LibreOffice nên chưa lập được tệp PDF"):
        pdf_bytes(b"")


@pytest.mark.libreoffice
def test_a_workbook_becomes_a_pdf() -> None:
    assert pdf_bytes(seed_workbook()).startswith(b"%PDF-")
