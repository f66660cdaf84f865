"""A catalogue out of a table: numbering opens agencies and gives levels, numbers prove what adds up."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from tests.support.seed import CATALOGUE, seed_workbook
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.find_tables import find_tables
from toolkit.intake.readers.read_grid import read_grid
from toolkit.model import Direction, Nature, Relation
from toolkit.setup.infer import Inferred, infer_catalogue

HEADER = ("Số TT", "Cơ quan báo cáo", "ĐVT", "KH năm", "Lũy kế thực hiện")
PART, OF_WHICH, SEPARATE = Relation.PART, Relation.OF_WHICH, Relation.SEPARATE


def infer(data: bytes) -> Inferred:
    grid = read_grid(data)
    return infer_catalogue("bieu.xlsx", [t for sheet in grid.sheets for t in find_tables(sheet, default_vocabulary())])


def table(*rows: tuple[object, ...], title: str = "6 tháng đầu năm 2020") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([title])
    for row in (HEADER, *rows):
        sheet.append(list(row))
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def shape(inferred: Inferred) -> list[tuple[str, str | None, Relation]]:
    return [(i.code, i.parent, i.relation) for i in inferred.catalogue.indicators]


def test_the_seed_gives_its_agency_codes_levels_and_relations() -> None:
    found = infer(seed_workbook())
    assert found.catalogue.agencies[0].code == "SKHCN"
    assert found.catalogue.agencies[0].number == "XXI"
    assert shape(found) == [(i.code, i.parent, i.relation) for i in CATALOGUE.indicators]
    assert [(i.name, i.unit, i.number) for i in found.catalogue.indicators] == [
        (i.name, i.unit, i.number) for i in CATALOGUE.indicators
    ]
    assert found.province == "Đắk Lắk"


def test_plans_of_the_table_are_taken_for_its_year() -> None:
    plans = {plan.indicator: (plan.year, int(plan.value)) for plan in infer(seed_workbook()).catalogue.plans}
    assert plans["SKHCN.2"] == (2020, 13500)
    assert "SKHCN.1.1.2.1" not in plans


def test_everything_inferred_is_a_note_and_a_finding_with_its_cell() -> None:
    found = infer(seed_workbook())
    assert set(found.notes) == {indicator.code for indicator in found.catalogue.indicators}
    assert "9 + 6 = 15, 9 + 3 = 12" in found.notes["SKHCN.1.1.1"]
    assert next((f.code, f.place.cell, f.indicator) for f in found.findings) == ("KT020", "B10", "SKHCN.1")


@pytest.mark.parametrize(
    ("total", "parts", "relation"),
    [
        ((10, 7), ((4, 3), (6, 4)), PART),
        ((10, 7), ((4, 3), (6, 5)), SEPARATE),
        ((10, None), ((4, 3), (6, 4)), PART),
        ((10, 7), ((10, 7),), SEPARATE),
        ((0, 0), ((0, 0), (0, 0)), SEPARATE),
        ((None, None), ((4, 3), (6, 4)), SEPARATE),
    ],
)
def test_only_numbers_prove_that_rows_add_up(
    total: tuple[object, object], parts: tuple[tuple[object, object], ...], relation: Relation
) -> None:
    rows = [("-", f"Phần {number}", "Cái", *values) for number, values in enumerate(parts)]
    found = infer(table(("I", "Sở Y tế", None, None, None), ("1", "Tổng", "Cái", *total), *rows))
    assert {r for _, parent, r in shape(found) if parent} == {relation}


def test_two_agencies_with_the_same_initials_get_two_codes() -> None:
    found = infer(
        table(
            ("I", "Sở Xây dựng", None), ("1", "Nhà ở", "m2", 1, 1), ("II", "Sở Xe đạp", None), ("1", "Xe", "Cái", 1, 1)
        )
    )
    assert [agency.code for agency in found.catalogue.agencies] == ["SXD", "SXD2"]
    assert [i.code for i in found.catalogue.indicators] == ["SXD.1", "SXD2.1"]


def test_a_note_beside_an_agency_is_no_figure_and_a_group_in_capitals_needs_no_numeral() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        (*HEADER, "Ghi chú"),
        ("I", "SỞ Y TẾ", None, None, None, None),
        ("1", "GIƯỜNG BỆNH", "Giường", 1, 1, None),
        ("II", "SỞ XÂY DỰNG", None, None, None, "Chưa gửi báo cáo"),
        ("1", "Nhà ở", "m2", 1, None, None),
        (None, "NGÀNH THU", None, None, None, None),
        ("1", "Số nợ", "Tỷ đồng", 1, 1, None),
    ):
        sheet.append(list(row))
    saved = io.BytesIO()
    book.save(saved)
    found = infer(saved.getvalue()).catalogue
    assert [(a.number, a.name) for a in found.agencies] == [("I", "SỞ Y TẾ"), ("II", "SỞ XÂY DỰNG"), ("", "NGÀNH THU")]
    assert [i.code for i in found.indicators] == ["SYT.1", "SXD.1", "NT.1"]


def test_without_sections_the_title_names_the_agency() -> None:
    found = infer(table(("1", "Số giường bệnh", "Giường", 10, 9), title="Sở Y tế"))
    assert [agency.name for agency in found.catalogue.agencies] == ["Sở Y tế"]


def test_rates_and_bad_things_are_known_by_their_words() -> None:
    rows = (
        ("1", "Tỷ lệ hộ nghèo", "%", 9, 9),
        ("2", "Số vụ tai nạn giao thông", "Vụ", 1, 1),
        ("3", "Số trường", "Trường", 1, 1),
    )
    found = infer(table(("I", "Sở Y tế", None), *rows)).catalogue.indicators
    assert [(i.nature, i.direction) for i in found] == [
        (Nature.RATE, Direction.DOWN),
        (Nature.CUMULATIVE, Direction.DOWN),
        (Nature.CUMULATIVE, Direction.UP),
    ]


def test_what_is_counted_on_a_day_is_no_sum_of_months_and_neither_are_its_parts() -> None:
    rows = (
        ("1", "Tổng số học sinh", "Học sinh", 100, 100),
        ("-", "Mầm non", "Học sinh", 40, 40),
        ("-", "Tiểu học", "Học sinh", 60, 60),
        ("2", "Số giường bệnh trên vạn dân", "Giường", 41, 41),
        ("3", "Số lượt khám bệnh", "Lượt", 5, 5),
        (None, "Trong đó: trẻ em", "Lượt", 1, 1),
    )
    found = infer(table(("I", "Sở Y tế", None), *rows))
    level, course = Nature.LEVEL, Nature.CUMULATIVE
    assert [i.nature for i in found.catalogue.indicators] == [level, level, level, level, course, course]
    assert found.notes["SYT.2"].endswith("thời điểm: số tại ngày báo cáo")


def test_figures_without_a_name_are_said() -> None:
    found = infer(table(("I", "Sở Y tế", None), ("1", "Số giường", "Giường", 1, 2), ("2", None, "Cái", 3, 4)))
    assert [f.code for f in found.findings if f.code != "KT020"] == ["KT305"]
