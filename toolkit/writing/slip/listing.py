"""The first sheet of a slip: what is asked, cell by cell, with links, and a place for the right value."""

from __future__ import annotations

from collections.abc import Collection

from toolkit.intake.slip import ANSWER, ASKED_CELL, ASKED_SHEET, LIST
from toolkit.model import Severity
from toolkit.writing.book import Book, Sheet, Style
from toolkit.writing.master.layout import AMBER, CENTRE, HEAD, LINK, RED, TEXT, Heading
from toolkit.writing.slip.asked import Question, Sent

HEADINGS = (
    Heading("Mục", 6),
    Heading("Mức độ", 10),
    Heading("Trang tính", 13),
    Heading("Ô", 7),
    Heading("Dòng", 30),
    Heading("Đã ghi", 13),
    Heading("Nội dung", 46),
    Heading("Đề nghị", 38),
    Heading("Giá trị đúng (điền vào đây)", 18),
    Heading("Mã", 8),
)
_HEAD_ROW = 7
_INPUT: Style = TEXT | {"bg_color": "#FFF9E5", "locked": False, "align": "center"}
_ALONE = (
    "Báo cáo của quý cơ quan chưa dùng được vì những lý do dưới đây.",
    "Đề nghị khắc phục rồi gửi lại báo cáo; nếu trước đó đã gửi thì ghi “lần 2” vào tên tệp.",
    "Phiếu này chỉ để thông báo, không cần gửi lại.",
)
_LINES = (
    "Khi tổng hợp báo cáo của quý cơ quan, các ô dưới đây chưa rõ nên số liệu chưa được dùng hoặc cần xem lại.",
    "Điền giá trị đúng vào cột nền vàng, hoặc sửa thẳng trong bảng ở trang sau (ô có viền đậm, nền màu, kèm ghi chú).",
    "Chỉ sửa các ô được hỏi; không cần điền lại cả bảng. Lưu rồi gửi lại chính tệp này; đổi tên tệp cũng được.",
)


def write_list(book: Book, sent: Sent, sheets: Collection[str]) -> None:
    """Add the sheet; a question links to its cell where the slip has the sheet it stands on."""
    sheet = book.sheet(LIST)
    sheet.set_widths(*(heading.width for heading in HEADINGS))
    _write_head(sheet, sent)
    for row, question in enumerate(sent.questions, _HEAD_ROW + 1):
        _write_question(sheet, row, question, sheets)
    _set_up(sheet, _HEAD_ROW + len(sent.questions))


def _write_head(sheet: Sheet, sent: Sent) -> None:
    across = len(HEADINGS)
    sheet.text(0, 0, f"TỈNH {sent.province.upper()}")
    title: Style = {"bold": True, "font_size": 14, "align": "center"}
    sheet.merge(1, 0, 1, across, "PHIẾU ĐỀ NGHỊ KIỂM TRA SỐ LIỆU", title)
    about = f"{sent.agency.name} – báo cáo {sent.period.label} – tệp “{sent.file}”"
    sheet.merge(2, 0, 1, across, about, {"italic": True, "align": "center"})
    for row, line in enumerate(_LINES if sent.record.sheets else _ALONE, 3):
        sheet.text(row, 0, line)
    for column, heading in enumerate(HEADINGS):
        sheet.text(_HEAD_ROW, column, heading.title, HEAD)


def _write_question(sheet: Sheet, row: int, question: Question, sheets: Collection[str]) -> None:
    finding = question.finding
    place = finding.place
    linked = bool(place.cell) and place.sheet in sheets
    level = RED if finding.severity is Severity.ERROR else AMBER
    sheet.number(row, 0, question.number, CENTRE)
    sheet.text(row, 1, finding.severity.label, CENTRE | level)
    sheet.text(row, ASKED_SHEET - 1, place.sheet, TEXT)
    if linked:
        sheet.link(row, ASKED_CELL - 1, place.sheet, place.cell, LINK)
    else:
        sheet.text(row, ASKED_CELL - 1, place.cell, CENTRE)
    sheet.text(row, 4, question.row_name, TEXT)
    sheet.text(row, 5, question.raw[:200], CENTRE)
    suggestion = f" Có thể là: {finding.suggestion}." if finding.suggestion and finding.column else ""
    sheet.text(row, 6, f"{finding.message}{suggestion}", TEXT)
    sheet.text(row, 7, question.what_to_do, TEXT)
    sheet.blank(row, ANSWER - 1, _INPUT if linked else TEXT)
    sheet.text(row, 9, finding.code, CENTRE | {"font_color": "#7F7F7F"})


def _set_up(sheet: Sheet, last: int) -> None:
    raw = sheet.raw
    raw.freeze_panes(_HEAD_ROW + 1, 0)
    raw.set_landscape()
    raw.set_paper(9)
    raw.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    raw.fit_to_pages(1, 0)
    raw.repeat_rows(_HEAD_ROW)
    raw.print_area(0, 0, last, len(HEADINGS) - 1)
    raw.set_footer("&L&A&C&P/&N")
    raw.protect("", {"format_columns": True, "format_rows": True})
