"""Compare every formula's cached value with the value that LibreOffice calculates."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from openpyxl import load_workbook

from tests.support.office import convert

_RELATIVE = 1e-9


@dataclass
class Comparison:
    """How many formulas were compared, and where the two values differ."""

    formulas: int = 0
    differences: list[str] = field(default_factory=list)


def compare_with_libreoffice(data: bytes) -> Comparison:
    """Recalculate a workbook and compare all formula cells."""
    written = load_workbook(io.BytesIO(data))
    cached = load_workbook(io.BytesIO(data), data_only=True)
    recalculated = load_workbook(io.BytesIO(convert(data, "xlsx")), data_only=True)
    found = Comparison()
    for sheet in written.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                found.formulas += 1
                ours = cached[sheet.title][cell.coordinate].value
                theirs = recalculated[sheet.title][cell.coordinate].value
                if not _same(ours, theirs):
                    found.differences.append(f"{sheet.title}!{cell.coordinate}: {ours!r} but LibreOffice {theirs!r}")
    return found


def _same(ours: object, theirs: object) -> bool:
    """Whether two values are the same; an empty text and no value at all are one."""
    numbers = [value for value in (ours, theirs) if isinstance(value, int | float) and not isinstance(value, bool)]
    if len(numbers) == 2:
        return abs(numbers[0] - numbers[1]) <= _RELATIVE * max(1, *map(abs, numbers))
    return not numbers and (ours or "") == (theirs or "")
