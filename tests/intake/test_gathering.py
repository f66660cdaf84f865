"""Every value cell is placed, held or ignored, and whatever is not placed is said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.support.workbooks import Row, as_read
from toolkit.findings import Problem
from toolkit.findings.column_problems import COLUMN_ASKED
from toolkit.findings.intake_problems import COLUMN_AMBIGUOUS, COLUMN_MISSING, COLUMN_UNKNOWN, RATIOS_LEFT
from toolkit.findings.match_problems import (
    ALIAS_USED,
    ROW_AMBIGUOUS,
    ROW_REPEATED,
    ROW_TWICE,
    ROW_UNKNOWN,
    ROW_WITHOUT_NAME,
    UNIT_CONVERTED,
    UNIT_DIFFERS,
)
from toolkit.findings.sheet_problems import MERGED_VALUE
from toolkit.findings.value_problems import NOT_A_NUMBER, SEPARATOR
from toolkit.intake.gathering import Gathering
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.find_tables import find_tables
from toolkit.intake.matching.agency_names import AgencyNames
from toolkit.intake.matching.identity import Identity
from toolkit.intake.matching.known_names import IndicatorNames
from toolkit.model import Agency, Alias, Catalogue, Column, Finding, Indicator, Mark, Period, Place, Relation, Value
from toolkit.vietnamese import format_number

CATALOGUE = Catalogue(
    agencies=(Agency("II", "SYT", "Sở Y tế"), Agency("III", "SGD", "Sở Giáo dục")),
    indicators=(
        Indicator("SYT.1", "SYT", "1", "Số trạm y tế xã", "trạm"),
        Indicator("SYT.1.1", "SYT", "", "Trong đó: nữ", "người", "SYT.1", Relation.OF_WHICH),
        Indicator("SYT.2", "SYT", "2", "Chi đầu tư y tế", "tỷ đồng"),
        Indicator("SYT.2.1", "SYT", "", "Trong đó: nữ", "người", "SYT.2", Relation.OF_WHICH),
        Indicator("SGD.1", "SGD", "1", "Số trường phổ thông", "trường"),
    ),
    aliases=(
        Alias("SYT", "Trạm xá", "SYT.1"),
        Alias("SGD", "Trường học", "SGD.1"),
    ),
)
HEADER = ["STT", "Chỉ tiêu", "ĐVT", "KH năm", "Thực hiện", "Ghi chú"]
FILE = "syt.xlsx"


def _gather(*rows: Row, header: Row = HEADER, catalogue: Catalogue = CATALOGUE) -> Gathering:
    """What is gathered for SYT and 2020-6T from a table whose header is in row 1."""
    sheet = as_read(header, *rows)
    gathering = Gathering(
        FILE, IndicatorNames(catalogue), Identity("SYT", None, None, 1), Period.parse("2020-6T"), AgencyNames(catalogue)
    )
    gathering.gather(find_tables(sheet, default_vocabulary()))
    return gathering


def _placed(gathering: Gathering) -> list[tuple[str | None, Column | None, Value | None, str]]:
    return [(figure.indicator, figure.column, figure.value, figure.place.cell) for figure in gathering.placed]


def _cells(gathering: Gathering) -> tuple[list[str], list[str], list[str]]:
    """The cells placed, held and ignored."""
    placed, held, ignored = (
        sorted(figure.place.cell for figure in figures)
        for figures in (gathering.placed, gathering.held, gathering.ignored)
    )
    return placed, held, ignored


def _finding(gathering: Gathering) -> Finding:
    (finding,) = gathering.findings
    return finding


def _codes(gathering: Gathering) -> list[str]:
    return [finding.code for finding in gathering.findings]


def test_a_clean_row_is_placed_whole_and_nothing_is_said() -> None:
    gathering = _gather(["1", "Số trạm y tế xã", "trạm", "13.500", 12, "đạt"])
    assert _placed(gathering) == [
        ("SYT.1", Column.PLAN, Decimal(13500), "D2"),
        ("SYT.1", Column.ACTUAL, Decimal(12), "E2"),
        ("SYT.1", Column.NOTE, "đạt", "F2"),
    ]
    assert _cells(gathering) == (["D2", "E2", "F2"], [], [])
    assert gathering.findings == []


def test_a_figure_keeps_its_text_its_place_its_agency_and_its_rows_name() -> None:
    figure = _gather(["1", "SỐ TRẠM Y TẾ XÃ", "trạm", "13.500"]).placed[0]
    assert (figure.raw, figure.agency, figure.name) == ("13.500", "SYT", "SỐ TRẠM Y TẾ XÃ")
    assert figure.place == Place(FILE, "Biểu", "D2")


def test_marks_are_figures_and_blanks_are_none() -> None:
    gathering = _gather(["1", "Số trạm y tế xã", "trạm", "-", "…", " "])
    assert [figure.value for figure in gathering.placed] == [Mark.NIL, Mark.UNAVAILABLE]


@pytest.mark.parametrize(
    ("row", "problem", "cell", "said"),
    [
        (["9", "Số sáng kiến", "cái", 5, 6], ROW_UNKNOWN, "B2", "“Số sáng kiến” không có trong danh mục của “SYT”; 2"),
        (["", "Trong đó: nữ", "người", 5, 6], ROW_AMBIGUOUS, "B2", "SYT.1.1, SYT.2.1; 2 số liệu"),
        (["9", None, None, 5, 6], ROW_WITHOUT_NAME, "B2", "Dòng 2 có 2 số liệu"),
        (["2", "Chi đầu tư y tế", "hộ", 5, 6], UNIT_DIFFERS, "C2", "“hộ” không đổi được ra “tỷ đồng”"),
    ],
)
def test_a_row_that_is_in_doubt_is_held_whole(row: Row, problem: Problem, cell: str, said: str) -> None:
    gathering = _gather(row)
    finding = _finding(gathering)
    assert _cells(gathering) == ([], ["D2", "E2"], [])
    assert (finding.code, finding.place.cell, finding.agency) == (problem.code, cell, "SYT")
    assert said in finding.message


def test_a_heading_that_nobody_knows_is_not_worth_a_word() -> None:
    gathering = _gather(["I", "CHỈ TIÊU XÃ HỘI"], ["1", "Số trạm y tế xã", "trạm", None, 12])
    assert gathering.findings == []


def test_a_value_in_doubt_is_held_alone_with_a_suggestion() -> None:
    gathering = _gather(["1", "Số trạm y tế xã", "trạm", "khoảng 30", 12, "đạt"])
    finding = _finding(gathering)
    assert _cells(gathering) == (["E2", "F2"], ["D2"], [])
    assert (finding.code, finding.place.cell, finding.suggestion) == (NOT_A_NUMBER.code, "D2", "30")
    assert (finding.indicator, finding.column) == ("SYT.1", Column.PLAN)


def test_the_note_of_a_row_with_another_unit_is_not_held() -> None:
    gathering = _gather(["2", "Chi đầu tư y tế", "hộ", 5, None, "đến 15/6"])
    assert _cells(gathering) == (["F2"], ["D2"], [])


@pytest.mark.parametrize("unit", ["Tỷ đồng", "tỉ đồng", " TỶ  ĐỒNG", ""])
def test_a_unit_written_otherwise_is_the_same_unit(unit: str) -> None:
    assert _gather(["2", "Chi đầu tư y tế", unit, 5]).findings == []


@pytest.mark.parametrize(
    ("above", "name", "unit", "label", "value"),
    [
        ("", "Chi đầu tư y tế", "Tr.đ", "Thực hiện", "1.2505"),
        ("", "Chi đầu tư y tế (triệu đồng)", None, "Thực hiện", "1.2505"),
        ("", "Chi đầu tư y tế", None, "Thực hiện (nghìn đồng)", "0.0012505"),
        ("Đơn vị tính: Triệu đồng", "Chi đầu tư y tế", None, "Thực hiện", "1.2505"),
        ("ĐVT: triệu đồng", "Chi đầu tư y tế", "tỷ đồng", "Thực hiện", "1250.5"),
        ("Đơn vị: Sở Y tế", "Chi đầu tư y tế", None, "Thực hiện", "1250.5"),
    ],
    ids=["unit", "name", "label", "above the table", "the nearest counts", "an office is no unit"],
)
def test_a_number_in_another_power_of_its_unit_is_converted_and_said_with_both(
    above: str, name: str, unit: str | None, label: str, value: str
) -> None:
    sheet = as_read([above], ["STT", "Chỉ tiêu", "ĐVT", "KH năm", label], ["2", name, unit, None, "1.250,5"])
    gathering = Gathering(
        FILE, IndicatorNames(CATALOGUE), Identity("SYT", None, None, 1), Period.parse("2020-6T"), AgencyNames(CATALOGUE)
    )
    gathering.gather(find_tables(sheet, default_vocabulary()))
    assert _placed(gathering) == [("SYT.2", Column.ACTUAL, Decimal(value), "E3")]
    said = [(f.code, f.place.cell, f.column) for f in gathering.findings]
    assert said == ([] if value == "1250.5" else [(UNIT_CONVERTED.code, "E3", Column.ACTUAL)])
    assert all("1.250,5" in f.message and format_number(Decimal(value)) in f.message for f in gathering.findings)


def test_a_suggestion_is_given_in_the_unit_of_the_catalogue() -> None:
    gathering = _gather(["2", "Chi đầu tư y tế", "triệu đồng", None, "khoảng 1.250"])
    assert (_finding(gathering).code, _finding(gathering).suggestion) == (NOT_A_NUMBER.code, "1,25")


PLANS: Row = ["STT", "Chỉ tiêu", "ĐVT", "KH năm"]
RESULTS: Row = ["STT", "Chỉ tiêu", "ĐVT", "Thực hiện"]
STATIONS: Row = ["1", "Số trạm y tế xã", "trạm"]


def test_plans_in_one_table_and_results_in_another_are_one_report() -> None:
    gathering = _gather([*STATIONS, 15], [], RESULTS, [*STATIONS, 12], header=PLANS)
    assert _placed(gathering) == [
        ("SYT.1", Column.PLAN, Decimal(15), "D2"),
        ("SYT.1", Column.ACTUAL, Decimal(12), "D5"),
    ]
    assert gathering.findings == []


def test_last_year_beside_this_year_is_the_previous_year() -> None:
    heads: Row = ["STT", "Chỉ tiêu", "ĐVT", "TH 6 tháng"]
    rows: list[Row] = [["NĂM 2020", *[None] * 4, "NĂM 2019"], [*heads, None, *heads]]
    gathering = _gather(*rows, [*STATIONS, 15, None, *STATIONS, 12], header=["SỞ Y TẾ"])
    assert _placed(gathering) == [
        ("SYT.1", Column.ACTUAL, Decimal(15), "D4"),
        ("SYT.1", Column.PREVIOUS, Decimal(12), "I4"),
    ]
    assert gathering.findings == []


def test_a_table_of_plans_without_results_anywhere_is_said() -> None:
    gathering = _gather([*STATIONS, 15], [], RESULTS, ["2", "Chi đầu tư y tế", "tỷ đồng", 12], header=PLANS)
    assert _codes(gathering) == [COLUMN_MISSING.code]


def test_a_second_table_adds_what_is_new_and_holds_what_differs() -> None:
    both: Row = [*PLANS, "Thực hiện"]
    added = _gather([*STATIONS, 15], [], both, [*STATIONS, 15, 12], header=PLANS)
    assert _cells(added) == (["D2", "E5"], [], ["D5"])
    other = _gather([*STATIONS, 15], [], both, [*STATIONS, 16, 12], header=PLANS)
    assert _cells(other) == ([], ["D2", "D5", "E5"], [])
    assert ROW_TWICE.code in _codes(other)


@pytest.mark.parametrize(("area", "held"), [("E2:E3", ["E2"]), ("D2:E2", ["D2"]), ("E2:F2", ["E2"]), ("E2:E4", [])])
def test_a_number_in_a_merge_over_rows_or_columns_is_held(area: str, held: list[str]) -> None:
    across = area == "D2:E2"
    rows: list[Row] = [["1", "Số trạm y tế xã", "trạm", 15, None if across else 12]]
    rows += [["2", "Chi đầu tư y tế", "tỷ đồng", 9]] if held else [[], []]
    sheet = as_read(HEADER, *rows, merges=(area,))
    gathering = Gathering(
        FILE, IndicatorNames(CATALOGUE), Identity("SYT", None, None, 1), Period.parse("2020-6T"), AgencyNames(CATALOGUE)
    )
    gathering.gather(find_tables(sheet, default_vocabulary()))
    assert _cells(gathering)[1] == held
    assert [finding.code for finding in gathering.findings if finding.place.cell in held] == [MERGED_VALUE.code] * len(
        held
    )


def test_a_row_twice_in_one_table_is_no_addition() -> None:
    gathering = _gather([*STATIONS, 15], [*STATIONS, None, 12])
    assert _cells(gathering) == ([], ["D2", "E3"], [])


def test_a_row_twice_with_other_numbers_holds_both() -> None:
    gathering = _gather(["1", "Số trạm y tế xã", "trạm", 15, 12], ["2", "Số trạm y tế xã", "trạm", 15, 13])
    finding = _finding(gathering)
    assert _cells(gathering) == ([], ["D2", "D3", "E2", "E3"], [])
    assert (finding.code, finding.place.cell) == (ROW_TWICE.code, "B3")
    assert "ô B2" in finding.message


def test_a_row_repeated_with_the_same_numbers_counts_once() -> None:
    gathering = _gather(["1", "Số trạm y tế xã", "trạm", 15, 12], ["2", "Số trạm y tế xã", "trạm", "15", 12.0])
    assert _cells(gathering) == (["D2", "E2"], [], ["D3", "E3"])
    assert _codes(gathering) == [ROW_REPEATED.code]


def test_a_row_twice_with_different_doubtful_texts_is_not_called_repeated() -> None:
    gathering = _gather(
        ["1", "Số trạm y tế xã", "trạm", None, "khoảng 30"], ["2", "Số trạm y tế xã", "trạm", None, "khoảng 50"]
    )
    assert _cells(gathering) == ([], ["E2", "E3"], [])
    assert ROW_TWICE.code in _codes(gathering)


def test_an_alias_is_used_and_said_and_only_by_its_agency() -> None:
    gathering = _gather(["1", "Trạm xá", "trạm", None, 12], ["2", "Trường học", "trường", None, 7])
    assert _placed(gathering) == [("SYT.1", Column.ACTUAL, Decimal(12), "E2")]
    assert _codes(gathering) == [ALIAS_USED.code, ROW_UNKNOWN.code]


def test_a_row_in_the_section_of_another_agency_is_that_agencys_indicator() -> None:
    gathering = _gather(
        ["II", "SỞ Y TẾ"], ["1", "Số trạm y tế xã", "trạm", 1, 2], ["III", "SỞ GIÁO DỤC"], ["1", "Trường học", "", 3, 4]
    )
    assert [(figure.indicator, figure.agency) for figure in gathering.placed] == [
        ("SYT.1", "SYT"), ("SYT.1", "SYT"), ("SGD.1", "SYT"), ("SGD.1", "SYT"),
    ]  # fmt: skip


def test_columns_that_are_not_reported_are_ignored_and_said_with_their_count() -> None:
    gathering = _gather(
        ["1", "Số trạm y tế xã", 15, 12, "80%", 9, "tốt"],
        ["2", "Chi đầu tư y tế", 7, 7, "100%", None, None],
        header=["STT", "Chỉ tiêu", "KH 2020", "TH 6 tháng 2020", "So với KH (%)", "TH tháng 5/2020", None],
    )
    assert _cells(gathering)[2] == ["E2", "E3", "F2"]
    assert [(f.code, f.place.cell, f.message) for f in gathering.findings] == [
        (RATIOS_LEFT.code, "E1", "Cột “So với KH (%)” là cột so sánh; 2 ô không lấy, tỷ lệ được tính lại."),
        (COLUMN_UNKNOWN.code, "F1", "Cột “TH tháng 5/2020” không thuộc biểu nên không lấy (1 ô)."),
    ]


def test_a_column_without_a_label_between_others_is_ignored_by_its_letter() -> None:
    gathering = _gather(["1", "Số trạm y tế xã", 15, 99, 12], header=["STT", "Chỉ tiêu", "KH", None, "Thực hiện"])
    assert _cells(gathering) == (["C2", "E2"], [], ["D2"])
    assert "“không tên (D)”" in _finding(gathering).message


def test_a_column_with_figures_and_a_name_that_nobody_knows_is_asked_about_and_held() -> None:
    rows = (["1", "Số trạm y tế xã", 15, 12, "7", "tốt"], ["2", "Chi đầu tư y tế", 7, 7, None, None])
    header = ["STT", "Chỉ tiêu", "KH", "Thực hiện", "Con số mới", "Người phụ trách"]
    gathering = _gather(*rows, header=header)
    assert _cells(gathering) == (["C2", "C3", "D2", "D3"], ["E2"], ["F2"])
    assert [(f.code, f.place.cell) for f in gathering.findings] == [
        (COLUMN_ASKED.code, "E1"),
        (COLUMN_UNKNOWN.code, "F1"),
    ]


def test_an_unreported_column_without_values_is_not_worth_a_word() -> None:
    gathering = _gather(["1", "Số trạm y tế xã", 15, None], header=["STT", "Chỉ tiêu", "Thực hiện", "So sánh (%)"])
    assert gathering.findings == []


def test_two_columns_of_one_meaning_are_held_and_said() -> None:
    gathering = _gather(["1", "Số trạm y tế xã", 15, 12, 13], header=["STT", "Chỉ tiêu", "KH", "Thực hiện", "Kết quả"])
    assert _cells(gathering) == (["C2"], ["D2", "E2"], [])
    finding = _finding(gathering)
    assert finding.code == COLUMN_AMBIGUOUS.code
    assert "D (Thực hiện), E (Kết quả)" in finding.message
    assert [figure.indicator for figure in gathering.held] == ["SYT.1", "SYT.1"]


def test_a_table_without_results_of_the_period_is_said() -> None:
    gathering = _gather(["1", "Số trạm y tế xã", 15, 12], header=["STT", "Chỉ tiêu", "KH năm", "TH 9 tháng 2020"])
    assert _cells(gathering) == (["C2"], [], ["D2"])
    assert _codes(gathering) == [COLUMN_UNKNOWN.code, COLUMN_MISSING.code]


def test_the_files_own_numbers_decide_how_its_separators_are_read() -> None:
    alone = _gather(["1", "Số trạm y tế xã", "trạm", None, "4,031"])
    assert _codes(alone) == [SEPARATOR.code]
    proven = _gather(
        ["1", "Số trạm y tế xã", "trạm", None, "4,031"], ["2", "Chi đầu tư y tế", "tỷ đồng", None, "1.234,5"]
    )
    assert [figure.value for figure in proven.placed] == [Decimal("4.031"), Decimal("1234.5")]


def test_a_note_does_not_decide_how_numbers_are_read() -> None:
    gathering = _gather(["1", "Số trạm y tế xã", "trạm", None, "4.031", "1,234.5"])
    assert [figure.value for figure in gathering.placed] == [Decimal(4031), "1,234.5"]


def test_ignoring_all_moves_every_figure_and_loses_none() -> None:
    gathering = _gather(["1", "Số trạm y tế xã", "trạm", "khoảng 30", 12, "đạt"])
    gathering.ignore_all()
    assert _cells(gathering) == ([], [], ["D2", "E2", "F2"])


def test_an_agency_that_is_not_known_gets_everything_held() -> None:
    sheet = as_read(HEADER, ["1", "Số trạm y tế xã", "trạm", 15, 12])
    gathering = Gathering(FILE, IndicatorNames(CATALOGUE), Identity(None, None, None, 1), None, AgencyNames(CATALOGUE))
    gathering.gather(find_tables(sheet, default_vocabulary()))
    assert _cells(gathering) == ([], ["D2", "E2"], [])
    assert "cơ quan chưa rõ" in _finding(gathering).message


def test_indicators_of_a_group_are_reported_by_its_members() -> None:
    catalogue = Catalogue(
        agencies=(Agency("", "SYT", "Xã Ea Tu", "xã"),),
        indicators=(Indicator("XA.1", "xã", "1", "Số hộ nghèo toàn xã", "hộ"),),
    )
    gathering = _gather(["1", "Số hộ nghèo toàn xã", "hộ", None, 12], catalogue=catalogue)
    assert _placed(gathering) == [("XA.1", Column.ACTUAL, Decimal(12), "E2")]
