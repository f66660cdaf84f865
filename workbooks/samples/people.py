"""Who reports and who is mailed: the sample catalogue's agencies and recipients."""

from toolkit.model import Agency, Receives, Recipient

COLLECTORS = "ngành thu"
"""The group of agencies that collect for the budget; it reports a few indicators together."""

AGENCIES: tuple[Agency, ...] = (
    Agency("I", "SKHDT", "Sở Kế hoạch và Đầu tư", "", "skhdt@example.vn", "Trần Thị Mai", "0262 0000 101"),
    Agency("II", "STC", "Sở Tài chính", "", "stc@example.vn", "Lê Quang Huy", "0262 0000 102"),
    Agency("III", "SCT", "Sở Công Thương", "", "sct@example.vn", "Phạm Văn Lộc", "0262 0000 103"),
    Agency(
        "IV", "SNNPTNT", "Sở Nông nghiệp và Phát triển nông thôn", "",
        "snnptnt@example.vn", "Y Thanh Niê", "0262 0000 104",
    ),
    Agency("V", "SGDDT", "Sở Giáo dục và Đào tạo", "", "sgddt@example.vn", "Nguyễn Thị Hạnh", "0262 0000 105"),
    Agency("VI", "SYT", "Sở Y tế", "", "syt@example.vn", "Đỗ Minh Tuấn", "0262 0000 106"),
    Agency("VII", "BHXH", "Bảo hiểm xã hội tỉnh", COLLECTORS, "bhxh@example.vn", "Hồ Thị Lan", "0262 0000 107"),
    Agency(
        "VIII", "SLDTBXH", "Sở Lao động - Thương binh và Xã hội", "",
        "sldtbxh@example.vn", "H'Linh Ayun", "0262 0000 108",
    ),
    Agency("IX", "SGTVT", "Sở Giao thông vận tải", "", "sgtvt@example.vn", "Võ Thành Nam", "0262 0000 109"),
    Agency("X", "BATGT", "Ban An toàn giao thông tỉnh", "", "batgt@example.vn", "Bùi Đức Anh", "0262 0000 110"),
    Agency("XI", "STNMT", "Sở Tài nguyên và Môi trường", "", "stnmt@example.vn", "Ngô Thị Thu", "0262 0000 111"),
    Agency("XII", "SXD", "Sở Xây dựng", "", "sxd@example.vn", "Đặng Hữu Phước", "0262 0000 112"),
    Agency(
        "XIII", "SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch", "",
        "svhttdl@example.vn", "H'Nga Byă", "0262 0000 113",
    ),
    Agency("XIV", "CUCTHUE", "Cục Thuế tỉnh", COLLECTORS, "cucthue@example.vn", "Trịnh Văn Bình", "0262 0000 114"),
    Agency("XV", "CUCHQ", "Cục Hải quan tỉnh", COLLECTORS, "cuchq@example.vn", "Mai Xuân Sơn", "0262 0000 115"),
    Agency("XVI", "BDT", "Ban Dân tộc", "", "bandantoc@example.vn", "Y Wem Mlô", "0262 0000 116"),
    Agency("XVII", "SNV", "Sở Nội vụ", "", "snv@example.vn", "Phan Thị Hòa", "0262 0000 117"),
    Agency("XVIII", "TTT", "Thanh tra tỉnh", "", "thanhtra@example.vn", "Lý Công Danh", "0262 0000 118"),
    Agency("XIX", "STP", "Sở Tư pháp", "", "stp@example.vn", "Dương Thị Yến", "0262 0000 119"),
    Agency("XX", "STTTT", "Sở Thông tin và Truyền thông", "", "stttt@example.vn", "Cao Bá Khoa", "0262 0000 120"),
    Agency("XXI", "SKHCN", "Sở Khoa học và Công nghệ", "", "skhcn@example.vn", "Văn phòng Sở", "0262 0000 121"),
)  # fmt: skip

RECIPIENTS: tuple[Recipient, ...] = (
    Recipient("Văn phòng UBND tỉnh", "vpubnd@example.vn", frozenset({Receives.TABLE, Receives.STATUS})),
    Recipient(
        "Phòng Tổng hợp, Sở Kế hoạch và Đầu tư",
        "tonghop.skhdt@example.vn",
        frozenset({Receives.TABLE, Receives.MASTER, Receives.STATUS}),
    ),
    Recipient("Cục Thống kê tỉnh", "thongke@example.vn", frozenset({Receives.MASTER})),
)
