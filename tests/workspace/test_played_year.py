"""A played year, on SQLite and on PostgreSQL: every number of its last master is traced to the cell it comes from."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.support.clerk import ACTUAL, Clerk
from tests.support.year import CATALOGUE, PERIODS, make_year, number, report, reporting, send
from toolkit import Workspace
from toolkit.model import NUMBER_COLUMNS, Column, FigureState, Indicator, Mark, Period, TracedFigure
from toolkit.reconcile.choose import add_up
from toolkit.workspace.tracing import TracedValue
from toolkit.writing.master.layout import HEADER_ROW, INDICATORS

Q3_24, Y24, Q1, HALF, NINE, YEAR = PERIODS
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:Sparkline Group")]


def merge(root: Path, period: Period) -> list[str]:
    """Merge, and the codes of what was found."""
    return [finding.code for finding in Workspace(root).merge(period).result.findings]


def all_send(root: Path, period: Period, **instead: bytes | None) -> None:
    """Every agency sends its report, or what is given for it (None: nothing)."""
    for agency in reporting(period):
        data = instead.get(agency, report(agency, period))
        if data is not None:
            send(root, period, f"{agency}.xlsx", data)


def work(root: Path, period: Period, *edits: tuple[str, ...]) -> None:
    """The clerk opens the master, answers and types, and saves it."""
    path = root / "workbooks" / str(period) / f"tong-hop-{period}.xlsx"
    book = load_workbook(path)
    clerk = Clerk(book)
    for name, *arguments in edits:
        getattr(clerk, name)(*arguments)
    book.properties.lastModifiedBy = "Lan"
    book.save(path)


def play(root: Path) -> None:
    """Six periods: resubmissions, a cut file, a part, two that contradict, a merger, decisions and a closing."""
    all_send(root, Q3_24)
    assert merge(root, Q3_24) == []
    send(root, Q3_24, "S03 lan 2.xlsx", report("S03", Q3_24, S03_2=number("S03", "S03.2", Q3_24) + 5))
    assert merge(root, Q3_24) == ["KT502"]
    Workspace(root).close(Q3_24, "Lan")

    all_send(root, Y24, S04=report("S04", Y24)[:700])
    assert "KT101" in merge(root, Y24)
    send(root, Y24, "S04 day du.xlsx", report("S04", Y24))
    assert "KT501" not in merge(root, Y24)

    all_send(root, Q1)
    merge(root, Q1)
    send(root, Q1, "S05 lan 2.xlsx", report("S05", Q1, only=["S05.3"], S05_3=Decimal("71.5")))
    assert "KT508" in merge(root, Q1)

    all_send(root, HALF, S07=report("S07", Q1))
    assert "KT123" in merge(root, HALF)
    send(root, HALF, "S07 dung ky.xlsx", report("S07", HALF))
    more = number("S06", "S06.2", HALF) + 9
    send(root, HALF, "S06 moi.xlsx", report("S06", HALF, S06_2=more))
    merge(root, HALF)
    work(root, HALF, ("type", "S08.2", ACTUAL, 400))  # type: ignore[arg-type]
    merge(root, HALF)

    wrong = number("S09", "S09.2", Q3_24) + 40
    all_send(root, NINE, S09=report("S09", NINE, S09_2_previous=wrong))
    assert {"KT418", "KT423"} <= set(merge(root, NINE))

    all_send(root, YEAR, S10=report("S10", YEAR, S10_1=1), XA2=None)
    assert {"KT401", "KT407", "KT501"} <= set(merge(root, YEAR))
    work(root, YEAR, ("answer", "KT401", "dùng gợi ý"), ("type", "S11.2", ACTUAL, 555))  # type: ignore[arg-type]
    send(root, YEAR, "S12 lan 2.xlsx", report("S12", YEAR, S12_2=number("S12", "S12.2", YEAR) + 3))
    merge(root, YEAR)


def shown(root: Path, period: Period) -> dict[tuple[str, Column], object]:
    """The numbers that the master shows, by indicator code and column."""
    path = root / "workbooks" / str(period) / f"tong-hop-{period}.xlsx"
    sheet = load_workbook(path, data_only=True)[INDICATORS]
    headings = [cell.value for cell in sheet[HEADER_ROW + 1]]
    columns = {column: headings.index(column.label) for column in NUMBER_COLUMNS if column.label in headings}
    assert len(columns) == 3
    codes = {indicator.code for indicator in CATALOGUE.active(period).indicators}
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADER_ROW + 2)]
    return {(str(row[0]), column): row[at] for row in rows for column, at in columns.items() if row[0] in codes}


class Books:
    """Workbooks as agencies sent them, opened by an independent reader."""

    def __init__(self, space: Workspace) -> None:
        self.space = space
        self._open: dict[str, Workbook] = {}

    def cell(self, sha256: str, sheet: str, cell: str) -> Any:
        if sha256 not in self._open:
            self._open[sha256] = load_workbook(io.BytesIO(self.space.store.read(sha256)))
        return self._open[sha256][sheet][cell].value

    def says(self, one: TracedFigure) -> bool:
        """Whether the cell really holds the figure's value."""
        place = one.figure.place
        found = self.cell(one.sha256, place.sheet, place.cell)
        return isinstance(one.figure.value, Decimal) and Decimal(str(found)) == one.figure.value


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def root(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The year, played once on each kind of ledger."""
    from tests.conftest import new_database

    server = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    made = make_year(tmp_path_factory.mktemp("nam"), new_database(server) if server else None)
    play(made)
    return made


def used(traced: TracedValue) -> list[TracedFigure]:
    return [one for one in traced.figures if one.state is FigureState.USED]


def explain(space: Workspace, books: Books, indicator: Indicator, column: Column) -> object:
    """The value of an indicator and column, worked out again from cells; fails where a step cannot be followed."""
    found = space.trace(YEAR, indicator.code)
    traced = next(one for one in found.values if one.value.column is column)
    figures = used(traced)
    if not figures and found.parts and traced.value.value is not None:
        return add_up(explain(space, books, CATALOGUE.indicator_by_code[part], column) for part in found.parts)  # type: ignore[misc]
    for one in figures:
        if one.figure.decided:
            assert "Lan" in one.figure.decided
        elif one.from_records and one.figure.column is Column.PLAN:
            assert one.figure.place.file == "templates/danh-muc.xlsx"
        elif one.from_records:
            _follow_back(space, books, one)
        else:
            assert books.says(one), one
    if found.parts and not any(one.figure.decided for one in figures):
        return add_up(explain(space, books, CATALOGUE.indicator_by_code[part], column) for part in found.parts)  # type: ignore[misc]
    return add_up(one.figure.value for one in figures)


def _follow_back(space: Workspace, books: Books, one: TracedFigure) -> None:
    """Last year's number leads to last year's trace, and there to its cell, or to the codes it was restated from."""
    period, code = Period.parse(one.figure.place.file.partition("/")[0]), one.figure.indicator or ""
    sources = [row for row in CATALOGUE.successions if row.new == code]
    total = Decimal(0)
    for old, factor in [(row.old, row.factor) for row in sources] or [(code, Decimal(1))]:
        traced = next(one for one in space.trace(period, old).values if one.value.column is Column.ACTUAL)
        figures = used(traced)
        assert all(books.says(figure) for figure in figures)
        value = traced.value.value
        assert isinstance(value, Decimal)
        assert not figures or add_up(figure.figure.value for figure in figures) == value
        total += value * factor
    assert total == one.figure.value


def every(period: Period) -> Iterator[tuple[Indicator, Column]]:
    for indicator in CATALOGUE.active(period).indicators:
        for column in NUMBER_COLUMNS:
            yield indicator, column


def test_every_number_of_the_last_master_is_traced_to_its_cell(root: Path) -> None:
    space = Workspace(root)
    books, numbers, traced = Books(space), shown(root, YEAR), 0
    for indicator, column in every(YEAR):
        worked_out = explain(space, books, indicator, column)
        there = numbers[indicator.code, column]
        if worked_out is None:
            assert there in (None, ""), (indicator.code, column)
        else:
            assert Decimal(str(there)) == worked_out, (indicator.code, column)
            traced += 1
    assert traced > 150


def test_the_numbers_are_those_that_were_to_be_reported(root: Path) -> None:
    numbers = shown(root, YEAR)
    known = {("S11.2", Column.ACTUAL): 555}
    known["S12.2", Column.ACTUAL] = int(number("S12", "S12.2", YEAR) + 3)
    for indicator, column in every(YEAR):
        reporters = [one.code for one in CATALOGUE.active(YEAR).reporters(indicator) if one.code != "XA2"]
        if column is Column.ACTUAL:
            expected = sum((number(code, indicator.code, YEAR) for code in reporters), Decimal(0))
            assert numbers[indicator.code, column] == pytest.approx(
                float(known.get((indicator.code, column), expected))
            )


def test_last_year_went_over_the_merger(root: Path) -> None:
    numbers = shown(root, YEAR)
    old = {code: number(code[:3], code, Y24) for code in ("S15.1", "S16.1", "S15.2", "S16.2")}
    assert numbers["S17.1", Column.PREVIOUS] == old["S15.1"] + old["S16.1"]
    weighted = old["S15.2"] * Decimal("0.6") + old["S16.2"] * Decimal("0.4")
    assert numbers["S17.2", Column.PREVIOUS] == pytest.approx(float(weighted))
    assert numbers["S17.3", Column.PREVIOUS] in (None, "")


def test_what_happened_on_the_way_is_still_there(root: Path) -> None:
    space = Workspace(root)
    first = next(one for one in space.trace(Q3_24, "S03.2").values if one.value.column is Column.ACTUAL).figures
    assert sorted((one.figure.place.file, one.state.value) for one in first) == [
        ("S03 lan 2.xlsx", "used"),
        ("S03.xlsx", "superseded"),
    ]
    held = space.reconcile(HALF)
    assert held.value("S06.2", Column.ACTUAL) is None
    assert held.value("S08.2", Column.ACTUAL) == 400
    assert space.reconcile(Q1).value("S05.3", Column.ACTUAL) == Decimal("71.5")
    assert space.reconcile(Q1).value("S05.2", Column.ACTUAL) == number("S05", "S05.2", Q1)
    assert Mark.NIL not in shown(root, YEAR).values()


def test_the_closed_period_is_as_it_was_closed(root: Path) -> None:
    edition = root / "workbooks" / str(Q3_24) / "chot" / "ban-1"
    master = edition / f"tong-hop-{Q3_24}.xlsx"
    assert master.read_bytes() == (root / "workbooks" / str(Q3_24) / master.name).read_bytes()
    assert Workspace(root).close(Q3_24, "Minh").new is False
