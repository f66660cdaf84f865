"""Indicators of roads, road safety, land, building and science (agencies IX–XII, XXI)."""

from toolkit.model import Direction, Indicator, Nature, Relation

PART, OF_WHICH = Relation.PART, Relation.OF_WHICH
LEVEL, RATE = Nature.LEVEL, Nature.RATE
DOWN = Direction.DOWN

SGTVT: tuple[Indicator, ...] = (
    Indicator("SGTVT.1", "SGTVT", "1", "Tổng chiều dài đường bộ trên địa bàn", "Km", nature=LEVEL, decimals=1),
    Indicator("SGTVT.1.1", "SGTVT", "-", "Quốc lộ", "Km", "SGTVT.1", PART, nature=LEVEL, decimals=1),
    Indicator("SGTVT.1.2", "SGTVT", "-", "Đường tỉnh", "Km", "SGTVT.1", PART, nature=LEVEL, decimals=1),
    Indicator("SGTVT.1.3", "SGTVT", "-", "Đường huyện, đường đô thị", "Km", "SGTVT.1", PART, nature=LEVEL, decimals=1),
    Indicator("SGTVT.1.4", "SGTVT", "-", "Đường xã, thôn, buôn", "Km", "SGTVT.1", PART, nature=LEVEL, decimals=1),
    Indicator("SGTVT.2", "SGTVT", "2", "Tỷ lệ nhựa hóa, bê tông hóa đường huyện", "%", nature=RATE, decimals=1),
    Indicator("SGTVT.3", "SGTVT", "3", "Khối lượng hàng hóa vận chuyển", "Nghìn tấn"),
    Indicator("SGTVT.4", "SGTVT", "4", "Khối lượng hành khách vận chuyển", "Nghìn lượt"),
)

BATGT: tuple[Indicator, ...] = (
    Indicator("BATGT.1", "BATGT", "1", "Số vụ tai nạn giao thông", "Vụ", direction=DOWN),
    Indicator("BATGT.1.1", "BATGT", "", "Trong đó: đường bộ", "Vụ", "BATGT.1", OF_WHICH, direction=DOWN),
    Indicator("BATGT.2", "BATGT", "2", "Số người chết", "Người", direction=DOWN),
    Indicator("BATGT.3", "BATGT", "3", "Số người bị thương", "Người", direction=DOWN),
    Indicator("BATGT.4", "BATGT", "4", "Số vụ vi phạm trật tự, an toàn giao thông bị xử lý", "Vụ"),
    Indicator("BATGT.5", "BATGT", "5", "Tiền phạt nộp Kho bạc Nhà nước", "Triệu đồng", decimals=1),
)

STNMT: tuple[Indicator, ...] = (
    Indicator("STNMT.1", "STNMT", "1", "Số giấy chứng nhận quyền sử dụng đất đã cấp", "Giấy"),
    Indicator("STNMT.1.1", "STNMT", "", "Trong đó: cấp lần đầu", "Giấy", "STNMT.1", OF_WHICH),
    Indicator(
        "STNMT.2", "STNMT", "2", "Tỷ lệ chất thải rắn sinh hoạt đô thị được thu gom", "%", nature=RATE, decimals=1
    ),
    Indicator("STNMT.3", "STNMT", "3", "Tỷ lệ cơ sở gây ô nhiễm nghiêm trọng được xử lý", "%", nature=RATE, decimals=1),
    Indicator("STNMT.4", "STNMT", "4", "Số giấy phép khai thác khoáng sản đã cấp", "Giấy phép"),
    Indicator("STNMT.5", "STNMT", "5", "Diện tích đất thu hồi để thực hiện dự án", "Ha", decimals=1),
)

SXD: tuple[Indicator, ...] = (
    Indicator("SXD.1", "SXD", "1", "Tỷ lệ đô thị hóa", "%", nature=RATE, decimals=1),
    Indicator("SXD.2", "SXD", "2", "Tỷ lệ dân số đô thị được cấp nước sạch", "%", nature=RATE, decimals=1),
    Indicator("SXD.3", "SXD", "3", "Diện tích nhà ở bình quân đầu người", "m² sàn", nature=LEVEL, decimals=1),
    Indicator("SXD.4", "SXD", "4", "Số giấy phép xây dựng đã cấp", "Giấy phép"),
)

SKHCN: tuple[Indicator, ...] = (
    Indicator("SKHCN.1", "SKHCN", "1", "Công tác quản lý đề tài, dự án KH&CN"),
    Indicator("SKHCN.1.1", "SKHCN", "-", "Công tác quản lý đề tài, dự án KH&CN cấp tỉnh", "", "SKHCN.1"),
    Indicator(
        "SKHCN.1.1.1", "SKHCN", "", "Số đề tài, dự án cấp tỉnh được tư vấn tuyển chọn", "ĐT/DA", "SKHCN.1.1", PART
    ),
    Indicator("SKHCN.1.1.2", "SKHCN", "", "Đề tài cấp tỉnh được giao trực tiếp", "ĐT/DA", "SKHCN.1.1", PART),
    Indicator("SKHCN.1.1.2.1", "SKHCN", "", "Trong đó: Đề tài, dự án đạt", "ĐT/DA", "SKHCN.1.1.2", OF_WHICH),
    Indicator("SKHCN.1.2", "SKHCN", "-", "Số nhiệm vụ KH&CN cấp cơ sở được UBND tỉnh phê duyệt", "Đề tài", "SKHCN.1"),
    Indicator(
        "SKHCN.1.2.1", "SKHCN", "", "Trong đó: đề tài đã tổ chức giao trực tiếp", "Đề tài", "SKHCN.1.2", OF_WHICH
    ),
    Indicator("SKHCN.2", "SKHCN", "2", "Số phương tiện đo được kiểm định", "Phương tiện"),
)
