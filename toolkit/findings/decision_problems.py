"""KT8xx: what people decided in the master, and where a new submission now says otherwise."""

from toolkit.findings.problem import Problem
from toolkit.model import Severity

DECISION_LAPSED = Problem(
    "KT801",
    Severity.WARNING,
    "Quyết định cũ không còn áp dụng",
    "Quyết định gắn với đúng số mà cơ quan đã gửi; cơ quan gửi số khác thì phải quyết định lại.",
    "{label} của “{name}”: {who} đã chọn “{answer}” khi cơ quan ghi “{before}”; nay cơ quan ghi “{now}” nên quyết định "
    "đó không áp dụng nữa.",
    "Xem số mới; nếu cần thì quyết định lại.",
    {
        "label": "Lũy kế thực hiện",
        "name": "Số phương tiện đo được kiểm định",
        "who": "Lan",
        "answer": "dùng gợi ý",
        "before": "4.031 pt",
        "now": "4.301",
    },
)
ADJUSTMENT_OUTDATED = Problem(
    "KT802",
    Severity.ERROR,
    "Số chỉnh tay khác số tổng hợp mới",
    "Số gõ vào bảng tổng hợp được giữ qua mọi lần chạy; khi số gốc đã đổi thì phải có người xem lại.",
    "{label} của “{name}” được {who} chỉnh thành {adjusted} khi số tổng hợp là {base}; nay số tổng hợp là {now}. "
    "Số chỉnh tay vẫn được dùng.",
    "Xóa ô đã chỉnh trong bảng tổng hợp để lấy số mới, hoặc gõ lại số đúng.",
    {
        "label": "Lũy kế thực hiện",
        "name": "Số phương tiện đo được kiểm định",
        "who": "Lan",
        "adjusted": "4.100",
        "base": "4.031",
        "now": "4.301",
    },
)
EDIT_NOT_TAKEN = Problem(
    "KT803",
    Severity.WARNING,
    "Chỗ sửa trong bảng tổng hợp không được lấy",
    "Bảng tổng hợp được lập lại mỗi lần chạy; chỗ sửa nào không mang sang được thì phải nói ra.",
    "Ô này có “{text}” do người dùng gõ, nhưng {reason}. Bản có chỗ sửa được giữ tại {kept}.",
    "Ghi lại vào đúng chỗ (danh mục, cột giá trị, cột ghi chú hoặc trang riêng).",
    {
        "text": "Số xe buýt",
        "reason": "tên chỉ tiêu sửa ở danh mục, không sửa ở đây",
        "kept": "ban-da-sua/tong-hop-2020-6T-1a2b3c4d.xlsx",
    },
)
ANSWER_UNCLEAR = Problem(
    "KT804",
    Severity.ERROR,
    "Quyết định chưa dùng được",
    "Chọn “dùng giá trị ghi bên” thì phải có giá trị đọc được; chưa rõ thì số liệu vẫn được giữ lại.",
    "Quyết định “{answer}” kèm giá trị “{value}” chưa dùng được: {reason}.",
    "Chọn một quyết định trong danh sách và ghi giá trị vào cột bên cạnh.",
    {"answer": "dùng giá trị ghi bên", "value": "hỏi lại", "reason": "không phải số; số viết như 1.234,5"},
)
CELL_RESTORED = Problem(
    "KT805",
    Severity.INFO,
    "Ô bị xóa đã được lập lại",
    "Xóa một ô công thức có thể chỉ là lỡ tay.",
    "{what} bị xóa trong bảng tổng hợp, nay được lập lại.",
    "Muốn bỏ một số liệu, chọn trạng thái “bỏ qua” ở trang “Số liệu”; muốn bỏ chỉ tiêu, sửa danh mục.",
    {"what": "Lũy kế thực hiện của “Số phương tiện đo được kiểm định”"},
)
OWN_CONTENT_PARTIAL = Problem(
    "KT806",
    Severity.WARNING,
    "Trang riêng không mang sang được trọn vẹn",
    "Chữ, số, công thức và định dạng của trang do người dùng thêm được chép sang bảng mới; hình vẽ, biểu đồ thì không.",
    "Trang “{sheet}” có {what} không chép sang được. Bản đầy đủ được giữ tại {kept}.",
    "Mở bản được giữ nếu cần dùng lại.",
    {"sheet": "Ghi chép", "what": "1 biểu đồ", "kept": "ban-da-sua/tong-hop-2020-6T-1a2b3c4d.xlsx"},
)
MASTER_UNKNOWN = Problem(
    "KT807",
    Severity.WARNING,
    "Bảng tổng hợp cũ không rõ nguồn gốc",
    "Không biết lần chạy nào đã lập ra bảng đang có thì không thể biết người dùng đã sửa gì trong đó.",
    "Bảng tổng hợp đang có không do lần chạy nào trong sổ theo dõi lập ra, nên không đọc được chỗ sửa. "
    "Bản đó được giữ tại {kept}.",
    "Nếu có chỗ sửa trong bản được giữ, ghi lại vào bảng tổng hợp mới.",
    {"kept": "ban-da-sua/tong-hop-2020-6T-1a2b3c4d.xlsx"},
)

DECISION_PROBLEMS = (
    DECISION_LAPSED,
    ADJUSTMENT_OUTDATED,
    EDIT_NOT_TAKEN,
    ANSWER_UNCLEAR,
    CELL_RESTORED,
    OWN_CONTENT_PARTIAL,
    MASTER_UNKNOWN,
)
