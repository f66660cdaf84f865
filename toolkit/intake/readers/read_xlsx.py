"""Read .xlsx and .xlsm: a quick scan of a sheet's XML where it is sure, a full walk and a second reader where not."""

from __future__ import annotations

from toolkit.findings.file_problems import ONLY_IMAGES
from toolkit.intake.readers.around import say_notes, texts_around
from toolkit.intake.readers.cell_styles import read_styles
from toolkit.intake.readers.grid import Grid, Sheet, make_sheet
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.never_calculated import forget_results
from toolkit.intake.readers.ooxml import SheetPart, Workbook, active_content, images, read_saved, read_workbook
from toolkit.intake.readers.package import Package, open_package
from toolkit.intake.readers.raw_sheet import RawSheet
from toolkit.intake.readers.refusal import Refused, damaged
from toolkit.intake.readers.shared_strings import read_strings
from toolkit.intake.readers.sheet_cells import Meaning
from toolkit.intake.readers.sheet_scan import scan_sheet
from toolkit.intake.readers.sheet_walk import walk_sheet
from toolkit.intake.readers.witness import check_witness


def read_xlsx(data: bytes, limits: Limits) -> Grid:
    """The workbook as a grid by the scan alone, safe in any process; raise Unsure where it is not sure, or Refused."""
    package = open_package(data, limits)
    workbook = read_workbook(package, limits)
    raw = [scan_sheet(_content(package, sheet)) for sheet in workbook.sheets]
    return _grid(package, workbook, raw, limits)


def read_xlsx_fully(data: bytes, limits: Limits) -> Grid:
    """The same by a walk over all XML, and a second reader for witness; only in a worker; raise Refused."""
    package = open_package(data, limits)
    workbook = read_workbook(package, limits)
    raw = [walk_sheet(_content(package, sheet), sheet.name, limits) for sheet in workbook.sheets]
    grid = _grid(package, workbook, raw, limits)
    check_witness(data, grid.sheets)
    return grid


def _content(package: Package, sheet: SheetPart) -> bytes:
    data = package.part(sheet.part)
    if data is None:
        raise damaged(f"thiếu nội dung của trang tính “{sheet.name}”")
    return data


def _grid(package: Package, workbook: Workbook, raw: list[RawSheet], limits: Limits) -> Grid:
    meaning = Meaning(
        read_styles(package, workbook.styles, limits),
        read_strings(package, workbook.strings, limits),
        workbook.epoch_1904,
    )
    if workbook.to_calculate:
        forget_results(raw)
    sheets = []
    for part, sheet in zip(workbook.sheets, raw, strict=True):
        sheet.check(part.name, limits)
        sheets.append(_sheet(part, sheet, meaning))
    if not any(sheet.cells for sheet in sheets) and (count := images(package)):
        raise Refused(ONLY_IMAGES, count=count)
    remarks = (*active_content(package), *say_notes(package, workbook.sheets))
    return Grid(tuple(sheets), read_saved(package), remarks=remarks, around=texts_around(package, workbook.sheets))


def _sheet(part: SheetPart, raw: RawSheet, meaning: Meaning) -> Sheet:
    return make_sheet(
        part.name,
        meaning.cells(raw),
        raw.merges,
        visible=part.visible,
        hidden_rows=raw.hidden_rows,
        hidden_columns=raw.hidden_columns,
    )
