"""Numbers that count nothing: dates, periods, documents, articles, phones, roads, section numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from toolkit.words.lexicon import LABELS, LOOSE_LABELS, LOWER, follows_a_thing


class Masked(StrEnum):
    """What a number is, where it is no quantity."""

    DATE = "date"
    DOCUMENT = "document"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch of text in which no quantity is looked for."""

    start: int
    end: int
    kind: Masked


SYMBOL = (
    r"\d+[A-Za-z]?\s?(?:/\d{4})?\s?[/-]\s?(?:[A-ZĐ]{1,}[A-ZĐa-zđ\d]*|[A-ZĐ][a-zđ]+)(?:\s?[-/&.]\s?[A-ZĐ][A-ZĐa-zđ\d]*)*"
)
"""Number and symbol of a document: `1234/QĐ-UBND`, `30/2020/NĐ-CP`, `20-NQ/TW` (Nghị định 30, Phụ lục I, mục II.3)."""
DATE = (
    r"(?:(?P<d1>\d{1,2})\s?[/.-]\s?(?P<m1>\d{1,2})\s?[/.-]\s?(?P<y1>(?:19|20)\d\d)"
    r"|(?:ngày|hôm|đến|từ)?\s*(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})(?:\s*(?:/|năm)\s*(?P<y2>(?:19|20)\d\d))?)(?!\d|[.,]\d)"
)
_NUMBERS = r"\d+(?:[.,/]\d+)*(?:\s?[a-zđ]\b)?(?:\s?(?:,|và|-|–|đến)\s?\d+\b(?![.,]?\d|\s*%))*"
_PAPERS = (
    "nghị quyết|nghị định|quyết định|chỉ thị|thông tư|thông báo|công văn|kế hoạch|luật|pháp lệnh|hướng dẫn|tờ trình|"
    "kết luận|công điện|quy định|chương trình|đề án|dự án|báo cáo|văn bản"
)
_AGO = r"(?:19|20)\d\d"
_RULES: tuple[tuple[Masked, str], ...] = (
    (Masked.OTHER, r"\b(?:https?://|www\.)\S+|\b[\w.+-]+@[\w.-]+\w"),
    (Masked.DATE, r"\bngày\s+\d{1,2}\s*(?:,|và|-|–|đến)\s*(?:ngày\s+)?\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?"),
    (Masked.DATE, DATE.replace("P<d", "P<_d").replace("P<m", "P<_m").replace("P<y", "P<_y")),
    (Masked.DATE, r"\b(?:ngày|mùng|lễ|dịp|sáng|chiều|tối|trước|sau|hết|qua)\s+\d{1,2}\s?[/.-]\s?\d{1,2}\b(?![./]?\d)"
                  r"(?:(?:,| và)\s?\d{1,2}/\d{1,2}\b(?![./]?\d))*"),
    (Masked.DATE, r"\b(?:tháng|quý|T|Q)\s?(?:\d{1,2}|[IVX]+)\s?(?:/|năm|-)\s?(?:19|20)\d\d\b"),
    (Masked.DATE, r"\b(?:tháng|quý|T|Q|vụ|học kỳ|HK)\s?\d{1,2}(?:\s?(?:,|và|-|–|đến)\s?(?:tháng\s)?\d{1,2}\b)*"
                  r"(?![.,/]?\d)"),
    (Masked.DOCUMENT, rf"\b{SYMBOL}"),
    (Masked.DOCUMENT, rf"(?i)\b(?:{_PAPERS})\s+(?:số\s*:?\s*)?\d+(?![.,]?\d)"
                      rf"(?!\s+(?:[{LOWER}]+\s)?(?:đã|được|đề|nhiệm|văn|người|tỷ|triệu))"),
    (Masked.OTHER, r"\b(?:ISO|TCVN|QCVN|TCCS|IEC)(?:/\w+)?(?:\s+[A-Z]+)?\s*\d[\d.:-]*"),
    (Masked.OTHER, r"(?<![\d.,])0[1-9]\d{1,2}[.\s-]?\d{3}[.\s-]?\d{3,4}\b"
                   r"|(?<![\d.,])0[1-9]\d{1,2}(?:[.\s-]\d{1,4}){3}\b|\b1[89]00[.\s]?\d{4,6}\b"),
    (Masked.OTHER, r"\b\d{1,2}\s?(?:giờ|h(?![^\W\d]))\s?(?:\d{2}\b)?(?:\s?phút)?|\b24/24\b|\b24/7\b"),
    (Masked.OTHER, rf"(?i)\b(?:giai đoạn|nhiệm kỳ|năm học|niên khóa|niên vụ|từ năm|khóa|kế hoạch|vụ|mùa khô)"
                   rf"\s+{_AGO}\s?(?:-|–|đến|/)\s?(?:năm\s+)?{_AGO}"),
    (Masked.OTHER, rf"\b{_AGO}\s?(?:-|–|/)\s?{_AGO}\b"),
    (Masked.DATE, rf"(?i)\b(?:năm|vụ|kỳ|xuân|đông xuân|hè thu|thu đông|mùa)\s+{_AGO}"
                  rf"(?:\s?(?:,|và|-|–)\s?{_AGO})*\b(?![.,]\d)"),
    (Masked.OTHER, rf"(?i)\b(?:{LABELS})[\s:\-]*{_NUMBERS}"),
    (Masked.OTHER, r"\b(?:[A-ZĐ]{1,6}\d+|[A-ZĐ]+-\d+)\w*|\b[345]G\b|\b5S\b|\b4\.0\b(?!\s*%)"),
    (Masked.OTHER, r"\b0?\d{1,2}\s+(?:tháng|quý|tuần)\b(?!\s*công)"),
    (Masked.OTHER, r"\b\d+(?:[.,]\d+)?(?:\s?-\s?\d+)?\s+(?:năm|ngày|giờ|phút|tuổi|thế kỷ|thập kỷ)\b(?!\s+công)"),
    (Masked.OTHER, r"\b[1-5] sao\b"),
    (Masked.OTHER, r"\(\d{1,2}\)|\[\d+\]"),
)  # fmt: skip
_LOOSE_RULE = re.compile(rf"(?i)\b(?<!tổng )(?<!với )(?:{LOOSE_LABELS})\s+(?:số\s+)?{_NUMBERS}")
_COMPILED = (*((kind, re.compile(pattern)) for kind, pattern in _RULES), (Masked.OTHER, _LOOSE_RULE))


