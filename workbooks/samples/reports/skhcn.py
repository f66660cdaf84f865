"""SKHCN: the one real section, as the agency sent it: a merged two-row header, every number typed as text."""

from workbooks.samples.grid import Book, Page

BOOK = Book(
    file="so-khcn-6-thang-2020.xlsx",
    saved="2020-06-12 08:00",
    about="Báo cáo thật: đầu cột hai dòng gộp ô, mọi số gõ bằng chữ",
    author="Sở Khoa học và Công nghệ",
    pages=(
        Page(
            "Phu luc",
            title=(
                ("UBND TỈNH ĐẮK LẮK",),
                ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",),
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
                ("XXI", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
                ("1", "Công tác quản lý đề tài, dự án KH&CN"),
                ("-", "Công tác quản lý đề tài, dự án KH&CN cấp tỉnh", None, "15", "12"),
                (None, "Số đề tài, dự án cấp tỉnh được tư vấn tuyển chọn", "ĐT/DA", "9", "9"),
                (None, "Đề tài cấp tỉnh được giao trực tiếp", "ĐT/DA", "6", "3"),
                (None, "Trong đó: Đề tài, dự án đạt", "ĐT/DA", "-", "-"),
                ("-", "Số nhiệm vụ KH&CN cấp cơ sở được UBND tỉnh phê duyệt", "Đề tài", "9", "4"),
                (None, "Trong đó: đề tài đã tổ chức giao trực tiếp", "Đề tài", "9", "4"),
                ("2", "Số phương tiện đo được kiểm định", "Phương tiện", "13.500", "4.031", None, None, None, "-"),
            ),
            foot=(
                (),
                (None, None, None, None, None, None, "KT. GIÁM ĐỐC"),
                (None, None, None, None, None, None, "PHÓ GIÁM ĐỐC"),
                (),
                (),
                (),
                (None, None, None, None, None, None, "Nguyễn Văn Khoa"),
            ),
            merges=(
                "A1:C1", "A2:C2", "A4:I4", "A5:I5",
                "A7:A8", "B7:B8", "C7:C8", "D7:D8", "E7:E8", "F7:F8", "G7:H7", "I7:I8",
            ),
            widths=(6.7, 48.7, 14.7, 12, 12, 14, 12, 12, 20),
        ),
    ),
)  # fmt: skip
