"""KT4xx: figures that do not agree with each other, with the plan, or with another agency's."""

from toolkit.findings.problem import Problem
from toolkit.model import Severity

SUM_DIFFERS = Problem(
    "KT401",
    Severity.ERROR,
    "Tổng khác cộng các thành phần",
    "Tổng ghi tay và cộng các thành phần phải bằng nhau; lệch thì một trong các số sai và không thể tự chọn.",
    "{label} của “{name}” ghi {total}, cộng {count} thành phần được {sum} (lệch {difference}); giữ lại số tổng.",
    "Hỏi lại cơ quan: số tổng hay một thành phần sai? Sửa rồi gửi lại.",
    {
        "label": "Lũy kế thực hiện",
        "name": "Tổng thu ngân sách",
        "total": "120",
        "count": 3,
        "sum": "125",
        "difference": "-5",
    },
    ask="Kiểm tra số tổng và các thành phần; ghi lại số sai.",
)
PARTS_EXCEED = Problem(
    "KT402",
    Severity.ERROR,
    "Các thành phần đã có vượt tổng",
    "Còn thiếu thành phần mà cộng lại đã lớn hơn tổng thì chắc chắn có số sai.",
    "{label} của “{name}” ghi {total}, mới cộng {count} thành phần đã là {sum}; giữ lại số tổng.",
    "Hỏi lại cơ quan rồi sửa số sai.",
    {"label": "Lũy kế thực hiện", "name": "Tổng thu ngân sách", "total": "120", "count": 2, "sum": "130"},
    ask="Kiểm tra số tổng và các thành phần; ghi lại số sai.",
)
OF_WHICH_EXCEEDS = Problem(
    "KT403",
    Severity.ERROR,
    "“Trong đó” lớn hơn tổng",
    "Phần “trong đó” không thể lớn hơn số mà nó nằm trong.",
    "{label} của “{name}” là {part}, lớn hơn “{whole_name}” là {whole}; số liệu được giữ lại.",
    "Hỏi lại cơ quan rồi sửa số sai.",
    {"label": "Lũy kế thực hiện", "name": "Trong đó: nữ", "part": "15", "whole_name": "Số học viên", "whole": "12"},
    ask="Kiểm tra hai số; ghi lại số sai.",
)
PLAN_DIFFERS = Problem(
    "KT404",
    Severity.ERROR,
    "Kế hoạch báo cáo khác kế hoạch giao",
    "Kế hoạch năm do UBND tỉnh giao; cơ quan ghi số khác thì tỷ lệ thực hiện sẽ sai.",
    "Kế hoạch của “{name}” ghi {reported}, kế hoạch giao trong danh mục là {assigned}{document}; chưa lấy số nào.",
    "Sửa danh mục nếu kế hoạch đã điều chỉnh, nếu không thì đề nghị cơ quan sửa.",
    {"name": "Số phương tiện đo", "reported": "13.000", "assigned": "13.500", "document": " (QĐ 3600/QĐ-UBND)"},
    ask="Ghi lại kế hoạch theo văn bản giao; nếu kế hoạch đã điều chỉnh thì nêu số văn bản ở cột Ghi chú.",
)
OWNER_DISAGREES = Problem(
    "KT405",
    Severity.WARNING,
    "Cơ quan khác báo cáo số khác cơ quan chủ trì",
    "Một chỉ tiêu do một cơ quan chủ trì; cơ quan khác cũng báo cáo thì hai số phải giống nhau.",
    "{label} của “{name}”: {reporter} ghi {other}, cơ quan chủ trì {owner} ghi {own}; lấy theo chủ trì.",
    "Đề nghị hai cơ quan thống nhất số liệu.",
    {
        "label": "Lũy kế thực hiện",
        "name": "Tỷ lệ hộ nghèo",
        "reporter": "SKHDT",
        "other": "9,2",
        "owner": "SLDTBXH",
        "own": "9,35",
    },
    ask="Thống nhất số liệu với cơ quan chủ trì.",
)
OWNER_SILENT = Problem(
    "KT406",
    Severity.ERROR,
    "Chỉ có cơ quan khác báo cáo",
    "Số của cơ quan không chủ trì chưa được cơ quan chủ trì xác nhận.",
    "{label} của “{name}” chỉ có {reporter} báo cáo ({value}), cơ quan chủ trì chưa báo cáo; giữ lại.",
    "Đề nghị cơ quan chủ trì xác nhận.",
    {"label": "Lũy kế thực hiện", "name": "Tỷ lệ hộ nghèo", "reporter": "SKHDT", "value": "9,2"},
    ask="Thống nhất số liệu với cơ quan chủ trì.",
)
SUM_INCOMPLETE = Problem(
    "KT407",
    Severity.WARNING,
    "Số cộng còn thiếu cơ quan",
    "Chỉ tiêu được cộng từ nhiều cơ quan; thiếu một cơ quan thì số cộng thấp hơn thực tế.",
    "{label} của “{name}” cộng từ {count} cơ quan, còn thiếu: {missing}.",
    "Đôn đốc các cơ quan còn thiếu.",
    {"label": "Lũy kế thực hiện", "name": "Thu trên địa bàn", "count": 2, "missing": "TXBH"},
)

