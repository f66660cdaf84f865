"""Numbers that an evaluation tells again with a slip of the pen."""

from __future__ import annotations

import pytest

from toolkit.words.crosscheck import crosscheck
from toolkit.words.read_text import read_text

REPORT = """BÁO CÁO
Kết quả công tác 6 tháng đầu năm 2022

I. KẾT QUẢ THỰC HIỆN

1. Giáo dục nghề nghiệp

Tuyển sinh 9.860 người, đạt 42,9% kế hoạch. Phát hiện 186 vụ vi phạm lâm luật.

2. Việc làm

Giải quyết việc làm cho 12.480 lao động, đạt 52,4% kế hoạch.

II. ĐÁNH GIÁ CHUNG

{evaluation}
"""


@pytest.mark.parametrize(
    ("evaluation", "expected"),
    [
        ("Tuyển sinh giáo dục nghề nghiệp đạt thấp, mới đạt 49,2% kế hoạch.", ["42,9 49,2"]),
        ("Tuyển sinh giáo dục nghề nghiệp đạt thấp, mới đạt 42,9% kế hoạch.", []),
        ("Tuyển sinh giáo dục nghề nghiệp cả năm ước đạt 96% kế hoạch.", []),
        ("Tỷ lệ giải ngân vốn đầu tư đạt thấp, mới đạt 49,2% kế hoạch.", []),
        ("Số vụ vi phạm lâm luật còn cao (168 vụ).", ["186 168"]),
    ],
)
def test_an_evaluation_tells_the_number_of_the_results(evaluation: str, expected: list[str]) -> None:
    checked = crosscheck(read_text("bao-cao.txt", REPORT.format(evaluation=evaluation)))
    told = [one for one in checked.remarks if one.finding.code == "KT707"]
    assert [f"{one.expected} {one.found}" for one in told] == expected
