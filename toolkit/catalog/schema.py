"""The sheets and headings of the catalogue workbook: a contract with those who edit it in Excel."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model import Aggregation, Direction, Nature, Receives, Relation

AGENCIES = "Cơ quan"
INDICATORS = "Chỉ tiêu"
ALIASES = "Tên gọi khác"
PLANS = "Kế hoạch"
SUCCESSIONS = "Kế thừa"
RECIPIENTS = "Nơi nhận"

MAX_PARTS = 80
"""How many parts a total may have, so that its formula stays within Excel's 8,192 characters."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a sheet: its name, the closed list it takes, and how wide it is written."""

    name: str
    width: float = 12
    choices: tuple[str, ...] = ()
    several: bool = False
    """Takes several of the choices, separated by commas."""
    help: str = ""
    """What the column takes, for the sheet of instructions."""


SHEETS: dict[str, tuple[Heading, ...]] = {
    AGENCIES: (
        Heading("Số", 7, help="Số La Mã của cơ quan trong biểu: I, II, III…"),
        Heading("Mã", 12, help="Mã ngắn, không trùng: SKHCN. Chỉ gồm chữ, số, dấu chấm, “-”, “_”."),
        Heading("Tên cơ quan", 38, help="Tên đầy đủ, như cơ quan tự ghi trên báo cáo."),
        Heading("Nhóm", 12, help="Nhóm cơ quan cùng báo cáo một bộ chỉ tiêu, ví dụ: xã. Để trống nếu không có."),
        Heading("Email", 26, help="Địa chỉ nhận biểu mẫu, phiếu phản hồi; nhiều địa chỉ cách nhau bằng dấu chấm phẩy."),
        Heading("Người liên hệ", 20),
        Heading("Điện thoại", 14),
        Heading("Từ kỳ", 10, help="Có hiệu lực từ kỳ: 2020-T5, 2020-Q2, 2020-6T, 2020-9T hoặc 2020. Để trống: từ đầu."),
        Heading("Đến kỳ", 10, help="Có hiệu lực đến hết kỳ này. Để trống: đến nay."),
    ),
    INDICATORS: (
        Heading("Mã", 16, help="Mã chỉ tiêu, không trùng: SKHCN.1.1."),
        Heading("Cơ quan", 12, help="Mã cơ quan, hoặc tên Nhóm nếu cả nhóm cùng báo cáo."),
        Heading("STT", 6, help="Số thứ tự in trong biểu: 1, 2, “-”, hoặc để trống."),
        Heading("Tên chỉ tiêu", 52, help="Tên in trong biểu; báo cáo gửi được đối chiếu theo tên này."),
        Heading("ĐVT", 14, help="Đơn vị tính. Dòng chỉ là đề mục thì để trống."),
        Heading("Chỉ tiêu cha", 16, help="Mã của chỉ tiêu mà dòng này đứng dưới."),
        Heading(
            "Quan hệ",
            14,
            tuple(Relation),
            help="thành phần: cộng lại bằng chỉ tiêu cha; trong đó: không lớn hơn chỉ tiêu cha; riêng: không so.",
        ),
        Heading(
            "Tổng hợp",
            12,
            tuple(Aggregation),
            help="chủ trì: một cơ quan chịu trách nhiệm số liệu; cộng: cộng số của mọi cơ quan trong nhóm.",
        ),
        Heading(
            "Loại",
            12,
            tuple(Nature),
            help="lũy kế: không giảm trong năm; thời điểm: số tại ngày báo cáo; tỷ lệ: không bao giờ cộng.",
        ),
        Heading("Chiều tốt", 11, tuple(Direction), help="tăng hoặc giảm là tốt (tai nạn giao thông: giảm)."),
        Heading("Số lẻ", 8, help="Số chữ số sau dấu phẩy khi in. Để trống: theo số liệu."),
        Heading("Từ kỳ", 10, help="Như ở trang Cơ quan."),
        Heading("Đến kỳ", 10, help="Như ở trang Cơ quan."),
    ),
    ALIASES: (
        Heading("Cơ quan", 12, help="Mã cơ quan dùng tên này; để trống: mọi cơ quan."),
        Heading("Tên trong báo cáo", 52, help="Tên đúng như trong báo cáo gửi."),
        Heading("Mã chỉ tiêu", 16, help="Chỉ tiêu mà tên ấy chỉ."),
        Heading("Người quyết định", 20),
        Heading("Ngày", 12, help="Ngày quyết định, ghi theo ngày/tháng/năm."),
    ),
    PLANS: (
        Heading("Mã chỉ tiêu", 16),
        Heading("Năm", 8, help="Năm kế hoạch: 2020."),
        Heading("Giá trị", 14, help="Kế hoạch năm được giao, theo đơn vị tính của chỉ tiêu."),
        Heading("Văn bản giao", 40, help="Số, ngày của quyết định giao kế hoạch."),
    ),
    SUCCESSIONS: (
        Heading("Mã cũ", 16, help="Mã cơ quan hoặc chỉ tiêu thôi dùng."),
        Heading("Mã mới", 16, help="Mã tiếp nhận."),
        Heading("Từ kỳ", 10),
        Heading(
            "Quy đổi",
            10,
            help="Hệ số nhân khi chuyển số cũ sang mã mới; với tỷ lệ là trọng số, cộng lại bằng 1. Để trống: 1.",
        ),
    ),
    RECIPIENTS: (
        Heading("Tên", 30),
        Heading("Email", 30),
        Heading("Nhận", 30, tuple(Receives), several=True, help="Một hoặc nhiều loại, cách nhau bằng dấu phẩy."),
    ),
}