THOUSANDFOLD = Problem(
    "KT408",
    Severity.ERROR,
    "Số có thể sai một nghìn lần",
    "Gõ 4.031 trên Excel dùng dấu chấm thập phân thì ô mang số bốn phẩy không ba mốt, trông vẫn như bốn nghìn.",
    "{label} của “{name}” là {value}, nhưng {evidence}; có thể là {meant}. Số liệu được giữ lại.",
    "Hỏi lại cơ quan. Ở cột “Quyết định”: số lớn là đúng thì chọn “dùng gợi ý”, số đã ghi đúng thì “dùng số đã gửi”.",
    {
        "label": "Lũy kế thực hiện",
        "name": "Số phương tiện đo được kiểm định",
        "value": "4,031",
        "evidence": "đơn vị “Phương tiện” đếm từng cái",
        "meant": "4.031",
    },
    ask="Ghi lại con số đầy đủ.",
)
NOT_WHOLE = Problem(
    "KT409",
    Severity.ERROR,
    "Số lẻ với đơn vị đếm",
    "Đề tài, người, hộ, vụ… đếm từng cái; số lẻ ở đây thường là số của ô khác hoặc gõ nhầm dấu.",
    "{label} của “{name}” là {value} {unit}; đơn vị này đếm từng cái. Số liệu được giữ lại.",
    "Hỏi lại cơ quan rồi sửa.",
    {"label": "Lũy kế thực hiện", "name": "Số vụ tai nạn", "value": "12,5", "unit": "Vụ"},
    ask="Ghi lại con số; đơn vị này đếm từng cái nên phải là số nguyên.",
)
NEGATIVE_COUNT = Problem(
    "KT410",
    Severity.ERROR,
    "Số âm với đơn vị đếm",
    "Số đếm không thể âm; thường là số tăng, giảm ghi nhầm vào cột này.",
    "{label} của “{name}” là {value} {unit}. Số liệu được giữ lại.",
    "Hỏi lại cơ quan rồi sửa.",
    {"label": "Lũy kế thực hiện", "name": "Số vụ tai nạn", "value": "-12", "unit": "Vụ"},
    ask="Ghi lại con số; số tăng, giảm ghi vào cột so sánh hoặc Ghi chú.",
)

RULE_PROBLEMS = (
    SUM_DIFFERS,
    PARTS_EXCEED,
    OF_WHICH_EXCEEDS,
    PLAN_DIFFERS,
    OWNER_DISAGREES,
    OWNER_SILENT,
    SUM_INCOMPLETE,
    THOUSANDFOLD,
    NOT_WHOLE,
    NEGATIVE_COUNT,
)
