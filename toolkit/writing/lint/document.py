"""The decree's layout (Nghị định 30/2020/NĐ-CP, Phụ lục I) over a Word document that was written."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from docx import Document
from docx.enum.section import WD_ORIENT

from toolkit.writing.document.decree import A4, APPENDIX_SIZE, BLACK, BODY_SIZES, FONT, MARGINS, TABLE_SIZES
from toolkit.writing.lint.rule import HOUSE, Broken, Rule, apply
from toolkit.writing.lint.runs import Line, Piece, WordFile

_DECREE = "NĐ 30/2020/NĐ-CP, Phụ lục I"
_SLACK = 0.6
"""Millimetres by which a stored length may differ: Word counts in twentieths of a point."""


def lint_document(data: bytes) -> list[Broken]:
    """What breaks the rules in a document (.docx)."""
    return apply(DOCUMENT_RULES, WordFile(Document(io.BytesIO(data))))


def _paper(file: WordFile) -> Iterator[str]:
    for number, section in enumerate(file.document.sections, 1):
        sides = sorted((section.page_width or 0, section.page_height or 0))
        found = [round(side / 36_000, 1) for side in sides]
        if any(abs(one - asked) > _SLACK for one, asked in zip(found, A4, strict=True)):
            yield f"phần {number}: khổ {found[0]} × {found[1]} mm"


def _margins(file: WordFile) -> Iterator[str]:
    for number, section in enumerate(file.document.sections, 1):
        for name, label in (("top", "trên"), ("bottom", "dưới"), ("left", "trái"), ("right", "phải")):
            low, high = getattr(MARGINS, name)
            found = round((getattr(section, f"{name}_margin") or 0) / 36_000, 1)
            if not low - _SLACK <= found <= high + _SLACK:
                yield f"phần {number}: lề {label} {found} mm, phải từ {low} đến {high} mm"


def _told(pieces: Iterator[tuple[Piece, str]]) -> Iterator[str]:
    """Each way of breaking a rule once, with the first text that shows it."""
    seen: dict[str, str] = {}
    for piece, how in pieces:
        seen.setdefault(how, piece.text.strip()[:40])
    yield from (f"{how}: “{text}”" for how, text in seen.items())


def _font(file: WordFile) -> Iterator[str]:
    return _told((piece, f"phông {piece.font}") for piece in file.pieces if piece.font != FONT)


def _black(file: WordFile) -> Iterator[str]:
    black = (BLACK, "auto", "")
    return _told((piece, f"màu #{piece.colour}") for piece in file.pieces if piece.colour not in black)


def _sizes(file: WordFile) -> Iterator[str]:
    def wrong() -> Iterator[tuple[Piece, str]]:
        for piece in file.pieces:
            low, high = TABLE_SIZES if piece.in_table else BODY_SIZES
            if not low <= piece.size <= high:
                yield piece, f"cỡ chữ {piece.size:g}{' trong bảng' if piece.in_table else ''}"

    return _told(wrong())


def _appendix(file: WordFile) -> Iterator[str]:
    if not file.appendices:
        yield "không có dòng “Phụ lục”"
    for line in file.appendices:
        if not re.fullmatch(r"Phụ lục(?: [IVXLC]+)?", line.text):
            yield f"“{line.text}”: sau “Phụ lục” chỉ có số La Mã"
        if not (line.centred and line.bold and not line.italic and line.size == APPENDIX_SIZE):
            yield f"“{line.text}” phải canh giữa, đứng, đậm, cỡ {APPENDIX_SIZE:g}"


def _title(file: WordFile) -> Iterator[str]:
    for line in file.appendices:
        below = file.below(line, 1)
        if below is None or not below.text or below.text != below.text.upper():
            yield f"dưới “{line.text}” không có tên phụ lục bằng chữ in hoa"
        elif not (below.centred and below.bold and not below.italic and _body(below)):
            yield f"“{below.text[:40]}” phải canh giữa, đứng, đậm, cỡ 13 đến 14"


def _attached(file: WordFile) -> Iterator[str]:
    for line in file.appendices:
        near = [one for step in (2, 3, 4) if (one := file.below(line, step)) is not None]
        found = next((one for one in near if one.text.startswith("(Kèm theo ") and one.text.endswith(")")), None)
        if found is None:
            yield f"dưới tên của “{line.text}” không có dòng “(Kèm theo …)”"
        elif not (found.centred and found.italic and not found.bold and _body(found)):
            yield "dòng “(Kèm theo …)” phải canh giữa, nghiêng, cỡ 13 đến 14"


def _body(line: Line) -> bool:
    return BODY_SIZES[0] <= line.size <= BODY_SIZES[1]


def _page_numbers(file: WordFile) -> Iterator[str]:
    for number, header in enumerate(file.headers, 1):
        if not header.numbered:
            yield f"phần {number}: không có số trang ở lề trên"
        elif not header.centred:
            yield f"phần {number}: số trang không canh giữa"
        elif not BODY_SIZES[0] <= header.size <= BODY_SIZES[1]:
            yield f"phần {number}: số trang cỡ {header.size:g}"
        if header.arabic is False:
            yield f"phần {number}: số trang không phải chữ số Ả Rập"


def _first_page(file: WordFile) -> Iterator[str]:
    for number, (header, section) in enumerate(zip(file.headers, file.document.sections, strict=True), 1):
        if not section.different_first_page_header_footer or header.first_numbered:
            yield f"phần {number}: trang thứ nhất cũng hiện số trang"


def _own_numbering(file: WordFile) -> Iterator[str]:
    for number, section in enumerate(file.document.sections, 1):
        if section.orientation == WD_ORIENT.LANDSCAPE and file.headers[number - 1].start != "1":
            yield f"phần {number}: số trang của phụ lục không bắt đầu từ 1"


def _repeated_header(file: WordFile) -> Iterator[str]:
    for number, table in enumerate(file.tables, 1):
        if not table.header_rows:
            yield f"bảng {number}: đầu bảng không lặp lại ở trang sau"


def _whole_rows(file: WordFile) -> Iterator[str]:
    for number, table in enumerate(file.tables, 1):
        if table.splitting:
            yield f"bảng {number}: {table.splitting} dòng có thể bị ngắt giữa hai trang"


def _fits(file: WordFile) -> Iterator[str]:
    for number, table in enumerate(file.tables, 1):
        if table.width > table.room + 20:
            yield f"bảng {number}: rộng hơn vùng chữ {(table.width - table.room) / 56.7:.0f} mm"


DOCUMENT_RULES: tuple[Rule[WordFile], ...] = (
    Rule("TT01", "Khổ giấy A4 (210 mm × 297 mm)", f"{_DECREE}, mục I.1", _paper),
    Rule("TT02", "Lề trên, dưới 20–25 mm; trái 30–35 mm; phải 15–20 mm", f"{_DECREE}, mục I.3", _margins),
    Rule("TT03", "Phông chữ Times New Roman", f"{_DECREE}, mục I.4", _font),
    Rule("TT04", "Chữ màu đen", f"{_DECREE}, mục I.4", _black),
    Rule("TT05", "Cỡ chữ 13 đến 14; trong bảng 10 đến 14", f"{_DECREE}, mục II.6; {HOUSE}", _sizes),
    Rule("TT06", "Dòng “Phụ lục” (và số La Mã) canh giữa, đứng, đậm, cỡ 14", f"{_DECREE}, mục III.1", _appendix),
    Rule("TT07", "Tên phụ lục: canh giữa, in hoa, đứng, đậm, cỡ 13 đến 14", f"{_DECREE}, mục III.1", _title),
    Rule("TT08", "“(Kèm theo …)” dưới tên phụ lục: canh giữa, nghiêng, cỡ 13–14", f"{_DECREE}, mục III.1", _attached),
    Rule("TT09", "Số trang: chữ số Ả Rập, cỡ 13 đến 14, canh giữa trong lề trên", f"{_DECREE}, mục I.7", _page_numbers),
    Rule("TT10", "Trang thứ nhất không hiện số trang", f"{_DECREE}, mục I.7", _first_page),
    Rule("TT11", "Số trang của phụ lục đánh riêng, bắt đầu từ 1", f"{_DECREE}, mục III.1", _own_numbering),
    Rule("TT12", "Đầu bảng lặp lại ở mọi trang", HOUSE, _repeated_header),
    Rule("TT13", "Không dòng nào bị ngắt giữa hai trang", HOUSE, _whole_rows),
    Rule("TT14", "Bảng không rộng hơn vùng chữ", HOUSE, _fits),
)
