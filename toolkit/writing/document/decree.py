"""The layout of official papers: Nghị định 30/2020/NĐ-CP, Phụ lục I, as numbers that writer and linter share."""

from __future__ import annotations

from dataclasses import dataclass

FONT = "Times New Roman"
"""Phụ lục I, phần I, mục I.4: phông chữ tiếng Việt Times New Roman, bộ mã Unicode TCVN 6909:2001, màu đen."""
BODY_SIZES = (13.0, 14.0)
"""Phụ lục I, phần I, mục II.6: nội dung cỡ 13 đến 14. A table's cells may be smaller; the decree is silent on them."""
TABLE_SIZES = (10.0, 14.0)
APPENDIX_SIZE = 14.0
"""Mục III.1: “Phụ lục” and its number on a line of their own, centred, size 14, upright, bold."""
BLACK = "000000"


@dataclass(frozen=True, slots=True)
class Margins:
    """Mục I.3: the range of each margin in millimetres; we write the middle of what is allowed."""

    top: tuple[float, float] = (20, 25)
    bottom: tuple[float, float] = (20, 25)
    left: tuple[float, float] = (30, 35)
    right: tuple[float, float] = (15, 20)


MARGINS = Margins()
WRITTEN_MARGINS = {"top": 20, "bottom": 20, "left": 30, "right": 15}
A4 = (210, 297)
"""Mục I.1: giấy A4 (210 mm × 297 mm); a table may lie along the long side."""
