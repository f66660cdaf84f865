"""A form that comes back: every figure by its code, whatever saved it; another period or version is told."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from tests.support.forms import CATALOGUE, form, placed, read
from tests.support.office import edit
from toolkit.model import Catalogue, Column, FileState, Mark, Period
from toolkit.writing.form.layout import SHEET

_TYPED: dict[str, object] = {
    "F9": 12,
    "F10": 9,
    "F11": 3,
    "F12": "-",
    "F13": 140.25,
    "F14": "chưa có số liệu",
    "J13": "Mưa",
}
_EXPECTED = {
    ("A.1.1", Column.ACTUAL): Decimal(12),
    ("A.1.1.1", Column.ACTUAL): Decimal(9),
    ("A.1.1.2", Column.ACTUAL): Decimal(3),
    ("A.1.1.3", Column.ACTUAL): Mark.NIL,
    ("A.2", Column.ACTUAL): Decimal("140.25"),
    ("A.3", Column.ACTUAL): Mark.UNAVAILABLE,
    ("A.2", Column.NOTE): "Mưa",
    ("A.2", Column.PLAN): Decimal("150.5"),
    ("A.2", Column.PREVIOUS): Decimal("99.5"),
}


def filled(**cells: object) -> bytes:
    book = load_workbook(io.BytesIO(form(previous={"A.2": Decimal("99.5")})))
    for cell, value in (_TYPED | cells).items():
        book[SHEET][cell] = value  # type: ignore[assignment]
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_every_figure_is_placed_by_its_code_though_two_rows_have_one_name() -> None:
    reading = read(filled())
    assert (reading.agency, reading.state) == ("A", FileState.ACCEPTED)
    assert placed(reading) == _EXPECTED
    assert reading.held == ()
    assert reading.read == len(reading.figures) + len(reading.ignored)
    assert reading.findings == ()


def test_a_name_that_somebody_rewrote_does_not_matter() -> None:
    assert placed(read(filled(C13="Vốn khác hẳn", C14="Tổng vốn"))) == _EXPECTED


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_filled_and_saved_in_libreoffice_with_rows_inserted_every_figure_is_placed(kind: str) -> None:
    edits: list[list[object]] = [["set", SHEET, cell, value] for cell, value in _TYPED.items()]
    edits += [
        ["unprotect", SHEET],
        ["insert", SHEET, 12],
        ["insert", SHEET, 8],
        ["insert", SHEET, 2],
        ["insert", SHEET, 0],
    ]
    data = edit(form(previous={"A.2": Decimal("99.5")}), *edits, kind=kind)
    reading = read(data, f"Bieu cua chung toi.{kind}")
    assert (reading.agency, reading.state) == ("A", FileState.ACCEPTED)
    assert placed(reading) == _EXPECTED
    assert reading.held == ()
    assert [one.code for one in reading.findings] == []


@pytest.mark.libreoffice
def test_a_row_that_somebody_added_is_held_and_told() -> None:
    edits: list[list[object]] = [["set", SHEET, cell, value] for cell, value in _TYPED.items()]
    edits += [
        ["unprotect", SHEET],
        ["insert", SHEET, 12],
        ["set", SHEET, "C13", "Chỉ tiêu thêm"],
        ["set", SHEET, "F13", 5],
    ]
    reading = read(edit(form(previous={"A.2": Decimal("99.5")}), *edits))
    assert placed(reading) == _EXPECTED
    assert [one.raw for one in reading.held] == ["5"]
    assert [one.code for one in reading.findings] == ["KT301"]


def test_a_form_of_another_period_is_told_and_not_taken() -> None:
    reading = read(filled(), period=Period.parse("2020-9T"))
    assert reading.state is FileState.REJECTED
    [finding] = [one for one in reading.findings if one.severity == "error"]
    assert (finding.code, finding.agency) == ("KT350", "A")
    assert "6 tháng đầu năm 2020, không phải 9 tháng đầu năm 2020" in finding.message
    assert reading.figures == ()


def test_periods_that_end_alike_hold_the_same_sums() -> None:
    assert read(filled(), period=Period.parse("2020-Q2")).state is FileState.ACCEPTED


def test_a_form_from_an_older_catalogue_is_told_and_taken() -> None:
    newer = Catalogue(
        CATALOGUE.agencies, (*CATALOGUE.indicators, replace(CATALOGUE.indicators[6], code="A.4", number="4"))
    )
    reading = read(filled(), catalogue=newer)
    assert placed(reading)["A.2", Column.ACTUAL] == Decimal("140.25")
    assert [one.code for one in reading.findings] == ["KT351"]


def test_a_code_that_is_gone_is_told_and_its_row_goes_by_name() -> None:
    without = Catalogue(CATALOGUE.agencies, tuple(one for one in CATALOGUE.indicators if one.code != "A.3"))
    reading = read(filled(), catalogue=without)
    assert [one.code for one in reading.findings if one.code.startswith("KT35")] == ["KT351", "KT353"]
    assert reading.read == len(reading.figures) + len(reading.held) + len(reading.ignored)


def test_cells_left_empty_are_told() -> None:
    reading = read(filled(F13=None, F14=None))
    [finding] = reading.findings
    assert (finding.code, finding.agency) == ("KT352", "A")
    assert "2 chỉ tiêu chưa nhập lũy kế thực hiện: Tổng vốn; Tổng vốn" in finding.message


def test_the_forms_word_goes_before_the_file_name_which_is_told() -> None:
    reading = read(filled(), "bao cao UBND xa Mot.xlsx")
    assert reading.agency == "A"
    assert [one.code for one in reading.findings] == ["KT121"]


def test_two_marks_in_one_workbook_are_no_form() -> None:
    book = load_workbook(io.BytesIO(filled()))
    book.create_sheet("Khác")["A1"] = "ktxh-bieu-nhap 1 X1 2020-6T 0123abcd"
    saved = io.BytesIO()
    book.save(saved)
    reading = read(saved.getvalue())
    assert placed(reading) == _EXPECTED
    assert "KT351" not in [one.code for one in reading.findings]


def test_a_form_of_an_agency_that_nobody_knows_is_read_like_any_workbook() -> None:
    book = load_workbook(io.BytesIO(filled()))
    book[SHEET]["A1"] = "ktxh-bieu-nhap 1 ZZZ 2020-6T 0123abcd"
    saved = io.BytesIO()
    book.save(saved)
    assert read(saved.getvalue()).agency == "A"
