"""Typical submissions, as many as one likes: 60 rows, plan and actual, ratios by formula, some error cells."""

from __future__ import annotations

import io
from collections.abc import Iterator

from xlsxwriter import Workbook

ROWS = 60
_HEADER = ("STT", "Nội dung", "ĐVT", "KH năm 2020", "TH 6 tháng 2020", "TH 6 tháng 2019", "So KH", "So CK", "Ghi chú")
_ERROR_EVERY = 20


def submissions(count: int) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each, no two alike."""
    for number in range(count):
        yield f"co-quan-{number:05d}.xlsx", submission(number)


def submission(number: int) -> bytes:
    """One workbook of an agency, as Excel would have stored it: shared texts, styles, cached results."""
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        plain, ratio = book.add_format({"num_format": "#,##0.0"}), book.add_format({"num_format": "0.0%"})
        sheet = book.add_worksheet("Biểu")
        sheet.write_string(0, 0, f"CƠ QUAN SỐ {number}", bold)
        sheet.merge_range(2, 0, 2, 8, "BÁO CÁO 6 THÁNG ĐẦU NĂM 2020", bold)
        for column, label in enumerate(_HEADER):
            sheet.write_string(4, column, label, bold)
        for index in range(ROWS):
            row, plan, actual, before = 5 + index, 1000.5 + 3 * index + number, 500.25 + index, 400.0 + index
            sheet.write_string(row, 0, str(index + 1))
            sheet.write_string(row, 1, f"Chỉ tiêu {index} của cơ quan {number}")
            sheet.write_string(row, 2, "triệu đồng")
            for column, value in enumerate((plan, actual, before), 3):
                sheet.write_number(row, column, value, plain)
            sheet.write_formula(row, 6, f"=E{row + 1}/D{row + 1}", ratio, actual / plan)
            result = "#DIV/0!" if index % _ERROR_EVERY == 7 else actual / before
            sheet.write_formula(row, 7, f"=E{row + 1}/F{row + 1}", ratio, result)
            sheet.write_blank(row, 8, None, plain)
    return stream.getvalue()
