"""BHXH: an .ods; a rate stored as a percentage; rows that three agencies report together."""

from workbooks.samples.grid import Book, Page, Percent
from workbooks.samples.layout import signed

BOOK = Book(
    file="BHXH tinh - 6 thang 2020.ods",
    saved="2020-06-12 17:00",
    about="Tệp .ods; tỷ lệ lưu dạng phần trăm; ba dòng cuối là chỉ tiêu cộng của ngành thu",
    pages=(
        Page(
            "Sheet1",
            title=(
                ("BẢO HIỂM XÃ HỘI VIỆT NAM",),
                ("BẢO HIỂM XÃ HỘI TỈNH ĐẮK LẮK",),
                (),
                ("KẾT QUẢ THỰC HIỆN CHỈ TIÊU BHXH, BHYT 6 THÁNG ĐẦU NĂM 2020",),
            ),
            header=(
                (
                    "STT", "Tên chỉ tiêu", "ĐVT", "Kế hoạch giao 2020", "Thực hiện đến 30/6/2020",
                    "Cùng kỳ năm 2019", "Tỷ lệ so với KH", "Ghi chú",
                ),
            ),
            rows=(
                ("1", "Số người tham gia bảo hiểm xã hội bắt buộc", "Người", 101500, 98347, 96812, Percent(0.969)),
                (None, "Trong đó: nữ", "Người", None, 55406, 54120),
                ("2", "Số người tham gia bảo hiểm xã hội tự nguyện", "Người", 13900, 8412, 5126, Percent(0.605)),
                (None, "Trong đó: nữ", "Người", None, 5230, 3158),
                ("3", "Số người tham gia bảo hiểm y tế", "Người", 1723500, 1671830, 1656204, Percent(0.97)),
                ("4", "Tỷ lệ bao phủ bảo hiểm y tế", "%", Percent(0.902), Percent(0.881), Percent(0.876)),
                ("5", "Số nợ đọng thu hồi được", "Tỷ đồng", 65, 41.7, 38.5, Percent(0.642)),
                (
                    "6", "Số cuộc thanh tra, kiểm tra đã thực hiện", "Cuộc", 148, 61, 77, Percent(0.412),
                    "Tạm hoãn theo chỉ đạo phòng, chống dịch",
                ),
                (None, "Trong đó: phát hiện vi phạm", "Cuộc", None, 38, 45),
            ),
            foot=signed("KT. GIÁM ĐỐC", "Hồ Thị Lan", before=3),
            merges=("A1:B1", "A2:B2", "A4:H4"),
            widths=(6, 46, 11, 14, 14, 14, 12, 34),
        ),
    ),
)  # fmt: skip
