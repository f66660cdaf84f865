"""Where what stands in a form, how its cells look, and what its messages say."""

from __future__ import annotations

from enum import IntEnum

from toolkit.model import Column, Mark
from toolkit.writing.book import Style

SHEET = "Biểu nhập"
GUIDE = "Hướng dẫn"
REASONS = "NguyenNhan"
"""The defined name of the list behind the drop-down of notes."""
HEADER_ROW = 6
FIRST_ROW = HEADER_ROW + 1
NOTE_FROM = 30
"""Percent by which a result may differ from the year before until a note is required."""


class Cell(IntEnum):
    """Columns of the form, counted from 0; the first is hidden and says which indicator a row is."""

    CODE = 0
    NUMBER = 1
    NAME = 2
    UNIT = 3
    PLAN = 4
    ACTUAL = 5
    PREVIOUS = 6
    TO_PLAN = 7
    TO_PREVIOUS = 8
    NOTE = 9
    CHECK = 10


HEADINGS: dict[Cell, tuple[str, float]] = {
    Cell.CODE: ("Mã chỉ tiêu", 14),
    Cell.NUMBER: ("Số TT", 6),
    Cell.NAME: ("Chỉ tiêu", 44),
    Cell.UNIT: ("ĐVT", 11),
    Cell.PLAN: (Column.PLAN.label, 13),
    Cell.ACTUAL: (Column.ACTUAL.label, 14),
    Cell.PREVIOUS: (Column.PREVIOUS.label, 14),
    Cell.TO_PLAN: ("So với KH năm (%)", 10),
    Cell.TO_PREVIOUS: ("So với cùng kỳ (%)", 10),
    Cell.NOTE: ("Ghi chú (nguyên nhân tăng, giảm)", 32),
    Cell.CHECK: ("Kiểm tra", 22),
}

EMPTY = "○ chưa nhập"
FINE = "✓"
NOT_A_NUMBER = "✗ không phải số"
DIFFERS = "✗ lệch thành phần "
EXCEEDS = "✗ vượt tổng"
UNEXPLAINED = "✗ cần ghi nguyên nhân"
ROW_GONE = "✗ thiếu dòng liên quan"

HEAD: Style = {"bold": True, "border": 1, "bg_color": "#D9E2F3", "text_wrap": True, "align": "center"}
LOCKED: Style = {"border": 1, "text_wrap": True}
CENTRE: Style = LOCKED | {"align": "center"}
NUMBER: Style = {"border": 1, "align": "right", "indent": 1}
INPUT: Style = {"bg_color": "#FFF9E5", "locked": False}
HIDDEN_CODE: Style = {"font_color": "#A6A6A6", "font_size": 9}

ALLOWED = (Mark.NIL.value, Mark.UNAVAILABLE.value)
MEASURE_MESSAGE = (
    "Chỉ nhập số (dùng dấu phân cách của máy), hoặc dấu - nếu không phát sinh, hoặc: chưa có số liệu. "
    "Không ghi đơn vị tính vào ô số."
)
COUNT_MESSAGE = (
    "Chỉ tiêu này đếm theo đơn vị nên phải là số nguyên không âm; không phát sinh thì nhập dấu -, "
    "chưa có thì nhập: chưa có số liệu."
)
REASON_LIST = (
    "Do thời tiết, thiên tai",
    "Do dịch bệnh",
    "Do giá cả, thị trường",
    "Chậm giải phóng mặt bằng",
    "Chậm phân bổ vốn, giải ngân",
    "Thay đổi chính sách, quy định",
    "Thay đổi phạm vi, cách tính",
    "Kế hoạch tập trung vào cuối năm",
    "Triển khai nhiệm vụ mới",
)
INSTRUCTIONS = (
    "1. Chỉ nhập vào các ô nền vàng. Các ô khác đã khóa (không đặt mật khẩu) vì có công thức hoặc số đã được giao.",
    "2. Cột “Lũy kế thực hiện”: nhập số lũy kế từ đầu năm đến hết kỳ, không phải số riêng của tháng hay quý.",
    "3. Không phát sinh thì nhập dấu -. Chưa có thì nhập: chưa có số liệu. Số 0 chỉ dùng khi kết quả đúng bằng 0.",
    "4. Cột “Kiểm tra” trả lời ngay: ○ còn phải nhập; ✗ cần xem lại; ✓ đã được. Trước khi gửi không nên còn dấu ✗.",
    f"5. Tăng hoặc giảm quá {NOTE_FROM} % so với cùng kỳ thì phải ghi nguyên nhân: chọn trong danh sách hoặc tự viết.",
    "6. Cần ghi thêm chỉ tiêu thì chèn dòng; không xóa dòng có sẵn, không bỏ cột ẩn bên trái (mã chỉ tiêu).",
    "7. Lưu ở dạng nào cũng được (.xlsx, .xls, .ods), đổi tên tệp cũng được; gửi nguyên tệp, không gửi bản in quét.",
    "8. Biểu này chỉ dùng cho một cơ quan và một kỳ; kỳ sau sẽ có biểu khác.",
)
