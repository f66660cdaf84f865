"""The scan and the walk of a worksheet's rows: the same cells, and no cell that one of them passes over."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.edits.raw_rows import RawRow, scan_rows, walk_rows
from toolkit.intake.readers.refusal import Unsure

NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TEXTS = st.text(st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_characters="\x7f"), min_size=1, max_size=6)


def sheet(rows: str, before: str = "<cols/>", after: str = "<mergeCells/>") -> str:
    return f"<?xml version='1.0'?><worksheet {NAMESPACE}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def scanned(xml: str) -> list[RawRow]:
    return list(scan_rows(io.BytesIO(xml.encode())))


def walked(xml: str) -> list[RawRow]:
    return list(walk_rows(io.BytesIO(xml.encode())))


@st.composite
def cells(draw: st.DrawFn, name: str) -> str:
    text = escape(draw(TEXTS))
    style = draw(st.sampled_from(["", ' s="3"']))
    formula = draw(st.sampled_from(["", f"<f>{text}</f>", f'<f aca="false">{text}</f>', '<f t="shared" si="1"/>']))
    inner = [
        (' t="s"', "<v>7</v>"),
        ("", "<v>-1.5</v>"),
        (' t="str"', f"{formula}<v>{text}</v>"),
        (' t="n"', f"{formula}<v>12</v>"),
        (' t="inlineStr"', f"<is><t>{text}</t></is>"),
        (' t="b"', "<v>1</v>"),
        ("", formula),
    ]
    kind, held = draw(st.sampled_from(inner))
    return draw(st.sampled_from([f'<c r="{name}"{style}{kind}>{held}</c>', f'<c r="{name}"{style}/>']))


@st.composite
def rows(draw: st.DrawFn) -> str:
    written = []
    for number in sorted(draw(st.sets(st.integers(1, 300), max_size=6))):
        letters = [one for one in ("A", "B", "Z", "AA", "GD") if draw(st.booleans())]
        inner = "".join(draw(cells(f"{one}{number}")) for one in letters)
        written.append(f'<row r="{number}" ht="15" customHeight="1">{inner}</row>' if inner else f'<row r="{number}"/>')
    return "".join(written)


def known(found: list[RawRow]) -> list[RawRow]:
    """What both tell: of the tag that opens a formula whether it is there, and what shares it."""
    return [(number, [(*one[:4], shared(one[4]), *one[5:]) for one in cells]) for number, cells in found]


def shared(opening: str) -> str:
    return opening and ("shared 1" if 'si="1"' in opening else "formula")


@settings(max_examples=150, deadline=None)
@given(rows())
def test_both_ways_give_the_same_cells(written: str) -> None:
    xml = sheet(written).replace("&gt;", ">")
    assert known(scanned(xml)) == known(walked(xml))


@pytest.mark.parametrize(
    "rows_",
    [
        '<row r="1"><c r="A1" cm="1"><v>1</v></c></row>',
        '<row r="1"><c><v>1</v></c></row>',
        '<row><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v xml:space="preserve"> 1</v></c></row>',
        '<row r="1"><!-- --><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>1</t></r></is></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2">\r<v>1</v></c></row>',
    ],
)
def test_what_is_written_otherwise_is_left_to_the_walk(rows_: str) -> None:
    with pytest.raises(Unsure):
        scanned(sheet(rows_))
    (number, [cell]), *_ = walked(sheet(rows_))
    assert (number, cell[0], cell[1], (cell[6] or cell[7]).strip()) == (1, "A", "1", "1")


def test_a_prefix_is_no_other_form_for_the_walk() -> None:
    xml = (
        sheet('<row r="4"><c r="B4"><v>1</v></c></row>')
        .replace("<", "<x:")
        .replace("<x:/", "</x:")
        .replace("<x:?", "<?")
    )
    xml = xml.replace("xmlns=", "xmlns:x=")
    with pytest.raises(Unsure):
        scanned(xml)
    assert walked(xml) == [(4, [("B", "4", "", "", "", "", "1", "")])]


@pytest.mark.parametrize("way", [scanned, walked])
def test_a_sheet_without_rows_has_none(way: object) -> None:
    assert callable(way)
    assert way(f"<worksheet {NAMESPACE}><sheetData/></worksheet>") == []


def test_a_cell_named_as_in_another_row_is_never_taken_for_one_of_its_own() -> None:
    with pytest.raises(Unsure):
        walked(sheet('<row r="1"><c r="A2"><v>1</v></c></row>'))


def test_a_sheet_that_breaks_off_is_not_taken_for_whole() -> None:
    with pytest.raises(Unsure):
        scanned(sheet('<row r="1"><c r="A1"><v>1</v></c></row>').partition("</sheetData>")[0])


def test_pieces_are_cut_between_rows() -> None:
    many = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{"dài " * 50}{n}</t></is></c></row>' for n in range(1, 9000)
    )
    found = scanned(sheet(many))
    assert [number for number, _ in found] == list(range(1, 9000))
    assert found == walked(sheet(many))
