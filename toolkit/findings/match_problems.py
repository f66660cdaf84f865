"""KT3xx: which indicator a row is."""

from toolkit.findings.problem import Problem
from toolkit.model import Severity

ROW_UNKNOWN = Problem(
    "KT301",
    Severity.ERROR,
    "Dòng không có trong danh mục",
    "Chỉ những chỉ tiêu trong danh mục mới có chỗ trong biểu; dòng lạ không được bỏ qua trong im lặng.",
    "Dòng “{name}” không có trong danh mục của “{owner}”{like}; {count} số liệu được giữ lại.",
    "Ở cột “Quyết định”: đúng là chỉ tiêu gợi ý thì chọn “dùng gợi ý”, chỉ tiêu khác thì chọn “là chỉ tiêu có mã ghi "
    "bên” và ghi mã. Chỉ tiêu mới thì thêm vào trang “Chỉ tiêu” của danh mục.",
    {
        "name": "Số đề tài cấp cơ sở",
        "owner": "SKHCN",
        "like": "; gần giống SKHCN.1.2 “Số đề tài cấp cơ sở được duyệt” (90 %)",
        "count": 2,
    },
    ask="Ghi đúng tên hoặc mã chỉ tiêu như biểu mẫu; nếu là chỉ tiêu mới thì ghi rõ ở cột Ghi chú.",
)
ROW_AMBIGUOUS = Problem(
    "KT302",
    Severity.ERROR,
    "Chưa rõ dòng là chỉ tiêu nào",
    "Các dòng trùng tên (như “Trong đó: nữ”) chỉ phân biệt được nhờ dòng cha ngay trên.",
    "Dòng “{name}” có thể là {candidates}; {count} số liệu được giữ lại.",
    "Đặt dòng ngay dưới dòng cha của nó, hoặc ghi mã chỉ tiêu.",
    {"name": "Trong đó: nữ", "candidates": "A.1.1, A.2.1", "count": 1},
)
ROW_TWICE = Problem(
    "KT303",
    Severity.ERROR,
    "Một chỉ tiêu có hai dòng",
    "Hai dòng cùng chỉ tiêu mang số khác nhau thì không tự chọn dòng nào.",
    "Chỉ tiêu “{name}” đã có ở ô {first}; số liệu của cả hai dòng được giữ lại.",
    "Xóa dòng thừa rồi gửi lại.",
    {"name": "Số trường đạt chuẩn", "first": "B12"},
    ask="Giữ con số đúng ở một dòng, xóa số ở dòng kia.",
)
ROW_REPEATED = Problem(
    "KT304",
    Severity.INFO,
    "Dòng lặp lại nguyên vẹn",
    "Dòng chép lại đúng số của dòng trước không làm thay đổi gì.",
    "Chỉ tiêu “{name}” lặp lại với cùng số liệu như ở ô {first}; chỉ lấy một lần.",
    "Xóa dòng thừa.",
    {"name": "Số trường đạt chuẩn", "first": "B12"},
)
ROW_WITHOUT_NAME = Problem(
    "KT305",
    Severity.ERROR,
    "Số liệu không có tên chỉ tiêu",
    "Không có tên thì không biết số này là gì.",
    "Dòng {row} có {count} số liệu nhưng không có tên chỉ tiêu; số liệu được giữ lại.",
    "Ghi tên chỉ tiêu, hoặc xóa các số thừa.",
    {"row": 21, "count": 2},
)
UNIT_DIFFERS = Problem(
    "KT306",
    Severity.ERROR,
    "Đơn vị tính khác danh mục",
    "Số hộ ghi vào chỗ số người là số của việc khác; chỉ đơn vị cùng loại mới đổi được.",
    "Đơn vị tính “{found}” không đổi được ra “{expected}” của danh mục; {count} số liệu được giữ lại.",
    "Đề nghị cơ quan ghi theo đơn vị của danh mục; nếu chỉ khác cách gọi thì sửa danh mục, hoặc chọn “dùng số đã gửi”.",
    {"found": "hộ", "expected": "người", "count": 3},
    ask="Ghi số theo đơn vị tính của biểu mẫu và sửa ô đơn vị tính.",
)
ALIAS_USED = Problem(
    "KT307",
    Severity.INFO,
    "Nhận theo tên gọi khác",
    "Cơ quan dùng tên khác với danh mục; tên này đã được quyết định trước.",
    "“{name}” được nhận là “{meant}” theo trang “Tên gọi khác”.",
    "Không cần làm gì.",
    {"name": "Số PTĐ kiểm định", "meant": "Số phương tiện đo được kiểm định"},
)

UNIT_CONVERTED = Problem(
    "KT308",
    Severity.WARNING,
    "Số đã đổi đơn vị tính",
    "Cơ quan dùng đơn vị khác danh mục nhưng cùng loại (triệu đồng và tỷ đồng, tạ và tấn…) nên đổi được chính xác.",
    "Số {before} ({found}) đổi thành {after} ({expected}) theo đơn vị tính của danh mục.",
    "Xem lại: nếu số vốn đã tính bằng đơn vị của danh mục thì đề nghị cơ quan sửa ô đơn vị tính.",
    {"before": "1.250.000", "found": "triệu đồng", "after": "1.250", "expected": "tỷ đồng"},
    ask="Xác nhận; nếu số vốn đã tính bằng đơn vị của biểu mẫu thì chỉ sửa ô đơn vị tính.",
)
ROW_LIKELY = Problem(
    "KT309",
    Severity.WARNING,
    "Nhận dòng có tên viết hơi khác",
    "Tên chỉ khác cách viết (viết tắt, thứ tự, từ đệm, lỗi gõ phím), mà vị trí, đơn vị tính và các dòng bên cạnh "
    "chỉ cho phép một chỉ tiêu. Từ khác dấu (bán, bản) luôn là từ khác, không bao giờ tự nhận.",
    "“{name}” được nhận là “{meant}” (giống {percent} %: {why}).",
    "Xem lại. Nếu đúng, ghi vào trang “Tên gọi khác” để lần sau không báo nữa; nếu sai, đề nghị cơ quan ghi đúng tên.",
    {
        "name": "PTĐ được kiểm định",
        "meant": "Số phương tiện đo được kiểm định",
        "percent": 97,
        "why": "viết tắt “PTĐ”; khác nhau ở từ đệm “Số”",
    },
    ask="Nếu nhận đúng thì lần sau ghi tên như biểu mẫu; nếu nhận sai thì ghi lại tên chỉ tiêu.",
)

MATCH_PROBLEMS = (
    ROW_UNKNOWN,
    ROW_AMBIGUOUS,
    ROW_TWICE,
    ROW_REPEATED,
    ROW_WITHOUT_NAME,
    UNIT_DIFFERS,
    ALIAS_USED,
    UNIT_CONVERTED,
    ROW_LIKELY,
)
