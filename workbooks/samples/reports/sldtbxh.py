"""SLDTBXH: numbers and indents inside the names, namesakes, an of-which above its whole, a hidden old sheet."""

from workbooks.samples.grid import Book, Page
from workbooks.samples.layout import MOTTO, PROVINCE, REMARK, STATE

_MERGES = ("A1:B1", "C1:F1", "A2:B2", "C2:F2", "A4:F4")
_WIDTHS = (50, 13, 12, 12, 12, 40)

BOOK = Book(
    file="So LDTBXH 6T 2020.xlsx",
    saved="2020-06-14 11:25",
    about="Không có cột số thứ tự: số và thụt dòng nằm trong tên; nhiều dòng “Trong đó: nữ”; một trang ẩn",
    author="H'Linh Ayun",
    pages=(
        Page(
            "6T2020",
            title=(
                (PROVINCE, None, STATE),
                ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", None, MOTTO),
                (),
                ("KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU LAO ĐỘNG, XÃ HỘI 6 THÁNG ĐẦU NĂM 2020",),
                (),
            ),
            header=(
                ("Chỉ tiêu", "Đơn vị tính", "KH năm 2020", "TH 6T/2019", "TH 6T/2020", "Nguyên nhân tăng, giảm"),
            ),
            rows=(
                (
                    "1. Số lao động được giải quyết việc làm", "Người", 29000, 14205, 13120,
                    "Doanh nghiệp thu hẹp sản xuất do dịch Covid-19",
                ),
                ("     Trong đó: nữ", "Người", None, 6391, 5904),
                ("     Trong đó: xuất khẩu lao động", "Người", 1200, 708, 412, "Các thị trường tạm dừng"),
                ("2. Số người được tuyển sinh đào tạo nghề", "Người", 38500, 13270, 11860),
                ("     Trong đó: nữ", "Người", None, 6105, 12340),
                ("3. Tỷ lệ lao động qua đào tạo", "%", 56, 52.3, 54.1),
                ("4. Tỷ lệ hộ nghèo", "%", "7,26", "11,9", "8,74", "Kết quả rà soát đầu năm"),
                ("5. Số hộ nghèo", "Hộ", None, 55210, 42180),
                ("     Trong đó: hộ nghèo dân tộc thiểu số", "Hộ", None, 34560, 26845),
            ),
            foot=((REMARK,), (), ("Người lập biểu", None, None, "GIÁM ĐỐC"), ("H'Linh Ayun", None, None, "Lê Thị Vân")),
            merges=_MERGES,
            widths=_WIDTHS,
        ),
        Page(
            "6T2019",
            title=((PROVINCE,), ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",), (), ("6 tháng đầu năm 2019",), ()),
            header=(("Chỉ tiêu", "Đơn vị tính", "KH năm 2019", "TH 6T/2018", "TH 6T/2019", "Ghi chú"),),
            rows=(
                ("1. Số lao động được giải quyết việc làm", "Người", 28500, 13960, 14205),
                ("     Trong đó: nữ", "Người", None, 6212, 6391),
                ("2. Số người được tuyển sinh đào tạo nghề", "Người", 37000, 12845, 13270),
            ),
            foot=((REMARK,),),
            widths=_WIDTHS,
            visible=False,
        ),
    ),
)  # fmt: skip
