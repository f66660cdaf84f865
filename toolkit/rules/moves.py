"""How a result moved against the year before: too far without a word, or against what its note says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from toolkit.findings.past_problems import LARGE_MOVE, NOTE_CONTRADICTS, OVER_CEILING
from toolkit.model import Column, Direction, Finding, Indicator, Mark, Nature
from toolkit.rules.about import about
from toolkit.rules.book import Book, slack
from toolkit.vietnamese import clean, format_number

_MOVED = re.compile(
    r"(?:^|[,;:(.]\s*)(?P<word>tăng|giảm)\s+(?:(?:so với|do|vì)\s|(?:khoảng |gần |hơn |trên )?\d)", re.IGNORECASE
)
_WORDS = re.compile(r"\b(tăng|giảm)\b", re.IGNORECASE)
_SCATTER = 3
"""Standard deviations that a count of independent events may move by chance; large numbers feel nothing of it."""


def check_large_moves(book: Book) -> Iterator[Finding]:
    """A result far from the year before's has a note that says why; small counts move far by chance."""
    for indicator, figure, done in book.numbers(Column.ACTUAL):
        before = book.previous(indicator)
        if before is None or not _is_large(book, indicator, done, before) or book.has_note(indicator.code):
            continue
        if book.has_unread_note(indicator.code) or _goes_with_parent(book, indicator, rose=done > before):
            continue
        yield about(
            figure,
            indicator,
            LARGE_MOVE,
            value="“-” (không phát sinh)" if figure.value is Mark.NIL else format_number(done),
            move=_move(indicator, done, before),
            before=format_number(before),
        )


def _goes_with_parent(book: Book, indicator: Indicator, *, rose: bool) -> bool:
    """Whether the indicator's parent moved far in the same direction, so that one word about it is enough."""
    parent = book.catalogue.indicator_by_code.get(indicator.parent or "")
    done = book.number(parent.code, Column.ACTUAL) if parent else None
    before = book.previous(parent) if parent else None
    if parent is None or done is None or before is None or (done > before) != rose:
        return False
    return _is_large(book, parent, done, before)


def _is_large(book: Book, indicator: Indicator, done: Decimal, before: Decimal) -> bool:
    if before <= 0 or done < 0:
        return False
    if indicator.nature is Nature.RATE:
        return abs(done - before) > book.settings.large_move_points
    moved = abs(done - before)
    if moved <= before * book.settings.large_move / 100:
        return False
    whole = done == done.to_integral_value() and before == before.to_integral_value()
    return not whole or moved > _SCATTER * (done + before).sqrt()


def _move(indicator: Indicator, done: Decimal, before: Decimal) -> str:
    word = "tăng" if done > before else "giảm"
    if indicator.nature is Nature.RATE:
        return f"{word} {format_number(abs(done - before))} điểm %"
    return f"{word} {format_number((abs(done - before) / before * 100).quantize(Decimal('0.1')))} %"


def check_notes(book: Book) -> Iterator[Finding]:
    """A note that says “tăng 5 %” stands beside a result that is larger than the year before's."""
    for indicator, _, done in book.numbers(Column.ACTUAL):
        note = book.figures.get((indicator.code, Column.NOTE))
        said = _direction(note.value) if note is not None and isinstance(note.value, str) else None
        if note is None or said is None:
            continue
        before = book.previous(indicator)
        if before is None or abs(done - before) <= slack(done, before):
            continue
        if said != ("tăng" if done > before else "giảm"):
            yield about(
                note,
                indicator,
                NOTE_CONTRADICTS,
                said=said,
                value=format_number(done),
                before=format_number(before),
            )


def _direction(note: str) -> str | None:
    """The one direction that a note speaks of as the result's own, None where it is not plain."""
    text = clean(note).casefold()
    moved = _MOVED.search(text)
    if moved is None or len(set(_WORDS.findall(text))) > 1 or "không" in text or "kế hoạch" in text:
        return None
    return moved["word"].casefold()


def check_ceilings(book: Book) -> Iterator[Finding]:
    """Of what should go down and adds up over the year, no more than the year's plan."""
    for indicator, figure, done in book.numbers(Column.ACTUAL):
        if indicator.direction is not Direction.DOWN or indicator.nature is not Nature.CUMULATIVE:
            continue
        plan = book.number(indicator.code, Column.PLAN)
        if plan is None or plan <= 0 or done <= plan or book.has_note(indicator.code):
            continue
        yield about(
            figure,
            indicator,
            OVER_CEILING,
            value=format_number(done),
            plan=format_number(plan),
        )
