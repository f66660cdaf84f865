"""The one door: every kind of workbook comes through it, everything else is refused with its reason."""

from __future__ import annotations

import gc

import pytest

from tests.support.workbooks import SheetOf, ods, ods_of, patched, sheet, xls, xlsx, xlsx_of, zipped
from toolkit.findings import Problem
from toolkit.findings.file_problems import AMBIGUOUS, OLD_FORMAT, OLD_WORD, STILL_COPYING, WEB_PAGE
from toolkit.findings.intake_problems import EMPTY_FILE, OVER_LIMIT, PASSWORD, UNREADABLE, WRONG_KIND
from toolkit.intake.readers.grid import Cell, CellKind
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.read_grid import read_grid
from toolkit.intake.readers.refusal import Refused
from toolkit.intake.readers.sniff import OLE_SIGNATURE
from toolkit.model import Place

MADE = sheet(["Nội dung"], at="C10")
ENCRYPTED = OLE_SIGNATURE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le")


def _refusal(data: bytes, limits: Limits = Limits()) -> Refused:
    with pytest.raises(Refused) as refused:
        read_grid(data, limits)
    return refused.value


@pytest.mark.parametrize("data", [xlsx(MADE), xls(MADE), ods(MADE)], ids=["xlsx", "xls", "ods"])
def test_workbooks_of_every_kind_come_through(data: bytes) -> None:
    (found,) = read_grid(data).sheets
    assert found.name == "Biểu"
    assert found.cells == {(10, 3): Cell(CellKind.TEXT, "Nội dung")}


@pytest.mark.parametrize(
    ("data", "problem", "said"),
    [
        (b"", EMPTY_FILE, "không có nội dung"),
        (b"\0" * 2048, EMPTY_FILE, "không có nội dung"),
        (ENCRYPTED, PASSWORD, "có mật khẩu"),
        (xlsx(MADE)[:-40], UNREADABLE, "cắt cụt"),
        (b"\x01\x02\x03\x04 something", WRONG_KIND, "không rõ loại"),
        (b"{\\rtf1\\ansi", WRONG_KIND, "RTF"),
        (b"<html><table><tr><td>1</td></tr></table></html>", WEB_PAGE, "trang web (HTML)"),
        (b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>", OLD_FORMAT, "2003"),
        (b"ID;PWXL;N;E\r\n", OLD_FORMAT, "SYLK"),
        (b"\x09\x02\x06\x00\0\0\x10\0\0\0", OLD_FORMAT, "Excel 2–4"),
        (zipped({"Index/Document.iwa": b"x", "Metadata/Properties.plist": b"x"}), OLD_FORMAT, "Numbers"),
        (b"PK\x03\x04" + b"x" * 500 + b"\0" * 100, STILL_COPYING, "còn đang được chép"),
        (zipped({"word/document.xml": "<w/>"}), UNREADABLE, "văn bản Word không có nội dung"),
        (zipped({"xl/workbook.bin": b"\x01\0"}), UNREADABLE, "không có trang tính nào"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<c/>"}), WRONG_KIND, "Open"),
        (zipped({"bao-cao.xlsx": b"PK"}), WRONG_KIND, "tệp nén"),
        (b"%PDF-1.4\n", WRONG_KIND, "PDF"),
        (b"\x89PNG\r\n\x1a\n\0", WRONG_KIND, "ảnh"),
        (OLE_SIGNATURE + "WordDocument\0".encode("utf-16-le"), OLD_WORD, "Word đời cũ"),
        (OLE_SIGNATURE + "PowerPoint Document".encode("utf-16-le"), WRONG_KIND, "tài liệu Office cũ"),
    ],
)
def test_everything_else_is_refused_with_its_reason(data: bytes, problem: Problem, said: str) -> None:
    refusal = _refusal(data)
    assert refusal.problem is problem
    assert said in refusal.finding("bao-cao.xlsx").message


@pytest.mark.parametrize(
    "data",
    [
        xlsx_of('<row r="x"><c r="A1"><v>1</v></c></row>'),
        xlsx_of('<row r="1"><c r="A1" s="z"><v>1</v></c></row>'),
        ods_of('<table:table><table:table-row table:number-rows-repeated="nhiều"/></table:table>'),
    ],
    ids=["row number", "style number", "repetition"],
)
def test_numbers_that_are_none_inside_the_xml_are_damage_and_no_crash(data: bytes) -> None:
    assert _refusal(data).problem is UNREADABLE


def test_a_large_file_is_refused_before_it_is_looked_at() -> None:
    refusal = _refusal(b"\0" * 11, Limits(file_bytes=10))
    assert refusal.problem is OVER_LIMIT
    assert "11" in str(refusal)
    assert "giới hạn 10" in str(refusal)


def test_a_refusal_becomes_a_finding_at_the_file_and_the_cell() -> None:
    refusal = _refusal(xlsx(SheetOf([[1]], at="A12")), Limits(rows=11))
    finding = refusal.finding("bao-cao.xlsx")
    assert finding.place == Place("bao-cao.xlsx", "Biểu", "A12")
    assert finding.message == str(refusal) == "Tệp vượt giới hạn: số dòng là 12, giới hạn 11."


def test_two_sheets_of_one_name_are_refused_as_no_figure_could_be_found_again() -> None:
    data = patched(xlsx(sheet([1], name="Biểu"), sheet([2], name="Khác")), "xl/workbook.xml", "Khác", "biểu")
    refusal = _refusal(data)
    assert refusal.problem is AMBIGUOUS
    assert "hai trang tính cùng tên “biểu”" in str(refusal)


def test_the_collector_works_again_after_a_file_was_read_or_refused() -> None:
    read_grid(xlsx(MADE))
    assert gc.isenabled()
    _refusal(xlsx(MADE)[:-40])
    assert gc.isenabled()
