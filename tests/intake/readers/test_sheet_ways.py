"""The two ways through a worksheet's XML: what each sees, where the quick one is not sure, and that they agree."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from itertools import chain
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.workbooks import Formula, SheetOf, parts_of, patched, sheet, xlsx, xlsx_of
from toolkit.findings.file_problems import AMBIGUOUS
from toolkit.findings.intake_problems import OVER_LIMIT, UNREADABLE
from toolkit.intake.readers.grid import Area, Cell, CellKind
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.raw_sheet import RawSheet
from toolkit.intake.readers.read_xlsx import read_xlsx, read_xlsx_fully
from toolkit.intake.readers.refusal import Refused, Unsure
from toolkit.intake.readers.shared_strings import scan_strings
from toolkit.intake.readers.sheet_cells import Meaning
from toolkit.intake.readers.sheet_scan import scan_sheet
from toolkit.intake.readers.sheet_walk import walk_sheet

SHIPPED = Path(__file__).parents[3]
WORKBOOKS = sorted(chain((SHIPPED / "workbooks").rglob("*.xls[xm]"), (SHIPPED / "templates").rglob("*.xlsx")))
_HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def _walk(data: bytes) -> RawSheet:
    return walk_sheet(data, "Biểu", Limits())


def _xml(rows: str, before: str = "", after: str = "") -> bytes:
    return f"{_HEAD}{before}<sheetData>{rows}</sheetData>{after}</worksheet>".encode()


def _cells(sheet: RawSheet) -> list[tuple[object, ...]]:
    return list(zip(*sheet.columns, strict=True))


both = pytest.mark.parametrize("way", [scan_sheet, _walk], ids=["scan", "walk"])


@both
@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ('<c r="B3"><v>1.5</v></c>', ("", "", "", "1.5")),
        ('<c r="B3" s="4" t="s"><v>0</v></c>', ("4", "s", "", "0")),
        ('<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c>', ("", "e", "<f>1/0</f>", "#DIV/0!")),
        ('<c r="B3"><f>SUM(E1:E2)</f><v></v></c>', ("", "", "<f>SUM(E1:E2)</f>", "")),
        ('<c r="B3"><f>SUM(E1:E2)</f><v /></c>', ("", "", "<f>SUM(E1:E2)</f>", "")),
        ('<c r="B3"><f>SUM(E1:E2)</f></c>', ("", "", "<f>SUM(E1:E2)</f>", "")),
        ('<c r="B3" t="str"><f>A1&amp;"x"</f><v>a&lt;x</v></c>', ("", "str", '<f>A1&amp;"x"</f>', "a&lt;x")),
    ],
)
def test_a_cell_is_seen_as_it_is_written(way: Callable[[bytes], RawSheet], cell: str, found: tuple[str, ...]) -> None:
    sheet = way(_xml(f'<row r="3" spans="1:3"><c r="A3" s="1"/>{cell}<c r="C3" s="1" /></row>'))
    assert _cells(sheet) == [((3, 2), *found)]


@both
def test_merges_and_what_is_hidden_are_seen(way: Callable[[bytes], RawSheet]) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1" ht="15"/><row r="4" hidden="true"></row>'
    columns = '<cols><col min="2" max="4" width="9" hidden="1"/><col min="5" max="6" width="9"/></cols>'
    sheet = way(_xml(rows, columns, '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'))
    assert sheet.hidden_rows == {2, 4}
    assert sheet.hidden_columns == {2, 3, 4}
    assert sheet.merges == [Area(1, 1, 2, 2)]


@both
def test_a_sheet_without_cells_is_empty(way: Callable[[bytes], RawSheet]) -> None:
    assert _cells(way(_xml('<row r="5" ht="20"/>'))) == []
    assert _cells(way(f"{_HEAD}<sheetData/></worksheet>".encode())) == []


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>x</t></r></is></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t/></is></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><v>x</v></c></row>',
        '<row r="1"><c r="A1"><is><t>x</t></is></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t>x</v></c></row>',
        '<row r="1"><c r="A1" t="d"><v>2020-06-01</v></c></row>',
        "<row><c><v>1</v></c></row>",
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="2"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="A2"><v>1</v></c><c r="A3"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A1"/><c r="B2"><v>1</v></c><x></x></row>',
        '<row r="1"><!-- x --><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v><![CDATA[1]]></v></c></row>',
        '<row r="1"><c t="s" r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v xml:space="preserve">1</v></c></row>',
        '<row r="1"><c r="A1"><v>&#x31;&unknown;</v></c></row>',
        '<row r="1"><x:c xmlns:x="u" r="A1"><v>1</v></x:c></row>',
        '<row r="1"><c r="A1"><v>1</v></c>',
        '<row r="1"><c r="A1"><v>1</v></row>',
        '<row r="1"><c r="A1"><f>1<v>1</v></c></row>',
        '<row r="1"><c r="A1"><f/>1</f><v>1</v></c></row>',
        '<row r="1"><c r="A1">//<v>1</v></c></row>',
        '<row r="1"><c r="A1" t="/>e"><v>#N/A</v></c></row>',
        '<row r="1"><c r="A1">/><v>1</v></c></row>',
        '<row r="1"><c r="A1"><f/>/v></c></row>',
        '<row r="1"> <c r="A1"><v>1</v></c></row>',
        '<c r="A1"><v>1</v></c>',
        '<c r="A1"/>',
        '<c r="A1"/><row r="2"><c r="A2"><v>1</v></c></row>',
        '<row r="1"/><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><c r="A2"/>',
        '<row r="1"><c r="A1"><v>1</v></c></row><c r="A2"/><row r="2"><c r="B2"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><row r="2"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2">',
        '<row r="0"><c r="A1"><v>1</v></c></row>',
        '<row r="1"/><row ht="2"/>',
    ],
)  # fmt: skip
def test_the_scan_is_not_sure_of_any_other_form(rows: str) -> None:
    with pytest.raises(Unsure):
        scan_sheet(_xml(rows))


@pytest.mark.parametrize("spoil", ["\r", "\ufffe"])
def test_the_scan_is_not_sure_of_signs_that_a_parser_changes_or_refuses(spoil: str) -> None:
    with pytest.raises(Unsure):
        scan_sheet(_xml(f'<row r="1"><c r="A1" t="str"><v>a{spoil}b</v></c></row>'))


@both
def test_texts_that_stand_in_their_cells_are_set_apart(way: Callable[[bytes], RawSheet]) -> None:
    written = '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a/b &lt;</t></is></c>'
    sheet = way(_xml(f'<row r="1">{written}<c r="B1"><v>1</v></c><c r="C1" t="inlineStr"><is><t>c</t></is></c></row>'))
    assert [(cell[0], cell[2], cell[4]) for cell in _cells(sheet)] == [
        ((1, 1), "inlineStr", "0"), ((1, 2), "", "1"), ((1, 3), "inlineStr", "1"),
    ]  # fmt: skip
    assert [cell.text for cell in sheet.inline] == [" a/b <", "c"]


def test_the_scan_is_sure_of_what_openpyxl_writes() -> None:
    book = openpyxl.Workbook()
    for values in (["a", 1, None, "=1+1"], [True, date(2020, 6, 1), 2.5, "b/c"]):
        book.worksheets[0].append(values)
    stream = io.BytesIO()
    book.save(stream)
    assert read_xlsx(stream.getvalue(), Limits()) == read_xlsx_fully(stream.getvalue(), Limits())


def test_the_scan_is_sure_of_what_excel_writes() -> None:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    rows = (
        '<row r="5" spans="1:3" x14ac:dyDescent="0.25" ht="15.75" customHeight="1" s="3" customFormat="1">'
        '<c r="A5" s="3" t="s"><v>0</v></c><c r="B5" s="4"/>'
        '<c r="C5"><f t="shared" ref="C5:C6" si="0">A1+B1</f><v>2</v></c>'
        '</row><row r="6" spans="1:3" x14ac:dyDescent="0.25"><c r="C6"><f t="shared" si="0"/><v>3</v></c></row>'
    )
    data = head.encode() + _xml(rows).replace(b"<worksheet ", b'<worksheet xmlns:x14ac="urn:x" ')
    assert _cells(scan_sheet(data)) == [
        ((5, 1), "3", "s", "", "0"),
        ((5, 3), "", "", '<f t="shared" ref="C5:C6" si="0">A1+B1</f>', "2"),
        ((6, 3), "", "", '<f t="shared" si="0"/>', "3"),
    ]
    assert list(scan_sheet(data).positions) == list(_walk(data).positions)
    assert [cell.text for cell in scan_strings(f"{head}<sst><si><t>x</t></si></sst>".encode())] == ["x"]


def test_cells_and_rows_without_references_are_counted_on_by_the_walk() -> None:
    rows = '<row r="7"><c r="C7"><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>'
    assert list(_walk(_xml(rows)).positions) == [(7, 3), (7, 4), (8, 2)]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "hai lần"),
        ('<row r="2"><c r="A1"><v>1</v></c></row>', "dòng 2"),
    ],
)
def test_a_cell_that_is_there_twice_or_in_another_row_is_refused(rows: str, said: str) -> None:
    with pytest.raises(Refused, match=said) as refused:
        _walk(_xml(rows))
    assert refused.value.problem is AMBIGUOUS
    assert refused.value.cell == ("Biểu", "A1")


@pytest.mark.parametrize(
    ("filled", "limits", "what", "cell"),
    [
        ([(1, 1), (11, 1)], Limits(rows=10), "số dòng là 11, giới hạn 10", "A11"),
        ([(1, 1), (1, 6)], Limits(columns=5), "số cột là 6, giới hạn 5", "F1"),
        ([(1, 5), (4, 1)], Limits(box=19), "diện tích bảng (ô) là 20, giới hạn 19", "A4"),
        ([(1, 1), (1, 2), (1, 3)], Limits(cells=2), "số ô có nội dung là 3, giới hạn 2", ""),
    ],
)
def test_a_sheet_beyond_a_limit_is_refused(filled: list[tuple[int, int]], limits: Limits, what: str, cell: str) -> None:
    with pytest.raises(Refused) as refused:
        RawSheet(filled).check("Biểu", limits)
    finding = refused.value.finding("a.xlsx")
    assert refused.value.problem is OVER_LIMIT
    assert what in finding.message
    assert finding.place.cell == cell


def test_a_sheet_at_its_limits_passes_and_more_merges_than_allowed_do_not() -> None:
    RawSheet([(1, 1), (1, 5), (10, 1)]).check("Biểu", Limits(rows=10, columns=5, box=50, cells=3))
    RawSheet().check("Biểu", Limits(rows=1, columns=1, box=1, cells=1))
    merges = [Area(1, n, 2, n) for n in range(1, 5)]
    RawSheet(merges=merges).check("Biểu", Limits(merges=4))
    with pytest.raises(Refused, match="số ô gộp là 4, giới hạn 3"):
        RawSheet(merges=merges).check("Biểu", Limits(merges=3))


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.name)
def test_both_ways_give_the_same_grid_for_every_workbook_that_is_shipped(path: Path) -> None:
    data = path.read_bytes()
    if data.startswith(b"PK") and b"PK\x05\x06" in data:
        assert read_xlsx(data, Limits()) == read_xlsx_fully(data, Limits())


_texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12)
_values = st.one_of(
    st.none(),
    _texts,
    st.integers(-(10**15), 10**15),
    st.floats(-1e15, 1e15).filter(lambda value: value == 0 or abs(value) > 1e-300),
    st.booleans(),
    st.dates(min_value=date(1900, 3, 1)),
    st.sampled_from([Formula("=1/0", "#DIV/0!"), Formula("=A1*2", 31), Formula('=A1&"<"', "a<b"), Formula("=1", "")]),
)
_sheets = st.builds(
    SheetOf,
    st.lists(st.lists(_values, max_size=6), max_size=8),
    at=st.sampled_from(["A1", "B4", "AA99"]),
    merges=st.sampled_from([[], ["A1:C2"]]),
    hidden_rows=st.sampled_from([[], [2, 5]]),
    hidden_columns=st.sampled_from([[], ["C"]]),
)


@given(_sheets)
def test_both_ways_give_the_same_grid_for_any_workbook(made: SheetOf) -> None:
    data = xlsx(made)
    assert read_xlsx(data, Limits()) == read_xlsx_fully(data, Limits())


_PIECES = [
    "<", ">", "/>", "</c>", "<c ", '<c r="A9"/>', '<row r="9">', "</row>", "<v>7</v>", "<f/>", "&", "&amp;", '"', " ",
    "<v/>", "\r", "<!---->", "<is><t>x</t></is>", ' t="s"', ' hidden="1"', "9", "</v>", "</sheetData>", "<mergeCell ",
    "/", "</f>", "=",
]  # fmt: skip
_meaning = Meaning(strings=[Cell(CellKind.TEXT, "a"), Cell(CellKind.TEXT, "b")])
_PART = "xl/worksheets/sheet1.xml"
_WHOLE = parts_of(xlsx(sheet(["a", 1.5, Formula("=1/0", "#DIV/0!")], [2, None, "b"], merges=["E1:F2"])))[_PART].decode()


def _check_the_same(spoiled: str) -> bool:
    """Whether the scan is sure of the XML; then a walk that reads it at all reads the same."""
    try:
        scanned = scan_sheet(spoiled.encode())
    except Unsure:
        return False
    try:
        walked = _walk(spoiled.encode())
        meant = _meaning.cells(walked)
    except (Refused, ValueError):
        return True
    assert meant == _meaning.cells(scanned)
    assert (walked.merges, walked.hidden_rows) == (scanned.merges, scanned.hidden_rows)
    return True


@pytest.mark.parametrize("cut", [0, 1, 7])
def test_wherever_xml_is_spoiled_what_the_scan_is_sure_of_the_walk_reads_too(cut: int) -> None:
    places = range(_WHOLE.index("<sheetData>") - 40, len(_WHOLE))
    spoiled = [_WHOLE[:place] + piece + _WHOLE[place + cut :] for place in places for piece in _PIECES]
    assert 0 < sum(map(_check_the_same, spoiled)) < len(spoiled)


_spoils = st.tuples(st.integers(0, len(_WHOLE)), st.integers(0, 12), st.sampled_from(_PIECES))


@given(st.lists(_spoils, min_size=2, max_size=4))
def test_xml_spoiled_at_several_places_is_read_alike(spoils: list[tuple[int, int, str]]) -> None:
    spoiled = _WHOLE
    for place, cut, piece in spoils:
        spoiled = spoiled[:place] + piece + spoiled[place + cut :]
    _check_the_same(spoiled)


def test_xml_that_no_parser_reads_is_damage() -> None:
    data = patched(xlsx_of('<row r="1"><c r="A1"><v>1</v></c></row>'), "xl/worksheets/sheet1.xml", "</row>", "")
    with pytest.raises(Refused) as refused:
        read_xlsx_fully(data, Limits())
    assert refused.value.problem is UNREADABLE
