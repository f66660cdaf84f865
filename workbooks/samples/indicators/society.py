"""Indicators of schools, health, insurance, labour and culture (agencies V–VIII, XIII)."""

from toolkit.model import Direction, Indicator, Nature, Relation

PART, OF_WHICH = Relation.PART, Relation.OF_WHICH
LEVEL, RATE = Nature.LEVEL, Nature.RATE
DOWN = Direction.DOWN

SGDDT: tuple[Indicator, ...] = (
    Indicator("SGDDT.1", "SGDDT", "1", "Tổng số học sinh", "Học sinh", nature=LEVEL),
    Indicator(
        "SGDDT.1.1", "SGDDT", "", "Trong đó: học sinh dân tộc thiểu số", "Học sinh", "SGDDT.1", OF_WHICH, nature=LEVEL
    ),
    Indicator("SGDDT.1.2", "SGDDT", "-", "Mầm non", "Học sinh", "SGDDT.1", PART, nature=LEVEL),
    Indicator("SGDDT.1.3", "SGDDT", "-", "Tiểu học", "Học sinh", "SGDDT.1", PART, nature=LEVEL),
    Indicator("SGDDT.1.4", "SGDDT", "-", "Trung học cơ sở", "Học sinh", "SGDDT.1", PART, nature=LEVEL),
    Indicator("SGDDT.1.5", "SGDDT", "-", "Trung học phổ thông", "Học sinh", "SGDDT.1", PART, nature=LEVEL),
    Indicator("SGDDT.2", "SGDDT", "2", "Số trường đạt chuẩn quốc gia", "Trường", nature=LEVEL),
    Indicator("SGDDT.3", "SGDDT", "3", "Tỷ lệ trường đạt chuẩn quốc gia", "%", nature=RATE, decimals=1),
    Indicator("SGDDT.4", "SGDDT", "4", "Số xã, phường, thị trấn đạt chuẩn xóa mù chữ mức độ 2", "Xã", nature=LEVEL),
)

SYT: tuple[Indicator, ...] = (
    Indicator("SYT.1", "SYT", "1", "Số giường bệnh trên 1 vạn dân", "Giường", nature=LEVEL, decimals=1),
    Indicator("SYT.2", "SYT", "2", "Số bác sĩ trên 1 vạn dân", "Bác sĩ", nature=LEVEL, decimals=1),
    Indicator("SYT.3", "SYT", "3", "Tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ", "%", nature=RATE, decimals=1),
    Indicator("SYT.4", "SYT", "4", "Tỷ lệ trạm y tế xã có bác sĩ làm việc", "%", nature=RATE, decimals=1),
    Indicator("SYT.5", "SYT", "5", "Số lượt khám, chữa bệnh", "Lượt"),
    Indicator("SYT.5.1", "SYT", "", "Trong đó: số lượt điều trị nội trú", "Lượt", "SYT.5", OF_WHICH),
    Indicator("SYT.6", "SYT", "6", "Số ca mắc sốt xuất huyết", "Ca", direction=DOWN),
    Indicator("SYT.6.1", "SYT", "", "Trong đó: tử vong", "Ca", "SYT.6", OF_WHICH, direction=DOWN),
)

BHXH: tuple[Indicator, ...] = (
    Indicator("BHXH.1", "BHXH", "1", "Số người tham gia bảo hiểm xã hội bắt buộc", "Người", nature=LEVEL),
    Indicator("BHXH.1.1", "BHXH", "", "Trong đó: nữ", "Người", "BHXH.1", OF_WHICH, nature=LEVEL),
    Indicator("BHXH.2", "BHXH", "2", "Số người tham gia bảo hiểm xã hội tự nguyện", "Người", nature=LEVEL),
    Indicator("BHXH.2.1", "BHXH", "", "Trong đó: nữ", "Người", "BHXH.2", OF_WHICH, nature=LEVEL),
    Indicator("BHXH.3", "BHXH", "3", "Số người tham gia bảo hiểm y tế", "Người", nature=LEVEL),
    Indicator("BHXH.4", "BHXH", "4", "Tỷ lệ bao phủ bảo hiểm y tế", "%", nature=RATE, decimals=1),
)

SLDTBXH: tuple[Indicator, ...] = (
    Indicator("SLDTBXH.1", "SLDTBXH", "1", "Số lao động được giải quyết việc làm", "Người"),
    Indicator("SLDTBXH.1.1", "SLDTBXH", "", "Trong đó: nữ", "Người", "SLDTBXH.1", OF_WHICH),
    Indicator("SLDTBXH.1.2", "SLDTBXH", "", "Trong đó: xuất khẩu lao động", "Người", "SLDTBXH.1", OF_WHICH),
    Indicator("SLDTBXH.2", "SLDTBXH", "2", "Số người được tuyển sinh đào tạo nghề", "Người"),
    Indicator("SLDTBXH.2.1", "SLDTBXH", "", "Trong đó: nữ", "Người", "SLDTBXH.2", OF_WHICH),
    Indicator("SLDTBXH.3", "SLDTBXH", "3", "Tỷ lệ lao động qua đào tạo", "%", nature=RATE, decimals=1),
    Indicator("SLDTBXH.4", "SLDTBXH", "4", "Tỷ lệ hộ nghèo", "%", nature=RATE, direction=DOWN, decimals=2),
    Indicator("SLDTBXH.5", "SLDTBXH", "5", "Số hộ nghèo", "Hộ", nature=LEVEL, direction=DOWN),
    Indicator(
        "SLDTBXH.5.1", "SLDTBXH", "", "Trong đó: hộ nghèo dân tộc thiểu số", "Hộ", "SLDTBXH.5", OF_WHICH,
        nature=LEVEL, direction=DOWN,
    ),
)  # fmt: skip

SVHTTDL: tuple[Indicator, ...] = (
    Indicator("SVHTTDL.1", "SVHTTDL", "1", "Tổng lượt khách đến tham quan, du lịch", "Lượt khách"),
    Indicator("SVHTTDL.1.1", "SVHTTDL", "-", "Khách quốc tế", "Lượt khách", "SVHTTDL.1", PART),
    Indicator("SVHTTDL.1.2", "SVHTTDL", "-", "Khách nội địa", "Lượt khách", "SVHTTDL.1", PART),
    Indicator("SVHTTDL.2", "SVHTTDL", "2", "Doanh thu du lịch", "Tỷ đồng", decimals=1),
    Indicator("SVHTTDL.3", "SVHTTDL", "3", "Tỷ lệ hộ đạt danh hiệu gia đình văn hóa", "%", nature=RATE, decimals=1),
    Indicator("SVHTTDL.4", "SVHTTDL", "4", "Số huy chương thể thao thành tích cao", "Huy chương"),
    Indicator("SVHTTDL.4.1", "SVHTTDL", "", "Trong đó: huy chương vàng", "Huy chương", "SVHTTDL.4", OF_WHICH),
)
