"""SKHDT: motto, two-row header, a row of column numbers, formulas; and a figure that another agency owns."""

from workbooks.samples.grid import Book, Formula, Page
from workbooks.samples.layout import MOTTO, PROVINCE, STATE, percent_of, signed

BOOK = Book(
    file="BC KTXH 6 thang 2020 - So KHDT.xlsx",
    saved="2020-06-12 09:30",
    about="Quốc hiệu, đầu cột hai dòng gộp ô, dòng đánh số cột, công thức; có cả một chỉ tiêu do ngành khác chủ trì",
    author="Phòng Tổng hợp",
    pages=(
        Page(
            "Biểu 01",
            title=(
                (PROVINCE, None, None, None, STATE),
                ("SỞ KẾ HOẠCH VÀ ĐẦU TƯ", None, None, None, MOTTO),
                (),
                ("TÌNH HÌNH THỰC HIỆN CÁC CHỈ TIÊU KINH TẾ - XÃ HỘI 6 THÁNG ĐẦU NĂM 2020",),
                ("(Kèm theo Báo cáo số 512/BC-SKHĐT ngày 12/6/2020 của Sở Kế hoạch và Đầu tư)",),
                (),
            ),
            header=(
                (
                    "STT", "Chỉ tiêu", "ĐVT", "KH năm 2020", "Ước thực hiện 6 tháng đầu năm 2020",
                    "Thực hiện 6 tháng đầu năm 2019", "So sánh (%)", None, "Ghi chú",
                ),
                (None, None, None, None, None, None, "So với KH năm", "So với cùng kỳ", None),
                ("A", "B", "C", "1", "2", "3", "4=2/1", "5=2/3", "6"),
            ),
            rows=(
                (
                    "1", "Tổng sản phẩm trên địa bàn (GRDP, giá so sánh 2010)", "Tỷ đồng",
                    Formula("=SUM(D11:D14)", 57200), Formula("=SUM(E11:E14)", 21360.4),
                    Formula("=SUM(F11:F14)", 20241.2), percent_of("E10", "D10", (21360.4, 57200)),
                    percent_of("E10", "F10", (21360.4, 20241.2)),
                ),
                (
                    "-", "Nông, lâm nghiệp và thủy sản", "Tỷ đồng", 21950, 5120.6, 4905.3,
                    percent_of("E11", "D11", (5120.6, 21950)), percent_of("E11", "F11", (5120.6, 4905.3)),
                ),
                (
                    "-", "Công nghiệp và xây dựng", "Tỷ đồng", 9450, 4018.2, 3740.5,
                    percent_of("E12", "D12", (4018.2, 9450)), percent_of("E12", "F12", (4018.2, 3740.5)),
                    "Nhiều dự án điện mặt trời đi vào hoạt động",
                ),
                (
                    "-", "Dịch vụ", "Tỷ đồng", 23700, 11240.3, 10688.6,
                    percent_of("E13", "D13", (11240.3, 23700)), percent_of("E13", "F13", (11240.3, 10688.6)),
                    "Tháng 4 thực hiện giãn cách xã hội",
                ),
                (
                    "-", "Thuế sản phẩm trừ trợ cấp sản phẩm", "Tỷ đồng", 2100, 981.3, 906.8,
                    percent_of("E14", "D14", (981.3, 2100)), percent_of("E14", "F14", (981.3, 906.8)),
                ),
                (
                    "2", "Tổng vốn đầu tư thực hiện toàn xã hội", "Tỷ đồng", 30500, 13854.7, 13012.4,
                    percent_of("E15", "D15", (13854.7, 30500)), percent_of("E15", "F15", (13854.7, 13012.4)),
                ),
                (
                    None, "Trong đó: vốn đầu tư công", "Tỷ đồng", 5180, 1893.5, 1640.2,
                    percent_of("E16", "D16", (1893.5, 5180)), percent_of("E16", "F16", (1893.5, 1640.2)),
                ),
                ("3", "Tỷ lệ giải ngân vốn đầu tư công", "%", 100, percent_of("E16", "D16", (1893.5, 5180)), 33.9),
                (
                    "4", "Số doanh nghiệp thành lập mới", "Doanh nghiệp", 1450, 635, 712,
                    percent_of("E18", "D18", (635, 1450)), percent_of("E18", "F18", (635, 712)),
                    "Do ảnh hưởng của dịch Covid-19",
                ),
                (
                    "-", "Vốn đăng ký của doanh nghiệp thành lập mới", "Tỷ đồng", None, 4215.6, 5870.2,
                    None, percent_of("E19", "F19", (4215.6, 5870.2)), "Ít dự án quy mô lớn",
                ),
                (
                    "5", "Số hợp tác xã thành lập mới", "Hợp tác xã", 40, 18, 21,
                    percent_of("E20", "D20", (18, 40)), percent_of("E20", "F20", (18, 21)),
                ),
                ("VIII", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"),
                (
                    "1", "Tỷ lệ hộ nghèo", "%", 7.26, 9.1, 11.9,
                    None, None, "Số sơ bộ, Sở tổng hợp để viết báo cáo chung",
                ),
            ),
            foot=signed("KT. GIÁM ĐỐC", "Trần Văn Dũng"),
            merges=(
                "A1:C1", "E1:I1", "A2:C2", "E2:I2", "A4:I4", "A5:I5",
                "A7:A8", "B7:B8", "C7:C8", "D7:D8", "E7:E8", "F7:F8", "G7:H7", "I7:I8",
            ),
            widths=(6, 48, 14, 12, 14, 14, 10, 10, 36),
        ),
    ),
)  # fmt: skip
