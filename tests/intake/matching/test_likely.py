"""A row whose name is not quite the catalogue's is taken only where place, unit and neighbours leave one indicator."""

from __future__ import annotations

import pytest

from tests.support.workbooks import Row, as_read
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.find_tables import find_tables
from toolkit.intake.matching.match import Match, Matcher
from toolkit.model import Catalogue, Indicator, Relation

SCOPE = (
    Indicator("A.1", "A", "1", "Số trường trung học phổ thông", "trường"),
    Indicator("A.2", "A", "2", "Số học sinh trung học phổ thông", "người"),
    Indicator("A.2.1", "A", "", "Trong đó: nữ", "người", "A.2", Relation.OF_WHICH),
    Indicator("A.3", "A", "3", "Kinh phí sự nghiệp giáo dục", "tỷ đồng"),
    Indicator("A.4", "A", "4", "Số giáo viên trung học phổ thông", "người"),
    Indicator("A.4.1", "A", "", "Trong đó: nữ", "người", "A.4", Relation.OF_WHICH),
)
ONE: Row = ["1", "Số trường trung học phổ thông", "trường", 5]
THREE: Row = ["3", "Kinh phí sự nghiệp giáo dục", "tỷ đồng", 5]


def _match(*rows: Row) -> list[Match]:
    (table,) = find_tables(as_read(["STT", "Chỉ tiêu", "ĐVT", "Thực hiện"], *rows), default_vocabulary())
    found = Matcher.of(Catalogue(indicators=SCOPE), SCOPE).match_table(table)
    return [found[row] for row in range(2, len(rows) + 2)]


def _codes(*rows: Row) -> list[str | None]:
    return [match.indicator.code if match.indicator else None for match in _match(*rows)]


@pytest.mark.parametrize("unit", ["người", "nghìn người", None])
def test_a_row_between_its_neighbours_with_its_unit_is_taken_with_the_reason(unit: str | None) -> None:
    _, match, _ = _match(ONE, ["2", "Học sinh THPT", unit, 5], THREE)
    assert match.indicator is SCOPE[1]
    assert match.likely is not None
    assert match.likely.likeness.differences == ("viết tắt “THPT”", "khác nhau ở từ đệm “Số”")


@pytest.mark.parametrize(
    "rows",
    [
        (ONE, ["2", "Học sinh THPT", "trường", 5], THREE),
        (THREE, ["2", "Học sinh THPT", "người", 5]),
        (["2", "Học sinh THPT", "người", 5],),
        (ONE, ["2", "Học sinh THPT", None, 5]),
        (ONE, ["2", "Học sinh THPT", "người", 5], ["2", "HS THPT", "người", 6], THREE),
        (ONE, ["2", "Học sinh THCS", "người", 5], THREE),
        (ONE, ["-", "Học sinh THPT", "người", 5], THREE),
    ],
    ids=[
        "other unit",
        "other neighbours",
        "no neighbour",
        "no unit, one neighbour",
        "two rows",
        "other words",
        "other parent",
    ],
)
def test_a_row_is_not_taken_where_anything_else_is_possible(rows: tuple[Row, ...]) -> None:
    assert [match.likely for match in _match(*rows)] == [None] * len(rows)


def test_a_row_that_is_taken_helps_to_place_those_below_it() -> None:
    nu: Row = ["", "Trong đó: nữ", "người", 3]
    rows = (ONE, ["2", "Học sinh THPT", "người", 5], nu, THREE, ["4", "Giáo viên THPT", "người", 5], nu)
    assert _codes(*rows) == ["A.1", "A.2", "A.2.1", "A.3", "A.4", "A.4.1"]


def test_namesakes_in_other_words_go_with_their_parents() -> None:
    rows = (
        ONE,
        ["2", SCOPE[1].name, "người", 5],
        ["-", "Nữ", "người", 2],
        ["4", SCOPE[4].name, "người", 5],
        ["-", "Nữ", "người", 2],
    )
    assert _codes(*rows) == ["A.1", "A.2", "A.2.1", "A.4", "A.4.1"]


def test_suggestions_are_ranked_and_weaker_where_place_or_unit_are_against_them() -> None:
    (_, match, _) = _match(ONE, ["2", "Số học sinh phổ thông", "người", 5], THREE)
    assert match.indicator is None
    assert [one.indicator.code for one in match.suggestions] == ["A.2", "A.4", "A.1"][: len(match.suggestions)]
    assert match.suggestions[0].percent > 70
    (_, other) = _match(ONE, ["2", "Số học sinh phổ thông", "tỷ đồng", 5])
    assert other.suggestions[0].percent < match.suggestions[0].percent