def masks(text: str) -> list[Mask]:
    """All stretches that hold no quantity, in order; the first rule that takes a stretch names its kind."""
    taken: list[Mask] = []
    for kind, pattern in _COMPILED:
        for found in pattern.finditer(text):
            overlaps = any(one.start < found.end() and found.start() < one.end for one in taken)
            if not overlaps and not (pattern is _LOOSE_RULE and _counts(text, found)):
                taken.append(Mask(found.start(), _without_counted(text, found), kind))
    return sorted(taken, key=lambda one: one.start)


def _without_counted(text: str, found: re.Match[str]) -> int:
    """Where a list of names ends: `mức độ 3, 4` whole, but `Điều 5, 12 hồ sơ` without what counts."""
    end = found.end()
    while follows_a_thing(text, end) and (more := re.search(r"\s?(?:,|và|-|–|đến)\s?\d+$", text[found.start() : end])):
        end = found.start() + more.start()
    return end


def _counts(text: str, found: re.Match[str]) -> bool:
    """Whether a number behind a loose label counts what follows it, or is written as counts are (02, 4.125)."""
    if re.match(r"(?i)(?:điều|cấp|loại|lớp|khối|mức|điểm|khu|nhóm)\s(?:0\d\b|\d{1,3}(?:\.\d{3})+$)", found.group()):
        return True
    return follows_a_thing(text, found.end()) or bool(re.match(r"\s?[/%]|[.,]\d", text[found.end() :]))


def read_date(found: re.Match[str]) -> tuple[int, int, int | None]:
    """Day, month and year of a match of DATE."""
    day, month = int(found["d1"] or found["d2"]), int(found["m1"] or found["m2"])
    year = found["y1"] or found["y2"]
    return day, month, int(year) if year else None


def real_date(day: int, month: int, year: int) -> date | None:
    """The date, or None where there is none such (31/6)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
