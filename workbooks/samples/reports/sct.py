"""SCT: last year's column first, years in the labels, “hoá” for “hóa”; sent twice, byte for byte."""

from workbooks.samples.grid import Book, Page
from workbooks.samples.layout import MOTTO, PROVINCE, STATE, percent_of, signed

BOOK = Book(
    file="SCT-6T2020.xlsx",
    saved="2020-06-11 14:20",
    about="Cột năm trước đứng đầu, tên cột có năm; bỏ dấu kiểu cũ (hoá); công thức tỷ lệ",
    author="VP Sở Công Thương",
    pages=(
        Page(
            "6T",
            title=(
                (PROVINCE, None, None, None, STATE),
                ("SỞ CÔNG THƯƠNG", None, None, None, MOTTO),
                ("MỘT SỐ CHỈ TIÊU NGÀNH CÔNG THƯƠNG",),
                ("(Báo cáo 6 tháng đầu năm, ước thực hiện đến 30/6/2020)",),
            ),
            header=(
                (
                    "TT", "Tên chỉ tiêu", "Đơn vị", "TH 6 tháng 2019", "KH 2020", "Ước TH 6 tháng 2020",
                    "So sánh (%)", None, "Ghi chú",
                ),
                (None, None, None, None, None, None, "6T 2020/KH", "6T 2020/6T 2019", None),
            ),
            rows=(
                (
                    "1", "Giá trị sản xuất công nghiệp (giá so sánh 2010)", "Tỷ đồng", 7433.9, 18900, 8102.5,
                    percent_of("F7", "E7", (8102.5, 18900)), percent_of("F7", "D7", (8102.5, 7433.9)),
                ),
                ("2", "Chỉ số sản xuất công nghiệp (IIP)", "%", 108.1, None, 106.4),
                (
                    "3", "Tổng mức bán lẻ hàng hoá và doanh thu dịch vụ", "Tỷ đồng", 36254, 84700, 37815,
                    percent_of("F9", "E9", (37815, 84700)), percent_of("F9", "D9", (37815, 36254)),
                ),
                (
                    "4", "Kim ngạch xuất khẩu", "Triệu USD", 298.4, 620, 312.5,
                    percent_of("F10", "E10", (312.5, 620)), percent_of("F10", "D10", (312.5, 298.4)),
                ),
                (
                    None, "Trong đó: Cà phê", "Triệu USD", 187.2, None, 198.7,
                    None, percent_of("F11", "D11", (198.7, 187.2)), "Lượng xuất tăng, giá giảm",
                ),
                (
                    "5", "Kim ngạch nhập khẩu", "Triệu USD", 25.3, 90, 78.6,
                    percent_of("F12", "E12", (78.6, 90)), percent_of("F12", "D12", (78.6, 25.3)),
                    "Nhập thiết bị cho các dự án điện mặt trời, điện gió",
                ),
                (
                    "6", "Điện thương phẩm", "Triệu kWh", 812.7, None, 865.4,
                    None, percent_of("F13", "D13", (865.4, 812.7)),
                ),
            ),
            foot=signed("PHÓ GIÁM ĐỐC", "Phạm Văn Lộc"),
            merges=(
                "A1:C1", "E1:I1", "A2:C2", "E2:I2", "A3:I3", "A4:I4",
                "A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:E6", "F5:F6", "G5:H5", "I5:I6",
            ),
            widths=(5, 46, 12, 12, 12, 14, 11, 13, 34),
        ),
    ),
)  # fmt: skip
