"""The template that a new workspace starts with: the standard table's look, to be restyled in Excel."""

from __future__ import annotations

from datetime import date

from toolkit.writing.book import Book, Sheet, Style
from toolkit.writing.look import COLUMNS, ROLE_COLUMN, Role

CREATED = date(2020, 1, 1)
_WIDTHS = (6.5, 46, 12.5, 13, 13, 13, 11.5, 11.5, 24)
_HEADER: tuple[tuple[int, str, int, int], ...] = (
    (0, "Số TT", 1, 2),
    (1, "Cơ quan báo cáo", 1, 2),
    (2, "ĐVT", 1, 2),
    (3, "KH năm được UBND tỉnh giao (nếu có)", 1, 2),
    (4, "Lũy kế kết quả thực hiện kế hoạch", 1, 2),
    (5, "Lũy kế kết quả thực hiện của kỳ năm trước", 1, 2),
    (6, "So sánh kết quả thực hiện %", 2, 1),
    (8, "Ghi chú (Nguyên nhân tăng giảm)", 1, 2),
)
_SUBHEADER = {6: "So với KH năm (nếu có)", 7: "So với cùng kỳ năm trước"}
_SAMPLES: tuple[tuple[Role, str, str, str], ...] = (
    (Role.AGENCY, "XXI", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", ""),
    (Role.ITEM, "1", "Số phương tiện đo được kiểm định", "Phương tiện"),
    (Role.DASH, "-", "Số nhiệm vụ cấp cơ sở được phê duyệt", "Đề tài"),
    (Role.BARE, "", "Đề tài cấp tỉnh được giao trực tiếp", "ĐT/DA"),
    (Role.OF_WHICH, "", "Trong đó: Đề tài, dự án đạt", "ĐT/DA"),
)
_CENTRED: Style = {"align": "center", "valign": "vcenter", "text_wrap": True}
_ROLE: Style = {"font_size": 10, "italic": True, "font_color": "#7F7F7F"}


def default_look_bytes() -> bytes:
    """The default template as a workbook."""
    book = Book(CREATED, title="Mẫu biểu các nội dung, chỉ tiêu KT-XH")
    sheet = book.sheet("Biểu")
    sheet.set_widths(*_WIDTHS, 3, 16)
    sheet.text(0, ROLE_COLUMN - 1, "Vai trò của dòng (không in)", _ROLE | {"bold": True})
    row = _write_titles(sheet, 1)
    row = _write_header(sheet, row)
    row = _write_samples(sheet, row)
    _write_closing(sheet, row)
    sheet.raw.set_landscape()
    sheet.raw.set_paper(9)
    sheet.raw.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    sheet.raw.fit_to_pages(1, 0)
    sheet.raw.set_footer("&C&P/&N")
    sheet.raw.print_area(1, 0, row + 2, COLUMNS - 1)
    return book.to_bytes()


def _role(sheet: Sheet, row: int, role: Role) -> None:
    sheet.text(row, ROLE_COLUMN - 1, role.value, _ROLE)


def _write_titles(sheet: Sheet, row: int) -> int:
    for text, style, height in (
        ("CÁC NỘI DUNG, CHỈ TIÊU KT-XH TỈNH {TỈNH}", {"bold": True, "font_size": 14}, 24),
        ("Phục vụ Báo cáo {kỳ}", {"italic": True, "font_size": 13}, 20),
        ("", {}, 9),
    ):
        sheet.merge(row, 0, 1, COLUMNS, text, _CENTRED | style)
        sheet.set_row(row, height=height)
        _role(sheet, row, Role.TITLE)
        row += 1
    return row


def _write_header(sheet: Sheet, row: int) -> int:
    style = _CENTRED | {"bold": True, "border": 1, "font_size": 11}
    for column, text, across, down in _HEADER:
        sheet.merge(row, column, down, across, text, style)
    for column, text in _SUBHEADER.items():
        sheet.text(row + 1, column, text, style)
    for number, height in ((row, 32), (row + 1, 48)):
        sheet.set_row(number, height=height)
        _role(sheet, number, Role.HEADER)
    return row + 2


def _write_samples(sheet: Sheet, row: int) -> int:
    for role, number, name, unit in _SAMPLES:
        bold = {"bold": True} if role is Role.AGENCY else {}
        italic = {"italic": True} if role is Role.OF_WHICH else {}
        style = {"border": 1, "valign": "vcenter", **bold, **italic}
        indent = {Role.DASH: 1, Role.BARE: 2, Role.OF_WHICH: 3}.get(role, 0)
        sheet.text(row, 0, number, style | {"align": "center"})
        sheet.text(row, 1, name, style | {"text_wrap": True, "align": "left"} | ({"indent": indent} if indent else {}))
        sheet.text(row, 2, unit, style | {"align": "center", "text_wrap": True})
        for column in (3, 4, 5):
            sheet.blank(row, column, style | {"align": "right", "indent": 1, "num_format": "#,##0"})
        for column in (6, 7):
            sheet.blank(row, column, style | {"align": "right", "indent": 1, "num_format": "#,##0.0"})
        sheet.blank(row, 8, style | {"align": "left", "text_wrap": True})
        _role(sheet, row, role)
        row += 1
    return row


def _write_closing(sheet: Sheet, row: int) -> None:
    left, right = (1, 1), (5, 4)
    for texts, style in (
        (("", ""), {}),
        (("", "…………, ngày …… tháng …… năm {năm}"), {"italic": True}),
        (("NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"), {"bold": True}),
        (("(Ký, ghi rõ họ tên)", "(Ký, đóng dấu)"), {"italic": True}),
    ):
        for (column, across), text in zip((left, right), texts, strict=True):
            sheet.merge(row, column, 1, across, text, _CENTRED | style)
        _role(sheet, row, Role.CLOSING)
        row += 1
