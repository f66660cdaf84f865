"""BDT: numbers typed as text with dots only, rows numbered 01, 02, no column of the year before."""

from workbooks.samples.grid import Book, Page
from workbooks.samples.layout import PROVINCE, REMARK

BOOK = Book(
    file="BDT_ bieu so lieu 6 thang.xlsx",
    saved="2020-06-09 09:35",
    about="Số gõ bằng chữ, chỉ có dấu chấm; số thứ tự 01, 02; không có cột cùng kỳ",
    author="Y Wem Mlô",
    pages=(
        Page(
            "Phụ lục",
            title=(
                (PROVINCE,),
                ("BAN DÂN TỘC",),
                ("PHỤ LỤC",),
                ("Kết quả thực hiện chính sách dân tộc 6 tháng đầu năm 2020",),
            ),
            header=(
                (
                    "TT", "Nội dung thực hiện", "ĐVT", "Kế hoạch năm 2020", "Lũy kế kết quả thực hiện 6 tháng",
                    "Đơn vị thực hiện", "Ghi chú",
                ),
            ),
            rows=(
                ("01", "Số hộ dân tộc thiểu số được hỗ trợ đất ở, đất sản xuất", "Hộ", "850", "312", "UBND các huyện"),
                ("02", "Số xã đặc biệt khó khăn", "Xã", None, "45", None),
                ("03", "Tỷ lệ hộ dân tộc thiểu số sử dụng điện", "%", "98,5", "98,1", "Công ty Điện lực"),
                ("04", "Vốn Chương trình 135 đã giải ngân", "Triệu đồng", "118.500", "46.820", "UBND các huyện"),
                (None, "Trong đó: vốn sự nghiệp", "Triệu đồng", None, "9.415", None, "Giải ngân chủ yếu quý IV"),
            ),
            foot=((None, REMARK), (), (None, "Người lập", None, None, "TRƯỞNG BAN")),
            merges=("A1:B1", "A2:B2", "A3:G3", "A4:G4"),
            widths=(6, 50, 12, 13, 15, 18, 32),
        ),
    ),
)  # fmt: skip
