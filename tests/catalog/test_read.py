"""The catalogue workbook: written and read back the same; every mistake is found in its cell."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.support.seed import CATALOGUE
from toolkit.catalog import CatalogueError, read_catalogue
from toolkit.catalog.schema import SHEETS
from toolkit.model import (
    Agency,
    Aggregation,
    Alias,
    Catalogue,
    Direction,
    Finding,
    Indicator,
    Nature,
    Period,
    Plan,
    Receives,
    Recipient,
    Relation,
    Severity,
    Succession,
)
from toolkit.writing.catalogue import catalogue_bytes

CREATED = date(2020, 1, 2)
FULL = Catalogue(
    agencies=(
        Agency("I", "SKHDT", "Sở Kế hoạch và Đầu tư", "", "a@tinh.vn; b@tinh.vn", "Bà Lan", "0262 3852 000"),
        Agency("II", "SYT", "Sở Y tế", last=Period.parse("2025-6T")),
        Agency("III", "XA1", "UBND xã Một", "xã", first=Period.parse("2020-Q2")),
    ),
    indicators=(
        Indicator("SKHDT.1", "SKHDT", "1", "Vốn đầu tư", "Tỷ đồng", decimals=1),
        Indicator("SKHDT.1.1", "SKHDT", "-", "Vốn nhà nước", "Tỷ đồng", "SKHDT.1", Relation.PART),
        Indicator("SYT.1", "SYT", "1", "Tỷ lệ tiêm chủng", "%", nature=Nature.RATE, last=Period.parse("2021")),
        Indicator("XA.1", "xã", "1", "Số hộ nghèo", "Hộ", aggregation=Aggregation.SUM, direction=Direction.DOWN),
    ),
    aliases=(Alias("SYT", "TL tiêm chủng", "SYT.1", "Bà Lan", date(2020, 6, 15)),),
    plans=(Plan("SKHDT.1", 2020, Decimal("1234.5"), "QĐ 1/QĐ-UBND"),),
    successions=(Succession("SYT", "SKHDT", Period.parse("2025-9T"), Decimal("0.5")),),
    recipients=(Recipient("Văn phòng", "vp@tinh.vn", frozenset({Receives.TABLE, Receives.STATUS})),),
)


def read(data: bytes, folder: Path) -> tuple[Catalogue, tuple[Finding, ...]]:
    path = folder / "danh-muc.xlsx"
    path.write_bytes(data)
    return read_catalogue(path)


def edited(change: Callable[[Workbook], None], catalogue: Catalogue = FULL) -> bytes:
    book = load_workbook(io.BytesIO(catalogue_bytes(catalogue, CREATED)))
    change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def without_places(catalogue: Catalogue) -> Catalogue:
    plans = tuple(Plan(p.indicator, p.year, p.value, p.document) for p in catalogue.plans)
    return Catalogue(
        catalogue.agencies, catalogue.indicators, catalogue.aliases, plans, catalogue.successions, catalogue.recipients
    )


@pytest.mark.parametrize("catalogue", [FULL, CATALOGUE, Catalogue()])
def test_a_written_catalogue_is_read_back_the_same(catalogue: Catalogue, tmp_path: Path) -> None:
    found, findings = read(catalogue_bytes(catalogue, CREATED), tmp_path)
    assert findings == ()
    assert without_places(found) == catalogue


def test_a_plan_knows_its_cell(tmp_path: Path) -> None:
    found, _ = read(catalogue_bytes(FULL, CREATED), tmp_path)
    assert found.plans[0].place.sheet == "Kế hoạch"
    assert found.plans[0].place.cell == "C2"


MISTAKES: list[tuple[str, str, object, str, str]] = [
    ("Chỉ tiêu", "F3", "SKHDT.9", "KT005", "“SKHDT.9” ở cột “Chỉ tiêu cha”"),
    ("Chỉ tiêu", "A3", "skhdt.1", "KT004", "đã dùng ở ô A2"),
    ("Chỉ tiêu", "F2", "SKHDT.1.1", "KT006", "SKHDT.1 → SKHDT.1.1 → SKHDT.1"),
    ("Cơ quan", "H3", "6/2020", "KT007", "“6/2020” ở cột “Từ kỳ”"),
    ("Chỉ tiêu", "M2", "2020-T13", "KT007", "“2020-T13” ở cột “Đến kỳ”"),
    ("Chỉ tiêu", "G3", "một phần", "KT008", "thành phần, trong đó, riêng"),
    ("Chỉ tiêu", "K2", "hai", "KT009", "“hai” ở cột “Số lẻ”"),
    ("Chỉ tiêu", "K2", 2.5, "KT009", "“2.5” ở cột “Số lẻ”"),
    ("Kế hoạch", "C2", "mười", "KT009", "“mười” ở cột “Giá trị”"),
    ("Kế hoạch", "B2", 20, "KT009", "“20” ở cột “Năm”"),
    ("Cơ quan", "A2", "IIII", "KT010", "“IIII”"),
    ("Cơ quan", "A3", "I", "KT004", "đã dùng ở ô A2"),
    ("Chỉ tiêu", "F4", "SKHDT.1", "KT011", "SYT"),
    ("Chỉ tiêu", "G2", "thành phần", "KT017", "SKHDT.1"),
    ("Cơ quan", "E3", "vanphong@", "KT014", "“vanphong@”"),
    ("Cơ quan", "B3", "S*YT", "KT015", "“S*YT”"),
    ("Cơ quan", "C3", None, "KT003", "“Tên cơ quan”"),
    ("Tên gọi khác", "C2", "SYT.9", "KT005", "Mã chỉ tiêu"),
    ("Tên gọi khác", "E2", "31/02/2020", "KT018", "31/02/2020"),
    ("Kế thừa", "A2", "KHONG", "KT005", "Mã cũ"),
    ("Nơi nhận", "C2", "biểu, thư", "KT008", "thư"),
]


@pytest.mark.parametrize(("sheet", "cell", "value", "code", "said"), MISTAKES)
def test_each_mistake_is_reported_by_sheet_and_cell(
    sheet: str, cell: str, value: object, code: str, said: str, tmp_path: Path
) -> None:
    def change(book: Workbook) -> None:
        book[sheet][cell].value = value
        if code == "KT011":
            book[sheet]["G4"] = "trong đó"

    _, findings = read(edited(change), tmp_path)
    at_cell = [finding for finding in findings if finding.code == code and finding.place.sheet == sheet]
    assert at_cell, findings
    named = {finding.place.cell for finding in at_cell}
    assert ("F4" if code == "KT011" else cell if code != "KT017" else "F2") in named
    assert any(said in finding.message for finding in at_cell)
    assert all(finding.severity is Severity.ERROR for finding in at_cell)


def test_a_missing_sheet_and_a_missing_heading_are_said(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book.remove(book["Kế thừa"])
        book["Chỉ tiêu"]["G1"] = "Quan hệ cha con"

    _, findings = read(edited(change), tmp_path)
    said = {(finding.code, finding.message) for finding in findings}
    assert ("KT001", "Danh mục không có trang tính “Kế thừa”.") in said
    assert ("KT002", "Trang tính “Chỉ tiêu” không có cột “Quan hệ”.") in said


def test_extra_columns_empty_rows_and_a_title_above_do_no_harm(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = book["Cơ quan"]
        sheet.insert_cols(2)
        sheet["B1"] = "Ghi chú riêng"
        sheet["B2"] = "của tôi"
        sheet.insert_rows(3)
        sheet.insert_rows(1, 2)
        sheet["A1"] = "DANH SÁCH CƠ QUAN"

    found, findings = read(edited(change), tmp_path)
    assert findings == ()
    assert found.agencies == FULL.agencies


def test_one_name_for_two_indicators_is_said(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book["Tên gọi khác"].append(["SYT", "TL  tiêm chủng", "SKHDT.1"])

    _, findings = read(edited(change), tmp_path)
    assert [finding.code for finding in findings] == ["KT013"]
    assert findings[0].place.cell == "B3"


def test_namesakes_under_one_parent_are_a_warning(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book["Chỉ tiêu"].append(["SKHDT.1.2", "SKHDT", "-", "Vốn Nhà nước", "Tỷ đồng", "SKHDT.1", "thành phần"])

    _, findings = read(edited(change), tmp_path)
    assert [(finding.code, finding.severity, finding.place.cell) for finding in findings] == [
        ("KT016", Severity.WARNING, "D6")
    ]


def test_too_many_parts_are_said(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        for number in range(100):
            name = f"Phần {number}"
            book["Chỉ tiêu"].append([f"P{number}", "SKHDT", "-", name, "Tỷ đồng", "SKHDT.1", "thành phần"])

    _, findings = read(edited(change), tmp_path)
    assert [finding.code for finding in findings] == ["KT012"]


@pytest.mark.parametrize("data", [b"", b"khong phai zip", b"PK\x03\x04cut"])
def test_a_file_that_is_no_workbook_is_an_error_with_a_sentence(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="Không mở được danh mục"):
        read(data, tmp_path)


def test_a_file_that_may_not_be_read_is_not_called_broken() -> None:
    with (
        patch("pathlib.Path.read_bytes", side_effect=PermissionError(13, "Permission denied")),
        pytest.raises(CatalogueError, match=r"danh-muc\.xlsx: không có quyền"),
    ):
        read_catalogue(Path("danh-muc.xlsx"))


def test_a_missing_file_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="không có tệp hay thư mục này"):
        read_catalogue(tmp_path / "danh-muc.xlsx")


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30), st.sampled_from(list(SHEETS)), st.data())
def test_whatever_is_typed_in_a_cell_nothing_is_raised(text: str, sheet: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(1, len(SHEETS[sheet])))

    def change(book: Workbook) -> None:
        book[sheet].cell(2, column).value = text

    with tempfile.TemporaryDirectory() as folder:
        catalogue, findings = read(edited(change), Path(folder))
    assert len(catalogue.agencies) <= len(FULL.agencies)
    assert all(finding.place.sheet == sheet or finding.code == "KT005" for finding in findings)
