"""Whatever stands in a table, every non-empty value cell ends in exactly one place with the text it had."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.workbooks import sheet, xlsx
from toolkit.intake.readers.grid import cell_name
from toolkit.intake.submission import Context, read_submission
from toolkit.model import Agency, Catalogue, Column, FileState, Indicator, Period, Reading, Relation

Written: TypeAlias = str | int | float | bool | None
Line: TypeAlias = tuple[str, str, list[Written]]

CATALOGUE = Catalogue(
    agencies=(Agency("II", "SYT", "Sở Y tế"),),
    indicators=(
        Indicator("SYT.1", "SYT", "1", "Số trạm y tế xã", "trạm"),
        Indicator("SYT.1.1", "SYT", "", "Trong đó: nữ", "người", "SYT.1", Relation.OF_WHICH),
        Indicator("SYT.2", "SYT", "2", "Số giường bệnh toàn tỉnh", "giường"),
        Indicator("SYT.2.1", "SYT", "", "Trong đó: nữ", "người", "SYT.2", Relation.OF_WHICH),
        Indicator("SYT.3", "SYT", "3", "Tỷ lệ tiêm chủng đầy đủ", "%"),
    ),
)
CONTEXT = Context(CATALOGUE, Period.parse("2020-6T"))
TOP = 3
LEFT = 3
LABELS = (
    "KH năm", "KH 2020", "KH 2021", "Thực hiện", "TH 6 tháng 2020", "TH 6 tháng 2019", "Cùng kỳ", "Thực hiện tháng 5",
    "So với KH (%)", "Ghi chú", "Người phụ trách", "Con số mới", "Thực hiện (nghìn)",
)  # fmt: skip
LIKE = (
    "Trạm y tế xã",
    "Số TYT xã",
    "Số giường bệnhh toàn tỉnh",
    "Số giường bềnh toàn tỉnh",
    "- Nữ",
    "Tiêm chủng đầy đủ",
)
MARKS = ("-", "–", "…", "x", "không", "chưa có số liệu", "0", "4.031", "4,031", "1.234,5", "30%", "12 trạm", "120(*)")

_DECODABLE = "".join(map(chr, range(0xA1, 0x100))) + bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
"""Letters of text from before Unicode (`œ` is VISCII): a word of them may be decoded, see test_legacy.py."""
_letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"), exclude_characters=_DECODABLE)
texts = st.text(st.one_of(_letters, st.sampled_from("\n\t=+-@_x0 41.,%đừ")), max_size=12)
numbers = st.one_of(st.integers(-(10**12), 10**12), st.decimals(-(10**9), 10**9, places=4, allow_nan=False).map(float))
values = st.one_of(st.none(), st.just(""), st.sampled_from(MARKS), texts, numbers, st.booleans())
names = st.one_of(
    st.sampled_from([indicator.name for indicator in CATALOGUE.indicators]),
    st.sampled_from(LIKE),
    texts.map(lambda text: f"Dòng {text}"),
)
units = st.sampled_from(["trạm", "người", "giường", "nghìn người", "100 giường", "hộ", "%", "‰", '"', ""])


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[Line]]:
    """Labels of value columns, the first of them a plan, and rows with a value for each."""
    labels = ["KH năm 2020", *draw(st.lists(st.sampled_from(LABELS), min_size=1, max_size=5))]
    row = st.tuples(names, units, st.lists(values, min_size=len(labels), max_size=len(labels)))
    return labels, draw(st.lists(row, min_size=1, max_size=8))


def _read(labels: list[str], lines: list[Line]) -> Reading:
    rows = [[str(number), name, unit, *written] for number, (name, unit, written) in enumerate(lines, 1)]
    header = ["STT", "Chỉ tiêu", "ĐVT", *labels]
    title = ["SỞ Y TẾ", "Báo cáo 6 tháng đầu năm 2020"]
    return read_submission("bc.xlsx", xlsx(sheet(title, [], header, *rows)), CONTEXT)


def _filled(lines: list[Line]) -> dict[str, Written]:
    """What was written into each value cell that is not blank, by the cell's name."""
    return {
        cell_name(TOP + number, LEFT + column): value
        for number, (_, _, written) in enumerate(lines, 1)
        for column, value in enumerate(written, 1)
        if value is not None and str(value).strip()
    }


def _same(written: Written, raw: str) -> bool:
    if isinstance(written, bool):
        return raw == str(written).upper()
    return raw == written if isinstance(written, str) else Decimal(raw) == Decimal(repr(written))


@settings(max_examples=150, deadline=None)
@given(tables())
@example((["KH 2020", "Thực hiện"], [("Dòng 1", "trạm", ["chưa có số liệu", "chưa có số liệu"])]))
@example((["KH 2020", "Thực hiện", "Ghi chú"], [("Số đề tài KH&CN", "", ["9", "4", "so với cùng kỳ giảm"])]))
@example((["KH 2020", "Ghi chú"], [("Giám đốc", "", [None, None]), ("Dòng 2", "người", [9, "_x0041_"])]))
def test_every_value_cell_is_in_exactly_one_place_with_its_own_text(table: tuple[list[str], list[Line]]) -> None:
    labels, lines = table
    reading = _read(labels, lines)
    filled = _filled(lines)
    assert reading.state is FileState.ACCEPTED
    assert reading.cells.balanced
    assert reading.cells.read == len(filled)
    found = [*reading.figures, *reading.held, *reading.ignored]
    assert sorted(figure.place.cell for figure in found) == sorted(filled)
    assert all(_same(filled[figure.place.cell], figure.raw) for figure in found)


@settings(max_examples=100, deadline=None)
@given(tables())
def test_what_is_placed_has_an_indicator_a_column_and_a_value_and_nothing_twice(
    table: tuple[list[str], list[Line]],
) -> None:
    reading = _read(*table)
    for figure in reading.figures:
        assert figure.indicator in CATALOGUE.indicator_by_code
        assert figure.column is not None
        assert figure.value is not None
        assert isinstance(figure.value, str) <= (figure.column is Column.NOTE)
    keys = [(figure.indicator, figure.column) for figure in reading.figures]
    assert len(keys) == len(set(keys))


@settings(max_examples=100, deadline=None)
@given(tables())
def test_whatever_is_not_placed_is_said(table: tuple[list[str], list[Line]]) -> None:
    reading = _read(*table)
    assert bool(reading.findings) >= bool(reading.held or reading.ignored)
    assert any(finding.severity == "error" for finding in reading.findings) >= bool(reading.held)


@settings(max_examples=60, deadline=None)
@given(tables())
def test_reading_twice_gives_the_same(table: tuple[list[str], list[Line]]) -> None:
    labels, lines = table
    one, two = _read(labels, lines), _read(labels, lines)
    assert (one.figures, one.held, one.ignored, one.findings) == (two.figures, two.held, two.ignored, two.findings)
