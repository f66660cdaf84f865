"""KT110–KT119, KT160–KT179: kinds of files, files that are not ready, and files that do harm to a reader."""

from toolkit.findings.problem import Problem
from toolkit.model import Severity

STILL_COPYING = Problem(
    "KT110",
    Severity.ERROR,
    "Tệp còn đang được chép",
    "Đọc một tệp đang chép dở thì được số liệu dở dang; lần chạy sau tệp đã chép xong sẽ được đọc.",
    "Tệp còn đang được chép hoặc ghi ({sign}) nên để lại cho lần chạy sau.",
    "Đợi chép xong rồi chạy lại; nếu việc chép đã dừng từ lâu thì chép lại tệp.",
    {"sign": "tệp thay đổi trong lúc đọc"},
)
OPEN_ELSEWHERE = Problem(
    "KT111",
    Severity.ERROR,
    "Tệp đang mở trong Excel",
    "Người đang mở tệp có thể chưa lưu; số liệu đọc được lúc này chưa chắc là số liệu cuối cùng.",
    "{owner} đang mở tệp này trong Excel (tệp khóa “{lock}”) nên để lại cho lần chạy sau.",
    "Lưu và đóng tệp rồi chạy lại; nếu không ai mở tệp nữa thì xóa tệp khóa tạm.",
    {"owner": "Nguyễn Văn A", "lock": "~$bao-cao.xlsx"},
)
WEB_PAGE = Problem(
    "KT112",
    Severity.ERROR,
    "Trang web mang đuôi Excel",
    "Nhiều phần mềm xuất báo cáo thành trang web (HTML) rồi đặt đuôi .xls; số trong đó chỉ là chữ, không có kiểu ô.",
    "Tệp là trang web (HTML) được đặt đuôi của Excel, không phải bảng tính.",
    "Mở tệp bằng Excel, chọn Lưu thành (Save As) ▸ Excel Workbook (.xlsx), kiểm tra số liệu rồi gửi lại.",
    {},
)
OLD_FORMAT = Problem(
    "KT113",
    Severity.ERROR,
    "Bảng tính thuộc loại không còn dùng",
    "Các loại này không giữ kiểu ô, công thức hay trang như Excel ngày nay nên không đọc để tránh sai số liệu.",
    "Tệp là {kind}, loại này không đọc.",
    "Mở tệp bằng phần mềm đã tạo ra nó, lưu thành Excel Workbook (.xlsx) rồi gửi lại.",
    {"kind": "bảng tính Excel 2–4"},
)
ONLY_IMAGES = Problem(
    "KT114",
    Severity.ERROR,
    "Tệp chỉ có ảnh",
    "Ảnh chụp hay bản quét dán vào tệp không phải là số liệu; không ai kiểm được số gõ lại từ ảnh.",
    "Tệp chỉ có ảnh ({count}), không có ô nào mang nội dung.",
    "Đề nghị cơ quan gửi tệp gốc có số liệu.",
    {"count": 1},
)
OLD_WORD = Problem(
    "KT115",
    Severity.ERROR,
    "Văn bản Word đời cũ",
    "Tệp .doc giữ bảng theo cách riêng, đọc không chắc chắn; tệp .docx thì đọc được.",
    "Tệp là văn bản Word đời cũ (.doc).",
    "Mở tệp bằng Word, chọn Lưu thành (Save As) ▸ Word Document (.docx) rồi gửi lại; tốt hơn là gửi tệp Excel.",
    {},
)
READER_DIED = Problem(
    "KT116",
    Severity.ERROR,
    "Tệp làm hỏng bộ đọc",
    "Mỗi tệp đáng ngờ được đọc trong một tiến trình riêng có giới hạn, nên chỉ tệp này không đọc được.",
    "Không đọc được tệp: bộ đọc {what}.",
    "Mở tệp bằng Excel, chép bảng số liệu sang một tệp mới rồi gửi lại; giới hạn đặt ở mục [limits] của ktxh.toml.",
    {"what": "chạy quá 8 giây"},
)
ACTIVE_CONTENT = Problem(
    "KT117",
    Severity.INFO,
    "Tệp có nội dung tự chạy hoặc liên kết",
    "Macro không bao giờ được chạy, liên kết không bao giờ được mở; giá trị là giá trị đã lưu trong tệp.",
    "Tệp có {what}; không chạy, không mở, chỉ lấy giá trị đã lưu.",
    "Không cần làm gì; nếu ô lấy số từ tệp khác thì kiểm tra số đã cập nhật chưa.",
    {"what": "macro, liên kết tới tệp khác"},
)
AMBIGUOUS = Problem(
    "KT118",
    Severity.ERROR,
    "Tệp tự mâu thuẫn",
    "Một ô có hai giá trị thì mỗi phần mềm hiện một giá trị khác nhau; không thể tự chọn.",
    "Tệp tự mâu thuẫn: {what}.",
    "Mở tệp bằng Excel, kiểm tra ô này, lưu lại rồi gửi lại.",
    {"what": "ô này có hai lần trong tệp"},
)
DISAGREEMENT = Problem(
    "KT119",
    Severity.ERROR,
    "Hai bộ đọc thấy khác nhau",
    "Tệp viết không theo lối thường được đọc bằng hai bộ đọc độc lập; khác nhau ở một ô thì cả tệp không đáng tin.",
    "Hai bộ đọc không thấy như nhau ở ô này nên không nhận tệp.",
    "Mở tệp bằng Excel, lưu lại thành tệp mới rồi gửi lại.",
    {},
)
READ_AS_TEXT = Problem(
    "KT160",
    Severity.INFO,
    "Đọc từ tệp văn bản",
    "Tệp văn bản (CSV) không nói bảng mã và dấu ngăn cách ô; chương trình tự nhận ra từ nội dung.",
    "Tệp văn bản đọc theo bảng mã {code}, các ô ngăn bằng {separator}.",
    "Nếu thấy chữ sai hoặc cột lệch thì đề nghị gửi tệp Excel.",
    {"code": "UTF-8", "separator": "dấu chấm phẩy"},
)
TRACKED_CHANGES = Problem(
    "KT161",
    Severity.WARNING,
    "Văn bản còn đánh dấu sửa đổi",
    "Trong văn bản còn đánh dấu sửa (Track Changes) thì số cũ và số mới cùng nằm trong tệp.",
    "Văn bản còn đánh dấu sửa đổi; đọc như đã chấp nhận mọi sửa đổi.",
    "Mở tệp bằng Word, chấp nhận hoặc từ chối các sửa đổi (Xem lại ▸ Chấp nhận) rồi gửi lại.",
    {},
)
OPEN_AS_SAVED = Problem(
    "KT162",
    Severity.WARNING,
    "Đọc bản đã lưu của tệp đang mở",
    "Người đang mở tệp có thể đã sửa mà chưa lưu; chỉ nội dung đã lưu trên đĩa mới đọc được.",
    "{owner} đang mở tệp này (tệp khóa “{lock}”); số liệu là của bản đã lưu lần cuối.",
    "Lưu và đóng tệp rồi chạy lại nếu còn đang sửa.",
    {"owner": "Nguyễn Văn A", "lock": "~$bao-cao.xlsx"},
)

FILE_PROBLEMS = (
    STILL_COPYING,
    OPEN_ELSEWHERE,
    WEB_PAGE,
    OLD_FORMAT,
    ONLY_IMAGES,
    OLD_WORD,
    READER_DIED,
    ACTIVE_CONTENT,
    AMBIGUOUS,
    DISAGREEMENT,
    READ_AS_TEXT,
    TRACKED_CHANGES,
    OPEN_AS_SAVED,
)
