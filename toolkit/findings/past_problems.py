"""KT411–449: figures against earlier periods, against their notes, and ratios that cannot be."""

from toolkit.findings.problem import Problem
from toolkit.model import Severity

CUMULATIVE_FELL = Problem(
    "KT411",
    Severity.ERROR,
    "Số lũy kế giảm so với kỳ trước trong năm",
    "Số lũy kế từ đầu năm không thể ít đi; giảm thì kỳ này hoặc kỳ trước ghi sai, hoặc chỉ tiêu không phải lũy kế.",
    "Lũy kế thực hiện của “{name}” là {value}, thấp hơn {earlier} ({before}); số liệu được giữ lại.",
    "Hỏi lại cơ quan. Nếu chỉ tiêu là số tại thời điểm thì sửa cột “Loại” trong danh mục.",
    {"name": "Tổng thu ngân sách", "value": "3.100", "earlier": "tháng 5 năm 2020", "before": "3.250"},
)
LARGE_MOVE = Problem(
    "KT412",
    Severity.WARNING,
    "Tăng, giảm nhiều mà không ghi nguyên nhân",
    "Mức tăng, giảm lớn cần có nguyên nhân ở cột Ghi chú để giải trình; nhiều khi đó là số gõ nhầm.",
    "Lũy kế thực hiện của “{name}” là {value}, {move} so với cùng kỳ ({before}), không có ghi chú.",
    "Đề nghị cơ quan ghi nguyên nhân hoặc kiểm tra lại số liệu.",
    {"name": "Số vụ cháy", "value": "48", "move": "tăng 128,6 %", "before": "21"},
)
OUTLIER = Problem(
    "KT413",
    Severity.WARNING,
    "Số khác thường so với các kỳ trước",
    "So bình quân tháng của kỳ này với các kỳ đã có trong sổ (điểm z hiệu chỉnh theo trung vị).",
    "Lũy kế thực hiện của “{name}” là {value}; theo {count} kỳ trước thường khoảng {usual} (điểm z {score}).",
    "Kiểm tra lại với cơ quan; nếu đúng thì nên có ghi chú.",
    {"name": "Tổng thu ngân sách", "value": "9.100", "count": 8, "usual": "3.250", "score": "7,2"},
)
MISSING_REQUIRED = Problem(
    "KT414",
    Severity.WARNING,
    "Thiếu số liệu phải báo cáo",
    "Chỉ tiêu được giao kế hoạch hoặc kỳ trước đã báo cáo thì kỳ này phải có số; không phát sinh thì ghi “-”.",
    "Báo cáo không có kết quả thực hiện của {count} chỉ tiêu phải báo cáo: {names}.",
    "Đề nghị cơ quan bổ sung; không phát sinh thì ghi “-”.",
    {"count": 2, "names": "Số phương tiện đo được kiểm định (SKHCN.2); Số đề tài (SKHCN.1)"},
)
RATE_OUT_OF_RANGE = Problem(
    "KT415",
    Severity.WARNING,
    "Tỷ lệ phần trăm ngoài khoảng 0–100",
    "Phần trong một tổng thể không thể âm hoặc quá 100 %.",
    "{label} của “{name}” là {value} %.",
    "Hỏi lại cơ quan: số tuyệt đối ghi nhầm vào chỗ tỷ lệ, hay tỷ lệ tính trên mẫu số khác?",
    {"label": "Lũy kế thực hiện", "name": "Tỷ lệ hộ nghèo", "value": "874"},
)
RATIO_DIFFERS = Problem(
    "KT416",
    Severity.WARNING,
    "Tỷ lệ ghi trong báo cáo khác tỷ lệ tính từ số liệu",
    "Cơ quan tự tính tỷ lệ; không khớp thì tử số, mẫu số hoặc tỷ lệ sai, và lời văn báo cáo thường lấy theo tỷ lệ ấy.",
    "Tỷ lệ so với {base} của “{name}” ghi {typed}, tính từ số liệu được {computed}.",
    "Hỏi lại cơ quan xem số thực hiện, số so sánh hay tỷ lệ sai. Biểu luôn dùng tỷ lệ tính lại.",
    {"base": "KH năm", "name": "Tổng thu ngân sách", "typed": "45,2", "computed": "42,8"},
)
NOTE_CONTRADICTS = Problem(
    "KT417",
    Severity.WARNING,
    "Ghi chú nói ngược với số liệu",
    "Ghi chú nói tăng mà số lại giảm (hoặc ngược lại) thì một trong hai sai.",
    "Ghi chú của “{name}” nói {said}, nhưng thực hiện {value}, cùng kỳ {before}.",
    "Hỏi lại cơ quan rồi sửa số hoặc ghi chú.",
    {"name": "Số vụ tai nạn giao thông", "said": "giảm", "value": "120", "before": "98"},
)
PREVIOUS_DIFFERS = Problem(
    "KT418",
    Severity.WARNING,
    "Số cùng kỳ khác số đã tổng hợp năm trước",
    "Số cùng kỳ năm trước phải là số đã tổng hợp năm trước, để hai năm so sánh được với nhau.",
    "Cùng kỳ của “{name}” ghi {typed}, năm trước đã tổng hợp {known} ({period}); lấy số đã tổng hợp.",
    "Nếu số năm trước đã được điều chỉnh chính thức thì quyết định lấy số cơ quan ghi.",
    {"name": "Tổng thu ngân sách", "typed": "3.600", "known": "3.580", "period": "6 tháng đầu năm 2019"},
)
BELOW_ESTIMATE = Problem(
    "KT419",
    Severity.INFO,
    "Thực hiện thấp hơn số ước kỳ trước",
    "Kỳ trước mới là số ước; thực hiện thấp hơn ước thì không phải lỗi, nhưng nên biết.",
    "Lũy kế thực hiện của “{name}” là {value}, thấp hơn số ước {earlier} ({before}).",
    "Không cần làm gì.",
    {"name": "Tổng thu ngân sách", "value": "3.100", "earlier": "tháng 5 năm 2020", "before": "3.150"},
)
ESTIMATE_REPLACED = Problem(
    "KT420",
    Severity.INFO,
    "Số ước đã có số chính thức thay",
    "Số năm trước tổng hợp từ số ước; cơ quan nay ghi số thực hiện chính thức thì lấy số ấy.",
    "Cùng kỳ của “{name}” ghi {typed}, thay số ước {known} của {period}.",
    "Không cần làm gì.",
    {"name": "Tổng thu ngân sách", "typed": "3.612", "known": "3.580", "period": "6 tháng đầu năm 2019"},
)
RATE_HUNDREDTH = Problem(
    "KT421",
    Severity.ERROR,
    "Tỷ lệ có thể sai một trăm lần",
    "Ô định dạng phần trăm mang giá trị 0,0874 trông như 8,74 %; chép sang ô thường thì thành 0,0874.",
    "{label} của “{name}” là {value} %, trong khi cột khác ghi {other} %; có thể là {meant}. Số liệu được giữ lại.",
    "Hỏi lại cơ quan. Ở cột “Quyết định”: số lớn là đúng thì chọn “dùng gợi ý”, số đã ghi đúng thì “dùng số đã gửi”.",
    {"label": "Lũy kế thực hiện", "name": "Tỷ lệ hộ nghèo", "value": "0,0874", "other": "9,35", "meant": "8,74"},
)
RATES_NOT_ADDED = Problem(
    "KT422",
    Severity.ERROR,
    "Tỷ lệ của nhiều cơ quan không cộng được",
    "Cộng tỷ lệ của các xã không ra tỷ lệ của tỉnh; cần số tuyệt đối để tính.",
    "{label} của “{name}” là tỷ lệ do {count} cơ quan báo cáo khác nhau; không cộng, các số được giữ lại.",
    "Thu thập số tuyệt đối, hoặc để một cơ quan chủ trì chỉ tiêu này.",
    {"label": "Lũy kế thực hiện", "name": "Tỷ lệ hộ nghèo", "count": 3},
)
NOT_COMPARABLE = Problem(
    "KT423",
    Severity.INFO,
    "Không so sánh được với năm trước",
    "Sau sáp nhập, chia tách mà không có trọng số thì tỷ lệ năm trước không quy đổi được.",
    "“{name}” tiếp nhận {old} từ {first}; số cùng kỳ để trống vì không so sánh được.",
    "Nếu biết trọng số thì ghi vào cột “Quy đổi” của trang Kế thừa; với tỷ lệ các trọng số cộng lại bằng 1.",
    {"name": "Tỷ lệ hộ nghèo", "old": "A.5, B.5", "first": "quý III năm 2025"},
)
OVER_CEILING = Problem(
    "KT424",
    Severity.WARNING,
    "Vượt mức kế hoạch của chỉ tiêu cần giảm",
    "Với chỉ tiêu có chiều tốt là giảm, kế hoạch năm là mức trần; vượt mức trần cần có nguyên nhân.",
    "Lũy kế thực hiện của “{name}” là {value}, đã vượt mức trần cả năm {plan}, không có ghi chú.",
    "Kiểm tra số liệu; nếu đúng thì đề nghị cơ quan ghi nguyên nhân.",
    {"name": "Số vụ tai nạn giao thông", "value": "310", "plan": "280"},
)
PAST_PROBLEMS = (
    CUMULATIVE_FELL,
    LARGE_MOVE,
    OUTLIER,
    MISSING_REQUIRED,
    RATE_OUT_OF_RANGE,
    RATIO_DIFFERS,
    NOTE_CONTRADICTS,
    PREVIOUS_DIFFERS,
    BELOW_ESTIMATE,
    ESTIMATE_REPLACED,
    RATE_HUNDREDTH,
    RATES_NOT_ADDED,
    NOT_COMPARABLE,
    OVER_CEILING,
)
