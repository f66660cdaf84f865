"""ktxh report: where the draft lies, what is said of it, and that a clerk's own draft is never written over."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document

from tests.support.program import ktxh
from tests.support.workspaces import make_workspace
from toolkit.words.draft import default_template_bytes


def drafted(space: Path) -> Path:
    return Path(ktxh("report", "2020-6T", "-a", "SKHCN", "-w", space, "--json").document["report"])


def test_a_clerk_s_draft_is_never_written_over(tmp_path: Path) -> None:
    space = make_workspace(tmp_path)
    first = drafted(space)
    assert first.name == "bao-cao-2020-6T-SKHCN.docx"
    assert drafted(space) == first
    first.write_bytes(b"what a clerk made of it")
    assert drafted(space).name == "bao-cao-2020-6T-SKHCN (2).docx"
    assert first.read_bytes() == b"what a clerk made of it"


def test_what_is_said_of_a_draft(tmp_path: Path) -> None:
    space = make_workspace(tmp_path)
    said = ktxh("report", "2020-6T", "-w", space)
    assert said.code == 0
    assert "[CẦN BỔ SUNG]" in said.err
    texts = [paragraph.text for paragraph in Document(said.out.strip()).paragraphs]
    assert "- Số phương tiện đo được kiểm định đạt 4.031/13.500 phương tiện, bằng 29,9% kế hoạch năm." in texts
    assert ktxh("report", "2020-6T", "-a", "NOBODY", "-w", space).code == 2


def test_a_template_that_a_clerk_edited_is_followed_and_its_slips_are_told(tmp_path: Path) -> None:
    space = make_workspace(tmp_path)
    document = Document(io.BytesIO(default_template_bytes()))
    document.add_paragraph("Ghi chú của phòng: {kì}, {kỳ}")
    document.save(str(space / "templates" / "bao-cao.docx"))
    said = ktxh("report", "2020-6T", "-w", space)
    assert "KT741" in said.err
    texts = [paragraph.text for paragraph in Document(said.out.strip()).paragraphs]
    assert "Ghi chú của phòng: {kì}, 6 tháng đầu năm 2020" in texts


def test_a_template_that_is_no_word_file_is_said(tmp_path: Path) -> None:
    space = make_workspace(tmp_path)
    (space / "templates" / "bao-cao.docx").write_bytes(b"not a document")
    said = ktxh("report", "2020-6T", "-w", space)
    assert said.code == 4
    assert "templates/bao-cao.docx" in said.err
