"""What the workbook part of an .xlsx says: sheets in their order, where strings and styles are, what it would run."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.support.workbooks import parts_of, patched, sheet, xlsx, xlsx_of, zipped
from toolkit.findings import Problem
from toolkit.findings.intake_problems import OVER_LIMIT, UNREADABLE
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.ooxml import Workbook, active_content, read_saved, read_workbook
from toolkit.intake.readers.package import open_package
from toolkit.intake.readers.read_xlsx import read_xlsx
from toolkit.intake.readers.refusal import Refused


def _workbook(data: bytes, limits: Limits = Limits()) -> Workbook:
    return read_workbook(open_package(data, limits), limits)


def test_sheets_come_in_the_workbooks_order_with_their_visibility() -> None:
    data = xlsx(sheet(["cũ"], name="6NN", visible=False), sheet(["mới"], name=" 09LD"))
    assert [(one.name, one.visible) for one in _workbook(data).sheets] == [("6NN", False), (" 09LD", True)]


def test_a_very_hidden_sheet_is_hidden() -> None:
    data = xlsx(sheet(["mới"]), sheet(["cũ"], name="Cũ", visible=False))
    data = patched(data, "xl/workbook.xml", 'state="hidden"', 'state="veryHidden"')
    assert [one.visible for one in _workbook(data).sheets] == [True, False]


def test_the_epoch_of_1904_and_the_parts_of_strings_and_styles_are_known() -> None:
    data = patched(xlsx(sheet(["a"])), "xl/workbook.xml", "<workbookPr ", '<workbookPr date1904="1" ')
    found = _workbook(data)
    assert found.epoch_1904
    assert (found.strings, found.styles) == ("xl/sharedStrings.xml", "xl/styles.xml")


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("xl/vbaProject.bin", "macro"),
        ("xl/macrosheets/sheet1.xml", "macro"),
        ("xl/externalLinks/externalLink1.xml", "liên kết tới tệp khác"),
        ("xl/connections.xml", "kết nối dữ liệu"),
    ],
)
def test_what_a_workbook_would_run_or_fetch_is_said(part: str, what: str) -> None:
    (said,) = active_content(open_package(zipped({**parts_of(xlsx(sheet([1]))), part: b"<x/>"}), Limits()))
    assert what in said.finding("a.xlsm").message
    assert active_content(open_package(xlsx(sheet([1])), Limits())) == ()


def test_too_many_names_are_refused() -> None:
    names = (
        "<definedNames>" + "".join(f'<definedName name="n{n}">1</definedName>' for n in range(5)) + "</definedNames>"
    )
    data = patched(xlsx(sheet([1])), "xl/workbook.xml", "</sheets>", f"</sheets>{names}")
    assert _workbook(data, Limits(names=5)).names == 5
    with pytest.raises(Refused, match="số tên đặt sẵn là 5, giới hạn 4"):
        _workbook(data, Limits(names=4))


def test_a_workbook_part_with_another_name_is_found_by_its_relation() -> None:
    parts = parts_of(xlsx_of('<row r="1"><c r="A1"><v>1</v></c></row>'))
    moved = {
        **parts,
        "_rels/.rels": parts["_rels/.rels"].replace(b"xl/workbook.xml", b"/xl/bieu.xml"),
        "xl/bieu.xml": parts["xl/workbook.xml"],
        "xl/_rels/bieu.xml.rels": parts["xl/_rels/workbook.xml.rels"].replace(b'Target="', b'Target="/xl/'),
    }
    del moved["xl/workbook.xml"], moved["xl/_rels/workbook.xml.rels"]
    assert read_xlsx(zipped(moved), Limits()).sheets[0].text(1, 1) == "1"


def _without(part: str) -> bytes:
    return zipped({name: data for name, data in parts_of(xlsx_of("<row/>")).items() if name != part})


@pytest.mark.parametrize(
    ("data", "limits", "problem", "said"),
    [
        (_without("xl/workbook.xml"), Limits(), UNREADABLE, "thiếu phần chính của bảng tính"),
        (_without("xl/_rels/workbook.xml.rels"), Limits(), UNREADABLE, "không có trang tính nào"),
        (_without("xl/worksheets/sheet1.xml"), Limits(), UNREADABLE, "thiếu nội dung của trang tính “Biểu”"),
        (xlsx(sheet([1], name="a"), sheet([1], name="b")), Limits(sheets=1), OVER_LIMIT, "số trang tính là 2"),
        (xlsx(sheet(["a", "b", "c"])), Limits(strings=2), OVER_LIMIT, "số chuỗi chữ là 3"),
    ],
)
def test_a_package_without_sheets_or_beyond_a_limit_is_refused(
    data: bytes, limits: Limits, problem: Problem, said: str
) -> None:
    with pytest.raises(Refused) as refused:
        read_xlsx(data, limits)
    assert refused.value.problem is problem
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("stamp", "saved"),
    [
        ("2020-06-20T08:30:00Z", datetime(2020, 6, 20, 8, 30, tzinfo=UTC)),
        ("2020-06-20T08:30:00+07:00", datetime(2020, 6, 20, 8, 30, tzinfo=timezone(timedelta(hours=7)))),
        ("2020-06-20T08:30:00", datetime(2020, 6, 20, 8, 30, tzinfo=UTC)),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_the_moment_of_saving_is_read_where_it_is_one(stamp: str, saved: datetime | None) -> None:
    core = f'<p xmlns:d="urn:d"><d:created>2019-01-01T00:00:00Z</d:created><d:modified>{stamp}</d:modified></p>'
    data = zipped({**parts_of(xlsx_of("<row/>")), "docProps/core.xml": core})
    assert read_saved(open_package(data, Limits())) == saved
