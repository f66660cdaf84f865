"""KT15x: text that was not typed in Unicode."""

from toolkit.findings.problem import Problem
from toolkit.model import Severity

LEGACY_TEXT = Problem(
    "KT150",
    Severity.INFO,
    "Chữ gõ bằng bảng mã cũ",
    "Chữ TCVN3 (ABC), VNI… chỉ hiện đúng với phông chữ riêng; chương trình chuyển sang Unicode trước khi đọc.",
    "Chữ gõ bằng bảng mã {charset} ở trang {sheets} đã được chuyển sang Unicode. Căn cứ: {evidence}. "
    "Ví dụ: “{stored}” đọc là “{read}”.",
    "Không cần làm gì nếu ví dụ đọc đúng; lần sau nên gõ bằng bảng mã Unicode, phông Times New Roman.",
    {
        "charset": "TCVN3 (ABC)",
        "sheets": "“Biểu 1”",
        "evidence": "phông chữ của 120 ô",
        "stored": "§¬n vÞ tÝnh",
        "read": "Đơn vị tính",
    },
)

TEXT_PROBLEMS = (LEGACY_TEXT,)
