"""SNV: text and true numbers mixed in one column, namesakes, narrow hand-made header with line breaks."""

from workbooks.samples.grid import Book, Page, Percent
from workbooks.samples.layout import MOTTO, PROVINCE, STATE, signed

BOOK = Book(
    file="So Noi vu - 6 thang 2020.xlsx",
    saved="2020-06-12 10:10",
    about="Số thật và số gõ bằng chữ lẫn trong một cột; tên cột ngắt dòng",
    author="Phan Thị Hòa",
    pages=(
        Page(
            "Bieu 6T",
            title=(
                (PROVINCE, None, None, STATE),
                ("SỞ NỘI VỤ", None, None, MOTTO),
                (),
                ("BIỂU TỔNG HỢP SỐ LIỆU NGÀNH NỘI VỤ",),
                ("6 tháng đầu năm 2020",),
            ),
            header=(
                (
                    "Số\nTT", "Nội dung", "Đơn vị\ntính", "KH năm được\nUBND tỉnh giao", "Lũy kế\nthực hiện",
                    "Lũy kế cùng kỳ\nnăm trước", "Ghi chú",
                ),
            ),
            rows=(
                ("1", "Số biên chế công chức có mặt", "Người", "3.320", 3168, 3241, "Tinh giản biên chế"),
                (None, "Trong đó: nữ", "Người", None, "1.286", 1301),
                ("2", "Số lượt cán bộ, công chức được đào tạo, bồi dưỡng", "Lượt người", 5200, "1.460", "2.315"),
                (None, "Trong đó: nữ", "Lượt người", None, 702, 1084),
                ("3", "Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn", "%", Percent(0.98), Percent(0.976), "97,1"),
            ),
            foot=signed("GIÁM ĐỐC", "Phan Thị Hòa", before=3),
            merges=("A1:B1", "D1:G1", "A2:B2", "D2:G2", "A4:G4", "A5:G5"),
            widths=(6, 48, 12, 15, 12, 15, 28),
        ),
    ),
)  # fmt: skip
