"""Indicators of revenue offices and of the administration (agencies XIV–XX), and those of the revenue group."""

from toolkit.model import Aggregation, Direction, Indicator, Nature, Relation
from workbooks.samples.people import COLLECTORS

PART, OF_WHICH = Relation.PART, Relation.OF_WHICH
LEVEL, RATE = Nature.LEVEL, Nature.RATE
DOWN = Direction.DOWN
SUM = Aggregation.SUM

CUCTHUE: tuple[Indicator, ...] = (
    Indicator("CUCTHUE.1", "CUCTHUE", "1", "Số hộ kinh doanh được quản lý thuế", "Hộ", nature=LEVEL),
    Indicator("CUCTHUE.2", "CUCTHUE", "2", "Số doanh nghiệp nộp thuế điện tử", "Doanh nghiệp", nature=LEVEL),
    Indicator("CUCTHUE.3", "CUCTHUE", "3", "Tỷ lệ hồ sơ khai thuế đúng hạn", "%", nature=RATE, decimals=1),
    Indicator("CUCTHUE.4", "CUCTHUE", "4", "Thu từ khu vực kinh tế ngoài quốc doanh", "Tỷ đồng", decimals=1),
)

CUCHQ: tuple[Indicator, ...] = (
    Indicator("CUCHQ.1", "CUCHQ", "1", "Số tờ khai hải quan", "Tờ khai"),
    Indicator("CUCHQ.1.1", "CUCHQ", "-", "Tờ khai xuất khẩu", "Tờ khai", "CUCHQ.1", PART),
    Indicator("CUCHQ.1.2", "CUCHQ", "-", "Tờ khai nhập khẩu", "Tờ khai", "CUCHQ.1", PART),
    Indicator("CUCHQ.2", "CUCHQ", "2", "Số thu thuế xuất khẩu, nhập khẩu", "Tỷ đồng", decimals=1),
)

BDT: tuple[Indicator, ...] = (
    Indicator("BDT.1", "BDT", "1", "Số hộ dân tộc thiểu số được hỗ trợ đất ở, đất sản xuất", "Hộ"),
    Indicator("BDT.2", "BDT", "2", "Số xã đặc biệt khó khăn", "Xã", nature=LEVEL, direction=DOWN),
    Indicator("BDT.3", "BDT", "3", "Tỷ lệ hộ dân tộc thiểu số sử dụng điện", "%", nature=RATE, decimals=1),
    Indicator("BDT.4", "BDT", "4", "Vốn Chương trình 135 đã giải ngân", "Triệu đồng"),
    Indicator("BDT.4.1", "BDT", "", "Trong đó: vốn sự nghiệp", "Triệu đồng", "BDT.4", OF_WHICH),
)

SNV: tuple[Indicator, ...] = (
    Indicator("SNV.1", "SNV", "1", "Số biên chế công chức có mặt", "Người", nature=LEVEL, direction=DOWN),
    Indicator("SNV.1.1", "SNV", "", "Trong đó: nữ", "Người", "SNV.1", OF_WHICH, nature=LEVEL),
    Indicator("SNV.2", "SNV", "2", "Số lượt cán bộ, công chức được đào tạo, bồi dưỡng", "Lượt người"),
    Indicator("SNV.2.1", "SNV", "", "Trong đó: nữ", "Lượt người", "SNV.2", OF_WHICH),
    Indicator("SNV.3", "SNV", "3", "Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn", "%", nature=RATE, decimals=1),
)

TTT: tuple[Indicator, ...] = (
    Indicator("TTT.1", "TTT", "1", "Số cuộc thanh tra hành chính", "Cuộc"),
    Indicator("TTT.2", "TTT", "2", "Số tiền kiến nghị thu hồi", "Triệu đồng", decimals=1),
    Indicator("TTT.2.1", "TTT", "", "Trong đó: đã thu hồi", "Triệu đồng", "TTT.2", OF_WHICH, decimals=1),
    Indicator("TTT.3", "TTT", "3", "Số đơn khiếu nại, tố cáo thuộc thẩm quyền", "Đơn", direction=DOWN),
    Indicator("TTT.4", "TTT", "4", "Tỷ lệ giải quyết đơn khiếu nại, tố cáo", "%", nature=RATE, decimals=1),
)

STP: tuple[Indicator, ...] = (
    Indicator("STP.1", "STP", "1", "Số văn bản quy phạm pháp luật được thẩm định", "Văn bản"),
    Indicator("STP.2", "STP", "2", "Số vụ việc trợ giúp pháp lý", "Vụ việc"),
    Indicator("STP.2.1", "STP", "", "Trong đó: đã hoàn thành", "Vụ việc", "STP.2", OF_WHICH),
    Indicator("STP.3", "STP", "3", "Số phiếu lý lịch tư pháp đã cấp", "Phiếu"),
    Indicator("STP.4", "STP", "4", "Tỷ lệ hòa giải thành ở cơ sở", "%", nature=RATE, decimals=1),
)

STTTT: tuple[Indicator, ...] = (
    Indicator("STTTT.1", "STTTT", "1", "Tổng số thuê bao điện thoại", "Thuê bao", nature=LEVEL),
    Indicator("STTTT.1.1", "STTTT", "-", "Thuê bao cố định", "Thuê bao", "STTTT.1", PART, nature=LEVEL),
    Indicator("STTTT.1.2", "STTTT", "-", "Thuê bao di động", "Thuê bao", "STTTT.1", PART, nature=LEVEL),
    Indicator("STTTT.2", "STTTT", "2", "Tỷ lệ hộ có internet băng rộng cố định", "%", nature=RATE, decimals=1),
    Indicator("STTTT.3", "STTTT", "3", "Số dịch vụ công trực tuyến mức độ 3, 4", "Dịch vụ", nature=LEVEL),
)

COLLECTED: tuple[Indicator, ...] = (
    Indicator("NT.1", COLLECTORS, "1", "Số nợ đọng thu hồi được", "Tỷ đồng", aggregation=SUM, decimals=1),
    Indicator("NT.2", COLLECTORS, "2", "Số cuộc thanh tra, kiểm tra đã thực hiện", "Cuộc", aggregation=SUM),
    Indicator("NT.2.1", COLLECTORS, "", "Trong đó: phát hiện vi phạm", "Cuộc", "NT.2", OF_WHICH, SUM),
)
