"""KT7xx: words of a report that contradict each other, its figures, its period or the form of a report."""

from toolkit.findings.problem import Problem
from toolkit.model import Severity

TOTAL_DIFFERS = Problem(
    "KT701",
    Severity.ERROR,
    "Tổng trong lời văn khác cộng các thành phần",
    "Người nghe cộng nhẩm ngay được; một trong các số chắc chắn sai.",
    "Tổng ghi {total}, cộng {count} thành phần ({parts}) được {sum} (lệch {difference}).",
    "Đối chiếu với biểu số liệu rồi sửa số tổng hoặc số thành phần.",
    {"total": "83 đề tài", "count": 3, "parts": "24 + 46 + 15", "sum": "85", "difference": "2"},
)
OF_WHICH_DIFFERS = Problem(
    "KT702",
    Severity.WARNING,
    "Các phần nêu kèm không khớp với tổng",
    "Các phần “trong đó” lớn hơn tổng, hay các phần gần bằng mà không bằng tổng: thường là một số gõ nhầm.",
    "Tổng ghi {total}, các phần nêu kèm ({parts}) cộng được {sum} (lệch {difference}).",
    "Xem các phần có trùng nhau không; nếu không thì sửa số sai.",
    {"total": "250 hồ sơ", "parts": "240 + 15", "sum": "255", "difference": "5"},
)
REST_DIFFERS = Problem(
    "KT703",
    Severity.ERROR,
    "Phần còn lại không khớp",
    "Tổng trừ phần đã làm phải bằng phần còn lại.",
    "Tổng {total}, đã {done}, còn lại phải là {expected} nhưng ghi {found}.",
    "Đối chiếu ba số rồi sửa số sai.",
    {"total": "1.250 hồ sơ", "done": "1.200", "expected": "50", "found": "60"},
)
PERCENT_DIFFERS = Problem(
    "KT704",
    Severity.ERROR,
    "Tỷ lệ không đúng với hai số bên cạnh",
    "Tỷ lệ tính lại được từ chính hai số trong câu.",
    "{part}/{base} là {expected}%, nhưng ghi {found}%.",
    "Tính lại tỷ lệ, hoặc sửa tử số, mẫu số.",
    {"part": "45", "base": "60", "expected": "75", "found": "70"},
)
GROWTH_DIFFERS = Problem(
    "KT705",
    Severity.ERROR,
    "Mức tăng, giảm không đúng với hai số bên cạnh",
    "Mức tăng, giảm tính lại được từ số kỳ này và số kỳ trước trong câu.",
    "Từ {previous} đến {current} là {expected}, nhưng ghi {found}.",
    "Tính lại mức tăng, giảm, hoặc sửa một trong hai số.",
    {"previous": "40 vụ", "current": "50 vụ", "expected": "tăng 25%", "found": "tăng 20%"},
)
SHARE_EXCEEDS = Problem(
    "KT706",
    Severity.WARNING,
    "Phần lớn hơn toàn bộ",
    "Số xã, trường, đơn vị đạt không thể nhiều hơn số xã, trường, đơn vị có.",
    "“{quote}”: {part} lớn hơn {base}.",
    "Xem lại hai số có bị đảo chỗ hay gõ nhầm không.",
    {"quote": "153/152 xã", "part": "153", "base": "152"},
)
RETOLD_DIFFERENTLY = Problem(
    "KT707",
    Severity.ERROR,
    "Một việc nói hai lần với hai số khác nhau",
    "Báo cáo nhắc lại số liệu ở phần đánh giá hay phần sau; hai chỗ phải như nhau.",
    "Đoạn {other} ghi “{before}”, ở đây ghi “{here}” (lệch {difference}).",
    "Đối chiếu với biểu số liệu rồi sửa cho thống nhất.",
    {"other": 5, "before": "tổ chức 05 lớp tập huấn", "here": "tổ chức 06 lớp tập huấn", "difference": "1"},
)
CITED_DIFFERENTLY = Problem(
    "KT708",
    Severity.ERROR,
    "Một văn bản được dẫn với hai ngày khác nhau",
    "Một số, ký hiệu văn bản chỉ có một ngày ban hành.",
    "Văn bản số {symbol} ở đoạn {other} ghi ngày {before}, ở đây ghi ngày {here}.",
    "Mở văn bản gốc và sửa ngày sai.",
    {"symbol": "1234/QĐ-UBND", "other": 3, "before": "01/02/2020", "here": "02/01/2020"},
)
SYMBOL_YEAR = Problem(
    "KT709",
    Severity.ERROR,
    "Năm trong số, ký hiệu khác năm ban hành",
    "Văn bản quy phạm pháp luật ghi năm ban hành trong số, ký hiệu.",
    "Văn bản số {symbol} mang năm {year}, nhưng ghi ngày {date}.",
    "Mở văn bản gốc và sửa số, ký hiệu hoặc ngày.",
    {"symbol": "30/2020/NĐ-CP", "year": 2020, "date": "05/3/2019"},
)
NO_SUCH_DATE = Problem(
    "KT710",
    Severity.ERROR,
    "Ngày không có thật",
    "Tháng ấy không có ngày ấy.",
    "“{date}” không có trong lịch.",
    "Sửa ngày.",
    {"date": "31/6/2020"},
)
CITED_LATER = Problem(
    "KT711",
    Severity.ERROR,
    "Văn bản được dẫn ban hành sau ngày báo cáo",
    "Báo cáo không thể dẫn một văn bản chưa có.",
    "Văn bản số {symbol} ghi ngày {date}, sau ngày báo cáo {reported}.",
    "Sửa ngày của văn bản, hoặc ngày của báo cáo.",
    {"symbol": "1234/QĐ-UBND", "date": "01/12/2020", "reported": "10/6/2020"},
)
CUTOFF_OUTSIDE = Problem(
    "KT712",
    Severity.WARNING,
    "Mốc số liệu ngoài kỳ báo cáo",
    "Số liệu của một kỳ tính đến một ngày trong kỳ; mốc năm khác thường là sót lại từ báo cáo cũ.",
    "Số liệu tính đến {date}, ngoài kỳ {period}.",
    "Xem lại mốc số liệu.",
    {"date": "30/6/2019", "period": "6 tháng đầu năm 2020"},
)
PERIOD_DIFFERS = Problem(
    "KT713",
    Severity.WARNING,
    "Đề mục ghi kỳ khác kỳ của báo cáo",
    "Thường là sót lại khi dùng báo cáo kỳ trước làm mẫu.",
    "Đề mục ghi {here}, báo cáo là của {period}.",
    "Sửa kỳ trong đề mục.",
    {"here": "6 tháng đầu năm 2019", "period": "6 tháng đầu năm 2020"},
)
DONE_LATER = Problem(
    "KT714",
    Severity.WARNING,
    "Việc đã làm mà ngày ở sau ngày báo cáo",
    "Việc chưa đến ngày thì chưa thể ghi là đã làm.",
    "Ngày {date} sau ngày báo cáo {reported}.",
    "Sửa ngày, hoặc chuyển sang phần nhiệm vụ.",
    {"date": "15/8/2020", "reported": "10/6/2020"},
)
NUMBERED_DIFFERENTLY = Problem(
    "KT715",
    Severity.WARNING,
    "Cùng ngày, cùng nội dung mà số văn bản khác nhau",
    "Hai số đảo chữ số của cùng một văn bản thường là gõ nhầm.",
    "Đoạn {other} ghi số {before}, ở đây ghi số {here}, cùng ngày {date}.",
    "Mở văn bản gốc và sửa số sai.",
    {"other": 3, "before": "1234/QĐ-UBND", "here": "1243/QĐ-UBND", "date": "01/02/2020"},
)
DATED_OUTSIDE = Problem(
    "KT716",
    Severity.WARNING,
    "Ngày của báo cáo ở trước kỳ báo cáo",
    "Báo cáo của một kỳ được lập trong kỳ hoặc sau kỳ.",
    "Báo cáo ghi ngày {date}, trước kỳ {period}.",
    "Sửa ngày của báo cáo, hoặc kỳ trong tiêu đề.",
    {"date": "10/6/2019", "period": "6 tháng đầu năm 2020"},
)
AVERAGE_DIFFERS = Problem(
    "KT717",
    Severity.WARNING,
    "Số bình quân không đúng với tổng và số lượng bên cạnh",
    "Số bình quân tính lại được từ tổng và số lượng trong câu.",
    "{total} chia cho {count} là {expected}, nhưng ghi bình quân {found}.",
    "Tính lại số bình quân, hoặc sửa tổng, số lượng.",
    {"total": "2.800 triệu đồng", "count": "40 dự án", "expected": "70", "found": "75"},
)
FIGURE_DIFFERS = Problem(
    "KT721",
    Severity.ERROR,
    "Lời văn khác số liệu trong biểu",
    "Lãnh đạo đọc một số và nhìn thấy số khác trong biểu.",
    "Lời văn ghi {found}, {source} ghi {expected} (“{name}”, {what}; lệch {difference}).",
    "Đối chiếu với cơ quan báo cáo rồi sửa lời văn hoặc số liệu.",
    {
        "found": "4.013",
        "source": "bảng tổng hợp",
        "expected": "4.031",
        "name": "Số phương tiện đo được kiểm định",
        "what": "lũy kế thực hiện",
        "difference": "-18",
    },
)
FIGURE_NIL = Problem(
    "KT722",
    Severity.ERROR,
    "Biểu ghi không phát sinh mà lời văn có số",
    "Hai người viết hiểu khác nhau: một bên nói không có, một bên nói có.",
    "Lời văn ghi {found}, nhưng {source} ghi “-” (“{name}”, {what}).",
    "Hỏi lại cơ quan báo cáo.",
    {"found": "3 đề tài", "source": "bảng tổng hợp", "name": "Đề tài, dự án đạt", "what": "lũy kế thực hiện"},
)
PLAN_SHARE_DIFFERS = Problem(
    "KT724",
    Severity.WARNING,
    "Tỷ lệ đạt kế hoạch khác kế hoạch trong biểu",
    "Tỷ lệ tính lại được từ số trong lời và kế hoạch năm trong biểu; có khi lời văn nói kế hoạch khác.",
    "“{name}”: {part} trên kế hoạch năm {plan} ({source}) là {expected}%, nhưng ghi {found}%.",
    "Tính lại tỷ lệ; nếu so với kế hoạch khác thì ghi rõ kế hoạch nào.",
    {
        "name": "Tổng vốn đầu tư toàn xã hội",
        "part": "8.450",
        "plan": "21.000",
        "source": "bảng tổng hợp",
        "expected": "40",
        "found": "42",
    },
)
FIGURE_WAITS = Problem(
    "KT723",
    Severity.INFO,
    "Số trong biểu đang giữ lại hoặc chưa có",
    "Lời văn đã ghi số mà bảng tổng hợp còn chờ quyết định.",
    "Lời văn ghi {found}; “{name}” ({what}) trong {source} còn để trống.",
    "Quyết định số liệu trong bảng tổng hợp rồi đối chiếu lại.",
    {"found": "120", "name": "Số doanh nghiệp", "what": "lũy kế thực hiện", "source": "bảng tổng hợp"},
)
ONE_DIGIT = Problem(
    "KT731",
    Severity.INFO,
    "Số dưới 10 viết một chữ số",
    "Báo cáo này viết số đếm dưới 10 bằng hai chữ số (03 nhiệm vụ); chỗ này viết khác.",
    "“{quote}” nên viết là “{written}” (báo cáo có {count} chỗ như vậy).",
    "Thêm số 0 phía trước.",
    {"quote": "5 lớp tập huấn", "written": "05 lớp tập huấn", "count": 1},
)
DATE_FORM = Problem(
    "KT732",
    Severity.INFO,
    "Ngày, tháng viết chưa đúng thể thức",
    "Nghị định 30/2020/NĐ-CP, Phụ lục I: ngày nhỏ hơn 10 và tháng 1, 2 phải thêm số 0 phía trước.",
    "“{quote}” phải viết là “{written}”.",
    "Thêm số 0 phía trước.",
    {"quote": "ngày 5 tháng 2 năm 2020", "written": "ngày 05 tháng 02 năm 2020"},
)
END_MARK = Problem(
    "KT733",
    Severity.WARNING,
    "Thiếu “./.” ở cuối nội dung",
    "Nghị định 30/2020/NĐ-CP: kết thúc nội dung văn bản bằng dấu “./.”.",
    "Đoạn cuối “{quote}” không kết thúc bằng “./.”.",
    "Thêm “./.” vào cuối đoạn.",
    {"quote": "…trân trọng báo cáo."},
)
NO_RECIPIENTS = Problem(
    "KT734",
    Severity.WARNING,
    "Thiếu Nơi nhận",
    "Nơi nhận là thành phần thể thức của văn bản (Nghị định 30/2020/NĐ-CP, Điều 8).",
    "Báo cáo không có “Nơi nhận:”.",
    "Thêm Nơi nhận ở dưới, bên trái.",
    {},
)
HEAD_MISSING = Problem(
    "KT735",
    Severity.WARNING,
    "Phần đầu thiếu một thành phần thể thức",
    "Quốc hiệu, Tiêu ngữ, số, ký hiệu, địa danh và thời gian là thành phần thể thức (Nghị định 30/2020/NĐ-CP).",
    "Phần đầu không có {what}.",
    "Bổ sung theo mẫu 1.4 của Nghị định 30/2020/NĐ-CP.",
    {"what": "số, ký hiệu của báo cáo"},
)
UNKNOWN_PLACEHOLDER = Problem(
    "KT741",
    Severity.WARNING,
    "Mẫu báo cáo có chỗ điền không biết",
    "Chỗ trong ngoặc nhọn gõ sai tên thì không được điền, và lọt vào báo cáo.",
    "Mẫu báo cáo có chỗ điền “{placeholder}”; chương trình không biết điền gì vào đó và để nguyên.",
    "Sửa tên theo danh sách trong hướng dẫn, mục “Dự thảo báo cáo”.",
    {"placeholder": "kì"},
)

WORDS_PROBLEMS = (
    TOTAL_DIFFERS,
    OF_WHICH_DIFFERS,
    REST_DIFFERS,
    PERCENT_DIFFERS,
    GROWTH_DIFFERS,
    SHARE_EXCEEDS,
    RETOLD_DIFFERENTLY,
    CITED_DIFFERENTLY,
    SYMBOL_YEAR,
    NO_SUCH_DATE,
    CITED_LATER,
    CUTOFF_OUTSIDE,
    PERIOD_DIFFERS,
    DONE_LATER,
    NUMBERED_DIFFERENTLY,
    DATED_OUTSIDE,
    AVERAGE_DIFFERS,
    FIGURE_DIFFERS,
    FIGURE_NIL,
    FIGURE_WAITS,
    PLAN_SHARE_DIFFERS,
    ONE_DIGIT,
    DATE_FORM,
    END_MARK,
    NO_RECIPIENTS,
    HEAD_MISSING,
    UNKNOWN_PLACEHOLDER,
)
