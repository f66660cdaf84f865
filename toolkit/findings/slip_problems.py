"""KT34x: slips (phiếu đề nghị kiểm tra) that come back from the agencies."""

from toolkit.findings.problem import Problem
from toolkit.model import Severity

SLIP_RETURNED = Problem(
    "KT340",
    Severity.INFO,
    "Phiếu kiểm tra đã gửi lại",
    "Phiếu gửi lại là bản mới nhất của cơ quan: các ô được hỏi lấy theo phiếu, các ô khác giữ như bản đã gửi.",
    "Phiếu gửi lại của “{source}”: {count} ô đã sửa.",
    "Không cần làm gì.",
    {"source": "so-khcn-6-thang-2020.xlsx", "count": 2},
)
SLIP_CHANGED = Problem(
    "KT341",
    Severity.ERROR,
    "Phiếu gửi lại sửa cả ô không được hỏi",
    "Phiếu chỉ để sửa các ô tô màu; ô khác bị đổi thì có thể do gõ nhầm, nên không tự lấy số mới.",
    "Ô không được hỏi đã đổi từ “{before}” thành “{after}”; số liệu ô này được giữ lại.",
    "Hỏi lại cơ quan: nếu đúng là số mới thì đề nghị gửi lại báo cáo đầy đủ, ghi “lần 2”.",
    {"before": "120", "after": "125"},
)
SLIP_DAMAGED = Problem(
    "KT342",
    Severity.ERROR,
    "Phiếu gửi lại không còn nguyên vẹn",
    "Phiếu mang theo bảng gốc ở một trang ẩn; trang ấy bị sửa thì không biết ô nào đã đổi.",
    "Trang ẩn “_ktxh” của phiếu đã bị thay đổi nên không đọc.",
    "Đề nghị cơ quan điền lại vào phiếu nhận được lúc đầu, hoặc gửi lại báo cáo đầy đủ.",
    {},
)
SLIP_UNTOUCHED = Problem(
    "KT343",
    Severity.WARNING,
    "Phiếu gửi lại chưa sửa ô nào",
    "Có thể cơ quan gửi nhầm phiếu chưa điền, hoặc muốn nói rằng số đã đúng.",
    "Phiếu gửi lại của “{source}” không có ô nào thay đổi.",
    "Hỏi lại cơ quan: số đã gửi là đúng hay phiếu chưa điền?",
    {"source": "so-khcn-6-thang-2020.xlsx"},
)
SLIP_CONFLICT = Problem(
    "KT344",
    Severity.ERROR,
    "Phiếu trả lời một ô hai số khác nhau",
    "Số điền ở danh sách và số sửa thẳng trong bảng phải là một.",
    "Một ô được trả lời khác nhau: “{answers}”; số liệu được giữ lại.",
    "Hỏi lại cơ quan số nào đúng.",
    {"answers": "4.031”, “4.301"},
)

SLIP_NOTICE = Problem(
    "KT345",
    Severity.WARNING,
    "Phiếu thông báo gửi trở lại",
    "Phiếu về một tệp không đọc được chỉ để thông báo, bên trong không có bảng số liệu nào.",
    "Phiếu thông báo về “{source}” không có số liệu nên không nhận.",
    "Đề nghị cơ quan gửi lại báo cáo, không phải phiếu thông báo.",
    {"source": "so-khcn-6-thang-2020.xlsx"},
)

SLIP_PROBLEMS = (SLIP_RETURNED, SLIP_CHANGED, SLIP_DAMAGED, SLIP_UNTOUCHED, SLIP_CONFLICT, SLIP_NOTICE)
