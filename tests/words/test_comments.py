"""A commented copy: the text stays run by run, the comments lie where the words are, LibreOffice opens it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from tests.support.office import convert
from tests.support.reports import report_paths
from tests.support.word_reports import as_word, with_footnotes
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.words.comments import commented
from toolkit.words.crosscheck import Crosschecked, crosscheck
from toolkit.words.read_word import read_word

DAY = date(2020, 6, 30)
PATH = next(path for path in report_paths() if path.name == "so-khcn-6t-2020.md")


def checked(data: bytes) -> Crosschecked:
    return crosscheck(read_word("bao-cao.docx", data, default_vocabulary()))


def with_comments(data: bytes) -> bytes:
    return commented(data, checked(data).remarks, default_vocabulary(), DAY)


def runs(data: bytes) -> list[list[tuple[str, bool | None, str | None]]]:
    document = Document(io.BytesIO(data))
    tables = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(paragraph for cell in tables for paragraph in cell.paragraphs)]
    return [[(run.text, run.bold, run.font.name) for run in one.runs if run.text] for one in paragraphs]


def test_every_finding_has_its_comment_and_no_run_changes() -> None:
    data = as_word(PATH)
    copy = with_comments(data)
    assert runs(copy) == runs(data)
    comments = list(Document(io.BytesIO(copy)).comments)
    assert [one.text.split(":")[0].split()[-1] for one in comments] == [
        one.finding.code for one in checked(data).remarks
    ]
    assert len(comments) >= 5
    assert {one.author for one in comments} == {"ktxh"}


def test_a_comment_lies_on_the_words_it_is_about() -> None:
    copy = with_comments(as_word(PATH))
    xml = zipfile.ZipFile(io.BytesIO(copy)).read("word/document.xml").decode()
    spans = re.findall(r"<w:commentRangeStart[^>]*/>(.*?)<w:commentRangeEnd", xml, re.DOTALL)
    texts = ["".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", span)) for span in spans]
    assert any("83 đề tài" in text for text in texts)
    assert any(text.startswith("6 hồ sơ") for text in texts)
    assert any("ngày 02/01/2020" in text for text in texts)


def test_the_same_report_gives_the_same_comments() -> None:
    data = as_word(PATH)
    parts = [zipfile.ZipFile(io.BytesIO(with_comments(data))).read("word/comments.xml") for _ in range(2)]
    assert parts[0] == parts[1]
    assert b"2020-06-30T00:00:00Z" in parts[0]


@pytest.mark.libreoffice
def test_libreoffice_opens_the_copy_with_its_comments() -> None:
    data = as_word(PATH)
    seen = convert(with_comments(data), "odt", suffix=".docx")
    content = zipfile.ZipFile(io.BytesIO(seen)).read("content.xml").decode()
    assert len(re.findall(r"<office:annotation [^>]*>", content)) == len(checked(data).remarks)
    assert "KT701" in content


@pytest.mark.libreoffice
@pytest.mark.slow
def test_an_old_word_file_is_read_through_libreoffice(tmp_path: Path) -> None:
    from toolkit.words.read import read_report

    data = as_word(PATH)
    old = tmp_path / "bao-cao.doc"
    old.write_bytes(convert(data, "doc", suffix=".docx"))
    again = crosscheck(read_report(old, default_vocabulary()))
    assert [one.code for one in again.findings] == [one.code for one in checked(data).findings]


def test_a_comment_on_a_footnote_stands_at_its_sign() -> None:
    data = with_footnotes(("Thân bài.", "Có 87 xã đạt chuẩn[^ Gồm: huyện A 45 xã, huyện B 48 xã.] nông thôn mới."))
    document = Document(io.BytesIO(with_comments(data)))
    (comment,) = document.comments
    assert "93" in comment.text
    assert "commentRangeStart" in document.paragraphs[1]._p.xml
    assert runs(with_comments(data)) == runs(data)
