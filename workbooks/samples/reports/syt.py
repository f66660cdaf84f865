"""SYT: the table begins in column C and names indicators by their codes; a second revision mends two figures."""

from workbooks.samples.grid import Book, Line, Page
from workbooks.samples.layout import PROVINCE, REMARK

_HEADER: tuple[Line, ...] = (
    ("Mã chỉ tiêu", "Tên chỉ tiêu", "Đơn vị", "KH 2020", "Lũy kế 6 tháng 2020", "Cùng kỳ 2019", "Ghi chú"),
)


def _page(examined: int, admitted: int, remark: str) -> Page:
    return Page(
        "CT y tế",
        title=(
            (PROVINCE,),
            ("SỞ Y TẾ",),
            (),
            (f"CÁC CHỈ TIÊU Y TẾ 6 THÁNG ĐẦU NĂM 2020{remark}",),
            (),
        ),
        header=_HEADER,
        rows=(
            ("SYT.1", "Giường bệnh/1 vạn dân (không kể TYT xã)", "Giường", 26.5, 26.1, 25.3),
            ("SYT.2", "Bác sĩ/1 vạn dân", "Bác sĩ", 8, 7.8, 7.5),
            ("SYT.3", "Tiêm chủng đầy đủ cho trẻ dưới 1 tuổi", "%", 95, 41.2, 43.7, "Tạm dừng tiêm trong tháng 4"),
            ("SYT.4", "Trạm y tế xã có bác sĩ làm việc", "%", 100, 98.4, 97.8),
            ("SYT.5", "Khám, chữa bệnh", "Lượt", None, examined, 1156902, "Người dân hạn chế đi khám vì dịch Covid-19"),
            ("SYT.5.1", "Trong đó: điều trị nội trú", "Lượt", None, admitted, 121377),
            ("SYT.6", "Mắc sốt xuất huyết", "Ca", None, 1024, 4218, "Đã qua đỉnh dịch năm 2019"),
            ("SYT.6.1", "Trong đó: tử vong", "Ca", None, 0, 1),
        ),
        foot=((None, REMARK), (), (None, "Người lập biểu", None, None, "GIÁM ĐỐC")),
        merges=("C1:D1", "C2:D2", "C4:I4"),
        widths=(12, 44, 10, 10, 14, 14, 34),
        left=2,
    )


FIRST = Book(
    file="SYT 6 thang 2020.xlsx",
    saved="2020-06-08 15:10",
    about="Bảng bắt đầu từ cột C, có cột mã chỉ tiêu, tên viết tắt",
    author="Phòng KHNV",
    pages=(_page(1041216, 121480, ""),),
)
SECOND = Book(
    file="SYT 6 thang 2020 lan 2.xlsx",
    saved="2020-06-15 08:05",
    about="Gửi lại lần 2, sửa hai số của lần 1",
    author="Phòng KHNV",
    pages=(_page(1048216, 112480, " (BÁO CÁO LẦN 2)"),),
)
