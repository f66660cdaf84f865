"""Many agencies that report alike: their figures stand in a table, each figure in exactly one place of the master."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.support.communes import (
    CATALOGUE,
    CODES,
    ROWS,
    SHEET,
    communes,
    file_of,
)
from tests.support.many_agencies import SMALL, Sent, figures, readings
from tests.support.office import edit
from tests.support.recalculation import compare_with_libreoffice
from tests.support.reconciled import reconcile_files
from tests.support.seed import PERIOD
from toolkit.intake.submission import Context, read_submission
from toolkit.ledger.packed import PackedReading
from toolkit.model import (
    NO_PAST,
    NUMBER_COLUMNS,
    Answer,
    Catalogue,
    Decision,
    Decisions,
    FigureState,
    Mark,
    Past,
    PastValue,
    Reconciled,
    Subject,
)
from toolkit.reconcile import reconcile
from toolkit.reconcile.decided import decide_figures
from toolkit.rules import apply_rules
from toolkit.writing.book import stored_text
from toolkit.writing.master import master_bytes, spread
from toolkit.writing.master.layout import FIRST_ROW, HEADER_ROW, LINE_RAWS, Cell, Data
from toolkit.writing.master.spread import LEAST_AGENCIES, Spread, SpreadColumn, paged
from toolkit.writing.sheet_names import safe_names

HELD, TEXT = {"E5": "khoảng 90"}, {"E6": "1.0 ha"}


def opened(data: bytes, *, values: bool = True) -> Workbook:
    return load_workbook(io.BytesIO(data), data_only=values)


def lines(book: Workbook, sheet: str = SHEET) -> dict[str, dict[str, Any]]:
    """The rows of a table by their keys, by heading."""
    rows = book[sheet].iter_rows(min_row=HEADER_ROW + 1, values_only=True)
    headings = [str(heading) for heading in next(rows)]
    found = [dict(zip(headings, row, strict=True)) for row in rows]
    return {str(row["Phụ trợ: khóa dòng"]): row for row in found}


def shown(book: Workbook, code: str) -> list[object]:
    """The three numbers of an indicator as its sheet shows them."""
    rows = book["Chỉ tiêu"].iter_rows(min_row=FIRST_ROW + 1, values_only=True)
    row = next(row for row in rows if row[Cell.CODE] == code)
    return [row[cell] for cell in (Cell.PLAN, Cell.ACTUAL, Cell.PREVIOUS)]


def expected(result: Reconciled, code: str) -> list[object]:
    """The same as it was reconciled."""
    values = (result.value(code, column) for column in NUMBER_COLUMNS)
    return [float(v) if isinstance(v, Decimal) else v.value if isinstance(v, Mark) else v for v in values]


def made(**changed: Mapping[str, object]) -> Reconciled:
    return reconcile_files(communes(**changed), CATALOGUE)


def test_a_row_is_an_agency_and_a_column_an_indicators_figures() -> None:
    book = opened(master_bytes(made(X03=HELD), "Đắk Lắk"))
    rows = lines(book)
    assert list(rows) == list(CODES)
    assert rows["X02"]["Cơ quan"] == "UBND xã Số 2"
    assert rows["X02"]["Tệp"] == file_of("X02")
    assert (rows["X02"]["XA.1 | KH năm"], rows["X02"]["XA.2 | Lũy kế thực hiện"]) == (202, 124.5)
    assert (rows["X01"]["XA.3 | Lũy kế thực hiện"], rows["X03"]["XA.1 | Lũy kế thực hiện"]) == ("-", None)
    assert "XA.2 | KH năm" not in rows["X02"]
    assert not [heading for heading in rows["X02"] if heading.startswith("XA.4")], "rates are not added up"
    above = [cell.value for cell in book[SHEET][HEADER_ROW - 1]]
    assert above[4:9] == ["Số hộ nghèo (Hộ)", None, None, "Diện tích gieo trồng (Ha)", "Diện tích lúa (Ha)"]


def test_what_a_person_must_look_at_stays_in_the_list() -> None:
    listed = opened(master_bytes(made(X03=HELD), "Đắk Lắk"))["Số liệu"].iter_rows(FIRST_ROW + 1, values_only=True)
    found = {(row[Data.SENDER], row[Data.CODE], row[Data.COLUMN], row[Data.STATE]) for row in listed}
    assert ("X03", "XA.1", "Lũy kế thực hiện", "giữ lại") in found
    assert ("X03", "XA.1", "KH năm", "dùng") in found, "it stands in the row that a finding is about"
    assert ("X07", "XA.1", "Ghi chú", "dùng") in found
    assert not [one for one in found if one[1] == "XA.2"]


@pytest.mark.parametrize(("count", "sheets"), [(LEAST_AGENCIES - 1, []), (LEAST_AGENCIES, [SHEET])])
def test_a_small_group_has_no_table(count: int, sheets: list[str]) -> None:
    catalogue = Catalogue(CATALOGUE.agencies[:count], CATALOGUE.indicators)
    result = reconcile_files(communes(), catalogue)
    assert [sheet.name for sheet in Spread(result).sheets] == sheets
    assert expected(result, "XA.1")[1] == 100 * count + sum(range(count + 1))


def test_a_text_that_the_value_does_not_give_back_is_kept() -> None:
    rows = lines(opened(master_bytes(made(X02={"E6": "124,5", "E7": "102,50"}), "Đắk Lắk")))
    raws = json.loads(str(rows["X02"][f"{LINE_RAWS} 1"]))
    assert raws == {"3": "124,5", "4": "102,50"}
    assert rows["X01"][f"{LINE_RAWS} 1"] is None


def test_columns_go_on_on_another_sheet_and_those_of_an_indicator_stay_together() -> None:
    indicators = CATALOGUE.indicators[:3]
    columns = [SpreadColumn(indicator, column) for indicator in indicators for column in NUMBER_COLUMNS]
    assert [[one.heading.split(" | ")[0] for one in page] for page in paged(columns, 7)] == [
        ["XA.1"] * 3 + ["XA.2"] * 3,
        ["XA.2.1"] * 3,
    ]
    assert list(paged(columns, 9)) == [tuple(columns)]
    assert list(paged([], 9)) == []


SCENARIOS: dict[str, dict[str, Mapping[str, object]]] = {
    "as sent": {},
    "held and in doubt": {"X03": HELD, "X04": TEXT, "X05": {"E5": "1.034"}},
    "nil everywhere": {code: {"E9": "-"} for code in CODES},
    "nil and one in the list": {**{code: {"E9": "-"} for code in CODES}, "X09": {"E9": "-", "F9": "khoảng 3"}},
    "not known yet": {code: {"E9": "chưa có số liệu"} for code in CODES},
}


LAST_YEAR = Past({PERIOD.year_before: {"XA.1": PastValue(Decimal(3_000), 1), "XA.2.1": PastValue(Decimal(70), 1)}})
"""The communes come to 4,048 for the one; of the other they typed nothing."""


def test_what_last_years_settled_value_replaces_has_a_column_that_is_not_added() -> None:
    result = reconcile_files(communes(X03=HELD), CATALOGUE, past=LAST_YEAR)
    book = opened(master_bytes(result, "Đắk Lắk"))
    assert lines(book)["X07"]["XA.1 | Lũy kế cùng kỳ năm trước"] == 117
    assert shown(book, "XA.1") == expected(result, "XA.1")
    assert expected(result, "XA.1")[2] == 3_000
    headings = [cell.value for cell in book[SHEET][HEADER_ROW + 1]]
    said = book[SHEET].cell(HEADER_ROW, headings.index("XA.1 | Lũy kế cùng kỳ năm trước") + 1).value
    assert str(said).startswith("không cộng: lấy số đã tổng hợp năm trước")
    listed = book["Số liệu"].iter_rows(FIRST_ROW + 1, values_only=True)
    previous = [row for row in listed if (row[Data.CODE], row[Data.COLUMN]) == ("XA.1", "Lũy kế cùng kỳ năm trước")]
    places = {(row[Data.SENDER] or "", row[Data.STATE]) for row in previous}
    assert places >= {("", "dùng"), ("X03", "bỏ qua")}
    assert len(places) < 5, "what is spoken of stands in the list, and no more"


@pytest.fixture(params=list(SCENARIOS.values()), ids=list(SCENARIOS))
def scenario(request: pytest.FixtureRequest) -> Reconciled:
    return made(**request.param)


def test_cached_values_are_the_reconciled_ones(scenario: Reconciled) -> None:
    book = opened(master_bytes(scenario, "Đắk Lắk"))
    for indicator in CATALOGUE.indicators:
        assert shown(book, indicator.code) == expected(scenario, indicator.code)


@pytest.mark.libreoffice
def test_libreoffice_agrees_with_every_cached_value(scenario: Reconciled) -> None:
    found = compare_with_libreoffice(master_bytes(scenario, "Đắk Lắk"))
    assert found.formulas > 150
    assert found.differences == []


@pytest.mark.libreoffice
def test_libreoffice_agrees_where_last_years_settled_value_is_used() -> None:
    result = reconcile_files(communes(X03=HELD), CATALOGUE, past=LAST_YEAR)
    assert compare_with_libreoffice(master_bytes(result, "Đắk Lắk")).differences == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("packed", [False, True])
def test_a_group_with_more_columns_than_a_sheet_goes_on_on_the_next(
    monkeypatch: pytest.MonkeyPatch, packed: bool
) -> None:
    monkeypatch.setattr(spread, "MOST_COLUMNS", 3)
    result = made(X03=HELD)
    if packed:
        context = Context(CATALOGUE, PERIOD)
        files = communes(X03=HELD).items()
        sent = [apply_rules(read_submission(name, data, context), CATALOGUE) for name, data in files]
        result = reconcile(list(map(PackedReading.of, sent)), CATALOGUE, PERIOD)
    data = master_bytes(result, "Đắk Lắk")
    book = opened(data)
    assert [name for name in book.sheetnames if name.startswith(SHEET)] == [
        SHEET,
        f"{SHEET} – tiếp 2",
        f"{SHEET} – tiếp 3",
    ]
    assert lines(book, f"{SHEET} – tiếp 2")["X02"]["XA.2.1 | Lũy kế thực hiện"] == 102.5
    assert shown(book, "XA.2") == expected(result, "XA.2")
    assert compare_with_libreoffice(data).differences == []


@pytest.mark.libreoffice
def test_values_survive_sorting_and_inserting_and_links_follow() -> None:
    result = made()
    data = edit(
        master_bytes(result, "Đắk Lắk"),
        ["sort", SHEET, FIRST_ROW, FIRST_ROW + len(CODES) - 1, 5, True],
        ["insert", SHEET, FIRST_ROW + 3],
        ["insert", SHEET, 0],
        ["insert column", SHEET, 4],
        ["insert column", SHEET, 1],
    )
    book = opened(data)
    for indicator in CATALOGUE.indicators:
        assert shown(book, indicator.code) == expected(result, indicator.code)
    link = next(str(row[Cell.SEE_ACTUAL]) for row in opened(data, values=False)["Chỉ tiêu"].values if row[0] == "XA.1")
    assert f"COLUMN('{SHEET}'!$H$5)".replace("'", "") in link.replace("'", "")


@pytest.mark.libreoffice
def test_a_number_typed_over_reaches_the_totals() -> None:
    data = edit(master_bytes(made(), "Đắk Lắk"), ["set", SHEET, "I6", 202.5], ["set", SHEET, "I5", "-"])
    before = 32 * 100.5 + sum(range(33))
    assert shown(opened(data), "XA.2.1")[1] == before + 100 - 101.5
    assert shown(opened(data), "XA.2")[1] == before + 100 - 101.5 + 32 * 20 + sum(range(33))


def standing(book: Workbook) -> Counter[tuple[object, ...]]:
    """Sender, indicator, column, value and file of every figure that stands in the master."""
    found: Counter[tuple[object, ...]] = Counter()
    for row in book["Số liệu"].iter_rows(FIRST_ROW + 1, values_only=True):
        if row[Data.SENDER]:
            found[*(row[cell] for cell in (Data.SENDER, Data.CODE, Data.COLUMN, Data.VALUE, Data.FILE))] += 1
    for line in lines(book).values() if SHEET in book.sheetnames else ():
        for heading, value in line.items():
            code, mark, column = heading.partition(" | ")
            if mark and value is not None:
                found[line["Mã"], code, column, value, line["Tệp"]] += 1
    return found


SETTLED = Past({PERIOD.year_before: {code: PastValue(Decimal(14), 1) for code in ("G.1", "S.1")}})


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(figures(), max_size=60), st.lists(st.integers(0, 59), max_size=4), st.sampled_from([NO_PAST, SETTLED]))
def test_every_figure_stands_in_exactly_one_place(found: list[Sent], decided: list[int], past: Past) -> None:
    answers = tuple(
        Decision(Subject.sent(sender, code, column, raw), "KT202", Answer.VALUE, Decimal(7), "Lan", "2020-07-01")
        for sender, code, column, _, raw, _ in (found[n] for n in decided if n < len(found))
    )
    sent, decisions = [decide_figures(one, Decisions(answers)) for one in readings(found)], Decisions(answers)
    result = reconcile(sent, SMALL, PERIOD, decisions, past=past)
    wanted = Counter(
        (
            one.figure.agency,
            one.figure.indicator,
            one.figure.column.label if one.figure.column else "",
            float(one.figure.value) if isinstance(one.figure.value, Decimal) else stored_text(one.figure.value or ""),
            one.figure.place.file,
        )
        for one in result.figures
        if one.counted
    )
    table = Spread(result)
    data = master_bytes(result, "Đắk Lắk")
    assert standing(opened(data)) == wanted
    assert data == master_bytes(
        reconcile(list(map(PackedReading.of, sent)), SMALL, PERIOD, decisions, past=past), "Đắk Lắk"
    )
    taken = sum(len(row.cells) for sheet in table.sheets for row in table.rows(sheet))
    assert len(table.listed) + taken == len(result.figures)
    beside = {FigureState.USED, FigureState.IGNORED}
    assert {one.state for one in result.figures} - {one.state for one in table.listed} <= beside


def test_groups_get_names_that_excel_takes_and_no_two_share_one() -> None:
    names = safe_names(["Số liệu xã/phường: " + "rất dài " * 5, "Số liệu XÃ", "Số liệu xã"], ["Số liệu"])
    assert len({name.casefold() for name in names.values()}) == 3
    assert all(len(name) <= 31 for name in names.values())
    assert set(ROWS) == {indicator.code for indicator in CATALOGUE.indicators}
