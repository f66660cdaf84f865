"""BATGT: notes that begin like formulas and links; and the report of another month in the same folder."""

from workbooks.samples.grid import Book, Formula, Page
from workbooks.samples.layout import PROVINCE, signed

BOOK = Book(
    file="ATGT 6 thang dau nam 2020.xlsx",
    saved="2020-06-16 07:50",
    about="Không có cột kế hoạch; ghi chú bắt đầu bằng = + - @ và một đường dẫn",
    author="Văn phòng Ban",
    pages=(
        Page(
            "ATGT",
            title=(
                (PROVINCE,),
                ("BAN AN TOÀN GIAO THÔNG TỈNH",),
                (),
                ("TÌNH HÌNH TRẬT TỰ, AN TOÀN GIAO THÔNG 6 THÁNG ĐẦU NĂM 2020",),
                ("(Từ ngày 15/12/2019 đến ngày 14/6/2020)",),
            ),
            header=(("Số TT", "Nội dung", "ĐVT", "TH 6 tháng 2020", "TH 6 tháng 2019", "Tăng, giảm", "Ghi chú"),),
            rows=(
                ("1", "Số vụ tai nạn giao thông", "Vụ", 158, 181, Formula("=D7-E7", -23), "=giảm 12,7% so với cùng kỳ"),
                (None, "Trong đó: đường bộ", "Vụ", 157, 181, Formula("=D8-E8", -24), "+ 01 vụ đường thủy"),
                ("2", "Số người chết", "Người", 112, 133, Formula("=D9-E9", -21), "-21 người, giảm sâu nhất"),
                ("3", "Số người bị thương", "Người", 94, 117, Formula("=D10-E10", -23), "@ theo số của Công an tỉnh"),
                (
                    "4", "Số vụ vi phạm trật tự, an toàn giao thông bị xử lý", "Vụ", 28416, 31270,
                    Formula("=D11-E11", -2854), "https://atgt.example.vn/so-lieu/2020-6T",
                ),
                ("5", "Tiền phạt nộp Kho bạc Nhà nước", "Triệu đồng", 21345.5, 23880.2, Formula("=D12-E12", -2534.7)),
            ),
            foot=signed("CHÁNH VĂN PHÒNG", "Bùi Đức Anh", before=3),
            merges=("A1:C1", "A2:C2", "A4:G4", "A5:G5"),
            widths=(7, 48, 12, 13, 13, 11, 40),
        ),
    ),
)  # fmt: skip

MAY = Book(
    file="ATGT thang 5-2020.xlsx",
    saved="2020-05-15 08:30",
    about="Báo cáo tháng 5 để lẫn trong thư mục",
    author="Văn phòng Ban",
    pages=(
        Page(
            "ATGT",
            title=(
                (PROVINCE,),
                ("BAN AN TOÀN GIAO THÔNG TỈNH",),
                (),
                ("TÌNH HÌNH TRẬT TỰ, AN TOÀN GIAO THÔNG THÁNG 5 NĂM 2020",),
                (),
            ),
            header=(("Số TT", "Nội dung", "ĐVT", "TH tháng 5/2020", "TH tháng 5/2019", "Tăng, giảm", "Ghi chú"),),
            rows=(
                ("1", "Số vụ tai nạn giao thông", "Vụ", 24, 29, Formula("=D7-E7", -5)),
                ("2", "Số người chết", "Người", 17, 21, Formula("=D8-E8", -4)),
                ("3", "Số người bị thương", "Người", 14, 18, Formula("=D9-E9", -4)),
            ),
            foot=signed("CHÁNH VĂN PHÒNG", "Bùi Đức Anh", before=3),
            merges=("A1:C1", "A2:C2", "A4:G4"),
            widths=(7, 48, 12, 13, 13, 11, 40),
        ),
    ),
)
