"""KT5xx: who has sent, in which revision, and what was taken of it."""

from toolkit.findings.problem import Problem
from toolkit.model import Severity

AGENCY_MISSING = Problem(
    "KT501",
    Severity.WARNING,
    "Cơ quan chưa gửi báo cáo",
    "Biểu sẽ để trống phần của cơ quan chưa gửi.",
    "{name} chưa có báo cáo nào được nhận.",
    "Đôn đốc cơ quan gửi báo cáo.",
    {"name": "Sở Y tế"},
)
SUPERSEDED = Problem(
    "KT502",
    Severity.INFO,
    "Báo cáo đã có bản thay thế",
    "Mỗi cơ quan chỉ lấy bản mới nhất; bản cũ vẫn được giữ nguyên.",
    "Bản này được thay bằng “{newer}” ({why}).",
    "Không cần làm gì.",
    {"newer": "bao-cao lan 2.xlsx", "why": "lần gửi 2"},
)
SAME_BYTES = Problem(
    "KT503",
    Severity.INFO,
    "Tệp gửi trùng",
    "Tệp giống hệt từng byte với tệp khác thì chỉ tính một lần.",
    "Tệp này giống hệt “{first}”.",
    "Không cần làm gì.",
    {"first": "bao-cao.xlsx"},
)
REVISION_UNDECIDED = Problem(
    "KT504",
    Severity.ERROR,
    "Không biết bản nào mới hơn",
    "Hai tệp khác nhau của một cơ quan mà không có gì cho biết bản nào sau thì không được đoán.",
    "“{files}” đều của {sender}, không rõ bản nào mới hơn; chỗ nào khác nhau được giữ lại.",
    "Ở cột “Quyết định” chọn “lấy tệp ghi bên” và ghi tên tệp mới hơn; hoặc ghi “lần 2” vào tên tệp ấy.",
    {"files": "a.xlsx”, “b.xlsx", "sender": "Sở Y tế"},
    ask="Cho biết bản nào là bản mới nhất.",
)
LESS_THAN_BEFORE = Problem(
    "KT505",
    Severity.WARNING,
    "Bản mới thiếu số liệu mà bản cũ có",
    "Bản gửi lại đôi khi chỉ gồm phần được sửa; số ở bản cũ khi đó biến mất mà không ai hay.",
    "Bản này không có {count} số liệu mà “{older}” có: {names}.",
    "Hỏi lại cơ quan; nếu bản mới chỉ là phần bổ sung thì đề nghị gửi bản đầy đủ.",
    {"count": 2, "older": "bao-cao.xlsx", "names": "SYT.1, SYT.2"},
    ask="Gửi lại bản đầy đủ, hoặc xác nhận các số ấy không còn.",
)

UNCHANGED = Problem(
    "KT506",
    Severity.WARNING,
    "Báo cáo giống kỳ trước",
    "Có khi báo cáo kỳ trước được gửi lại, chỉ sửa ngày tháng.",
    "{same} trên {count} kết quả thực hiện giống hệt {earlier}.",
    "Hỏi cơ quan xem đã gửi đúng báo cáo kỳ này chưa.",
    {"same": 24, "count": 25, "earlier": "tháng 5 năm 2020"},
)

SEVERAL_FILES = Problem(
    "KT507",
    Severity.INFO,
    "Báo cáo gồm nhiều tệp",
    "Có cơ quan gửi mỗi biểu một tệp; các tệp không mâu thuẫn nhau thì cùng được lấy.",
    "“{files}” đều của {sender} và không mâu thuẫn nhau; lấy cả.",
    "Không cần làm gì.",
    {"files": "bieu 1.xlsx”, “bieu 2.xlsx", "sender": "Sở Y tế"},
)
PART_OF_REPORT = Problem(
    "KT508",
    Severity.WARNING,
    "Bản mới chỉ là một phần",
    "Bản gửi lại đôi khi chỉ gồm phần được sửa; chỉ tiêu mà nó không nói đến thì giữ theo bản cũ.",
    "Bản này không nói đến {count} số liệu mà “{older}” có: {names}; các số ấy lấy từ bản cũ.",
    "Hỏi lại cơ quan nếu các số ấy không còn đúng.",
    {"count": 2, "older": "bao-cao.xlsx", "names": "SYT.1, SYT.2"},
)
LEDGER_SHARED = Problem(
    "KT511",
    Severity.WARNING,
    "Sổ theo dõi nằm trên ổ mạng",
    "Trên ổ mạng, SQLite và khóa của không gian làm việc không được bảo đảm: hai máy cùng ghi, hoặc đứt mạng giữa "
    "chừng, có thể làm hỏng sổ.",
    "Sổ theo dõi {ledger} nằm trên ổ mạng {share}.",
    "Đặt không gian làm việc ở ổ đĩa trong máy, hoặc dùng chung sổ PostgreSQL: [ledger] url trong ktxh.toml.",
    {"ledger": "workbooks/ktxh.db", "share": "/mnt/chung"},
)
LOCK_SHARED = Problem(
    "KT512",
    Severity.WARNING,
    "Không gian làm việc nằm trên ổ mạng",
    "Sổ PostgreSQL thì an toàn, nhưng trên ổ mạng thì khóa để mỗi lúc chỉ một máy ghi kết quả không chắc giữ được.",
    "Tệp khóa {lock} nằm trên ổ mạng {share}.",
    "Chỉ chạy ktxh từ một máy, hoặc đặt không gian làm việc ở ổ đĩa trong máy.",
    {"lock": "workbooks/ktxh.lock", "share": "/mnt/chung"},
)
CLOSED_DIFFERS = Problem(
    "KT510",
    Severity.WARNING,
    "Khác bản đã chốt",
    "Kỳ đã chốt thì số đã báo cáo không được đổi âm thầm; bản chốt cũ còn nguyên, khi chốt lại sẽ thành bản mới.",
    "{label} của “{name}”: bản chốt {edition} ghi {before}, nay là {after}.",
    "Nếu đúng là cần sửa thì chạy ktxh close để lập bản mới; nếu không thì bỏ tệp mới gửi.",
    {
        "label": "Lũy kế thực hiện",
        "name": "Tổng thu ngân sách",
        "edition": 1,
        "before": "3.841,6",
        "after": "3.850",
    },
)

SUBMISSION_PROBLEMS = (
    AGENCY_MISSING,
    SUPERSEDED,
    SAME_BYTES,
    REVISION_UNDECIDED,
    LESS_THAN_BEFORE,
    UNCHANGED,
    SEVERAL_FILES,
    PART_OF_REPORT,
    LEDGER_SHARED,
    LOCK_SHARED,
    CLOSED_DIFFERS,
)
