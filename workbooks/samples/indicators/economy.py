"""Indicators of planning, finance, trade and farming (agencies I–IV)."""

from toolkit.model import Indicator, Nature, Relation

PART, OF_WHICH = Relation.PART, Relation.OF_WHICH
LEVEL, RATE = Nature.LEVEL, Nature.RATE

SKHDT: tuple[Indicator, ...] = (
    Indicator("SKHDT.1", "SKHDT", "1", "Tổng sản phẩm trên địa bàn (GRDP, giá so sánh 2010)", "Tỷ đồng", decimals=1),
    Indicator("SKHDT.1.1", "SKHDT", "-", "Nông, lâm nghiệp và thủy sản", "Tỷ đồng", "SKHDT.1", PART, decimals=1),
    Indicator("SKHDT.1.2", "SKHDT", "-", "Công nghiệp và xây dựng", "Tỷ đồng", "SKHDT.1", PART, decimals=1),
    Indicator("SKHDT.1.3", "SKHDT", "-", "Dịch vụ", "Tỷ đồng", "SKHDT.1", PART, decimals=1),
    Indicator("SKHDT.1.4", "SKHDT", "-", "Thuế sản phẩm trừ trợ cấp sản phẩm", "Tỷ đồng", "SKHDT.1", PART, decimals=1),
    Indicator("SKHDT.2", "SKHDT", "2", "Tổng vốn đầu tư thực hiện toàn xã hội", "Tỷ đồng", decimals=1),
    Indicator("SKHDT.2.1", "SKHDT", "", "Trong đó: vốn đầu tư công", "Tỷ đồng", "SKHDT.2", OF_WHICH, decimals=1),
    Indicator("SKHDT.3", "SKHDT", "3", "Tỷ lệ giải ngân vốn đầu tư công", "%", nature=RATE, decimals=1),
    Indicator("SKHDT.4", "SKHDT", "4", "Số doanh nghiệp thành lập mới", "Doanh nghiệp"),
    Indicator(
        "SKHDT.4.1", "SKHDT", "-", "Vốn đăng ký của doanh nghiệp thành lập mới", "Tỷ đồng", "SKHDT.4", decimals=1
    ),
    Indicator("SKHDT.5", "SKHDT", "5", "Số hợp tác xã thành lập mới", "Hợp tác xã"),
)

STC: tuple[Indicator, ...] = (
    Indicator("STC.1", "STC", "1", "Tổng thu ngân sách nhà nước trên địa bàn", "Tỷ đồng", decimals=1),
    Indicator("STC.1.1", "STC", "a", "Thu nội địa", "Tỷ đồng", "STC.1", PART, decimals=1),
    Indicator("STC.1.1.1", "STC", "", "Trong đó: thu tiền sử dụng đất", "Tỷ đồng", "STC.1.1", OF_WHICH, decimals=1),
    Indicator("STC.1.2", "STC", "b", "Thu từ hoạt động xuất khẩu, nhập khẩu", "Tỷ đồng", "STC.1", PART, decimals=1),
    Indicator("STC.1.3", "STC", "c", "Các khoản thu quản lý qua ngân sách", "Tỷ đồng", "STC.1", PART, decimals=1),
    Indicator("STC.2", "STC", "2", "Tổng chi cân đối ngân sách địa phương", "Tỷ đồng", decimals=1),
    Indicator("STC.2.1", "STC", "a", "Chi đầu tư phát triển", "Tỷ đồng", "STC.2", PART, decimals=1),
    Indicator("STC.2.2", "STC", "b", "Chi thường xuyên", "Tỷ đồng", "STC.2", PART, decimals=1),
    Indicator("STC.2.3", "STC", "c", "Chi dự phòng và các khoản chi khác", "Tỷ đồng", "STC.2", PART, decimals=1),
)

SCT: tuple[Indicator, ...] = (
    Indicator("SCT.1", "SCT", "1", "Giá trị sản xuất công nghiệp (giá so sánh 2010)", "Tỷ đồng", decimals=1),
    Indicator("SCT.2", "SCT", "2", "Chỉ số sản xuất công nghiệp (IIP)", "%", nature=RATE, decimals=1),
    Indicator("SCT.3", "SCT", "3", "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ", "Tỷ đồng"),
    Indicator("SCT.4", "SCT", "4", "Kim ngạch xuất khẩu", "Triệu USD", decimals=1),
    Indicator("SCT.4.1", "SCT", "", "Trong đó: cà phê", "Triệu USD", "SCT.4", OF_WHICH, decimals=1),
    Indicator("SCT.5", "SCT", "5", "Kim ngạch nhập khẩu", "Triệu USD", decimals=1),
    Indicator("SCT.6", "SCT", "6", "Điện thương phẩm", "Triệu kWh", decimals=1),
)

SNNPTNT: tuple[Indicator, ...] = (
    Indicator("SNNPTNT.1", "SNNPTNT", "1", "Tổng diện tích gieo trồng vụ đông xuân", "Ha", decimals=1),
    Indicator("SNNPTNT.1.1", "SNNPTNT", "-", "Lúa nước", "Ha", "SNNPTNT.1", PART, decimals=1),
    Indicator("SNNPTNT.1.2", "SNNPTNT", "-", "Ngô", "Ha", "SNNPTNT.1", PART, decimals=1),
    Indicator("SNNPTNT.1.3", "SNNPTNT", "-", "Rau, đậu các loại", "Ha", "SNNPTNT.1", PART, decimals=1),
    Indicator("SNNPTNT.2", "SNNPTNT", "2", "Sản lượng lương thực có hạt vụ đông xuân", "Tấn"),
    Indicator("SNNPTNT.2.1", "SNNPTNT", "", "Trong đó: thóc", "Tấn", "SNNPTNT.2", OF_WHICH),
    Indicator("SNNPTNT.3", "SNNPTNT", "3", "Diện tích trồng rừng tập trung", "Ha", decimals=1),
    Indicator("SNNPTNT.4", "SNNPTNT", "4", "Sản lượng thủy sản", "Tấn"),
    Indicator("SNNPTNT.5", "SNNPTNT", "5", "Số xã đạt chuẩn nông thôn mới", "Xã", nature=LEVEL),
    Indicator(
        "SNNPTNT.6", "SNNPTNT", "6", "Tỷ lệ dân số nông thôn sử dụng nước hợp vệ sinh", "%", nature=RATE, decimals=1
    ),
)
