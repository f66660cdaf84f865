"""Dates held against the calendar, the report's period and its own date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from toolkit.findings.words_problems import CUTOFF_OUTSIDE, DATED_OUTSIDE, DONE_LATER, NO_SUCH_DATE, PERIOD_DIFFERS
from toolkit.intake.layout.periods import find_period, fold
from toolkit.model import Period, PeriodKind, Place
from toolkit.words.citations import written
from toolkit.words.lexicon import UPPER
from toolkit.words.masks import DATE, SYMBOL, read_date, real_date
from toolkit.words.paragraphs import TITLE, Part
from toolkit.words.prose import Prose
from toolkit.words.remark import Agreement, Remark, Said

_DATE = re.compile(DATE)
_DATE_LINE = re.compile(rf"(?:^|\s{{3,}}|\t)[{UPPER}][\w .’'-]{{1,40}},\s*ngày\s*{DATE}")
_CUTOFF = re.compile(
    r"(?i)(?:tính đến|tính tới|đến hết|số liệu đến|lũy kế đến|luỹ kế đến|chốt đến|cập nhật đến)"
    r"\s+(?:thời điểm\s+)?(?:hết\s+)?(?:ngày\s+)?$"
)
_COMPARED = re.compile(r"(?i)(?:so với|cùng kỳ|thời điểm này|của năm|hơn)[^.;]{0,60}$")
_DONE = re.compile(r"(?i)(?<!\w)(?:đã|hoàn thành|tổ chức thành công)(?!\w)")
_COMING = re.compile(
    r"(?i)(?<!\w)(?:dự kiến|sẽ|sắp|chuẩn bị|trước ngày|đến ngày|thời hạn|hạn|kế hoạch|hiệu lực|áp dụng|hướng tới)(?!\w)"
)
_SYMBOL = re.compile(rf"{SYMBOL}[^.;()]{{0,60}}$")
_YEAR = re.compile(r"(?<![\d/])20\d\d(?![\d/])")
_CLOSES = re.compile(r"Trên đây là")
_MONTH_LATER = timedelta(days=31)


def report_period(proses: Sequence[Prose]) -> Period | None:
    """The period that a report's title names: the line BÁO CÁO with those behind it, to the end of the head."""
    head = [prose for prose in proses if prose.paragraph.part is Part.HEAD]
    start = next((index for index, prose in enumerate(head) if TITLE.match(prose.text)), None)
    if start is None:
        return next((found for prose in proses[:5] if (found := find_period(prose.text))), None)
    for count in (1, 2, 3, 4):
        found = find_period(" ".join(prose.text for prose in head[start : start + count]))
        if found:
            return found
    return None


def report_date(proses: Sequence[Prose]) -> date | None:
    """The day that stands beside the place in the head: `Đắk Lắk, ngày 10 tháng 6 năm 2020`."""
    for prose in proses:
        found = _DATE_LINE.search(prose.text) if prose.paragraph.part in (Part.HEAD, Part.CLOSING) else None
        if found:
            day, month, year = read_date(found)
            return real_date(day, month, year) if year else None
    return None


def check_calendar(proses: Sequence[Prose], period: Period | None, reported: date | None) -> Iterator[Said]:
    """Dates that do not exist, cut-offs outside the period, things done after the report's own date."""
    for prose in proses:
        for found in _DATE.finditer(prose.text):
            yield from _judge_date(prose, found, period, reported)
        if period and prose.paragraph.heading and prose.paragraph.part in (Part.RESULTS, Part.PLANS):
            yield from _judge_heading(prose, period)
    if period:
        yield from _judge_closing(proses, period)
    if period and reported and reported < period.start:
        line = next(prose for prose in proses if _DATE_LINE.search(prose.text))
        finding = DATED_OUTSIDE.at(Place(), date=written(reported), period=period.label)
        yield Remark(finding, line.paragraph.number, line.text, period.label, written(reported))


