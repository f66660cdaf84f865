"""KT2xx: what stands in a single value cell."""

from toolkit.findings.problem import Problem
from toolkit.model import Severity

SEPARATOR = Problem(
    "KT201",
    Severity.ERROR,
    "Dấu chấm, phẩy đọc được hai cách",
    "“4,031” có thể là 4.031 hoặc 4,031 — sai nhau một nghìn lần. Trong tệp này không có gì để quyết định.",
    "“{raw}” đọc được hai cách; số liệu được giữ lại.",
    "Ghi lại số theo lối Việt Nam: dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân.",
    {"raw": "4,031"},
)
NOT_A_NUMBER = Problem(
    "KT202",
    Severity.ERROR,
    "Ô số liệu là chữ",
    "Ô của cột số phải là số, dấu “-” (không phát sinh) hoặc “chưa có số liệu”.",
    "“{raw}” {trouble}; số liệu được giữ lại.",
    "Ghi lại con số; phần giải thích chuyển sang cột Ghi chú.",
    {"raw": "khoảng 30", "trouble": "có chữ đi kèm số"},
)
ERROR_VALUE = Problem(
    "KT203",
    Severity.ERROR,
    "Công thức bị lỗi",
    "Giá trị lỗi của Excel (#DIV/0!, #REF!…) không phải là số 0 cũng không phải ô trống.",
    "Ô có giá trị lỗi {raw}; số liệu được giữ lại.",
    "Sửa công thức trong tệp gốc rồi gửi lại.",
    {"raw": "#DIV/0!"},
    ask="Ghi con số đúng, hoặc sửa công thức.",
)
UNCALCULATED = Problem(
    "KT204",
    Severity.ERROR,
    "Công thức chưa được tính",
    "Tệp lưu công thức mà không kèm kết quả; đọc lên sẽ thành ô trống hoặc số 0.",
    "Công thức {raw} chưa có kết quả; số liệu được giữ lại.",
    "Mở tệp bằng Excel, chờ tính xong, lưu lại rồi gửi.",
    {"raw": "=SUM(E10:E12)"},
    ask="Ghi con số đúng, hoặc mở tệp gốc bằng Excel, chờ tính xong, lưu rồi gửi lại.",
)
DATE_VALUE = Problem(
    "KT205",
    Severity.ERROR,
    "Ô số liệu là ngày tháng",
    "Excel tự đổi “4/9” thành ngày; con số đã gõ không còn nữa.",
    "Ô là ngày {raw}, không phải số; số liệu được giữ lại.",
    "Định dạng ô là Văn bản hoặc Số rồi gõ lại.",
    {"raw": "04/09/2020"},
    ask="Ghi lại con số.",
)
PERCENT_VALUE = Problem(
    "KT206",
    Severity.ERROR,
    "Số phần trăm ở chỉ tiêu không tính bằng phần trăm",
    "Ô hiện “30 %” chứa số 0,3; không rõ người gửi muốn nói số nào.",
    "“{raw}” là số phần trăm nhưng đơn vị tính là “{unit}”; số liệu được giữ lại.",
    "Ghi lại con số đúng đơn vị tính.",
    {"raw": "30%", "unit": "người"},
)
UNIT_IN_CELL = Problem(
    "KT207",
    Severity.ERROR,
    "Đơn vị ghi trong ô khác đơn vị của chỉ tiêu",
    "Số đi kèm một đơn vị khác có thể sai nhau hàng nghìn lần.",
    "“{raw}” có “{suffix}” đi kèm, khác đơn vị tính “{unit}”; số liệu được giữ lại.",
    "Đổi về đúng đơn vị tính và chỉ ghi con số.",
    {"raw": "12 tấn", "suffix": "tấn", "unit": "ha"},
)
FOOTNOTE = Problem(
    "KT208",
    Severity.INFO,
    "Số có dấu chú thích",
    "Dấu (*) hay số mũ sau con số dẫn đến chú thích, không thuộc con số.",
    "“{raw}” có dấu chú thích “{mark}”; lấy số {value}.",
    "Không cần làm gì; nội dung chú thích nên chuyển vào cột Ghi chú.",
    {"raw": "120(*)", "mark": "(*)", "value": "120"},
)
BOOLEAN_VALUE = Problem(
    "KT209",
    Severity.ERROR,
    "Ô số liệu là ĐÚNG/SAI",
    "Giá trị lô-gic không phải là số.",
    "Ô là giá trị lô-gic {raw}; số liệu được giữ lại.",
    "Ghi lại con số.",
    {"raw": "TRUE"},
)

VALUE_PROBLEMS = (
    SEPARATOR,
    NOT_A_NUMBER,
    ERROR_VALUE,
    UNCALCULATED,
    DATE_VALUE,
    PERCENT_VALUE,
    UNIT_IN_CELL,
    FOOTNOTE,
    BOOLEAN_VALUE,
)
