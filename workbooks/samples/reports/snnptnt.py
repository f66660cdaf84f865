"""SNNPTNT: decomposed Unicode, every number typed as text, ditto marks for units, a header in two unmerged rows."""

from workbooks.samples.grid import Book, Page
from workbooks.samples.layout import PROVINCE, signed

BOOK = Book(
    file="Số liệu 6 tháng 2020 Sở NN&PTNT.xlsx",
    saved="2020-06-13 08:45",
    about="Chữ Unicode tổ hợp; mọi số gõ bằng chữ; đơn vị ghi dấu lặp (\"); đầu cột hai dòng không gộp ô",
    author="Y Thanh Niê",
    decomposed=True,
    pages=(
        Page(
            "Biểu số liệu",
            title=(
                (PROVINCE,),
                ("SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN",),
                (),
                (None, "KẾT QUẢ SẢN XUẤT NÔNG, LÂM NGHIỆP, THUỶ SẢN"),
                (None, "6 tháng đầu năm 2020"),
                (),
            ),
            header=(
                ("STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "Thực hiện", "Ghi chú"),
                (None, None, None, "năm 2020", "6 tháng 2020", "6 tháng 2019"),
            ),
            rows=(
                ("1", "Tổng diện tích gieo trồng vụ đông xuân", "Ha", "43.500", "44.218,5", "42.960"),
                ("-", "Lúa nước", '"', "36.100", "37.012,5", "35.804,2"),
                ("-", "Ngô", '"', "2.900", "2.744,3", "2.891,6", "Chuyển một phần sang trồng rau"),
                ("-", "Rau, đậu các loại", '"', "4.500", "4.461,7", "4.264,2"),
                (
                    "2", "Sản lượng lương thực có hạt vụ đông xuân", "Tấn", "268.000", "259.431", "262.118",
                    "Hạn hán cuối vụ, năng suất giảm",
                ),
                (None, "Trong đó: Thóc", '"', "251.000", "244.120", "246.903"),
                ("3", "Diện tích trồng rừng tập trung", "Ha", "2.500", "-", "12,5", "Trồng từ tháng 7, khi có mưa"),
                ("4", "Sản lượng thuỷ sản", "Tấn", "23.100", "10.860", "10.425"),
                ("5", "Số xã đạt chuẩn nông thôn mới", "Xã", "66", "61", "52"),
                ("6", "Tỷ lệ dân số nông thôn sử dụng nước hợp vệ sinh", "%", "95", "92,3", "90,8"),
            ),
            foot=signed("GIÁM ĐỐC", "Y Thanh Niê", before=3),
            merges=("A1:C1", "A2:C2", "B4:G4", "B5:G5"),
            widths=(6, 46, 9, 12, 14, 14, 34),
        ),
    ),
)  # fmt: skip
