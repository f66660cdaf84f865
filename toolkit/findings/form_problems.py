"""KT350–KT359: submission forms that come back."""

from toolkit.findings.problem import Problem
from toolkit.model import Severity

FORM_OTHER_PERIOD = Problem(
    "KT350",
    Severity.ERROR,
    "Biểu nhập của kỳ khác",
    "Biểu nhập do ktxh lập ghi sẵn kỳ báo cáo bên trong; số liệu của kỳ khác không được lẫn vào kỳ này.",
    "Biểu nhập này lập cho kỳ {found}, không phải {expected}.",
    "Đề nghị cơ quan nhập vào đúng biểu của kỳ này; hoặc chuyển tệp vào thư mục của kỳ ghi trong biểu.",
    {"found": "6 tháng đầu năm 2019", "expected": "6 tháng đầu năm 2020"},
)
FORM_OTHER_VERSION = Problem(
    "KT351",
    Severity.WARNING,
    "Biểu nhập lập từ danh mục cũ",
    "Danh mục (chỉ tiêu, đơn vị tính, kế hoạch) đã đổi sau khi gửi biểu nhập; số liệu vẫn nhận theo mã.",
    "Biểu nhập mang phiên bản {found}, phiên bản hiện nay là {expected}: danh mục đã đổi sau khi lập biểu.",
    "Xem các chỉ tiêu, kế hoạch mới thêm hoặc đã sửa; nếu cần, lập lại biểu nhập (ktxh forms) và gửi lại cơ quan.",
    {"found": "1-1a2b3c4d", "expected": "1-5e6f7a8b"},
)
FORM_UNFILLED = Problem(
    "KT352",
    Severity.WARNING,
    "Biểu nhập còn ô chưa nhập",
    "Ô để trống không phải là 0 và cũng không phải là “không phát sinh”; biểu in ra sẽ thiếu số.",
    "Biểu nhập còn {count} chỉ tiêu chưa nhập lũy kế thực hiện: {names}.",
    "Đề nghị cơ quan nhập đủ; không phát sinh thì ghi dấu “-”, chưa có thì ghi “chưa có số liệu”.",
    {"count": 2, "names": "Số hộ nghèo; Tỷ lệ che phủ rừng"},
)
FORM_CODE_GONE = Problem(
    "KT353",
    Severity.WARNING,
    "Mã trong biểu nhập không còn trong danh mục",
    "Cột mã (ẩn) của biểu nhập cho biết mỗi dòng là chỉ tiêu nào; mã lạ thì chỉ còn tên để nhận.",
    "Dòng “{name}” mang mã {code}, không có trong danh mục của kỳ này; dòng được nhận theo tên.",
    "Xem lại danh mục, hoặc lập lại biểu nhập cho cơ quan.",
    {"name": "Số hộ nghèo", "code": "SLDTBXH.9"},
)
FORM_PROBLEMS = (FORM_OTHER_PERIOD, FORM_OTHER_VERSION, FORM_UNFILLED, FORM_CODE_GONE)
