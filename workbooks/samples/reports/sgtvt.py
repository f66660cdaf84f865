"""SGTVT: an .xls with a month's column beside the cumulative one, a footnote mark, and a row nobody knows."""

from workbooks.samples.grid import Book, Page
from workbooks.samples.layout import PROVINCE, REMARK

BOOK = Book(
    file="Bieu 6 thang - GTVT.xls",
    saved="2020-06-11 09:15",
    about="Tệp .xls; cột tháng 5 cạnh cột lũy kế; số có dấu chú thích (*)",
    pages=(
        Page(
            "GTVT",
            title=(
                (PROVINCE,),
                ("SỞ GIAO THÔNG VẬN TẢI",),
                ("KẾT QUẢ CÔNG TÁC GIAO THÔNG VẬN TẢI 6 THÁNG ĐẦU NĂM 2020",),
                ("(Kèm theo Công văn số 845/SGTVT-KHTC ngày 11 tháng 6 năm 2020)",),
            ),
            header=(
                (
                    "TT", "Tên chỉ tiêu", "ĐVT", "Kế hoạch năm 2020", "Thực hiện năm 2020", None,
                    "Lũy kế 6 tháng năm 2019", "Ghi chú",
                ),
                (None, None, None, None, "Tháng 5", "Lũy kế 6 tháng", None, None),
            ),
            rows=(
                ("1", "Tổng chiều dài đường bộ trên địa bàn", "Km", None, None, 16128.6, 15874.2),
                ("-", "Quốc lộ", "Km", None, None, 707.4, 707.4),
                ("-", "Đường tỉnh", "Km", None, None, 457, 457),
                ("-", "Đường huyện, đường đô thị", "Km", None, None, 2613.8, 2580.1),
                ("-", "Đường xã, thôn, buôn", "Km", None, None, 12350.4, 12129.7, "Bổ sung số đường đã kiểm kê"),
                ("2", "Tỷ lệ nhựa hóa, bê tông hóa đường huyện", "%", 93, None, 91.4, 89.7),
                ("3", "Khối lượng hàng hóa vận chuyển", "Nghìn tấn", 24300, 1690, 10215, 11840),
                ("4", "Khối lượng hành khách vận chuyển", "Nghìn lượt", 41200, 1855, "14.380(*)", 19655, "Do dịch"),
                ("5", "Số tuyến xe buýt đang khai thác", "Tuyến", None, 16, 16, 17),
            ),
            foot=(
                (None, "(*) Xe khách tạm dừng hoạt động từ ngày 01/4/2020 đến ngày 22/4/2020."),
                (None, REMARK),
                (),
                (None, "Nơi nhận:", None, None, None, "GIÁM ĐỐC"),
                (None, "- Sở Kế hoạch và Đầu tư;"),
                (None, "- Lưu: VT, KHTC.", None, None, None, "Võ Thành Nam"),
            ),
            merges=(
                "A1:B1", "A2:B2", "A3:H3", "A4:H4",
                "A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:F5", "G5:G6", "H5:H6",
            ),
            widths=(5, 44, 11, 12, 10, 12, 14, 28),
        ),
    ),
)  # fmt: skip
