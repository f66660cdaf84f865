"""The form of a report where it can be counted: Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.findings.words_problems import DATE_FORM, END_MARK, HEAD_MISSING, NO_RECIPIENTS, ONE_DIGIT
from toolkit.intake.layout.periods import fold
from toolkit.model import Place
from toolkit.words.masks import DATE
from toolkit.words.paragraphs import Part
from toolkit.words.prose import Prose
from toolkit.words.quantities import Quantity
from toolkit.words.remark import Remark

_WRITTEN_DATE = re.compile(r"\bngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})(?P<rest>\s+năm\s+\d{4})")
_SLASHED = re.compile(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?P<rest>/(?:19|20)\d\d)(?!\d)")
_HEAD: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Quốc hiệu", re.compile(r"cong hoa xa hoi chu nghia viet nam")),
    ("Tiêu ngữ", re.compile(r"doc lap tu do hanh phuc")),
    ("số, ký hiệu của báo cáo", re.compile(r"\bso\b.{0,12}\bbc\b")),
    ("địa danh và thời gian", re.compile(r"ngay .{0,6}thang .{0,4}nam")),
)
_APPENDIX = re.compile(r"(?i)^(?:phụ lục|biểu|kèm theo)\b")
_MAJORITY = 3
_FEW = 4
"""Where more than so many are odd, the report mixes both ways, and is told so once."""


def check_form(proses: Sequence[Prose]) -> Iterator[Remark]:
    """Dates, numbers below ten, the closing mark, Nơi nhận and the head; nothing of an excerpt without a head."""
    for prose in proses:
        yield from _dates(prose)
    yield from _one_digit(proses)
    if any(_HEAD[0][1].search(fold(prose.text)) for prose in proses):
        yield from _frame(proses)


def _dates(prose: Prose) -> Iterator[Remark]:
    for pattern in (_WRITTEN_DATE, _SLASHED):
        for found in pattern.finditer(prose.text):
            day, month = found["day"], found["month"]
            right_day = day.zfill(2)
            right_month = month.zfill(2) if int(month) < 3 else month
            if (day, month) != (right_day, right_month) and re.fullmatch(DATE, found.group()):
                written = found.group().replace(day, right_day, 1)
                at = written.rindex(month, 0, len(written) - len(found["rest"]))
                written = written[:at] + right_month + written[at + len(month) :]
                finding = DATE_FORM.at(Place(), quote=found.group(), written=written)
                yield Remark(finding, prose.paragraph.number, found.group(), written, found.group())


def _one_digit(proses: Sequence[Prose]) -> Iterator[Remark]:
    """Counts below ten in one digit, where the report mostly writes two: each, or the first of many."""
    small = [(prose, one) for prose in proses for one in prose.quantities if _small(prose, one)]
    two = sum(prose.text[one.start] == "0" for prose, one in small)
    odd = [(prose, one) for prose, one in small if prose.text[one.start] != "0" and one.noun]
    if two < _MAJORITY or two <= len(odd):
        return
    for prose, one in odd if len(odd) <= _FEW else odd[:1]:
        quote = prose.quote(one.start, one.end)
        finding = ONE_DIGIT.at(Place(), quote=quote, written=f"0{quote}", count=len(odd))
        yield Remark(finding, prose.paragraph.number, quote, f"0{quote}", quote)


def _small(prose: Prose, one: Quantity) -> bool:
    """A whole number below ten that counts something, or is written as a count is: `toàn quốc 02`."""
    whole = 0 < one.value < 10 and one.step == 1 and prose.text[one.start].isdigit()
    return whole and (bool(one.noun) or prose.text[one.start] == "0")


def _frame(proses: Sequence[Prose]) -> Iterator[Remark]:
    head = [prose for prose in proses if prose.paragraph.part is Part.HEAD]
    said = fold(" ".join(prose.text for prose in head))
    for what, pattern in _HEAD:
        if head and not pattern.search(said):
            yield Remark(HEAD_MISSING.at(Place(), what=what), head[0].paragraph.number, head[0].text)
    closing = [prose for prose in proses if prose.paragraph.part is Part.CLOSING]
    text = [prose for prose in proses if prose.paragraph.note_of is None]
    body = [prose for prose in text if prose.paragraph.part in (Part.RESULTS, Part.PLANS)]
    if not closing:
        yield Remark(NO_RECIPIENTS.at(Place()), text[-1].paragraph.number, text[-1].text)
    elif body and not any(prose.text.rstrip().endswith(("./.", "./")) for prose in body[-3:]):
        last = next((prose for prose in reversed(body) if not _APPENDIX.match(prose.text)), body[-1])
        quote = f"…{last.text[-60:]}"
        yield Remark(END_MARK.at(Place(), quote=quote), last.paragraph.number, last.text[-60:])
