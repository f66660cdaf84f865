"""CUCHQ: a header that groups by year, the year before first."""

from workbooks.samples.grid import Book, Formula, Page
from workbooks.samples.layout import signed

BOOK = Book(
    file="HAI QUAN 6T-2020.xlsx",
    saved="2020-06-10 08:00",
    about="Đầu cột nhóm theo năm, năm trước đứng trước",
    author="Mai Xuân Sơn",
    pages=(
        Page(
            "So lieu",
            title=(
                ("CỤC HẢI QUAN TỈNH ĐẮK LẮK",),
                (),
                ("SỐ LIỆU CÔNG TÁC HẢI QUAN 6 THÁNG ĐẦU NĂM 2020",),
                ("(Số liệu tính đến ngày 10/6/2020)",),
            ),
            header=(
                ("STT", "Tên chỉ tiêu", "ĐVT", "Năm 2019", "Năm 2020", None, "Ghi chú"),
                (None, None, None, "Thực hiện 6 tháng", "Kế hoạch", "Thực hiện 6 tháng", None),
            ),
            rows=(
                (
                    "1", "Số tờ khai hải quan", "Tờ khai", Formula("=D8+D9", 2980), None, Formula("=F8+F9", 3215),
                    "Nhập khẩu thiết bị điện gió, điện mặt trời",
                ),
                ("-", "Tờ khai xuất khẩu", "Tờ khai", 2105, None, 2057),
                ("-", "Tờ khai nhập khẩu", "Tờ khai", 875, None, 1158),
                ("2", "Số thu thuế xuất khẩu, nhập khẩu", "Tỷ đồng", 312.6, 420, 187.3, "Máy móc được miễn thuế"),
                ("3", "Số nợ đọng thu hồi được", "Tỷ đồng", 0.8, 5, 1.2),
                ("4", "Số cuộc thanh tra, kiểm tra đã thực hiện", "Cuộc", 6, 12, 5),
                (None, "Trong đó: phát hiện vi phạm", "Cuộc", 3, None, 2),
            ),
            foot=signed("CỤC TRƯỞNG", "Mai Xuân Sơn", before=3),
            merges=("A1:C1", "A3:G3", "A4:G4", "A5:A6", "B5:B6", "C5:C6", "E5:F5", "G5:G6"),
            widths=(6, 44, 11, 13, 12, 13, 36),
        ),
    ),
)  # fmt: skip
