"""The README beside the sample submissions, in Vietnamese, made of the same data as they are."""

from __future__ import annotations

from collections.abc import Iterable

from workbooks.samples.files import COPY, LOCK, THUMBNAILS, TRUNCATED
from workbooks.samples.grid import Book
from workbooks.samples.planted import PLANTED, Planted
from workbooks.samples.reports import BOOKS

_INTRODUCTION = """\
# Báo cáo mẫu: 6 tháng đầu năm 2020, tỉnh Đắk Lắk

**Số liệu minh họa.** Các tệp trong `submissions/` là báo cáo tự đặt ra để chạy thử, không phải số liệu chính thức: tên
người, số văn bản và con số đều không có thật. Dưới bảng của mỗi tệp có ghi “(Số liệu minh họa)”. Riêng
`so-khcn-6-thang-2020.xlsx` là nội dung thật của Sở Khoa học và Công nghệ, mục XXI trong báo cáo 6 tháng đầu năm 2020.

Danh mục đi kèm là `templates/danh-muc.xlsx`; người liên hệ, địa chỉ thư, kế hoạch và văn bản giao trong đó cũng là minh
họa. Mọi tệp ở đây và danh mục được lập lại, giống hệt từng byte, bằng lệnh `python workbooks/make_samples.py`.
"""
_FAULTS = """\
## Lỗi cài sẵn

Mỗi tình huống dưới đây được cài có chủ ý; cột “Mã” là vấn đề mà chương trình phải báo (`ktxh explain MÃ` giải thích).
Dòng không có mã là chỗ phải giữ nguyên, không được báo gì. Ngoài ra các cột tỷ lệ gõ sẵn được báo KT143 (thông tin).
"""


def readme() -> str:
    """The whole text."""
    books = _table(("Tệp", "Cách trình bày"), [*map(_layout, BOOKS), *_OTHERS])
    faults = _table(("Tệp", "Trang", "Ô", "Mã", "Điều gì"), map(_fault, PLANTED))
    return "\n".join((_INTRODUCTION, "## Các tệp\n", books, _FAULTS, faults))


_OTHERS: tuple[tuple[str, ...], ...] = (
    (f"`{COPY}`", "Bản sao của tệp cùng tên"),
    (f"`{TRUNCATED}`", "Tệp bị cắt cụt"),
    (f"`{LOCK}`", "Tệp khóa tạm của Excel"),
    (f"`{THUMBNAILS}`", "Tệp của Windows"),
)


def _layout(book: Book) -> tuple[str, ...]:
    return f"`{book.file}`", book.about


def _fault(one: Planted) -> tuple[str, ...]:
    return f"`{one.file}`" if one.file else "", one.sheet, one.cell, one.code, one.text


def _table(heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heading, ("---",) * len(heading), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |\n" for line in lines)
