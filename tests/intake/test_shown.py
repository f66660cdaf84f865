"""`look` tells of numbers that are not what one sees, once for each column."""

from __future__ import annotations

import io

import xlsxwriter

from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.readers.limits import Limits
from toolkit.intake.sighting import sight


def test_a_scaled_and_a_struck_column_are_told_once_each() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Biểu")
        scaled, struck = book.add_format({"num_format": "#,##0.0,,"}), book.add_format({"font_strikeout": True})
        words = book.add_format({"num_format": '0.0" tỷ"'})
        sheet.write_row(0, 0, ["Chỉ tiêu", "ĐVT", "KH 2020", "TH 2020", "TH 2019"])
        for row in (1, 2, 3):
            sheet.write_row(row, 0, [f"Khoản thu {row}", "tỷ đồng"])
            for column, look in enumerate((scaled, struck, words), 2):
                sheet.write_number(row, column, 1_250_300 + row, look)
    seen = sight("a.xlsx", stream.getvalue(), default_vocabulary(), Limits())
    assert [(one.code, one.place.cell, one.suggestion) for one in seen.findings] == [
        ("KT185", "C2", "1,250301"),
        ("KT186", "D2", None),
    ]
    assert len(seen.tables[0].rows) == 3
