"""TTT: the province's own form with its neighbours' sections left blank, only one section filled."""

from workbooks.samples.grid import Book, Page
from workbooks.samples.layout import PROVINCE, REMARK

BOOK = Book(
    file="TTT 6 thang 2020.xlsx",
    saved="2020-06-10 14:55",
    about="Biểu chung của tỉnh, chỉ điền phần của mình, phần cơ quan bên cạnh để trống",
    author="Lý Công Danh",
    pages=(
        Page(
            "Phu luc",
            title=(
                (PROVINCE,),
                ("THANH TRA TỈNH",),
                (),
                ("CÁC NỘI DUNG, CHỈ TIÊU KT-XH TỈNH ĐẮK LẮK",),
                ("Phục vụ Báo cáo 6 tháng đầu năm 2020",),
                (),
            ),
            header=(
                (
                    "Số TT", "Cơ quan báo cáo", "ĐVT", "KH năm được UBND tỉnh giao (nếu có)",
                    "Lũy kế kết quả thực hiện kế hoạch", "Lũy kế kết quả thực hiện của kỳ năm trước",
                    "So sánh kết quả thực hiện %", None, "Ghi chú (Nguyên nhân tăng giảm)",
                ),
                (None, None, None, None, None, None, "So với KH năm (nếu có)", "So với cùng kỳ năm trước", None),
            ),
            rows=(
                ("XVII", "SỞ NỘI VỤ"),
                ("1", "Số biên chế công chức có mặt", "Người"),
                ("2", "Số lượt cán bộ, công chức được đào tạo, bồi dưỡng", "Lượt người"),
                ("XVIII", "THANH TRA TỈNH"),
                ("1", "Số cuộc thanh tra hành chính", "Cuộc", 62, 28, 31, None, None, "Tạm hoãn do dịch"),
                ("2", "Số tiền kiến nghị thu hồi", "Triệu đồng", None, "8.412,6", "11.950,3"),
                (None, "Trong đó: đã thu hồi", "Triệu đồng", None, "6.105,2", "9.874,8"),
                ("3", "Số đơn khiếu nại, tố cáo thuộc thẩm quyền", "Đơn", None, 214, 263),
                ("4", "Tỷ lệ giải quyết đơn khiếu nại, tố cáo", "%", 85, "86,4", "84,9"),
                ("XIX", "SỞ TƯ PHÁP"),
                ("1", "Số văn bản quy phạm pháp luật được thẩm định", "Văn bản"),
                ("2", "Số vụ việc trợ giúp pháp lý", "Vụ việc"),
            ),
            foot=((None, REMARK), (), (None, None, None, None, None, None, "CHÁNH THANH TRA")),
            merges=(
                "A1:C1", "A2:C2", "A4:I4", "A5:I5",
                "A7:A8", "B7:B8", "C7:C8", "D7:D8", "E7:E8", "F7:F8", "G7:H7", "I7:I8",
            ),
            widths=(7, 48, 13, 13, 14, 16, 12, 12, 32),
        ),
    ),
)  # fmt: skip
