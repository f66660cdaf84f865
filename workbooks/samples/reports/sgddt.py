"""SGDDT: a cover sheet, the table on the second one; “xoá” for “xóa”; a figure that is not known yet."""

from workbooks.samples.grid import Book, Formula, Page
from workbooks.samples.layout import MOTTO, PROVINCE, STATE, signed

BOOK = Book(
    file="SGDDT bao cao 6 thang dau nam 2020.xlsx",
    saved="2020-06-09 10:00",
    about="Trang bìa riêng, bảng ở trang thứ hai; bỏ dấu kiểu cũ (xoá); có ô “chưa có số liệu”",
    author="Phòng KHTC",
    pages=(
        Page(
            "Bìa",
            title=(
                (PROVINCE, None, None, STATE),
                ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", None, None, MOTTO),
                (),
                (),
                (None, "BÁO CÁO"),
                (None, "Kết quả công tác 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2020"),
                (),
                (None, "Kính gửi: Sở Kế hoạch và Đầu tư"),
                (),
                (None, "Đắk Lắk, tháng 6 năm 2020"),
            ),
            merges=("A1:B1", "D1:G1", "A2:B2", "D2:G2", "B5:G5", "B6:G6"),
            widths=(6, 40, 12, 12, 14, 14, 24),
        ),
        Page(
            "Biểu số liệu",
            title=(("Biểu số liệu kèm theo báo cáo",), ()),
            header=(
                ("STT", "Nội dung", "Đơn vị tính", "Kế hoạch năm 2020", "Kết quả thực hiện", None, "Ghi chú"),
                (None, None, None, None, "Ước 6 tháng đầu năm 2020", "6 tháng đầu năm 2019", None),
            ),
            rows=(
                (
                    1, "Tổng số học sinh", "Học sinh", Formula("=SUM(D7:D10)", 467000),
                    Formula("=SUM(E7:E10)", 463215), Formula("=SUM(F7:F10)", 458704),
                ),
                (
                    None, "Trong đó: học sinh dân tộc thiểu số", "Học sinh", None, "chưa có số liệu", 162077,
                    "Các trường đang rà soát",
                ),
                ("-", "Mầm non", "Học sinh", 98500, 97112, 96845),
                ("-", "Tiểu học", "Học sinh", 191000, 189864, 187930),
                ("-", "Trung học cơ sở", "Học sinh", 118500, 117731, 116254),
                ("-", "Trung học phổ thông", "Học sinh", 59000, 58508, 57675),
                (2, "Số trường đạt chuẩn quốc gia", "Trường", 530, 498, 463),
                (3, "Tỷ lệ trường đạt chuẩn quốc gia", "%", 52, 49.6, 45.8),
                (4, "Số xã, phường, thị trấn đạt chuẩn xoá mù chữ mức độ 2", "Xã", 184, 181, 178),
            ),
            foot=signed("GIÁM ĐỐC", "Nguyễn Thị Hạnh", before=3),
            merges=("A1:G1", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:G4"),
            widths=(6, 48, 12, 12, 14, 14, 26),
        ),
    ),
)  # fmt: skip
