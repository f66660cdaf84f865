"""A total whose parts stand in the lines below it."""

from __future__ import annotations

import pytest

from tests.support.reports import codes, proses
from toolkit.words.lists import check_lists


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("- Kiểm tra 62 cơ sở, gồm:", "+ 32 cơ sở xăng dầu;", "+ 18 cơ sở vàng;", "+ 12 cơ sở khác."), ["="]),
        (("- Kiểm tra 62 cơ sở, gồm:", "+ 32 cơ sở xăng dầu;", "+ 18 cơ sở vàng;", "+ 15 cơ sở khác."), ["KT701"]),
        (("Ban hành 64 quyết định:", "- Giao đất 21 quyết định, 86,4 ha;", "- Cho thuê đất 43 quyết định."), ["="]),
        (("- Có 62 cơ sở", "+ 32 cơ sở vàng;", "+ 30 cơ sở khác."), ["="]),
        (("- Tổ chức 05 lớp:", "+ 120 người dự;", "+ kinh phí 30 triệu đồng."), []),
        (("- Có 62 cơ sở được cấp phép.", "- Có 15 cơ sở vi phạm.", "- Có 12 cơ sở đóng cửa."), []),
        (("Thu 62 tỷ đồng.", "Theo khu vực:", "- Trung ương: 32 tỷ đồng;", "- Địa phương: 15 tỷ đồng."), []),
        (("Kiểm tra 62 cơ sở.", "Trong đó:", "- 32 cơ sở vàng;", "- 30 cơ sở khác."), ["="]),
        (("- Kiểm tra 62 cơ sở.", "+ Phát hiện 15 cơ sở vi phạm.", "+ Xử phạt 12 cơ sở."), []),
        (("Có 62 ha, gồm:", "+ Lúa 32 ha; ngô 10 ha;", "+ Sắn 20 ha, trong đó trồng mới 4 ha."), ["="]),
        (("Trình 62 hồ sơ với 86,4 ha:", "- Giao đất 21 hồ sơ, 50 ha;", "- Thuê đất 41 hồ sơ, 36,4 ha."), ["=", "="]),
        (
            ("Trình 64 hồ sơ với 86,4 ha:", "- Giao đất 21 hồ sơ, 50 ha;", "- Thuê đất 41 hồ sơ, 36,4 ha."),
            ["=", "KT701"],
        ),
        (("Có 62 ha, gồm:", "+ Lúa 32 ha; ngô 15 ha;", "+ Sắn 20 ha, trong đó trồng mới 4 ha."), ["KT701"]),
    ],
)
def test_lines_below_a_total(lines: tuple[str, ...], expected: list[str]) -> None:
    assert codes(check_lists(proses(*lines))) == expected
