"""A value that somebody typed into the master, understood: a number, a mark, a note, or why it is none of these."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from toolkit.edits.content import Content, plain_text
from toolkit.model import Column, Mark, Value
from toolkit.vietnamese import clean
from toolkit.vietnamese.numbers import Number, parse_number


class UnclearError(Exception):
    """What was typed cannot be used; the message ends a sentence that a clerk reads."""


def typed_value(content: Content | None, column: Column | None) -> Value | None:
    """The value in a cell, None where it is empty; raise UnclearError."""
    if content is None or content.value is None:
        if content is not None and content.formula:
            raise UnclearError("công thức chưa có kết quả, hãy mở tệp trong Excel rồi lưu lại")
        return None
    if column is Column.NOTE:
        return _note(plain_text(content.value))
    value = content.value
    if isinstance(value, bool):
        raise UnclearError("là TRUE hoặc FALSE, không phải số")
    if isinstance(value, int | float):
        return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if isinstance(value, datetime | date | time | timedelta):
        raise UnclearError("Excel đã đổi thành ngày, giờ")
    return _number(str(value))


def _number(text: str) -> Value | None:
    if not clean(text):
        return None
    if text.startswith("#"):
        raise UnclearError("ô có giá trị lỗi")
    parsed = parse_number(text)
    if isinstance(parsed, Mark):
        return parsed
    if isinstance(parsed, Number) and not parsed.suffix and not parsed.percent:
        return parsed.value
    raise UnclearError("không phải số; số viết như 1.234,5")


def _note(text: str) -> Value | None:
    stripped = text.strip()
    if stripped in ("-", "–"):
        return Mark.NIL
    return stripped or None
