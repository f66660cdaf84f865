"""STC: an .xls without a column of units, numbers in the first column, and a total that its parts do not give."""

from workbooks.samples.grid import Book, Page
from workbooks.samples.layout import PROVINCE, signed

BOOK = Book(
    file="STC_bieu thu chi NSNN 6T.2020.xls",
    saved="2020-06-10 16:05",
    about="Tệp .xls; không có cột đơn vị tính; số thứ tự là số; tỷ lệ gõ tay",
    pages=(
        Page(
            "Bieu 01",
            title=(
                (PROVINCE,),
                ("SỞ TÀI CHÍNH",),
                (),
                ("TÌNH HÌNH THU, CHI NGÂN SÁCH NHÀ NƯỚC 6 THÁNG ĐẦU NĂM 2020",),
                (None, None, None, None, None, None, "Đơn vị tính: Tỷ đồng"),
            ),
            header=(
                (
                    "TT", "Nội dung", "Dự toán năm 2020", "Thực hiện 6 tháng đầu năm 2020", "Cùng kỳ năm 2019",
                    "TH/DT (%)", "So với cùng kỳ (%)", "Ghi chú",
                ),
            ),
            rows=(
                (1, "Tổng thu ngân sách nhà nước trên địa bàn", 9000, 3851.6, 3456.6, 42.8, 111.4),
                ("a", "Thu nội địa", 8480, 3612.4, 3105.8, 42.6, 116.3),
                (None, "Trong đó: thu tiền sử dụng đất", 2250, 913.5, 641.7, 40.6, 142.4, "Đấu giá đất tăng"),
                ("b", "Thu từ hoạt động xuất khẩu, nhập khẩu", 420, 187.3, 312.6, 44.6, 59.9),
                ("c", "Các khoản thu quản lý qua ngân sách", 100, 41.9, 38.2, 41.9, 109.7),
                (2, "Tổng chi cân đối ngân sách địa phương", 15620, 6248.9, 5987.4, 40.0, 104.4),
                ("a", "Chi đầu tư phát triển", 3785, 1402.6, 1278.1, 37.1, 109.7),
                ("b", "Chi thường xuyên", 11540, 4831.2, 4690.5, 41.9, 103.0),
                ("c", "Chi dự phòng và các khoản chi khác", 295, 15.1, 18.8, 5.1, 80.3, "Chi phòng, chống dịch"),
            ),
            foot=signed("GIÁM ĐỐC", "Lê Quang Huy", before=3),
            merges=("A1:B1", "A2:B2", "A4:H4"),
            widths=(5, 46, 12, 14, 14, 10, 12, 26),
        ),
    ),
)  # fmt: skip