def _judge_date(prose: Prose, found: re.Match[str], period: Period | None, reported: date | None) -> Iterator[Said]:
    day, month, year = read_date(found)
    here = real_date(day, month, year or 2020)
    if here is None:
        quote = found.group().strip()
        yield Remark(NO_SUCH_DATE.at(Place(), date=quote), prose.paragraph.number, quote, "", quote)
        return
    if year is None or prose.paragraph.part is not Part.RESULTS:
        return
    before = prose.text[: found.start()]
    if _CUTOFF.search(before):
        yield from _judge_cutoff(prose, found, here, period)
    elif reported and here > reported and not _SYMBOL.search(before):
        yield from _judge_later(prose, found, here, reported)


def _judge_cutoff(prose: Prose, found: re.Match[str], here: date, period: Period | None) -> Iterator[Said]:
    if period is None or _COMPARED.search(prose.text[: found.start()]):
        return
    quote = prose.quote(found.start() - 25, found.end())
    quote = quote[quote.find(" ") + 1 :] if found.start() > 25 else quote
    number = prose.paragraph.number
    slipped = here.year != period.year and (here.day, here.month) == (period.end.day, period.end.month)
    far = here > period.end + _MONTH_LATER or here.year < period.year - 1
    if slipped or far or (here.year < period.year and (here.day, here.month) != (31, 12)):
        finding = CUTOFF_OUTSIDE.at(Place(), date=written(here), period=period.label)
        yield Remark(finding, number, quote, written(period.end), written(here))
    elif here.year == period.year:
        yield Agreement("mốc số liệu", number, quote, period.label, written(here))


def _judge_later(prose: Prose, found: re.Match[str], here: date, reported: date) -> Iterator[Said]:
    start, end = prose.sentence(found.start())
    sentence = prose.text[start:end]
    if _DONE.search(sentence) and not _COMING.search(sentence):
        finding = DONE_LATER.at(Place(), date=written(here), reported=written(reported))
        yield Remark(finding, prose.paragraph.number, prose.quote(start, end), f"≤ {written(reported)}", written(here))


def _judge_heading(prose: Prose, period: Period) -> Iterator[Said]:
    if prose.paragraph.part is Part.PLANS:
        yield from _judge_plans_heading(prose, period)
        return
    here = find_period(prose.text)
    if here and here.kind is period.kind and here.number == period.number and here.year != period.year:
        finding = PERIOD_DIFFERS.at(Place(), here=here.label, period=period.label)
        yield Remark(finding, prose.paragraph.number, prose.text, period.label, here.label)


def _closes(prose: Prose) -> bool:
    reports = "báo cáo" in prose.text and prose.text.rstrip().endswith("./.")
    return prose.paragraph.part is not Part.HEAD and (reports or bool(_CLOSES.match(prose.text)))


def _judge_closing(proses: Sequence[Prose], period: Period) -> Iterator[Said]:
    """`Trên đây là báo cáo 9 tháng đầu năm 2020` below a title of another period: what is left of an older report."""
    said = next((prose for prose in reversed(proses) if _closes(prose)), None)
    here = find_period(said.text) if said else None
    if said is None or here is None or (here.year == period.year and here.kind is PeriodKind.YEAR):
        return
    title = fold(" ".join(prose.text for prose in proses if prose.paragraph.part is Part.HEAD))
    other = here.label not in (period.label, "") and fold(here.label).rpartition(" nam ")[0] not in title
    if here.year != period.year or other:
        finding = PERIOD_DIFFERS.at(Place(), here=here.label, period=period.label)
        yield Remark(finding, said.paragraph.number, said.text, period.label, here.label)


def _judge_plans_heading(prose: Prose, period: Period) -> Iterator[Said]:
    """What is planned lies in the report's year or later, whatever stretch of it the heading names."""
    years = _YEAR.findall(prose.text)
    if years and int(max(years)) < period.year:
        here = f"năm {max(years)}"
        finding = PERIOD_DIFFERS.at(Place(), here=here, period=period.label)
        yield Remark(finding, prose.paragraph.number, prose.text, period.label, here)
