"""CUCTHUE: Roman headings, the header repeated for the second page, a hidden row that holds figures."""

from workbooks.samples.grid import Book, Line, Page
from workbooks.samples.layout import signed

_HEADER: Line = (
    "TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2020", "Lũy kế TH 6 tháng 2020", "Lũy kế TH 6 tháng 2019", "Ghi chú",
)  # fmt: skip

BOOK = Book(
    file="Cuc Thue 6 thang 2020.xlsx",
    saved="2020-06-15 16:45",
    about="Đề mục La Mã, đầu cột lặp lại ở trang sau, một dòng bị ẩn",
    author="Phòng Nghiệp vụ - Dự toán",
    pages=(
        Page(
            "BC6T",
            title=(
                ("TỔNG CỤC THUẾ",),
                ("CỤC THUẾ TỈNH ĐẮK LẮK",),
                (),
                ("BÁO CÁO KẾT QUẢ CÔNG TÁC THUẾ 6 THÁNG ĐẦU NĂM 2020",),
                (),
            ),
            header=(_HEADER,),
            rows=(
                ("I", "CÔNG TÁC QUẢN LÝ THUẾ"),
                ("1", "Số hộ kinh doanh được quản lý thuế", "Hộ", None, 21480, 20936),
                ("2", "Số doanh nghiệp nộp thuế điện tử", "Doanh nghiệp", None, 8127, 7540),
                ("3", "Tỷ lệ hồ sơ khai thuế đúng hạn", "%", 95, 96.2, 95.4),
                ("4", "Thu từ khu vực kinh tế ngoài quốc doanh", "Tỷ đồng", 1560, 702.8, 655.1, "Gia hạn nộp thuế"),
                _HEADER,
                ("II", "QUẢN LÝ NỢ, THANH TRA, KIỂM TRA"),
                ("1", "Số nợ đọng thu hồi được", "Tỷ đồng", 450, 268.4, 241.9),
                ("2", "Số cuộc thanh tra, kiểm tra đã thực hiện", "Cuộc", 640, 245, 302, "Tạm hoãn do dịch"),
                (None, "Trong đó: phát hiện vi phạm", "Cuộc", None, 231, 287),
            ),
            foot=signed("CỤC TRƯỞNG", "Trịnh Văn Bình", before=3),
            merges=("A1:B1", "A2:B2", "A4:G4"),
            widths=(6, 46, 14, 12, 14, 14, 34),
            hidden_rows=(9,),
        ),
    ),
)  # fmt: skip
