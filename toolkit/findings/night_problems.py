"""KT6xx: the nightly run, mail out and mail in."""

from toolkit.findings.problem import Problem
from toolkit.model import Severity

LEFT_UNFINISHED = Problem(
    "KT601",
    Severity.WARNING,
    "Lần chạy trước dừng giữa chừng",
    "Máy tắt hay tiến trình bị ngắt khi đang chạy; kết quả cũ vẫn nguyên và lần này làm lại từ đầu.",
    "Lần chạy trước ({holder}) dừng giữa chừng.",
    "Không cần làm gì nếu lần này chạy xong; nếu lặp lại, báo người phụ trách kỹ thuật.",
    {"holder": "tiến trình 812 trên máy tong-hop từ 02:00 ngày 16/06/2020"},
)
STEP_FAILED = Problem(
    "KT602",
    Severity.ERROR,
    "Một bước của lần chạy đêm không xong",
    "Các bước khác vẫn chạy; kết quả cũ còn nguyên, và bản dở dang không được gửi cho ai.",
    "Bước “{step}” không xong: {why}.",
    "Làm theo câu trên rồi chạy lại ktxh nightly.",
    {"step": "kỳ 2020-6T", "why": "Danh mục có 1 lỗi; sửa xong mới tổng hợp được"},
)
SERVER_UNUSABLE = Problem(
    "KT610",
    Severity.ERROR,
    "Không dùng được máy chủ thư",
    "Thư chưa gửi được vẫn nằm trong hàng đợi và được gửi lại sau.",
    "Chưa gửi được thư: {why}.",
    "Kiểm tra mục [mail] trong ktxh.toml, mật khẩu và mạng.",
    {"why": "Không dùng được máy chủ thư mail.daklak.gov.vn:587: quá thời gian chờ"},
)
BOUNCED = Problem(
    "KT611",
    Severity.ERROR,
    "Thư bị từ chối",
    "Máy chủ trả lời là không bao giờ nhận thư này; gửi lại cũng vô ích.",
    "Thư tới {recipient} bị từ chối ({reply}).",
    "Sửa địa chỉ trong danh mục (trang Nơi nhận hoặc Cơ quan).",
    {"recipient": "so.y.te@daklak.gov.vn", "reply": "550 5.1.1 khong co hop thu"},
)
ANSWER_LOST = Problem(
    "KT612",
    Severity.WARNING,
    "Không rõ thư đã đến chưa",
    "Mất kết nối đúng lúc máy chủ trả lời. Thư được gửi lại một lần với đúng nội dung và mã thư cũ.",
    "Không rõ thư tới {recipient} đã được nhận hay chưa.",
    "Không cần làm gì; nếu còn báo lần nữa thì hỏi người nhận.",
    {"recipient": "vanphong@daklak.gov.vn"},
)
GIVEN_UP = Problem(
    "KT613",
    Severity.ERROR,
    "Thôi không gửi thư nữa",
    "Sau bốn ngày gửi không được thì thôi, như các máy chủ thư vẫn làm.",
    "Thư tới {recipient} gửi mãi không được ({reply}).",
    "Gửi bằng cách khác, rồi tìm nguyên nhân.",
    {"recipient": "vanphong@daklak.gov.vn", "reply": "450 4.2.2 hop thu day"},
)
WAITS = Problem(
    "KT614",
    Severity.INFO,
    "Thư chờ gửi lại",
    "Máy chủ tạm thời chưa nhận; thư được gửi lại sau 30 phút, rồi thưa dần.",
    "Thư tới {recipient} chờ gửi lại ({reply}).",
    "Không cần làm gì.",
    {"recipient": "vanphong@daklak.gov.vn", "reply": "451 4.3.0 ban"},
)
BAD_RECIPIENT = Problem(
    "KT615",
    Severity.ERROR,
    "Không viết được thư",
    "Địa chỉ hay tên có ký tự không được đứng trong đầu thư.",
    "Không viết được thư cho “{recipient}”: {why}.",
    "Sửa tên hoặc địa chỉ trong danh mục.",
    {"recipient": "Sở Y tế", "why": "“syt@” không phải là một địa chỉ thư"},
)
NO_ADDRESS = Problem(
    "KT616",
    Severity.INFO,
    "Cơ quan chưa có địa chỉ thư",
    "Không có địa chỉ thì không gửi phiếu phản hồi, không nhắc được.",
    "{name} chưa có địa chỉ thư trong danh mục.",
    "Điền cột Email của trang Cơ quan.",
    {"name": "Sở Y tế"},
)
MAILBOX_UNUSABLE = Problem(
    "KT620",
    Severity.ERROR,
    "Không đọc được hộp thư",
    "Thư chưa đọc vẫn nằm trong hộp và được đọc lần sau.",
    "Chưa đọc được thư: {why}.",
    "Kiểm tra mục [mailbox] trong ktxh.toml, mật khẩu và mạng.",
    {"why": "Không dùng được hộp thư mail.daklak.gov.vn:993: quá thời gian chờ"},
)
SENDER_UNKNOWN = Problem(
    "KT621",
    Severity.WARNING,
    "Thư của người không có trong danh mục",
    "Chỉ nhận báo cáo từ địa chỉ của cơ quan trong danh mục, không theo tên tệp hay nội dung.",
    "Thư “{subject}” của {sender}: không cơ quan nào có địa chỉ này.",
    "Nếu đúng là cơ quan gửi, thêm địa chỉ vào danh mục rồi chuyển thư về lại hộp thư đến.",
    {"subject": "Báo cáo 6 tháng", "sender": "ai.do@gmail.com"},
)
SENDER_UNPROVEN = Problem(
    "KT622",
    Severity.WARNING,
    "Chưa chắc thư đúng là của người gửi",
    "Địa chỉ người gửi ai cũng viết được; máy chủ thư của ta phải xác nhận (DKIM, DMARC hoặc SPF) thì mới nhận.",
    "Thư “{subject}” ghi là của {sender} nhưng máy chủ không xác nhận ({why}); thư được để ở “{folder}”.",
    "Hỏi lại cơ quan; đúng thì chuyển thư sang thư mục đã xác nhận của hộp thư (mặc định “Da xac nhan”).",
    {
        "subject": "Báo cáo 6 tháng",
        "sender": "syt@daklak.gov.vn",
        "why": "không có kết quả xác thực",
        "folder": "Cho xac nhan",
    },
)
MESSAGE_REFUSED = Problem(
    "KT623",
    Severity.WARNING,
    "Thư không nhận được",
    "Thư quá lớn, quá nhiều phần hoặc sai chuẩn có thể làm treo máy; thư được chuyển sang thư mục từ chối, không xóa.",
    "Thư “{subject}” của {sender} không nhận: {why}.",
    "Đề nghị cơ quan gửi lại từng tệp, dưới giới hạn.",
    {"subject": "Báo cáo", "sender": "syt@daklak.gov.vn", "why": "thư 41,0 MB, giới hạn 30,0 MB"},
)
NOTHING_ATTACHED = Problem(
    "KT624",
    Severity.WARNING,
    "Thư không kèm bảng tính nào",
    "Báo cáo phải là tệp bảng tính đính kèm; đường dẫn tới ổ đĩa mạng hay ảnh chụp không đọc được.",
    "Thư “{subject}” của {sender} không kèm bảng tính nào{others}.",
    "Đề nghị cơ quan gửi lại tệp bảng tính.",
    {"subject": "Báo cáo", "sender": "syt@daklak.gov.vn", "others": " (có: quet.pdf)"},
)
PERIOD_NOT_OPEN = Problem(
    "KT625",
    Severity.WARNING,
    "Báo cáo của kỳ không mở",
    "Tệp gửi qua thư chỉ vào kỳ đang mở; nếu không rõ kỳ nào thì không đoán.",
    "“{name}” trong thư của {sender}: {why}.",
    "Chép tệp từ hộp thư vào thư mục submissions của kỳ đúng, hoặc thêm kỳ vào [calendar] open.",
    {"name": "bao-cao.xlsx", "sender": "syt@daklak.gov.vn", "why": "kỳ 2019-6T không mở"},
)
OTHER_AGENCY = Problem(
    "KT626",
    Severity.ERROR,
    "Tệp của cơ quan khác",
    "Người gửi và cơ quan ghi trong tệp khác nhau; có thể gửi nhầm, có thể giả mạo.",
    "“{name}” do {sender} gửi nhưng ghi là của {owner}; không nhận.",
    "Hỏi lại người gửi.",
    {"name": "bao-cao.xlsx", "sender": "syt@daklak.gov.vn", "owner": "SKHCN"},
)

NIGHT_PROBLEMS = (
    LEFT_UNFINISHED,
    STEP_FAILED,
    SERVER_UNUSABLE,
    BOUNCED,
    ANSWER_LOST,
    GIVEN_UP,
    WAITS,
    BAD_RECIPIENT,
    NO_ADDRESS,
    MAILBOX_UNUSABLE,
    SENDER_UNKNOWN,
    SENDER_UNPROVEN,
    MESSAGE_REFUSED,
    NOTHING_ATTACHED,
    PERIOD_NOT_OPEN,
    OTHER_AGENCY,
)
