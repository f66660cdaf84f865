"""A PDF with text into paragraphs: its lines joined to paragraphs, its ruled tables read as tables."""

from __future__ import annotations

import io
import re
from functools import partial
from typing import Any

import pdfplumber

from toolkit.intake.readers.grid import Sheet
from toolkit.vietnamese import clean
from toolkit.words.paragraphs import Report
from toolkit.words.read_text import read_lines, sheet_of

_PAGE_NUMBER = re.compile(r"\s*(?:Trang\s+)?\d{1,3}(?:/\d{1,3})?\s*")
_LEAST_TABLE = 3
_FULL = 0.8
"""A line that is filled so far of the longest goes on in the next one."""


class ScannedError(Exception):
    """The pages are pictures without text."""


def read_pdf(file: str, data: bytes) -> Report:
    """A report from a PDF; raise ScannedError where there is no text, and what pdfplumber raises where it is none."""
    lines: list[str] = []
    tables: list[Sheet] = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            ruled = [table for table in page.find_tables() if _is_table(table)]
            tables += [sheet_of(_texts(table)) for table in ruled]
            boxes = [table.bbox for table in ruled]
            text = page.filter(partial(_is_outside, boxes)).extract_text()
            lines += [line for line in text.split("\n") if not _PAGE_NUMBER.fullmatch(line)]
        if sum(len(line.split()) for line in lines) < len(pdf.pages) * 5:
            raise ScannedError
    longest = max(len(line) for line in lines)
    return read_lines(file, lines, tuple(tables), full=round(longest * _FULL))


def _is_table(table: Any) -> bool:  # noqa: ANN401
    return len(table.rows) >= _LEAST_TABLE and len(table.columns) >= _LEAST_TABLE


def _texts(table: Any) -> list[list[str]]:  # noqa: ANN401
    return [[clean((cell or "").replace("\n", " ")) for cell in row] for row in table.extract()]


def _is_outside(boxes: list[tuple[float, float, float, float]], letter: dict[str, Any]) -> bool:
    x, y = (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2
    return not any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)
