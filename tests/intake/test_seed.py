"""The workbook that started the project: one agency's section, typed by hand, with numbers as text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.support.seed import CATALOGUE, FILE, PERIOD, TITLES, seed_workbook
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.find_tables import find_tables
from toolkit.intake.readers.read_grid import read_grid
from toolkit.intake.submission import Context, read_submission
from toolkit.model import (
    CellCounts,
    Column,
    FileState,
    Mark,
    Period,
    Place,
    Reading,
    Value,
)

SHEET = "Phu luc"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_submission(FILE, seed_workbook(), Context(CATALOGUE, PERIOD))


def _values(reading: Reading, column: Column) -> dict[str | None, Value | None]:
    return {figure.indicator: figure.value for figure in reading.figures if figure.column is column}


def test_the_report_is_accepted_for_its_agency_and_period(reading: Reading) -> None:
    assert (reading.state, reading.agency, reading.period) == (FileState.ACCEPTED, "SKHCN", PERIOD)
    assert reading.revision == 1
    assert reading.saved is not None


def test_nothing_needs_to_be_said(reading: Reading) -> None:
    assert reading.findings == ()


def test_all_cells_are_placed(reading: Reading) -> None:
    assert reading.cells == CellCounts(read=15, placed=15)


def test_the_plan_is_read(reading: Reading) -> None:
    assert _values(reading, Column.PLAN) == {
        "SKHCN.1.1": Decimal(15),
        "SKHCN.1.1.1": Decimal(9),
        "SKHCN.1.1.2": Decimal(6),
        "SKHCN.1.1.2.1": Mark.NIL,
        "SKHCN.1.2": Decimal(9),
        "SKHCN.1.2.1": Decimal(9),
        "SKHCN.2": Decimal(13500),
    }


def test_the_results_are_read(reading: Reading) -> None:
    assert _values(reading, Column.ACTUAL) == {
        "SKHCN.1.1": Decimal(12),
        "SKHCN.1.1.1": Decimal(9),
        "SKHCN.1.1.2": Decimal(3),
        "SKHCN.1.1.2.1": Mark.NIL,
        "SKHCN.1.2": Decimal(4),
        "SKHCN.1.2.1": Decimal(4),
        "SKHCN.2": Decimal(4031),
    }


def test_the_year_before_is_blank_and_the_note_a_dash(reading: Reading) -> None:
    assert _values(reading, Column.PREVIOUS) == {}
    assert _values(reading, Column.NOTE) == {"SKHCN.2": Mark.NIL}


def test_every_figure_remembers_the_text_and_the_cell_it_came_from(reading: Reading) -> None:
    figure = next(f for f in reading.figures if (f.indicator, f.column) == ("SKHCN.2", Column.ACTUAL))
    assert (figure.raw, figure.place, figure.agency) == ("4.031", Place(FILE, SHEET, "E17"), "SKHCN")
    assert figure.name == "Số phương tiện đo được kiểm định"


def test_the_layout_is_seen_as_a_reader_sees_it() -> None:
    (sheet,) = read_grid(seed_workbook()).sheets
    (table,) = find_tables(sheet, default_vocabulary())
    assert table.header == (7, 8)
    assert table.title == tuple(TITLES.values())
    assert [(column.number, column.meaning.kind.value) for column in table.columns] == [
        (1, "stt"), (2, "name"), (3, "unit"), (4, "plan"), (5, "actual"),
        (6, "previous"), (7, "ratio"), (8, "ratio"), (9, "note"),
    ]  # fmt: skip
    assert [(row.row, row.parent) for row in table.rows] == [
        (9, None), (10, 9), (11, 10), (12, 11), (13, 11), (14, 13), (15, 10), (16, 15), (17, 9),
    ]  # fmt: skip


def test_the_same_report_is_refused_for_another_period() -> None:
    reading = read_submission(FILE, seed_workbook(), Context(CATALOGUE, Period.parse("2020-9T")))
    assert reading.state is FileState.REJECTED
    assert reading.cells == CellCounts(read=15, ignored=15)
    assert [finding.code for finding in reading.findings] == ["KT123"]
