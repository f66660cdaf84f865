"""What the XML of an .xlsx says: sheets, errors, formulas, formats, merges, and what is hidden."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.support.workbooks import Formula, parts_of, patched, sheet, xlsx, xlsx_of, zipped
from toolkit.findings import Problem
from toolkit.findings.intake_problems import OVER_LIMIT, UNREADABLE
from toolkit.intake.facts import SheetFacts
from toolkit.intake.grid import Area
from toolkit.intake.limits import Limits
from toolkit.intake.ooxml import read_facts, read_saved
from toolkit.intake.package import open_package
from toolkit.intake.refusal import Refused


def _all(data: bytes, limits: Limits = Limits()) -> tuple[SheetFacts, ...]:
    return read_facts(open_package(data, limits), limits)


def _facts(data: bytes) -> SheetFacts:
    (facts,) = _all(data)
    return facts


def test_sheets_come_in_the_workbooks_order_with_their_visibility() -> None:
    data = xlsx(sheet(["cũ"], name="6NN", visible=False), sheet(["mới"], name=" 09LD"))
    assert [(facts.name, facts.visible) for facts in _all(data)] == [("6NN", False), (" 09LD", True)]


def test_a_very_hidden_sheet_is_hidden() -> None:
    data = xlsx(sheet(["mới"]), sheet(["cũ"], name="Cũ", visible=False))
    data = patched(data, "xl/workbook.xml", 'state="hidden"', 'state="veryHidden"')
    assert [facts.visible for facts in _all(data)] == [True, False]


def test_errors_formulas_and_formulas_without_result_are_told_apart() -> None:
    facts = _facts(
        xlsx_of(
            '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1"><f>SUM(E10:E12)</f></c>'
            '<c r="C1"><f>1+1</f><v>2</v></c><c r="D1" t="e"><v>#REF!</v></c>'
            '<c r="E1" t="str"><f>""</f><v></v></c><c r="F1"><f>B1</f><v/></c></row>'
        )
    )
    assert facts.errors == {(1, 1): "#DIV/0!", (1, 4): "#REF!"}
    assert facts.uncalculated == {(1, 2): "=SUM(E10:E12)", (1, 6): "=B1"}
    assert facts.formulas == {(1, 1), (1, 2), (1, 3), (1, 5), (1, 6)}


def test_cells_without_content_are_not_filled() -> None:
    facts = _facts(xlsx_of('<row r="1"><c r="A1" s="0"/><c r="B1"><v>0</v></c><c r="C1"><v></v></c></row>'))
    assert facts.filled == {(1, 2)}
    assert facts.blanks == {(1, 3)}


def test_cells_and_rows_without_references_are_counted_on() -> None:
    facts = _facts(xlsx_of("<row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c><v>3</v></c></row>"))
    assert facts.filled == {(1, 1), (1, 3), (2, 1)}


def test_rows_after_a_numbered_one_are_counted_from_it() -> None:
    facts = _facts(xlsx_of('<row r="7"><c r="C7"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>'))
    assert facts.filled == {(7, 3), (7, 4), (8, 1)}


@pytest.mark.parametrize(("code", "percent"), [("0%", True), ("0.00%", True), ("#,##0.0 %", True), ("#,##0", False)])
def test_percent_formats_are_seen(code: str, percent: bool) -> None:
    facts = _facts(xlsx(sheet([0.3, 0.3], formats={"A1": code})))
    assert facts.percents == ({(1, 1)} if percent else set())


def test_builtin_percent_formats_of_the_cell_styles_count_and_those_of_named_styles_do_not() -> None:
    styles = (
        '<cellStyleXfs count="1"><xf numFmtId="9"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="10"/></cellXfs>'
    )
    facts = _facts(xlsx_of('<row r="1"><c r="A1" s="0"><v>1</v></c><c r="B1" s="1"><v>1</v></c></row>', styles=styles))
    assert facts.percents == {(1, 2)}


def test_hidden_rows_hidden_columns_and_merges_are_noted() -> None:
    data = xlsx(sheet(["a", "b"], [1, 2], merges=["A1:B2"], hidden_rows=[2], hidden_columns=["C", "E"]))
    facts = _facts(data)
    assert facts.hidden_rows == {2}
    assert facts.hidden_columns == {3, 5}
    assert facts.merges == [Area(1, 1, 2, 2)]


def test_a_range_of_hidden_columns_is_unfolded() -> None:
    facts = _facts(xlsx_of("<row/>", around='<cols><col min="2" max="4" hidden="true"/><col min="5" max="6"/></cols>'))
    assert facts.hidden_columns == {2, 3, 4}


def test_a_workbook_part_with_another_name_is_found_by_its_relation() -> None:
    parts = parts_of(xlsx_of('<row r="1"><c r="A1"><v>1</v></c></row>'))
    moved = {
        **parts,
        "_rels/.rels": parts["_rels/.rels"].replace(b"xl/workbook.xml", b"/xl/bieu.xml"),
        "xl/bieu.xml": parts["xl/workbook.xml"],
        "xl/_rels/bieu.xml.rels": parts["xl/_rels/workbook.xml.rels"].replace(b'Target="', b'Target="/xl/'),
    }
    del moved["xl/workbook.xml"], moved["xl/_rels/workbook.xml.rels"]
    assert _facts(zipped(moved)).filled == {(1, 1)}


def _without(part: str) -> bytes:
    return zipped({name: data for name, data in parts_of(xlsx_of("<row/>")).items() if name != part})


@pytest.mark.parametrize(
    ("data", "limits", "problem", "said"),
    [
        (_without("xl/workbook.xml"), Limits(), UNREADABLE, "không có trang tính nào"),
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
        _all(data, limits)
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


def test_a_formula_keeps_its_cached_result() -> None:
    facts = _facts(xlsx(sheet([Formula("=1+1", 2), Formula("=1/0", "#DIV/0!")])))
    assert facts.uncalculated == {}
    assert facts.errors == {(1, 2): "#DIV/0!"}
