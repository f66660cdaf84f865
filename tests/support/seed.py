"""The table it all began with: section XXI of Đắk Lắk's report for six months of 2020, as sent and as printed."""

from __future__ import annotations

import io
import re
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.workbooks import parts_of, zipped
from toolkit.model import Agency, Aggregation, Catalogue, Direction, Indicator, Nature, Period, Relation

PERIOD = Period.parse("2020-6T")
FILE = "so-khcn-6-thang-2020.xlsx"
TITLES = {
    "A1": "UBND TỈNH ĐẮK LẮK",
    "A2": "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    "A4": "CÁC NỘI DUNG, CHỈ TIÊU KT-XH TỈNH ĐẮK LẮK",
    "A5": "Phục vụ Báo cáo 6 tháng đầu năm 2020",
}
HEADER = {
    "A7": "Số TT",
    "B7": "Cơ quan báo cáo",
    "C7": "ĐVT",
    "D7": "KH năm được UBND tỉnh giao (nếu có)",
    "E7": "Lũy kế kết quả thực hiện kế hoạch",
    "F7": "Lũy kế kết quả thực hiện của kỳ năm trước",
    "G7": "So sánh kết quả thực hiện %",
    "I7": "Ghi chú (Nguyên nhân tăng giảm)",
    "G8": "So với KH năm (nếu có)",
    "H8": "So với cùng kỳ năm trước",
}
SIGNATURE = {"G19": "KT. GIÁM ĐỐC", "G20": "PHÓ GIÁM ĐỐC", "G24": "Nguyễn Văn Khoa"}
MERGES = ("A1:C1", "A2:C2", "A4:I4", "A5:I5", "G7:H7", *(f"{letter}7:{letter}8" for letter in "ABCDEFI"))
PRINTED: tuple[tuple[str, ...], ...] = (
    ("XXI", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "", "", "", "", "", "", ""),
    ("1", "Công tác quản lý đề tài, dự án KH&CN", "", "", "", "", "", "", ""),
    ("-", "Công tác quản lý đề tài, dự án KH&CN cấp tỉnh", "", "15", "12", "", "80,0", "", ""),
    ("", "Số đề tài, dự án cấp tỉnh được tư vấn tuyển chọn", "ĐT/DA", "9", "9", "", "100,0", "", ""),
    ("", "Đề tài cấp tỉnh được giao trực tiếp", "ĐT/DA", "6", "3", "", "50,0", "", ""),
    ("", "Trong đó: Đề tài, dự án đạt", "ĐT/DA", "-", "-", "", "", "", ""),
    ("-", "Số nhiệm vụ KH&CN cấp cơ sở được UBND tỉnh phê duyệt", "Đề tài", "9", "4", "", "44,4", "", ""),
    ("", "Trong đó: đề tài đã tổ chức giao trực tiếp", "Đề tài", "9", "4", "", "44,4", "", ""),
    ("2", "Số phương tiện đo được kiểm định", "Phương tiện", "13.500", "4.031", "", "29,9", "", "-"),
)
"""The section as the regenerated table prints it; the ratios (columns 7 and 8) are empty on the agency's paper."""

_PART, _OF_WHICH, _SEPARATE = Relation.PART, Relation.OF_WHICH, Relation.SEPARATE
_CODES: tuple[tuple[str, str | None, Relation], ...] = (
    ("SKHCN.1", None, _SEPARATE),
    ("SKHCN.1.1", "SKHCN.1", _SEPARATE),
    ("SKHCN.1.1.1", "SKHCN.1.1", _PART),
    ("SKHCN.1.1.2", "SKHCN.1.1", _PART),
    ("SKHCN.1.1.2.1", "SKHCN.1.1.2", _OF_WHICH),
    ("SKHCN.1.2", "SKHCN.1", _SEPARATE),
    ("SKHCN.1.2.1", "SKHCN.1.2", _OF_WHICH),
    ("SKHCN.2", None, _SEPARATE),
)
CATALOGUE = Catalogue(
    agencies=(Agency("XXI", "SKHCN", "Sở Khoa học và Công nghệ"),),
    indicators=tuple(
        Indicator(code, "SKHCN", row[0], row[1], row[2], parent, relation)
        for (code, parent, relation), row in zip(_CODES, PRINTED[1:], strict=True)
    ),
)


def seed_workbook(**changed: object) -> bytes:
    """The agency's workbook: merged two-row header, numbers typed as text; `changed` gives cells other values."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Phu luc"
    for cell, text in {**TITLES, **HEADER, **SIGNATURE}.items():
        sheet[cell] = text
    for number, row in enumerate(PRINTED, 9):
        for column, text in enumerate(row, 1):
            if text and column not in (7, 8):
                sheet.cell(number, column, text)
    for cell, value in changed.items():
        sheet[cell] = value  # type: ignore[assignment]
    for area in MERGES:
        sheet.merge_cells(area)
    saved = io.BytesIO()
    book.save(saved)
    return _saved_at_one_time(saved.getvalue())


def _saved_at_one_time(data: bytes) -> bytes:
    """The workbook, last saved on 15 July 2020: two that are made a second apart do not differ in age."""
    parts = parts_of(data)
    told = re.sub(
        rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>2020-07-15T08:00:00Z", parts["docProps/core.xml"]
    )
    return zipped({**parts, "docProps/core.xml": told})


def many_kinds() -> Catalogue:
    """The seed's catalogue with the kinds it lacks: a group that adds up, a rate, an agency that sends nothing."""
    return Catalogue(
        agencies=(
            *CATALOGUE.agencies,
            Agency("XXII", "SYT", "Sở Y tế"),
            Agency("", "XA1", "UBND xã Một", "xã"),
            Agency("", "XA2", "UBND xã Hai", "xã"),
        ),
        indicators=(
            *CATALOGUE.indicators,
            Indicator("SYT.1", "SYT", "1", "Tỷ lệ trẻ em tiêm chủng", "%", nature=Nature.RATE, decimals=1),
            Indicator("XA.1", "xã", "1", "Số hộ nghèo", "Hộ", aggregation=Aggregation.SUM, direction=Direction.DOWN),
        ),
    )


def number(text: str) -> Decimal:
    """A number as printed."""
    return Decimal(text.replace(".", "").replace(",", "."))
