"""The catalogue workbook, made for a new workspace: drop-downs for its closed lists, a sheet of instructions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from toolkit.catalog.schema import AGENCIES, ALIASES, INDICATORS, PLANS, RECIPIENTS, SHEETS, SUCCESSIONS, Heading
from toolkit.model import Catalogue, Receives
from toolkit.writing.book import Book, Sheet, Style

GUIDE = "Hướng dẫn"
TO_CONFIRM = "Cần xác nhận"
_ROOM = 2000
"""Rows to which drop-downs reach, so that a clerk can add below."""
_HEAD: Style = {"bold": True, "bg_color": "#D9E2F3", "border": 1, "text_wrap": True, "align": "center"}
_CELL: Style = {"border": 1, "num_format": "@", "text_wrap": True, "valign": "top"}
_NUMBER: Style = {"border": 1, "valign": "top"}
_ASK: Style = {"border": 1, "text_wrap": True, "valign": "top", "bg_color": "#FFF2CC"}

_Row = tuple[object, ...]


def catalogue_bytes(catalogue: Catalogue, created: date, notes: Mapping[str, str] | None = None) -> bytes:
    """Write a catalogue; `notes` says, by indicator code, what was inferred and waits to be confirmed."""
    book = Book(created, title="Danh mục cơ quan, chỉ tiêu KT-XH", size=11)
    _write_guide(book)
    rows = _rows(catalogue)
    for name, headings in SHEETS.items():
        sheet = book.sheet(name)
        _write_sheet(sheet, headings, rows[name])
        if name == INDICATORS:
            _offer_references(sheet)
            _write_notes(sheet, catalogue, notes or {})
    book.raw.get_worksheet_by_name(AGENCIES).activate()
    return book.to_bytes()


def _rows(catalogue: Catalogue) -> dict[str, list[_Row]]:
    """The catalogue as rows of its sheets, in the order of their headings."""
    return {
        AGENCIES: [
            (a.number, a.code, a.name, a.group, a.email, a.contact, a.phone, a.first, a.last)
            for a in catalogue.agencies
        ],
        INDICATORS: [
            (
                *(i.code, i.agency, i.number, i.name, i.unit, i.parent, i.relation),
                *(i.aggregation, i.nature, i.direction, i.decimals, i.first, i.last),
            )
            for i in catalogue.indicators
        ],
        ALIASES: [(a.agency, a.text, a.indicator, a.decided_by, a.decided_on) for a in catalogue.aliases],
        PLANS: [(p.indicator, p.year, p.value, p.document) for p in catalogue.plans],
        SUCCESSIONS: [(s.old, s.new, s.first, s.factor) for s in catalogue.successions],
        RECIPIENTS: [
            (r.name, r.email, ", ".join(one.value for one in Receives if one in r.receives))
            for r in catalogue.recipients
        ],
    }


def _write_sheet(sheet: Sheet, headings: tuple[Heading, ...], rows: Iterable[_Row]) -> None:
    sheet.set_widths(*(heading.width for heading in headings))
    for column, heading in enumerate(headings):
        sheet.text(0, column, heading.name, _HEAD)
        _offer_choices(sheet, column, heading)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            _write_value(sheet, number, column, value)
    sheet.raw.freeze_panes(1, 0)
    sheet.raw.autofilter(0, 0, max(1, sheet.raw.dim_rowmax or 1), len(headings) - 1)
    sheet.raw.set_landscape()
    sheet.raw.set_paper(9)
    sheet.raw.fit_to_pages(1, 0)
    sheet.raw.repeat_rows(0)


def _write_value(sheet: Sheet, row: int, column: int, value: object) -> None:
    if isinstance(value, Decimal | int):
        sheet.number(row, column, value, _NUMBER)
    elif isinstance(value, date):
        sheet.text(row, column, value.strftime("%d/%m/%Y"), _CELL)
    else:
        sheet.text(row, column, str(value) if value else "", _CELL)


def _offer_choices(sheet: Sheet, column: int, heading: Heading) -> None:
    """A drop-down for a closed list; a list of several can only be explained."""
    if heading.several:
        options: dict[str, object] = {"validate": "any", "input_title": heading.name}
        options["input_message"] = f"Một hoặc nhiều loại: {', '.join(heading.choices)}"
        sheet.raw.data_validation(1, column, _ROOM, column, options)
    elif heading.choices:
        options = {
            "validate": "list",
            "source": list(heading.choices),
            "error_title": heading.name,
            "error_message": f"Chỉ nhận: {', '.join(heading.choices)}.",
        }
        sheet.raw.data_validation(1, column, _ROOM, column, options)


def _offer_references(sheet: Sheet) -> None:
    """Drop-downs for the agency and the parent; an agency's group may be typed, so that these only warn."""
    names = [heading.name for heading in SHEETS[INDICATORS]]
    sources = {"Cơ quan": f"='{AGENCIES}'!$B$2:$B${_ROOM}", "Chỉ tiêu cha": f"=$A$2:$A${_ROOM}"}
    for name, source in sources.items():
        column = names.index(name)
        options = {
            "validate": "list",
            "source": source,
            "error_type": "warning",
            "error_title": name,
            "error_message": "Mã này không có trong danh sách. Vẫn dùng?",
        }
        sheet.raw.data_validation(1, column, _ROOM, column, options)


def _write_notes(sheet: Sheet, catalogue: Catalogue, notes: Mapping[str, str]) -> None:
    """A column beside the contract's own for what the toolkit inferred."""
    if not notes:
        return
    column = len(SHEETS[INDICATORS])
    sheet.set_widths(*(heading.width for heading in SHEETS[INDICATORS]), 60)
    sheet.text(0, column, TO_CONFIRM, _HEAD)
    for row, indicator in enumerate(catalogue.indicators, 1):
        if indicator.code in notes:
            sheet.text(row, column, notes[indicator.code], _ASK)


def _write_guide(book: Book) -> None:
    sheet = book.sheet(GUIDE)
    sheet.set_widths(22, 18, 95)
    sheet.text(0, 0, "DANH MỤC CƠ QUAN, CHỈ TIÊU KINH TẾ - XÃ HỘI", {"bold": True, "font_size": 14})
    sheet.text(1, 0, "Sửa trực tiếp trong Excel. Không đổi tên trang và tên cột ở dòng đầu; cột thêm vẫn được giữ.")
    sheet.text(2, 0, "Kiểm tra danh mục: ktxh merge hoặc ktxh check báo từng ô sai. Dòng trống được bỏ qua.")
    row = 4
    for column, title in enumerate(("Trang tính", "Cột", "Ghi gì")):
        sheet.text(row, column, title, _HEAD)
    for name, headings in SHEETS.items():
        for one in headings:
            row += 1
            choices = f"Một trong: {', '.join(one.choices)}. " if one.choices and not one.several else ""
            for column, text in enumerate((name, one.name, choices + one.help)):
                sheet.text(row, column, text, _CELL)
    sheet.raw.freeze_panes(5, 0)
    sheet.raw.set_landscape()
    sheet.raw.set_paper(9)
    sheet.raw.fit_to_pages(1, 0)
