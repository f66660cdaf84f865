"""KT1xx: files, sheets, who sent them and for which period."""

from toolkit.findings.problem import Problem
from toolkit.model import Severity

UNREADABLE = Problem(
    "KT101",
    Severity.ERROR,
    "Tệp hỏng hoặc chưa chép xong",
    "Tệp không mở được trọn vẹn thì không số liệu nào trong đó đáng tin.",
    "Không đọc được tệp: {reason}.",
    "Mở tệp bằng Excel để kiểm tra rồi lưu lại, hoặc đề nghị cơ quan gửi lại.",
    {"reason": "tệp nén bên trong bị cắt cụt"},
    ask="Mở tệp bằng Excel, lưu lại rồi gửi lại.",
)
PASSWORD = Problem(
    "KT102",
    Severity.ERROR,
    "Tệp có mật khẩu",
    "Không thể và không nên đoán mật khẩu của cơ quan gửi.",
    "Tệp có mật khẩu nên không đọc được.",
    "Đề nghị cơ quan bỏ mật khẩu (Tệp ▸ Thông tin ▸ Bảo vệ) rồi gửi lại.",
    {},
    ask="Bỏ mật khẩu (Tệp ▸ Thông tin ▸ Bảo vệ) rồi gửi lại.",
)
WRONG_KIND = Problem(
    "KT103",
    Severity.ERROR,
    "Tệp không phải là bảng tính",
    "Chỉ bảng tính (.xlsx, .xlsm, .xls, .ods) mới đọc được số liệu; đuôi tệp có thể sai, nội dung mới là căn cứ.",
    "Nội dung tệp là {kind}, không phải bảng tính đọc được.",
    "Đề nghị cơ quan gửi lại bằng tệp Excel; nếu là ảnh hoặc PDF thì gửi tệp gốc.",
    {"kind": "PDF"},
    ask="Gửi lại bằng tệp Excel gốc, không gửi ảnh hay PDF.",
)
EMPTY_FILE = Problem(
    "KT104",
    Severity.ERROR,
    "Tệp trống",
    "Tệp không có nội dung, thường do lỗi khi sao chép.",
    "Tệp không có nội dung.",
    "Chép lại tệp hoặc đề nghị cơ quan gửi lại.",
    {},
    ask="Gửi lại tệp báo cáo.",
)
OVER_LIMIT = Problem(
    "KT105",
    Severity.ERROR,
    "Tệp vượt giới hạn an toàn",
    "Tệp quá lớn hoặc có cấu trúc bất thường có thể làm treo máy; một báo cáo thật không lớn như vậy.",
    "Tệp vượt giới hạn: {what} là {found}, giới hạn {limit}.",
    "Xóa các trang, dòng, cột thừa rồi lưu lại; giới hạn đặt ở mục [limits] của ktxh.toml.",
    {"what": "dung lượng khi giải nén", "found": "521 MB", "limit": "256 MB"},
    ask="Xóa các trang, dòng, cột thừa, lưu lại rồi gửi lại.",
)
LOCK_FILE = Problem(
    "KT106",
    Severity.INFO,
    "Tệp khóa tạm của Excel",
    "Excel tạo tệp “~$…” khi có người đang mở báo cáo; tệp này không chứa số liệu.",
    "Bỏ qua tệp khóa tạm: có người đang mở “{name}”.",
    "Không cần làm gì; nếu báo cáo đang được sửa thì chạy lại sau khi đóng tệp.",
    {"name": "bao-cao.xlsx"},
)
NOT_A_SUBMISSION = Problem(
    "KT107",
    Severity.INFO,
    "Tệp không phải báo cáo",
    "Tệp của hệ điều hành hay ghi chú nằm lẫn trong thư mục không phải là báo cáo.",
    "Bỏ qua “{name}”: không phải báo cáo.",
    "Không cần làm gì.",
    {"name": "Thumbs.db"},
)
NO_TABLE = Problem(
    "KT108",
    Severity.ERROR,
    "Không tìm thấy bảng số liệu",
    "Bảng được nhận ra theo dòng đầu cột (nội dung/chỉ tiêu, ĐVT, kế hoạch, thực hiện…).",
    "Không tìm thấy bảng số liệu nào: {seen}.",
    "Xem lại dòng đầu cột; dùng “ktxh look” để biết chương trình thấy gì trong tệp.",
    {"seen": "không có dòng nào mang tên cột quen thuộc"},
    ask="Ghi đủ dòng đầu cột (chỉ tiêu, ĐVT, kế hoạch, thực hiện, cùng kỳ) rồi gửi lại.",
)
UNSAFE = Problem(
    "KT109",
    Severity.ERROR,
    "Tệp có nội dung không an toàn",
    "Bảng tính thật không khai báo kiểu tài liệu (DOCTYPE) hay thực thể XML; đó là dấu hiệu của tệp bị cài mã độc.",
    "Tệp có nội dung không an toàn ({what}) nên không đọc.",
    "Đề nghị cơ quan tạo lại báo cáo trên tệp mới.",
    {"what": "khai báo DOCTYPE"},
    ask="Lập lại báo cáo trên một tệp Excel mới rồi gửi lại.",
)
AGENCY_UNKNOWN = Problem(
    "KT120",
    Severity.ERROR,
    "Không biết cơ quan nào gửi",
    "Cơ quan được nhận ra theo dòng La Mã, phần đầu báo cáo hoặc tên tệp.",
    "Không nhận ra cơ quan gửi báo cáo này.",
    "Ghi tên cơ quan như trong danh mục vào đầu báo cáo, hoặc đặt mã cơ quan vào tên tệp.",
    {},
)
AGENCY_CONFLICT = Problem(
    "KT121",
    Severity.WARNING,
    "Tên tệp và nội dung nói hai cơ quan khác nhau",
    "Có thể tệp bị đặt tên nhầm, hoặc báo cáo chép từ mẫu của cơ quan khác.",
    "Nội dung là của “{inside}” nhưng tên tệp nói “{outside}”; lấy theo nội dung.",
    "Kiểm tra lại người gửi và đặt lại tên tệp.",
    {"inside": "SKHCN", "outside": "SYT"},
    ask="Xác nhận cơ quan báo cáo; lần sau đặt tên tệp theo đúng cơ quan.",
)
PERIOD_UNKNOWN = Problem(
    "KT122",
    Severity.INFO,
    "Báo cáo không ghi kỳ",
    "Kỳ báo cáo được đọc từ tiêu đề; không có thì lấy theo kỳ đang tổng hợp.",
    "Báo cáo không ghi kỳ; coi là {period}.",
    "Đề nghị cơ quan ghi kỳ báo cáo ở tiêu đề.",
    {"period": "6 tháng đầu năm 2020"},
)
PERIOD_OTHER = Problem(
    "KT123",
    Severity.ERROR,
    "Báo cáo của kỳ khác",
    "Số liệu của kỳ khác đưa vào sẽ làm sai cả bảng.",
    "Báo cáo ghi {found}, không phải {expected}; chưa nhận.",
    "Chuyển tệp vào đúng thư mục của kỳ, hoặc đề nghị cơ quan sửa tiêu đề nếu ghi nhầm.",
    {"found": "tháng 5 năm 2020", "expected": "6 tháng đầu năm 2020"},
    ask="Gửi lại báo cáo đúng kỳ; nếu chỉ ghi nhầm tiêu đề thì sửa tiêu đề rồi gửi lại.",
)
HIDDEN = Problem(
    "KT130",
    Severity.INFO,
    "Có nội dung bị ẩn",
    "Dòng, cột hay trang bị ẩn có thể là số liệu cũ mà người gửi không thấy.",
    "{what} đang bị ẩn, {handled}.",
    "Bỏ ẩn để kiểm tra.",
    {"what": "Dòng 14", "handled": "vẫn được đọc"},
)
UNDER_MERGE = Problem(
    "KT131",
    Severity.WARNING,
    "Có giá trị nằm khuất dưới ô gộp",
    "Ô gộp chỉ hiện ô đầu; giá trị còn sót ở các ô bị che không ai thấy nên không được lấy.",
    "Giá trị “{raw}” nằm khuất dưới ô gộp, không lấy.",
    "Bỏ gộp ô để kiểm tra.",
    {"raw": "15"},
    ask="Bỏ gộp ô; xóa giá trị thừa hoặc ghi vào đúng ô.",
)
COLUMN_UNKNOWN = Problem(
    "KT140",
    Severity.INFO,
    "Cột không thuộc biểu",
    "Chỉ các cột kế hoạch, thực hiện, cùng kỳ và ghi chú được lấy; tỷ lệ do chương trình tự tính.",
    "Cột “{label}” không thuộc biểu nên không lấy ({count} ô).",
    "Nếu cột này chính là một cột của biểu, hãy sửa tên cột hoặc thêm cách gọi vào templates/ten-cot.xlsx.",
    {"label": "Thực hiện tháng 5", "count": 12},
)
RATIOS_LEFT = Problem(
    "KT143",
    Severity.INFO,
    "Cột tỷ lệ do chương trình tự tính",
    "Tỷ lệ so với kế hoạch và cùng kỳ được tính lại từ số liệu, nên không bao giờ lệch với số liệu.",
    "Cột “{label}” là cột so sánh; {count} ô không lấy, tỷ lệ được tính lại.",
    "Không cần làm gì.",
    {"label": "So với KH năm (%)", "count": 9},
)
COLUMN_AMBIGUOUS = Problem(
    "KT141",
    Severity.ERROR,
    "Hai cột cùng một nghĩa",
    "Không thể tự chọn một trong hai cột cùng là thực hiện hay cùng là kế hoạch.",
    "Các cột {labels} cùng có nghĩa “{meaning}”; số liệu của các cột này được giữ lại.",
    "Ghi rõ kỳ ở tên cột (ví dụ “TH 6 tháng 2020”) hoặc bỏ cột thừa.",
    {"labels": "E (Thực hiện), F (Kết quả)", "meaning": "Lũy kế thực hiện"},
)
COLUMN_MISSING = Problem(
    "KT142",
    Severity.ERROR,
    "Bảng không có cột thực hiện",
    "Không có cột thực hiện của kỳ thì báo cáo chưa trả lời câu hỏi chính.",
    "Bảng ở trang “{sheet}” không có cột thực hiện của kỳ báo cáo.",
    "Kiểm tra tên cột, nhất là năm và số tháng ghi ở tên cột.",
    {"sheet": "Biểu"},
    ask="Ghi rõ năm và số tháng ở tên cột thực hiện rồi gửi lại.",
)

INTAKE_PROBLEMS = (
    UNREADABLE,
    PASSWORD,
    WRONG_KIND,
    EMPTY_FILE,
    OVER_LIMIT,
    LOCK_FILE,
    NOT_A_SUBMISSION,
    NO_TABLE,
    UNSAFE,
    AGENCY_UNKNOWN,
    AGENCY_CONFLICT,
    PERIOD_UNKNOWN,
    PERIOD_OTHER,
    HIDDEN,
    UNDER_MERGE,
    COLUMN_UNKNOWN,
    COLUMN_AMBIGUOUS,
    COLUMN_MISSING,
    RATIOS_LEFT,
)
