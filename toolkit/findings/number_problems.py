"""KT21x: how the numbers of a file are written, and what that may have done to them."""

from toolkit.findings.problem import Problem
from toolkit.model import Severity

CONVENTION = Problem(
    "KT210",
    Severity.INFO,
    "Cách viết số của tệp",
    "“4.031” là bốn nghìn theo lối Việt Nam, là bốn phẩy theo lối Anh - Mỹ; lối viết được quyết định theo cả tệp.",
    "{count} ô gõ số thành chữ đọc được hai cách, như “{raw}”; đọc theo lối {convention}. Căn cứ: {evidence}.",
    "Không cần làm gì nếu ví dụ đọc đúng; nên gõ số vào ô dạng số, không gõ dấu ngăn hàng nghìn.",
    {
        "count": 12,
        "raw": "4.031",
        "convention": "Việt Nam (4.031 là bốn nghìn)",
        "evidence": "5 ô chỉ có thể viết theo lối này, như “13,5”",
    },
)

NUMBER_PROBLEMS = (CONVENTION,)
