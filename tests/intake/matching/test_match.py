"""Which indicator a row is: by code, by exact name after normalising, within its parent, never by likeness."""

from __future__ import annotations

import unicodedata

import pytest

from tests.support.workbooks import as_read
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.find_tables import find_tables
from toolkit.intake.matching.match import Match, Matcher
from toolkit.model import Aggregation, Alias, Catalogue, Indicator, Relation

OF_WHICH = Relation.OF_WHICH
SCHOOLS = (
    Indicator("GD.1", "GD", "1", "Số giáo viên", "người"),
    Indicator("GD.1.1", "GD", "", "Trong đó: nữ", "người", "GD.1", OF_WHICH),
    Indicator("GD.2", "GD", "2", "Số học sinh", "người"),
    Indicator("GD.2.1", "GD", "", "Trong đó: nữ", "người", "GD.2", OF_WHICH),
    Indicator("GD.2.2", "GD", "", "Trong đó: dân tộc thiểu số", "người", "GD.2", OF_WHICH),
    Indicator("GD.3", "GD", "3", "Trường đạt chuẩn quốc gia", "trường"),
)
CROPS = (
    Indicator("NN.1", "NN", "1", "Cây lúa", ""),
    Indicator("NN.1.1", "NN", "-", "Diện tích", "ha", "NN.1"),
    Indicator("NN.1.2", "NN", "-", "Sản lượng", "tấn", "NN.1"),
    Indicator("NN.2", "NN", "2", "Cây ngô", ""),
    Indicator("NN.2.1", "NN", "-", "Diện tích", "ha", "NN.2"),
    Indicator("NN.2.2", "NN", "-", "Sản lượng", "tấn", "NN.2"),
    Indicator("NN.3", "NN", "3", "Chăn nuôi", ""),
    Indicator("NN.3.1", "NN", "-", "Tổng đàn trâu", "con", "NN.3"),
)
OTHERS = (
    Indicator("NN.9", "NN", "9", "Số hộ nghèo được vay vốn", "hộ"),
    Indicator("NN.10", "NN", "10", "Số xã đạt chuẩn nông thôn mới", "xã"),
    Indicator("LD.3", "LD", "3", "Số xã đạt chuẩn nông thôn mới", "xã"),
    Indicator("XA.1", "xã", "1", "Số hộ được cấp nước sạch", "hộ", aggregation=Aggregation.SUM),
    Indicator("NN.11", "NN", "-", "Diện tích", "ha"),
)


def _matches(
    scope: tuple[Indicator, ...], *rows: tuple[str, str] | tuple[str, str, str], aliases: tuple[Alias, ...] = ()
) -> list[Match]:
    """The matches of rows given by number, name and perhaps code, each with a figure."""
    lines = [[stt, name, code[0] if code else None, 5] for stt, name, *code in rows]
    (table,) = find_tables(as_read(["STT", "Chỉ tiêu", "Mã số", "Thực hiện"], *lines), default_vocabulary())
    matches = Matcher.of(Catalogue(indicators=scope), scope, aliases).match_table(table)
    return [matches[row] for row in range(2, len(rows) + 2)]


def _codes(scope: tuple[Indicator, ...], *rows: tuple[str, str] | tuple[str, str, str]) -> list[str | None]:
    return [match.indicator.code if match.indicator else None for match in _matches(scope, *rows)]


@pytest.mark.parametrize(
    "name",
    [
        "Trường đạt chuẩn quốc gia",
        "TRƯỜNG ĐẠT CHUẨN QUỐC GIA",
        "  Trường  đạt chuẩn quốc gia: ",
        "Trường đạt\nchuẩn quốc gia",
        "3. Trường đạt chuẩn quốc gia",
        "- Trường đạt chuẩn quốc gia",
        unicodedata.normalize("NFD", "Trường đạt chuẩn quốc gia"),
        "Trường đạt chuẩn quốc gia (*)",
    ],
)
def test_a_row_is_known_by_its_name_however_it_is_typed(name: str) -> None:
    assert _codes(SCHOOLS, ("", name)) == ["GD.3"]


@pytest.mark.parametrize(
    "name",
    [
        "Trường đạt chuẩn",
        "Số trường đạt chuẩn quốc gia",
        "Truong dat chuan quoc gia",
        "Trường đạt chuẩn quốc gía",
        "Trường đạt chuẩn quốc gia mức 2",
    ],
)
def test_a_like_name_is_not_a_match(name: str) -> None:
    (match,) = _matches(SCHOOLS, ("3", name))
    assert match.indicator is None
    assert [one.indicator.code for one in match.suggestions] == ["GD.3"]


def test_a_code_is_believed_before_the_name() -> None:
    assert _codes(SCHOOLS, ("", "tên viết khác hẳn", "gd.3"), ("1", "Số giáo viên", "GD.2")) == ["GD.3", "GD.2"]


