"""templates/ten-cot.xlsx: what columns are called and what each name means, with a drop-down for the meaning."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from toolkit.intake.layout.column_names import HEADINGS, MEANINGS, SHEET, ColumnName
from toolkit.writing.book import Book, Style

_HEAD: Style = {"bold": True, "bg_color": "#D9E2F3", "border": 1, "text_wrap": True, "align": "center"}
_CELL: Style = {"border": 1, "num_format": "@", "text_wrap": True, "valign": "top"}
_WIDTHS = (40, 24, 50)
_ROOM = 1000
_GUIDE = (
    "DANH SÁCH TÊN CỘT",
    "Mỗi dòng của trang “Tên cột” là một cách gọi và nghĩa của nó.",
    "Gặp cột mang tên chưa có ở đây, chương trình giữ số liệu lại và hỏi (KT310): thêm tên ấy vào cuối danh sách, "
    "chọn nghĩa, lưu lại, rồi chạy ktxh merge lần nữa. Từ đó về sau tệp nào dùng tên ấy cũng được nhận.",
    "Không phân biệt chữ hoa, chữ thường, cách đặt dấu (hoà, hòa). Tên ghi ở đây được nhận ở bất kỳ chỗ nào trong "
    "tên cột; năm và số tháng (“TH 6 tháng 2020”) chương trình tự hiểu, không cần ghi.",
    "“không lấy”: cột không thuộc biểu. “so sánh, tỷ lệ”: không lấy, chương trình tự tính. "
    "“ước thực hiện” dùng như “thực hiện”.",
    "Có thể thêm, sửa, xóa dòng. Xóa cả tệp thì chương trình dùng danh sách có sẵn.",
)


def column_names_bytes(names: Iterable[ColumnName], created: date) -> bytes:
    """Write the list in the order given."""
    book = Book(created, title="Danh sách tên cột", size=12)
    guide = book.sheet("Hướng dẫn")
    guide.set_widths(110)
    for row, line in enumerate(_GUIDE):
        guide.text(row, 0, line, {"bold": row == 0, "text_wrap": True, "valign": "top"})
    sheet = book.sheet(SHEET)
    sheet.set_widths(*_WIDTHS)
    for column, heading in enumerate(HEADINGS):
        sheet.text(0, column, heading, _HEAD)
    last = 0
    for last, one in enumerate(names, 1):
        for column, text in enumerate((one.name, MEANINGS[one.kind], one.remark)):
            sheet.text(last, column, text, _CELL)
    options = {
        "validate": "list",
        "source": list(MEANINGS.values()),
        "error_title": "Nghĩa",
        "error_message": "Chọn trong danh sách.",
    }
    sheet.raw.data_validation(1, 1, last + _ROOM, 1, options)
    sheet.raw.freeze_panes(1, 0)
    sheet.raw.autofilter(0, 0, max(last, 1), len(HEADINGS) - 1)
    for one_sheet in (guide, sheet):
        one_sheet.raw.set_paper(9)
        one_sheet.raw.fit_to_pages(1, 0)
    sheet.raw.repeat_rows(0)
    sheet.raw.activate()
    return book.to_bytes()
