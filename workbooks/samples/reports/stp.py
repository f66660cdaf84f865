"""STP: a sheet name with spaces around it, blank rows inside the table, “hoà giải” for “hòa giải”."""

from workbooks.samples.grid import Book, Page
from workbooks.samples.layout import PROVINCE, signed

BOOK = Book(
    file="STP_6T2020.xlsx",
    saved="2020-06-11 10:30",
    about="Tên trang có dấu cách thừa, có dòng trống giữa bảng; bỏ dấu kiểu cũ (hoà)",
    author="Dương Thị Yến",
    pages=(
        Page(
            " STP ",
            title=(
                (PROVINCE,),
                ("SỞ TƯ PHÁP",),
                ("SỐ LIỆU CÔNG TÁC TƯ PHÁP 6 THÁNG ĐẦU NĂM 2020",),
            ),
            header=(("STT", "Nội dung", "ĐVT", "KH 2020", "6 tháng 2020 (TH)", "6 tháng 2019 (TH)", "Ghi chú"),),
            rows=(
                ("1", "Số văn bản quy phạm pháp luật được thẩm định", "Văn bản", None, 28, 35),
                (),
                ("2", "Số vụ việc trợ giúp pháp lý", "Vụ việc", 640, 297, 318),
                (None, "Trong đó: đã hoàn thành", "Vụ việc", None, 204, 221),
                (),
                ("3", "Số phiếu lý lịch tư pháp đã cấp", "Phiếu", None, 3946, 5127, "Nhu cầu giảm do dịch"),
                ("4", "Tỷ lệ hoà giải thành ở cơ sở", "%", 83, 81.7, 80.9),
            ),
            foot=signed("PHÓ GIÁM ĐỐC", "Dương Thị Yến", before=3),
            merges=("A1:B1", "A2:B2", "A3:G3"),
            widths=(6, 46, 11, 11, 14, 14, 32),
        ),
    ),
)  # fmt: skip
