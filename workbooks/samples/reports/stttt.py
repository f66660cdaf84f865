"""STTTT: nothing above the header; only the file's name says who sends, only the labels say for when."""

from workbooks.samples.grid import Book, Formula, Page
from workbooks.samples.layout import REMARK

BOOK = Book(
    file="STTTT so lieu.xlsx",
    saved="2020-06-16 16:20",
    about="Không có tiêu đề: cơ quan chỉ ở tên tệp, kỳ chỉ ở tên cột; “…” là chưa có số liệu",
    author="Cao Bá Khoa",
    pages=(
        Page(
            "Sheet1",
            header=(("TT", "Tên chỉ tiêu", "Đơn vị tính", "KH 2020", "Ước TH 6 tháng 2020", "TH 6 tháng 2019"),),
            rows=(
                (
                    1, "Tổng số thuê bao điện thoại", "Thuê bao", None,
                    Formula("=E3+E4", 1842300), Formula("=F3+F4", 1806500),
                ),
                ("-", "Thuê bao cố định", "Thuê bao", None, 24300, 27900),
                ("-", "Thuê bao di động", "Thuê bao", None, 1818000, 1778600),
                (2, "Tỷ lệ hộ có internet băng rộng cố định", "%", 55, 51.3, 44.8),
                (3, "Số dịch vụ công trực tuyến mức độ 3, 4", "Dịch vụ", 620, 574, "…"),
            ),
            foot=((), (None, REMARK)),
            widths=(5, 44, 13, 11, 15, 13),
        ),
    ),
)  # fmt: skip
