"""KT31x: what columns are called, and the workspace's list of their names."""

from toolkit.findings.problem import Problem
from toolkit.model import Severity

COLUMN_ASKED = Problem(
    "KT310",
    Severity.ERROR,
    "Cột có số liệu mà chưa biết là cột gì",
    "Mỗi cơ quan gọi tên cột một cách; tên chưa gặp thì không đoán, chỉ hỏi một lần rồi nhớ cho mọi tệp về sau.",
    "Chưa biết cột “{label}” là cột gì; {count} số liệu được giữ lại.",
    "Thêm một dòng vào templates/ten-cot.xlsx: tên cột và nghĩa; cột không thuộc biểu thì chọn “không lấy”.",
    {"label": "Con số 6T", "count": 12},
    ask="Ghi tên cột như biểu mẫu: kế hoạch năm, thực hiện, cùng kỳ năm trước, ghi chú.",
)
UNKNOWN_MEANING = Problem(
    "KT311",
    Severity.ERROR,
    "Danh sách tên cột ghi nghĩa không có",
    "Nghĩa của cột chỉ là một trong các nghĩa có sẵn, chọn ở danh sách thả xuống.",
    "Nghĩa “{meaning}” không có; các nghĩa: {known}.",
    "Chọn lại nghĩa trong danh sách.",
    {"meaning": "thực hiện được", "known": "kế hoạch năm, thực hiện, cùng kỳ năm trước"},
)
NAME_TWICE = Problem(
    "KT312",
    Severity.ERROR,
    "Một tên cột có hai nghĩa",
    "Một tên chỉ có thể là một cột; hai nghĩa thì không biết theo nghĩa nào.",
    "Tên cột “{name}” có hai nghĩa: {first} và {second}; lấy theo dòng trên.",
    "Xóa dòng sai.",
    {"name": "Kết quả", "first": "thực hiện", "second": "kế hoạch năm"},
)
NAMES_UNREADABLE = Problem(
    "KT313",
    Severity.ERROR,
    "Không đọc được danh sách tên cột",
    "Không có danh sách tên cột thì không biết cột nào là cột nào.",
    "Tệp không có trang “{sheet}” với các đầu cột {headings}.",
    "Khôi phục trang và đầu cột; hoặc xóa tệp để dùng danh sách có sẵn của chương trình.",
    {"sheet": "Tên cột", "headings": "Tên cột, Nghĩa, Ghi chú"},
)

COLUMN_PROBLEMS = (COLUMN_ASKED, UNKNOWN_MEANING, NAME_TWICE, NAMES_UNREADABLE)
