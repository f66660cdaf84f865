"""KT180–KT189: what a sheet shows that is taken for something else, or not at all."""

from toolkit.findings.problem import Problem
from toolkit.model import Severity

ANOTHER_HEADER = Problem(
    "KT180",
    Severity.WARNING,
    "Dòng giữa bảng có thể là đầu cột của bảng khác",
    "Hai bảng đặt liền nhau, không có dòng trống, thì dòng chữ ở giữa có thể là đầu cột của bảng sau, cũng có thể là "
    "nội dung ghi bằng chữ.",
    "Dòng {row} ({labels}) chỉ có chữ, đứng giữa các dòng có số, có thể là đầu cột của bảng khác; các dòng bên dưới "
    "vẫn được đọc theo đầu cột của bảng trên.",
    "Nếu là bảng khác thì chèn một dòng trống phía trên dòng này; nếu là nội dung ghi bằng chữ thì không cần sửa.",
    {"row": 14, "labels": "Ngành; Số dự án; Số hộ"},
)

AMONG_NAMES = Problem(
    "KT181",
    Severity.WARNING,
    "Số nằm ở cột tên hoặc cột đơn vị tính",
    "Cột tên chỉ tiêu và cột đơn vị tính không chứa số liệu; số đứng ở đó thường do bảng khác nằm liền bên dưới, "
    "hoặc do gõ lệch cột.",
    "{count} ô có số ở {where} nằm trong cột tên hoặc cột đơn vị tính của bảng nên không lấy.",
    "Nếu gõ lệch cột thì chuyển số về đúng cột; nếu là bảng khác thì chèn một dòng trống giữa hai bảng.",
    {"count": 7, "where": "ô B14, B15, B16"},
)

SHEET_PROBLEMS = (ANOTHER_HEADER, AMONG_NAMES)
