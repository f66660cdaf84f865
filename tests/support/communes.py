"""A group of thirty-two communes that report the same indicators, each in a workbook of its own."""

from __future__ import annotations

import io
from collections.abc import Mapping

from openpyxl import Workbook

from tests.support.seed import PERIOD
from toolkit.model import Agency, Aggregation, Catalogue, Indicator, Nature, Relation

COUNT = 32
CODES = tuple(f"X{number:02}" for number in range(1, COUNT + 1))
SHEET = "Số liệu xã"
ROWS = {"XA.1": 5, "XA.2": 6, "XA.2.1": 7, "XA.2.2": 8, "XA.3": 9, "XA.4": 10}
"""The row of each indicator in every commune's workbook; plan, actual, previous and note stand in D to G."""
LETTERS = {"plan": "D", "actual": "E", "previous": "F", "note": "G"}
_PART, _SUM = Relation.PART, Aggregation.SUM
CATALOGUE = Catalogue(
    tuple(Agency("", code, f"UBND xã Số {int(code[1:])}", "xã") for code in CODES),
    (
        Indicator("XA.1", "xã", "1", "Số hộ nghèo", "Hộ", aggregation=_SUM),
        Indicator("XA.2", "xã", "2", "Diện tích gieo trồng", "Ha", aggregation=_SUM, decimals=1),
        Indicator("XA.2.1", "xã", "-", "Diện tích lúa", "Ha", "XA.2", _PART, _SUM, decimals=1),
        Indicator("XA.2.2", "xã", "-", "Diện tích ngô", "Ha", "XA.2", _PART, _SUM, decimals=1),
        Indicator("XA.3", "xã", "3", "Số vụ cháy", "Vụ", aggregation=_SUM),
        Indicator("XA.4", "xã", "4", "Tỷ lệ hộ dùng nước sạch", "%", aggregation=_SUM, nature=Nature.RATE),
    ),
)


def file_of(code: str) -> str:
    """What a commune's file is called."""
    return f"{code} {PERIOD}.xlsx"


def commune(code: str, **changed: object) -> bytes:
    """A commune's workbook: its number is in its figures; `changed` gives cells other values."""
    n = int(code[1:])
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Biểu"
    sheet.append([f"UBND xã Số {n}"])
    sheet.append(["Báo cáo 6 tháng đầu năm 2020"])
    sheet.append([])
    sheet.append(["STT", "Chỉ tiêu", "ĐVT", "KH năm", "Thực hiện", "Cùng kỳ năm trước", "Ghi chú"])
    rice, maize = 100.5 + n, 20 + n
    figures: Mapping[str, tuple[object, ...]] = {
        "XA.1": (200 + n, 100 + n, 110 + n, "Giảm nghèo chậm" if n == 7 else None),
        "XA.2": (None, rice + maize, None),
        "XA.2.1": (None, rice, None),
        "XA.2.2": (None, maize, None),
        "XA.3": (None, "-" if n % 2 else n, None),
        "XA.4": (None, 90, None),
    }
    for indicator in CATALOGUE.indicators:
        sheet.append([indicator.number, indicator.name, indicator.unit, *figures[indicator.code]])
    for cell, value in changed.items():
        sheet[cell] = value  # type: ignore[assignment]
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def communes(**changed: Mapping[str, object]) -> dict[str, bytes]:
    """The files of all communes; `changed` gives cells of some communes other values."""
    return {file_of(code): commune(code, **changed.get(code, {})) for code in CODES}