def test_a_code_that_nobody_knows_leaves_the_name_to_decide() -> None:
    assert _codes(SCHOOLS, ("3", "Trường đạt chuẩn quốc gia", "X9")) == ["GD.3"]


def test_namesakes_are_told_by_the_parent_above_them() -> None:
    rows = [("1", "Số giáo viên"), ("", "Trong đó: nữ"), ("2", "Số học sinh"), ("", "Trong đó: nữ")]
    assert _codes(SCHOOLS, *rows) == ["GD.1", "GD.1.1", "GD.2", "GD.2.1"]


def test_namesakes_stay_with_their_parents_in_any_order() -> None:
    rows = [("1", "Số học sinh"), ("", "Trong đó: nữ"), ("2", "Số giáo viên"), ("", "Trong đó: nữ")]
    assert _codes(SCHOOLS, *rows) == ["GD.2", "GD.2.1", "GD.1", "GD.1.1"]


def test_a_namesake_under_an_unknown_row_is_not_given_to_the_known_row_before() -> None:
    rows = [("1", "Số giáo viên"), ("2", "Số bảo vệ"), ("", "Trong đó: nữ")]
    matches = _matches(SCHOOLS, *rows)
    assert [match.indicator for match in matches[1:]] == [None, None]
    assert [one.code for one in matches[2].candidates] == ["GD.1.1", "GD.2.1"]


def test_an_of_which_row_under_another_parent_is_not_moved_to_its_own() -> None:
    assert _codes(SCHOOLS, ("1", "Số giáo viên"), ("", "Trong đó: dân tộc thiểu số")) == ["GD.1", None]


def test_an_of_which_row_without_any_row_above_is_nobodys() -> None:
    (match,) = _matches(SCHOOLS, ("", "Trong đó: nữ"))
    assert match.indicator is None
    assert [one.code for one in match.candidates] == ["GD.1.1", "GD.2.1"]


def test_two_of_which_rows_belong_to_the_same_whole() -> None:
    rows = [("2", "Số học sinh"), ("", "Trong đó: dân tộc thiểu số"), ("", "Trong đó: nữ")]
    assert _codes(SCHOOLS, *rows) == ["GD.2", "GD.2.2", "GD.2.1"]


def test_short_names_shared_by_crops_go_with_their_crop() -> None:
    rows = [
        ("1", "Cây lúa"), ("-", "Diện tích"), ("-", "Sản lượng"),
        ("2", "Cây ngô"), ("-", "Diện tích"), ("-", "Sản lượng"),
    ]  # fmt: skip
    assert _codes(CROPS, *rows) == ["NN.1", "NN.1.1", "NN.1.2", "NN.2", "NN.2.1", "NN.2.2"]


def test_short_names_under_a_crop_nobody_knows_are_not_given_to_another() -> None:
    rows = [("1", "Cây lúa"), ("-", "Diện tích"), ("2", "Cây sắn"), ("-", "Diện tích"), ("-", "Sản lượng")]
    assert _codes(CROPS, *rows) == ["NN.1", "NN.1.1", None, None, None]


def test_short_names_without_numbers_follow_the_crop_above() -> None:
    rows = [("", "Cây lúa"), ("", "Diện tích"), ("", "Cây ngô"), ("", "Diện tích"), ("", "Cây sắn"), ("", "Diện tích")]
    assert _codes(CROPS, *rows) == ["NN.1", "NN.1.1", "NN.2", "NN.2.1", None, None]


def test_a_short_name_with_nothing_above_is_ambiguous() -> None:
    (match,) = _matches(CROPS, ("", "Diện tích"))
    assert match.indicator is None
    assert [one.code for one in match.candidates] == ["NN.1.1", "NN.2.1"]


def test_a_short_name_of_one_indicator_only_still_needs_its_parent() -> None:
    assert _codes(CROPS, ("", "Tổng đàn trâu")) == [None]
    assert _codes(CROPS, ("3", "Chăn nuôi"), ("", "Tổng đàn trâu")) == ["NN.3", "NN.3.1"]
    assert _codes(CROPS, ("1", "Cây sắn"), ("-", "Sản lượng")) == [None, None]


def test_a_long_name_of_one_indicator_only_needs_no_parent() -> None:
    scope = (*CROPS, Indicator("NN.3.2", "NN", "-", "Tổng đàn trâu cả tỉnh", "con", "NN.3"))
    assert _codes(scope, ("", "Tổng đàn trâu cả tỉnh")) == ["NN.3.2"]


def test_a_heading_between_parent_and_child_does_not_part_them() -> None:
    rows = [
        ("I", "KINH TẾ"),
        ("1", "Cây lúa"),
        ("-", "Diện tích"),
        ("II", "KHÁC"),
        ("2", "Cây ngô"),
        ("-", "Diện tích"),
    ]
    assert _codes(CROPS, *rows) == [None, "NN.1", "NN.1.1", None, "NN.2", "NN.2.1"]


