"""A clerk at work in the master: types over cells by code and heading, answers findings, adds rows, columns, sheets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.seed import PERIOD
from toolkit.writing.master.layout import FIGURES, FINDINGS, HEADER_ROW, INDICATORS, LINE_KEY

HEAD = HEADER_ROW + 1
ACTUAL, PLAN, NOTE = "Lũy kế thực hiện", "KH năm", "Ghi chú (nguyên nhân tăng, giảm)"
ANSWER, ANSWER_VALUE, WHO = "Quyết định", "Giá trị quyết định", "Người quyết định"


class Clerk:
    """Works in an open workbook."""

    def __init__(self, book: Workbook) -> None:
        self.book = book

    def sheet(self, name: str) -> Worksheet:
        return self.book[name]

    def head(self, sheet: str) -> int:
        """The row of the headings, wherever it stands by now."""
        rows = self.book[sheet].iter_rows(max_row=60)
        return next(row[0].row or 0 for row in rows if sum(cell.value is not None for cell in row) > 9)

    def column(self, sheet: str, heading: str) -> int:
        return next(cell.column for cell in self.book[sheet][self.head(sheet)] if cell.value == heading)

    def row(self, sheet: str, heading: str, value: object) -> int:
        column = self.column(sheet, heading)
        rows = range(self.head(sheet) + 1, self.book[sheet].max_row + 1)
        return next(row for row in rows if self.book[sheet].cell(row, column).value == value)

    def type(self, code: str, heading: str, value: Any) -> None:
        """Type into an indicator's row."""
        self.book[INDICATORS].cell(self.row(INDICATORS, "Mã", code), self.column(INDICATORS, heading)).value = value

    def answer(self, finding: str, answer: str, value: Any = None, who: str | None = None) -> None:
        """Answer the first finding with a code that has no answer yet."""
        sheet, column = self.book[FINDINGS], self.column(FINDINGS, "Mã")
        answers = self.column(FINDINGS, ANSWER)
        row = next(
            row
            for row in range(HEAD + 1, sheet.max_row + 1)
            if sheet.cell(row, column).value == finding and not sheet.cell(row, answers).value
        )
        sheet.cell(row, answers).value = answer
        sheet.cell(row, self.column(FINDINGS, ANSWER_VALUE)).value = value
        sheet.cell(row, self.column(FINDINGS, WHO)).value = who

    def figure(self, code: str, column: str, heading: str, value: Any) -> None:
        """Type into the row of an indicator's first figure of a column."""
        sheet = self.book[FIGURES]
        codes, columns = self.column(FIGURES, "Mã chỉ tiêu"), self.column(FIGURES, "Cột")
        row = next(
            row
            for row in range(HEAD + 1, sheet.max_row + 1)
            if (sheet.cell(row, codes).value, sheet.cell(row, columns).value) == (code, column)
        )
        sheet.cell(row, self.column(FIGURES, heading)).value = value

    def spread(self, sheet: str, agency: str, heading: str, value: Any) -> None:
        """Type into an agency's row of a table of agencies by indicators."""
        self.book[sheet].cell(self.row(sheet, LINE_KEY.title, agency), self.column(sheet, heading)).value = value

    def comment(self, sheet: str, row: int, column: int, words: str) -> str:
        """Comment on a cell; give the comment that stood there before, empty if none did."""
        cell = self.book[sheet].cell(row, column)
        before = cell.comment.text if cell.comment else ""
        cell.comment = Comment(words, "Lan")
        return before

    def turn_over(self, sheet: str) -> None:
        """Sort a table the other way round, comments and all."""
        page, first = self.book[sheet], self.head(sheet) + 1
        lines = [[(cell.value, cell.comment) for cell in row] for row in page.iter_rows(min_row=first)]
        for row, line in enumerate(reversed(lines), first):
            for column, (value, comment) in enumerate(line, 1):
                page.cell(row, column).value = value
                page.cell(row, column).comment = Comment(comment.text, comment.author) if comment else None


def master_path(root: Path) -> Path:
    return root / "workbooks" / str(PERIOD) / f"tong-hop-{PERIOD}.xlsx"


@contextmanager
def clerk_at(root: Path, who: str = "Lan") -> Iterator[Clerk]:
    """The master of a workspace, opened, and saved when the block ends."""
    path = master_path(root)
    book = load_workbook(path)
    yield Clerk(book)
    book.properties.lastModifiedBy = who
    book.save(path)


def shown(root: Path, sheet: str) -> list[dict[str, Any]]:
    """The rows of one of the master's tables with the values that it shows, by heading."""
    page = load_workbook(master_path(root), data_only=True)[sheet]
    headings = [str(cell.value) for cell in page[HEAD]]
    return [dict(zip(headings, [cell.value for cell in row], strict=True)) for row in page.iter_rows(min_row=HEAD + 1)]


def all_texts(path: Path) -> set[str]:
    """Everything that can be read in a workbook: names of sheets, contents of cells, comments."""
    book = load_workbook(path)
    found = {sheet.title for sheet in book.worksheets}
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                found |= {str(cell.value)} if cell.value is not None else set()
                found |= {cell.comment.text} if cell.comment else set()
    return found
