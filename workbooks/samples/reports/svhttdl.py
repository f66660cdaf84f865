"""SVHTTDL: a name only the catalogue's other names explain, an estimate of the whole year, a plan mistyped."""

from workbooks.samples.grid import Book, Page
from workbooks.samples.layout import PROVINCE, signed

BOOK = Book(
    file="VHTTDL_6T2020.xlsx",
    saved="2020-06-11 15:30",
    about="Một chỉ tiêu mang tên gọi khác; cột ước cả năm; bỏ dấu kiểu cũ (hoá)",
    author="H'Nga Byă",
    pages=(
        Page(
            "Sheet1",
            title=(
                (PROVINCE,),
                ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",),
                (),
                ("Kết quả thực hiện các chỉ tiêu 6 tháng đầu năm 2020",),
            ),
            header=(
                (
                    "STT", "Nội dung", "ĐVT", "Chỉ tiêu giao năm 2020", "Kết quả 6 tháng 2020",
                    "Kết quả 6 tháng 2019", "Ước TH cả năm 2020", "Ghi chú",
                ),
            ),
            rows=(
                (
                    "1", "Tổng số lượt khách du lịch", "Lượt khách", 1050000, 312500, 489600, 700000,
                    "Các điểm du lịch đóng cửa từ tháng 3 đến tháng 5",
                ),
                ("-", "Khách quốc tế", "Lượt khách", 105000, 9840, 43210, 15000),
                ("-", "Khách nội địa", "Lượt khách", 945000, 302660, 446390, 685000),
                ("2", "Doanh thu du lịch", "Tỷ đồng", 1106, 316.4, 480.9, 720),
                ("3", "Tỷ lệ hộ đạt danh hiệu gia đình văn hoá", "%", 87, 85.2, 84.6, 87),
                ("4", "Số huy chương thể thao thành tích cao", "Huy chương", 150, 42, 118, 110, "Nhiều giải đấu hoãn"),
                (None, "Trong đó: huy chương vàng", "Huy chương", None, 12, 34),
            ),
            foot=signed("PHÓ GIÁM ĐỐC", "H'Nga Byă"),
            merges=("A1:B1", "A2:B2", "A4:H4"),
            widths=(6, 44, 12, 13, 13, 13, 13, 36),
        ),
    ),
)  # fmt: skip
