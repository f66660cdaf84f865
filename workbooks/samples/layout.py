"""Pieces that many hand-made workbooks share: the national motto, the closing lines, ratios."""

from workbooks.samples.grid import Formula, Line

REMARK = "(Số liệu minh họa)"
"""Stands below the table of every workbook that is made up."""
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PROVINCE = "UBND TỈNH ĐẮK LẮK"


def percent_of(done: str, base: str, values: tuple[float, float]) -> Formula:
    """The formula of one cell in percent of another, with its value."""
    return Formula(f"={done}/{base}*100", values[0] / values[1] * 100)


def signed(office: str, signer: str, *, remark: str = REMARK, before: int = 4) -> tuple[Line, ...]:
    """The lines below a table: the remark, who receives it on the left, who signs on the right."""
    gap: Line = (None,) * (before - 1)
    return (
        (None, remark),
        (),
        (None, "Nơi nhận:", *gap, office),
        (None, "- UBND tỉnh;"),
        (None, "- Sở Kế hoạch và Đầu tư;"),
        (None, "- Lưu: VT.", *gap, signer),
    )
