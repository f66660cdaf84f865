"""KT180–KT189: what a sheet shows that is taken for something else, or not at all."""

from toolkit.findings.problem import Problem
from toolkit.model import Severity

ANOTHER_HEADER = Problem(
    "KT180",
    Severity.WARNING,
    "Dòng giữa bảng có thể là đầu cột của bảng khác",
    "Hai bảng đặt liền nhau, không có dòng trống, thì dòng chữ ở giữa có thể là đầu cột của bảng sau, cũng có thể là "
    "nội dung ghi bằng chữ.",
    "Dòng {row} ({labels}) chỉ có chữ, đứng giữa các dòng có số, có thể là đầu cột của bảng khác; các dòng bên dưới "
    "vẫn được đọc theo đầu cột của bảng trên.",
    "Nếu là bảng khác thì chèn một dòng trống phía trên dòng này; nếu là nội dung ghi bằng chữ thì không cần sửa.",
    {"row": 14, "labels": "Ngành; Số dự án; Số hộ"},
)

AMONG_NAMES = Problem(
    "KT181",
    Severity.WARNING,
    "Số nằm ở cột tên hoặc cột đơn vị tính",
    "Cột tên chỉ tiêu và cột đơn vị tính không chứa số liệu; số đứng ở đó thường do bảng khác nằm liền bên dưới, "
    "hoặc do gõ lệch cột.",
    "{count} ô có số ở {where} nằm trong cột tên hoặc cột đơn vị tính của bảng nên không lấy.",
    "Nếu gõ lệch cột thì chuyển số về đúng cột; nếu là bảng khác thì chèn một dòng trống giữa hai bảng.",
    {"count": 7, "where": "ô B14, B15, B16"},
)

TURNED = Problem(
    "KT182",
    Severity.WARNING,
    "Bảng bị xoay ngang",
    "Biểu số liệu có mỗi chỉ tiêu một dòng; khi kế hoạch, thực hiện là các dòng thì chỉ tiêu nằm ở đầu cột và không "
    "đọc được.",
    "Ở dòng {first}–{last}, kế hoạch và thực hiện là các dòng, chỉ tiêu nằm ở đầu cột: bảng bị xoay ngang.",
    "Chép bảng, dán lại bằng Dán đặc biệt (Paste Special) với ô Chuyển vị (Transpose) để mỗi chỉ tiêu là một dòng.",
    {"first": 5, "last": 7},
)
WORDS_BESIDE = Problem(
    "KT183",
    Severity.WARNING,
    "Chữ có số đứng cạnh bảng",
    "Chữ ghi cạnh bảng, như “sửa: 1.250”, có thể là số đúng của ô bên cạnh; máy không biết nên vẫn lấy số trong bảng.",
    "{count} ô cạnh bảng ghi chữ có số: {texts}; không thuộc cột nào của bảng nên không lấy.",
    "Nếu là số đúng thì sửa vào ô trong bảng rồi xóa chữ bên cạnh.",
    {"count": 1, "texts": "F8 “sửa: 1.250.500”"},
)

CELL_NOTES = Problem(
    "KT184",
    Severity.WARNING,
    "Ô có ghi chú kèm theo",
    "Ghi chú (comment) gắn vào ô thường nói số chưa đủ hoặc số đúng là số khác; máy chỉ lấy giá trị của ô.",
    "{count} ô có ghi chú kèm theo, không được lấy: {texts}.",
    "Đọc ghi chú; nếu ghi chú nói số khác thì sửa số trong ô.",
    {"count": 1, "texts": "E8 “Số đúng là 1.310.000”"},
)

SHOWN_SCALED = Problem(
    "KT185",
    Severity.ERROR,
    "Số hiện trên màn hình đã được chia cho hàng nghìn",
    "Định dạng số có dấu phẩy ở cuối (như #,##0.0,,) chia số cho nghìn, triệu, tỷ khi hiện: người xem và máy đọc hai "
    "số khác nhau.",
    "Số trong ô là {raw} nhưng định dạng làm hiện {seen}; số liệu được giữ lại.",
    "Ghi số theo đúng đơn vị tính của biểu, bỏ định dạng chia.",
    {"raw": "3.150.250.000.000", "seen": "3.150,25"},
)
STRUCK_OUT = Problem(
    "KT186",
    Severity.ERROR,
    "Số bị gạch ngang",
    "Số bị gạch ngang thường là số đã bỏ, số đúng ghi ở chỗ khác.",
    "Số {raw} bị gạch ngang; số liệu được giữ lại.",
    "Nếu số còn đúng thì bỏ gạch; nếu không thì thay bằng số đúng.",
    {"raw": "1.250.300"},
)
NOT_SHOWN = Problem(
    "KT187",
    Severity.ERROR,
    "Số bị định dạng ẩn",
    "Định dạng “;;;” làm số không hiện, người xem tưởng ô trống.",
    "Ô có số {raw} nhưng định dạng làm số không hiện; số liệu được giữ lại.",
    "Nếu là số liệu thì đổi lại định dạng; nếu không thì xóa.",
    {"raw": "131.200"},
)

MERGED_VALUE = Problem(
    "KT188",
    Severity.ERROR,
    "Một số ghi chung cho nhiều dòng hoặc nhiều cột",
    "Số trong ô gộp (merge) qua nhiều chỉ tiêu hay nhiều cột là số chung, không phải của riêng dòng đầu hay cột đầu.",
    "“{raw}” nằm trong ô gộp qua nhiều dòng hoặc nhiều cột của bảng; số liệu được giữ lại.",
    "Bỏ gộp ô, ghi số riêng cho từng dòng, từng cột.",
    {"raw": "1250300"},
)

SHEET_PROBLEMS = (
    ANOTHER_HEADER, AMONG_NAMES, TURNED, WORDS_BESIDE, CELL_NOTES, SHOWN_SCALED, STRUCK_OUT, NOT_SHOWN, MERGED_VALUE,
)  # fmt: skip
