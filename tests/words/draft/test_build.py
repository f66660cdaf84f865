"""The draft as a Word file: its own crosscheck has nothing to say, its bytes are the same twice, Word opens it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from tests.support.office import convert
from toolkit.model import Period, Reconciled, Severity
from toolkit.words.crosscheck import crosscheck
from toolkit.words.draft import Draft, Letterhead, default_template_bytes, draft_report
from toolkit.words.draft.build import symbol_of
from toolkit.words.draft.sentences import GAP
from toolkit.words.read_pdf import read_pdf
from toolkit.words.read_word import read_word
from toolkit.words.stated import of_master, of_tables
from toolkit.workspace import Workspace
from toolkit.writing.lint import lint_document
from toolkit.writing.look import read_look

ROOT = Path(__file__).parents[3]
SPACE = Workspace(ROOT)
HEAD = Letterhead("Đắk Lắk", "Sở Kế hoạch và Đầu tư")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def result() -> Reconciled:
    return SPACE.reconcile(Period.parse("2020-6T"))


@pytest.fixture(scope="module")
def draft(result: Reconciled) -> Draft:
    return draft_report(default_template_bytes(), result, read_look(SPACE.look_path), HEAD)


def test_the_draft_passes_its_own_crosscheck(result: Reconciled, draft: Draft) -> None:
    report = read_word("bao-cao.docx", draft.data, SPACE.vocabulary)
    checked = crosscheck(report, None, [*of_tables(report.tables, SPACE.vocabulary), *of_master(result)])
    print(f"{checked.quantities} quantities, {len(checked.agreements)} agreements")  # noqa: T201
    assert [(one.finding.code, one.paragraph, one.finding.message) for one in checked.remarks] == []
    assert checked.period == result.period
    assert len(report.tables) == 1
    assert sum(one.kind == "với bảng tổng hợp" for one in checked.agreements) >= 60


def test_head_sections_recipients_and_appendix_stand_where_they_belong(draft: Draft) -> None:
    document = Document(io.BytesIO(draft.data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    sections = [text for text in texts if text.startswith(("I. ", "II. ", "III. "))]
    assert sections == [
        "I. TÌNH HÌNH THỰC HIỆN 6 THÁNG ĐẦU NĂM 2020",
        "II. ĐÁNH GIÁ CHUNG",
        "III. NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI",
    ]
    head, closing = (table.rows[0].cells for table in document.tables[:2])
    assert "SỞ KẾ HOẠCH VÀ ĐẦU TƯ" in head[0].text
    assert "/BC-SKHĐT" in head[0].text
    assert "Độc lập - Tự do - Hạnh phúc" in head[1].text
    assert closing[0].text.split("\n")[:2] == ["Nơi nhận:", "- Văn phòng UBND tỉnh;"]
    assert texts.index("Phụ lục") > texts.index(sections[-1])
    whole = "\n".join(texts)
    assert "Số phương tiện đo được kiểm định đạt 4.031/13.500 phương tiện, bằng 29,9% kế hoạch năm." in whole
    assert whole.count(GAP) == draft.gaps > 0
    assert draft.unknown == ()
    assert "{" not in whole


def test_the_draft_keeps_the_decree_s_layout(draft: Draft) -> None:
    assert lint_document(draft.data) == []


def test_the_same_figures_give_the_same_bytes(result: Reconciled, draft: Draft) -> None:
    again = draft_report(default_template_bytes(), result, read_look(SPACE.look_path), HEAD)
    assert again.data == draft.data


def test_the_report_of_one_agency_speaks_of_nobody_else(result: Reconciled) -> None:
    own = Letterhead("Đắk Lắk", "Sở Khoa học và Công nghệ")
    draft = draft_report(default_template_bytes(), result, read_look(SPACE.look_path), own, ["SKHCN"])
    texts = [paragraph.text for paragraph in Document(io.BytesIO(draft.data)).paragraphs]
    assert sum(text.startswith("- Số phương tiện đo") for text in texts) >= 1
    assert not any("doanh nghiệp" in text for text in texts)


@pytest.mark.parametrize(
    ("office", "symbol"),
    [("Sở Kế hoạch và Đầu tư", "SKHĐT"), ("Sở Khoa học và Công nghệ", "SKHCN"), ("UBND huyện Ea Kar", "UBND")],
)
def test_the_symbol_of_an_office(office: str, symbol: str) -> None:
    assert symbol_of(office) == symbol


@pytest.mark.libreoffice
def test_the_draft_as_pdf_is_laid_out_and_read_back(draft: Draft) -> None:
    report = read_pdf("bao-cao.pdf", convert(draft.data, "pdf", suffix=".docx"))
    texts = [paragraph.text for paragraph in report.paragraphs]
    assert any("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text for text in texts)
    assert "III. NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI" in texts
    assert not any("###" in text for text in texts)
    told = "- Số phương tiện đo được kiểm định đạt 4.031/13.500 phương tiện, bằng 29,9% kế hoạch năm."
    assert told in texts
    assert len(of_tables(report.tables, SPACE.vocabulary)) >= 60
    checked = crosscheck(report)
    assert [(one.finding.code, one.quote) for one in checked.remarks if one.finding.severity is Severity.ERROR] == []
