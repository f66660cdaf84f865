"""STNMT: a rate calculated on a second sheet that comes out as #DIV/0!, and “khoảng 30” where a number belongs."""

from workbooks.samples.grid import Book, Formula, Page
from workbooks.samples.layout import PROVINCE, REMARK

BOOK = Book(
    file="STNMT_so lieu KTXH 6 thang.xlsx",
    saved="2020-06-12 13:40",
    about="Tên cột ngắt dòng; một tỷ lệ tính ở trang khác",
    author="Ngô Thị Thu",
    pages=(
        Page(
            "KTXH",
            title=(
                (PROVINCE,),
                ("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG",),
                (),
                ("SỐ LIỆU PHỤC VỤ BÁO CÁO KINH TẾ - XÃ HỘI 6 THÁNG ĐẦU NĂM 2020",),
            ),
            header=(
                (
                    "STT", "Nội dung", "Đơn vị", "Kế hoạch\nnăm 2020", "Lũy kế\n6 tháng đầu năm 2020",
                    "Lũy kế cùng kỳ\nnăm trước", "Ghi chú",
                ),
            ),
            rows=(
                ("1", "Số giấy chứng nhận quyền sử dụng đất đã cấp", "Giấy", 18000, 8214, 9037),
                (None, "Trong đó: cấp lần đầu", "Giấy", None, 1265, 1402),
                ("2", "Tỷ lệ chất thải rắn sinh hoạt đô thị được thu gom", "%", 88, 85.6, 84.2),
                (
                    "3", "Tỷ lệ cơ sở gây ô nhiễm nghiêm trọng được xử lý", "%", 100,
                    Formula("=Tinh!B3/Tinh!B2*100", "#DIV/0!"), 100,
                ),
                ("4", "Số giấy phép khai thác khoáng sản đã cấp", "Giấy phép", None, "khoảng 30", 26),
                ("5", "Diện tích đất thu hồi để thực hiện dự án", "Ha", 640, 215.4, 188.9, "Vướng giải phóng mặt bằng"),
            ),
            foot=((None, REMARK), (), (None, "Người lập biểu", None, None, "GIÁM ĐỐC")),
            merges=("A1:B1", "A2:B2", "A4:G4"),
            widths=(6, 48, 11, 12, 16, 16, 30),
        ),
        Page(
            "Tinh",
            title=(
                ("Cơ sở gây ô nhiễm nghiêm trọng", "Số cơ sở"),
                ("Phải xử lý năm 2020", 0),
                ("Đã xử lý xong", 0),
            ),
            widths=(34, 12),
        ),
    ),
)  # fmt: skip
