"""Every trap of a real submission: the finding stands at its cell, the figure is held, the suggestion is right."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.support.workbooks import Formula, Row, sheet, xlsx, xlsx_of
from toolkit.intake.submission import Context, read_submission
from toolkit.model import Agency, Catalogue, Column, Indicator, Mark, Period, Reading, Relation
from toolkit.rules import apply_rules

CATALOGUE = Catalogue(
    agencies=(Agency("II", "SYT", "Sở Y tế"),),
    indicators=(
        Indicator("SYT.1", "SYT", "1", "Số lượt người khám bệnh", "Lượt người"),
        Indicator("SYT.1.1", "SYT", "", "Trong đó: nữ", "Lượt người", "SYT.1", Relation.OF_WHICH),
        Indicator("SYT.2", "SYT", "2", "Diện tích khuôn viên bệnh viện", "ha"),
        Indicator("SYT.3", "SYT", "3", "Tỷ lệ trẻ em tiêm chủng đầy đủ", "%"),
        Indicator("SYT.4", "SYT", "4", "Chi sự nghiệp y tế", "tỷ đồng"),
    ),
)
PERIOD = Period.parse("2020-6T")
TITLE: Row = ["SỞ Y TẾ", None, "Báo cáo 6 tháng đầu năm 2020"]
HEADER: Row = ["STT", "Chỉ tiêu", "ĐVT", "KH năm", "Thực hiện", "Cùng kỳ năm 2019", "Ghi chú"]
VISITS = ("1", "Số lượt người khám bệnh", "Lượt người")
AREA = ("2", "Diện tích khuôn viên bệnh viện", "ha")
RATE = ("3", "Tỷ lệ trẻ em tiêm chủng đầy đủ", "%")
SPENT = ("4", "Chi sự nghiệp y tế", "tỷ đồng")
WOMEN = ("", "Trong đó: nữ", "Lượt người")
VIETNAMESE: Row = [*SPENT, "1.234,5"]
"""A row whose number proves that the file is written in the Vietnamese way."""


def _read(data: bytes) -> Reading:
    return apply_rules(read_submission("a.xlsx", data, Context(CATALOGUE, PERIOD)), CATALOGUE)


def _sent(*rows: Row, header: Row = HEADER, **options: object) -> Reading:
    return _read(xlsx(sheet(TITLE, header, *rows, **options)))


HELD: dict[str, tuple[Row, str, str | None]] = {
    "a comma that may be either": ([*VISITS, None, "4,031"], "KT201", "4.031"),
    "about": ([*VISITS, None, "khoảng 30"], "KT202", "30"),
    "another unit": ([*AREA, None, "12 tấn"], "KT207", "12"),
    "percent of no rate": ([*VISITS, None, "12%"], "KT206", "12"),
    "a fraction": ([*VISITS, None, "4/9"], "KT202", None),
    "a date": ([*VISITS, None, date(2020, 9, 4)], "KT205", None),
    "an error": ([*AREA, None, Formula("=1/0", "#DIV/0!")], "KT203", None),
    "words": ([*VISITS, None, "đang thống kê"], "KT202", None),
    "true": ([*VISITS, None, True], "KT209", None),
    "grouped wrongly": ([*VISITS, None, "1.23.456"], "KT202", "123.456"),
    "lost thousands, by unit": ([*VISITS, 13500, 4.031, 3985], "KT408", "4.031"),
    "lost thousands, by plan and last year": ([*AREA, 1250, 1.2, 1190], "KT408", "1.200"),
    "a fraction of a person": ([*VISITS, None, 12.5], "KT409", None),
    "a negative count": ([*VISITS, None, "(12)"], "KT410", None),
}
"""Rows whose result, in E3, must wait for a person."""


@pytest.mark.parametrize("name", HELD)
def test_a_trap_is_held_at_its_cell_with_the_right_suggestion(name: str) -> None:
    row, code, suggestion = HELD[name]
    reading = _sent(row)
    found = next(finding for finding in reading.findings if finding.code == code)
    assert (found.place.cell, found.severity, found.column) == ("E3", "error", Column.ACTUAL)
    if suggestion is not None:
        assert found.suggestion == suggestion
    assert "E3" in [figure.place.cell for figure in reading.held]
    assert reading.cells.balanced


GOOD: dict[str, tuple[Row, object]] = {
    "grouped": ([*VISITS, None, "13.500"], Decimal(13500)),
    "decimals": ([*AREA, None, "13,5"], Decimal("13.5")),
    "both": ([*AREA, None, "1.234,56"], Decimal("1234.56")),
    "brackets": ([*SPENT, None, "(12)"], Decimal(-12)),
    "its own unit": ([*AREA, None, "12 ha"], Decimal(12)),
    "percent of a rate": ([*RATE, None, "92,5%"], Decimal("92.5")),
    "a footnote": ([*VISITS, None, "120(*)"], Decimal(120)),
    "nil": ([*VISITS, None, "-"], Mark.NIL),
    "not known yet": ([*VISITS, None, "…"], Mark.UNAVAILABLE),
    "millions": (["4", "Chi sự nghiệp y tế", "triệu đồng", None, "1.250"], Decimal("1.25")),
    "other words": (["1", "Lượt người khám bệnh", "Lượt người", None, "12"], Decimal(12)),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_is_well_written_is_read_as_it_was_meant(name: str) -> None:
    row, value = GOOD[name]
    reading = _sent(row, VIETNAMESE if row[1] != SPENT[1] else [*AREA, None, "0,5"])
    assert [figure.value for figure in reading.figures if figure.place.cell == "E3"] == [value]


def test_a_formula_without_a_result_is_held() -> None:
    strings = "".join(
        f'<row r="{number}">'
        + "".join(_inline(f"{'ABCDEFG'[at]}{number}", one) for at, one in enumerate(row) if one)
        + "</row>"
        for number, row in enumerate((TITLE, HEADER, [*VISITS, None, "=D3*2"]), 1)
    )
    reading = _read(xlsx_of(strings))
    assert [(f.code, f.place.cell) for f in reading.findings] == [("KT204", "E3")]
    assert [figure.place.cell for figure in reading.held] == ["E3"]


def _inline(cell: str, text: object) -> str:
    if str(text).startswith("="):
        return f'<c r="{cell}"><f>{str(text)[1:]}</f></c>'
    return f'<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_ditto_marks_repeat_the_unit_above() -> None:
    reading = _sent(["1", VISITS[1], "Lượt người", 5, 4], ["", WOMEN[1], '"', 3, 2])
    assert reading.findings == ()
    assert reading.cells.placed == 4


@pytest.mark.parametrize(
    ("rows", "code", "cell", "held", "suggestion"),
    [
        ([["9", "Số trạm xá", "trạm", 5, 4]], "KT301", "B3", 2, None),
        (
            [["1", "Số lượt người khám bệnh", "Lượt người", 5, 4], ["2", "Số lượt khám bệnh", "Lượt", 3, 2]],
            "KT301",
            "B4",
            2,
            None,
        ),
        ([["", "Trong đó: nữ", "Lượt người", 5, 4]], "KT302", "B3", 2, "SYT.1.1"),
        ([[*VISITS, 5, 4], [*VISITS, 5, 6]], "KT303", "B4", 4, None),
        ([["", None, None, 5, 4]], "KT305", "B3", 2, None),
        ([["2", AREA[1], "người", 5, 4]], "KT306", "C3", 2, None),
        ([["2", "Diện tích khuôn viên bệnh viên", "ha", 5, 4]], "KT301", "B3", 2, "SYT.2"),
        ([[*VISITS, None, 10], [*WOMEN, None, 12]], "KT403", "E4", 1, None),
    ],
    ids=[
        "unknown",
        "unknown, much like another",
        "of which, without its whole",
        "twice",
        "no name",
        "other unit",
        "other tone",
        "part above whole",
    ],
)
def test_a_row_in_doubt_is_held_at_its_cell(
    rows: list[Row], code: str, cell: str, held: int, suggestion: str | None
) -> None:
    reading = _sent(*rows)
    found = next(finding for finding in reading.findings if finding.severity == "error")
    assert (found.code, found.place.cell) == (code, cell)
    assert len(reading.held) == held
    if suggestion:
        assert found.suggestion == suggestion


@pytest.mark.parametrize(
    ("label", "code"),
    [("Con số mới", "KT310"), ("Kết quả", "KT141"), ("Thực hiện tháng 5", "KT140"), ("So với KH (%)", "KT143")],
)
def test_a_column_that_is_none_of_the_tables_is_said_at_its_head(label: str, code: str) -> None:
    reading = _sent([*VISITS, 5, 4, 3, None, 7], header=[*HEADER, label])
    found = next(finding for finding in reading.findings if finding.code == code)
    assert found.place.cell == ("E2" if code == "KT141" else "H2")
    assert "H3" in [figure.place.cell for figure in (*reading.held, *reading.ignored)]
