"""KT0xx: mistakes in the catalogue workbook and in the workspace."""

from toolkit.findings.problem import Problem
from toolkit.model import Severity

SHEET_MISSING = Problem(
    "KT001",
    Severity.ERROR,
    "Danh mục thiếu trang tính",
    "Mỗi trang tính của danh mục mang một loại thông tin; thiếu một trang thì không biết ai báo cáo cái gì.",
    "Danh mục không có trang tính “{sheet}”.",
    "Thêm lại trang tính, hoặc chép từ danh mục mẫu (ktxh init).",
    {"sheet": "Chỉ tiêu"},
)
HEADING_MISSING = Problem(
    "KT002",
    Severity.ERROR,
    "Danh mục thiếu cột",
    "Các cột của danh mục được nhận ra theo tên ở dòng đầu; cột bị xóa hay đổi tên thì nội dung không đọc được.",
    "Trang tính “{sheet}” không có cột “{heading}”.",
    "Ghi lại tên cột ở dòng đầu. Cột thêm ngoài quy định vẫn được giữ.",
    {"sheet": "Chỉ tiêu", "heading": "Mã"},
)
REQUIRED_EMPTY = Problem(
    "KT003",
    Severity.ERROR,
    "Danh mục để trống ô bắt buộc",
    "Thiếu mã hoặc tên thì dòng này không dùng được ở bất kỳ khâu nào.",
    "Ô bắt buộc “{heading}” đang để trống.",
    "Điền ô này, hoặc xóa cả dòng.",
    {"heading": "Mã"},
)
DUPLICATE_CODE = Problem(
    "KT004",
    Severity.ERROR,
    "Mã bị trùng trong danh mục",
    "Một mã chỉ được chỉ một cơ quan hoặc một chỉ tiêu; trùng mã thì số liệu của hai dòng sẽ lẫn vào nhau.",
    "Mã “{code}” đã dùng ở ô {first}.",
    "Đổi một trong hai mã.",
    {"code": "SKHCN.1", "first": "A5"},
)
UNKNOWN_REFERENCE = Problem(
    "KT005",
    Severity.ERROR,
    "Danh mục nhắc đến mã không có",
    "Chỉ tiêu cha, cơ quan và mã chỉ tiêu phải có trong chính danh mục.",
    "“{value}” ở cột “{heading}” không có trong danh mục.",
    "Sửa mã, hoặc thêm dòng còn thiếu.",
    {"value": "SKHCN.9", "heading": "Chỉ tiêu cha"},
)
CYCLE = Problem(
    "KT006",
    Severity.ERROR,
    "Chỉ tiêu cha nối thành vòng",
    "Một chỉ tiêu không thể vừa ở trên vừa ở dưới chính nó.",
    "Chỉ tiêu cha nối thành vòng: {path}.",
    "Sửa “Chỉ tiêu cha” của một trong các dòng này.",
    {"path": "A.1 → A.2 → A.1"},
)
BAD_PERIOD = Problem(
    "KT007",
    Severity.ERROR,
    "Kỳ trong danh mục không đúng",
    "Kỳ cho biết cơ quan hoặc chỉ tiêu có hiệu lực từ bao giờ đến bao giờ.",
    "“{value}” ở cột “{heading}” không phải là kỳ báo cáo.",
    "Viết 2020-T5, 2020-Q2, 2020-6T, 2020-9T hoặc 2020.",
    {"value": "6/2020", "heading": "Từ kỳ"},
)
NOT_IN_LIST = Problem(
    "KT008",
    Severity.ERROR,
    "Giá trị ngoài danh sách cho phép",
    "Các cột này chỉ nhận những giá trị đã định.",
    "“{value}” ở cột “{heading}” không thuộc: {choices}.",
    "Chọn lại trong danh sách thả xuống của ô.",
    {"value": "cộng dồn", "heading": "Tổng hợp", "choices": "chủ trì, cộng"},
)
BAD_NUMBER = Problem(
    "KT009",
    Severity.ERROR,
    "Số trong danh mục không đúng",
    "Kế hoạch, năm, số lẻ và hệ số quy đổi phải là số.",
    "“{value}” ở cột “{heading}” không phải là số hợp lệ.",
    "Ghi lại số.",
    {"value": "mười hai", "heading": "Giá trị"},
)
BAD_ROMAN = Problem(
    "KT010",
    Severity.ERROR,
    "Số La Mã của cơ quan không đúng",
    "Biểu chuẩn đánh số cơ quan bằng số La Mã, theo đó mà nhận ra cơ quan trong báo cáo gửi.",
    "“{value}” không phải là số La Mã.",
    "Ghi I, II, III… hoặc để trống.",
    {"value": "IIII"},
)
PARENT_ELSEWHERE = Problem(
    "KT011",
    Severity.ERROR,
    "Chỉ tiêu cha thuộc cơ quan khác",
    "Thành phần và “trong đó” phải cùng cơ quan (hoặc cùng nhóm) với chỉ tiêu cha thì mới cộng, so được.",
    "Chỉ tiêu “{code}” thuộc “{owner}”, còn chỉ tiêu cha “{parent}” thuộc “{other}”.",
    "Sửa cột “Cơ quan” hoặc “Chỉ tiêu cha”.",
    {"code": "SYT.2", "owner": "SYT", "parent": "SKHCN.1", "other": "SKHCN"},
)
TOO_MANY_PARTS = Problem(
    "KT012",
    Severity.ERROR,
    "Chỉ tiêu cha có quá nhiều thành phần",
    "Công thức cộng của Excel dài nhất là 8.192 ký tự.",
    "Chỉ tiêu “{code}” có {count} thành phần, quá {limit}.",
    "Chia thành các nhóm trung gian.",
    {"code": "A.1", "count": 150, "limit": 80},
)
AMBIGUOUS_ALIAS = Problem(
    "KT013",
    Severity.ERROR,
    "Một tên gọi khác chỉ hai chỉ tiêu",
    "Tên gọi khác của một cơ quan chỉ được dẫn đến một chỉ tiêu.",
    "“{text}” đã được gán cho “{other}” ở ô {first}.",
    "Xóa một trong hai dòng.",
    {"text": "Số đề tài", "other": "SKHCN.1", "first": "C2"},
)
BAD_EMAIL = Problem(
    "KT014",
    Severity.ERROR,
    "Địa chỉ thư điện tử không đúng",
    "Thư gửi đến địa chỉ sai sẽ không đến nơi, hoặc đến nhầm người.",
    "“{value}” không phải là địa chỉ thư điện tử.",
    "Sửa địa chỉ, hoặc để trống.",
    {"value": "vanphong@"},
)
FORBIDDEN_CHARACTER = Problem(
    "KT015",
    Severity.ERROR,
    "Mã có ký tự không dùng được",
    "Mã đi vào công thức và tên tệp nên chỉ gồm chữ cái, chữ số, dấu chấm, gạch nối và gạch dưới.",
    "Mã “{code}” có ký tự không dùng được.",
    "Chỉ dùng chữ cái, chữ số, dấu chấm, “-” và “_”.",
    {"code": "SKHCN*1"},
)
NAMESAKES = Problem(
    "KT016",
    Severity.WARNING,
    "Hai chỉ tiêu cùng tên dưới một chỉ tiêu cha",
    "Báo cáo gửi được đối chiếu theo tên và dòng cha; trùng cả hai thì chỉ còn phân biệt được bằng mã.",
    "Tên “{name}” đã có ở ô {first}, dưới cùng một chỉ tiêu cha.",
    "Ghi rõ tên hơn, hoặc đề nghị cơ quan ghi mã chỉ tiêu trong báo cáo.",
    {"name": "Trong đó: nữ", "first": "D12"},
)
RELATION_WITHOUT_PARENT = Problem(
    "KT017",
    Severity.ERROR,
    "Thành phần không có chỉ tiêu cha",
    "“thành phần” và “trong đó” là quan hệ với một chỉ tiêu cha; thiếu chỉ tiêu cha thì không có gì để cộng, so.",
    "Chỉ tiêu “{code}” ghi “{relation}” nhưng chưa có chỉ tiêu cha.",
    "Ghi mã chỉ tiêu cha, hoặc đổi quan hệ thành “riêng”.",
    {"code": "SYT.2", "relation": "thành phần"},
)
BAD_DATE = Problem(
    "KT018",
    Severity.ERROR,
    "Ngày trong danh mục không đúng",
    "Ngày quyết định cho biết tên gọi khác được dùng từ khi nào.",
    "“{value}” ở cột “{heading}” không phải là ngày.",
    "Ghi theo ngày/tháng/năm, ví dụ 15/06/2020.",
    {"value": "31/02/2020", "heading": "Ngày"},
)
INFERRED = Problem(
    "KT020",
    Severity.INFO,
    "Danh mục suy ra từ bảng có sẵn",
    "Khi lập danh mục từ một bảng, cấp và quan hệ được suy ra từ cách đánh số; người lập cần xác nhận.",
    "“{name}”: {inferred}.",
    "Xem lại dòng này trong danh mục rồi sửa nếu cần.",
    {"name": "Trong đó: đề tài đạt", "inferred": "“trong đó” của dòng ngay trên"},
)

CATALOGUE_PROBLEMS = (
    SHEET_MISSING,
    HEADING_MISSING,
    REQUIRED_EMPTY,
    DUPLICATE_CODE,
    UNKNOWN_REFERENCE,
    CYCLE,
    BAD_PERIOD,
    NOT_IN_LIST,
    BAD_NUMBER,
    BAD_ROMAN,
    PARENT_ELSEWHERE,
    TOO_MANY_PARTS,
    AMBIGUOUS_ALIAS,
    BAD_EMAIL,
    FORBIDDEN_CHARACTER,
    NAMESAKES,
    RELATION_WITHOUT_PARENT,
    BAD_DATE,
    INFERRED,
)
