"""KT144–149: what stands beside the tables, and columns that do not say what they are."""

from toolkit.findings.problem import Problem
from toolkit.model import Severity

BESIDE_TABLE = Problem(
    "KT144",
    Severity.WARNING,
    "Số nằm cạnh bảng, không có tiêu đề cột hoặc tên dòng",
    "Ô tính nháp cạnh bảng không phải số liệu; nếu là số liệu thật thì bảng đang thiếu tiêu đề cột hoặc tên dòng.",
    "{count} ô có số ở {where} không thuộc cột, dòng nào của bảng nên không lấy.",
    "Nếu là số nháp thì xóa đi; nếu là số liệu thì ghi tiêu đề cho cột hoặc tên cho dòng.",
    {"count": 12, "where": "cột H, I"},
)
OUTSIDE_TABLE = Problem(
    "KT145",
    Severity.INFO,
    "Trang tính có số ngoài các bảng",
    "Số không nằm trong bảng nào thì không biết là số liệu của chỉ tiêu nào.",
    "{count} ô có số ở {where} nằm ngoài các bảng nên không lấy.",
    "Nếu là số liệu thì đưa vào bảng, có dòng đầu cột và tên chỉ tiêu.",
    {"count": 3, "where": "ô B48, E39"},
)
NO_HEADING = Problem(
    "KT146",
    Severity.INFO,
    "Cột trong bảng không có tiêu đề",
    "Cột không có tiêu đề, hẹp hoặc bị ẩn giữa các cột khác thường là cột tính trung gian.",
    "Cột {letters} ở giữa bảng không có tiêu đề ({count} ô); được đọc nhưng không biết nghĩa.",
    "Ghi tiêu đề cho cột, hoặc bỏ cột nếu không dùng.",
    {"letters": "F", "count": 12},
)
SWAPPED_DATE = Problem(
    "KT147",
    Severity.WARNING,
    "Ngày ở đầu cột có thể bị đảo ngày và tháng",
    "Gõ 01/12/2013 trên máy đặt kiểu Mỹ, Excel hiểu là ngày 12 tháng 1; tiêu đề khi đó sai mà không ai thấy.",
    "Đầu cột {letters} ghi ngày {found}; các cột khác nói tháng {month}, có thể là {meant}.",
    "Kiểm tra ngày ở đầu cột, sửa rồi gõ ở dạng chữ.",
    {"letters": "E", "found": "12/01/2013", "month": 12, "meant": "01/12/2013"},
)
TABLE_LEFT = Problem(
    "KT148",
    Severity.INFO,
    "Bảng không có cột nào của biểu",
    "Bảng tính trung gian hay danh sách không có cột kế hoạch, thực hiện thì không phải biểu số liệu.",
    "Bảng ở dòng {first}–{last} không có cột kế hoạch, thực hiện hay cùng kỳ nên không lấy ({count} ô).",
    "Nếu là biểu số liệu thì sửa tiêu đề cột, hoặc thêm cách gọi cột.",
    {"first": 1, "last": 9, "count": 12},
)

CONTINUED = Problem(
    "KT149",
    Severity.INFO,
    "Trang không có đầu cột được đọc tiếp bảng của trang trước",
    "Bảng dài in sang trang sau thường không chép lại đầu cột.",
    "Trang không có dòng đầu cột; các dòng đứng đúng cột của bảng ở trang trước nên được đọc tiếp bảng đó.",
    "Nếu là bảng khác thì thêm dòng đầu cột.",
    {},
)

LAYOUT_PROBLEMS = (BESIDE_TABLE, OUTSIDE_TABLE, NO_HEADING, SWAPPED_DATE, TABLE_LEFT, CONTINUED)