def test_section_rows_are_not_matched_and_not_counted_as_parents() -> None:
    sheet = as_read(["STT", "Chỉ tiêu", "Thực hiện"], ["I", "SỞ GIÁO DỤC"], ["1", "Số giáo viên", 5])
    (table,) = find_tables(sheet, default_vocabulary())
    matches = Matcher.of(Catalogue(indicators=SCHOOLS), SCHOOLS).match_table(table, sections=[2])
    assert {row: match.indicator and match.indicator.code for row, match in matches.items()} == {3: "GD.1"}


def test_an_alias_is_taken_and_said() -> None:
    alias = Alias("GD", "Tổng số thầy cô", "gd.1")
    (match,) = _matches(SCHOOLS, ("1", "TỔNG SỐ THẦY CÔ"), aliases=(alias,))
    assert match == Match(SCHOOLS[0], alias=alias)


def test_a_name_of_the_catalogue_is_stronger_than_an_alias() -> None:
    (match,) = _matches(SCHOOLS, ("1", "Số giáo viên"), aliases=(Alias("", "Số giáo viên", "GD.3"),))
    assert match == Match(SCHOOLS[0])


def test_an_alias_of_an_indicator_out_of_scope_is_unknown() -> None:
    assert _matches(SCHOOLS, ("1", "Thầy cô"), aliases=(Alias("", "Thầy cô", "NN.1"),)) == [Match()]


def test_children_of_an_aliased_row_are_found() -> None:
    aliases = (Alias("", "Học trò", "GD.2"),)
    matches = _matches(SCHOOLS, ("1", "Học trò"), ("", "Trong đó: nữ"), aliases=aliases)
    assert [match.indicator and match.indicator.code for match in matches] == ["GD.2", "GD.2.1"]


def test_two_indicators_of_one_name_at_the_top_are_ambiguous() -> None:
    scope = (Indicator("A.1", "A", "1", "Thu ngân sách nhà nước"), Indicator("A.2", "A", "2", "Thu ngân sách nhà nước"))
    (match,) = _matches(scope, ("1", "Thu ngân sách nhà nước"))
    assert match == Match(candidates=scope)


def test_a_matcher_forgets_the_table_before() -> None:
    vocabulary = default_vocabulary()
    matcher = Matcher.of(Catalogue(indicators=SCHOOLS), SCHOOLS)
    header = ["STT", "Chỉ tiêu", "Thực hiện"]
    (one,) = find_tables(as_read(header, ["1", "Số giáo viên", 5]), vocabulary)
    (two,) = find_tables(as_read(header, ["", "Trong đó: nữ", 5]), vocabulary)
    assert matcher.match_table(one)[2].indicator is SCHOOLS[0]
    assert matcher.match_table(two)[2].indicator is None


def test_a_table_that_continues_begins_under_the_row_with_which_the_one_before_ended() -> None:
    vocabulary = default_vocabulary()
    header = ["STT", "Chỉ tiêu", "Thực hiện"]
    (one,) = find_tables(as_read(header, ["1", "Số giáo viên", 5], ["2", "Số học sinh", 7]), vocabulary)
    (unknown,) = find_tables(as_read(header, ["1", "Số giáo viên", 5], ["2", "Số bảo vệ", 7]), vocabulary)
    (two,) = find_tables(as_read(header, ["", "Trong đó: nữ", 5], ["3", "Trường đạt chuẩn quốc gia", 5]), vocabulary)
    matcher = Matcher.of(Catalogue(indicators=SCHOOLS), SCHOOLS)
    matcher.match_table(one)
    assert matcher.match_table(two, continues=True)[2].indicator is SCHOOLS[3]
    matcher.match_table(unknown)
    assert matcher.match_table(two, continues=True)[2].indicator is None


def _match_among_all(row: list[object]) -> Match:
    """The match of a row with a unit in a table of GD, where the catalogue knows the crops too."""
    (table,) = find_tables(as_read(["Mã số", "Chỉ tiêu", "ĐVT", "Thực hiện"], row), default_vocabulary())
    return Matcher.of(Catalogue(indicators=(*SCHOOLS, *OTHERS)), SCHOOLS).match_table(table)[2]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ([None, "Số hộ nghèo được vay vốn", "hộ", 5], "NN.9"),
        (["NN.9", "Hộ vay", "hộ", 5], "NN.9"),
        ([None, "Số hộ nghèo được vay vốn", "người", 5], None),
        ([None, "Số xã đạt chuẩn nông thôn mới", "xã", 5], None),
        ([None, "Số hộ được cấp nước sạch", "hộ", 5], None),
        ([None, "Diện tích", "ha", 5], None),
    ],
    ids=["name and unit", "code", "another unit", "two owners", "a sum of others", "short name"],
)
def test_another_agencys_indicator_is_known_where_only_one_can_be_meant(row: list[object], code: str | None) -> None:
    match = _match_among_all(row)
    assert (match.indicator.code if match.indicator else None) == code
