"""The one door from text to Decimal: numbers in Vietnamese and English writing, and the ways to write none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import Enum
from functools import lru_cache
from typing import TypeAlias

from toolkit.model import Mark
from toolkit.vietnamese.marks import is_ditto, parse_mark
from toolkit.vietnamese.text import clean


class Convention(Enum):
    """Which sign groups thousands and which one opens the decimals."""

    VIETNAMESE = "vi"
    ENGLISH = "en"
    MIXED = "mixed"


class Doubt(Enum):
    """Why a text is not taken for a number, as a clerk reads it."""

    TEXT = "là chữ, không phải số"
    SEPARATOR = "có dấu chấm, phẩy đọc được hai cách"
    GROUPING = "có dấu phân cách sai chỗ"
    FRACTION = "là hai số cách nhau bằng dấu gạch chéo"
    RANGE = "là một khoảng, không phải một số"
    SEVERAL = "là nhiều số trong một ô"
    DATE = "là ngày tháng"
    YEAR = "giống một năm ghi trong ngoặc, không rõ là số âm hay năm"
    BRACKET = "có dấu ngoặc lẻ"
    DITTO = "là dấu lặp lại (như trên)"
    WITH_WORDS = "có chữ đi kèm số"
    LETTER = "có chữ cái gõ thay cho chữ số"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as typed; `percent` says that a percent sign stood behind it, `suffix` which unit word did."""

    value: Decimal
    percent: bool = False
    suffix: str = ""
    footnote: str = ""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A text that stands where a number should, and what it most likely means."""

    doubt: Doubt
    suggestion: Decimal | None = None


Parsed: TypeAlias = Number | Mark | Doubtful | None

_MAJORITY = 4
"""How many unambiguous numbers of one convention outweigh one of the other."""
_DIGITS = 400
"""More digits than any number here has, so that formatting rounds nothing away."""
_FOOTNOTE = re.compile(r"(?<=[\d%)])(?:\s*(\(\*+\)|\*+|\(\d\)|\[\d{1,2}\]|\([a-z]\)|[⁽⁾⁰¹²³⁴-⁹*]+)|\s+(\d\)))$")
_LEADING_FOOTNOTE = re.compile(r"(\(\*+\)|\*+|[⁽⁾⁰¹²³⁴-⁹]+|\(\d\)(?=\s))\s*(?=[\d(+-])")
_IDLE_END = re.compile(r"(?<=\d)(?:[.,]-|[.,;:])$")
_SEVERAL = re.compile(r"\d[^\S ]*[\n\r\t]\s*\d|\d\s{2,}\d|\d\s*\(\d[\d.,]+\)$")
"""Digits apart by more than the one space that may group thousands: `120  130`, `15 (12)`."""
_RANGE = re.compile(r"\d[\d.,]*%?\s*(?:[-÷~]|đến|tới)\s*\d[\d.,]*\s*%?(?:\s[^\W\d]+)?")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d")
_YEAR = re.compile(r"\((?:19|20)\d\d\)")
_LONE_BRACKET = re.compile(r"\(?(\d[\d.,]*)\)?")
_NUMERIC = re.compile(r"[\d.,' ]*\d")
_WITH_LETTER = re.compile(r"(?=.*\d)(?=.*[oOlI])(?:[\doO]|[lI](?=[\doO])|(?<=[\doO])[.,](?=[\doOlI]))+")
"""Letters that look like 0 and 1 among the digits: `1o`, `l2`, `3O5`; an l at the end may be litres."""
_LIKE_DIGITS = str.maketrans("oOlI", "0011")
_FRACTION = re.compile(r"\d+\s*/\s*\d+")
_WITH_WORDS = re.compile(r"(?P<before>[^\d(+-]*?)(?P<number>\d(?:[\d.,]*\d)?)\s*(?P<after>\D*)")
_THREES = r"\d{1,3}(?:%s\d{3})+"
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?=$|[.,])")


@dataclass(frozen=True, slots=True)
class _Style:
    group: str
    decimal: str

    def matches(self, digits: str) -> bool:
        group, decimal = re.escape(self.group), re.escape(self.decimal)
        return bool(re.fullmatch(rf"(?:\d+|{_THREES % group})(?:{decimal}\d+)?", digits))

    def decode(self, digits: str) -> Decimal:
        return Decimal(digits.replace(self.group, "").replace(self.decimal, "."))


_STYLES = {Convention.VIETNAMESE: _Style(".", ","), Convention.ENGLISH: _Style(",", ".")}


def _readings(digits: str) -> dict[Convention, Decimal]:
    """Every convention under which the digits are well written, with what they then mean."""
    if re.match(r"0\d", digits) and re.search(r"[.,]", digits):
        return {}
    found = {}
    for convention, style in _STYLES.items():
        grouped_zero = re.match(rf"0{re.escape(style.group)}", digits)
        if style.matches(digits) and not grouped_zero:
            found[convention] = style.decode(digits)
    return found


def _strip(text: str) -> tuple[str, str, bool, bool]:
    """Digits, footnote mark, whether negative, whether in percent."""
    rest = clean(text).lstrip("'").replace("−", "-").replace("–", "-")
    rest = _IDLE_END.sub("", rest)
    mark, before = _FOOTNOTE.search(rest), _LEADING_FOOTNOTE.match(rest)
    footnote = (mark[1] or mark[2]) if mark else before[1] if before else ""
    rest = rest[: mark.start()] if mark else rest
    rest = rest[before.end() :] if before else rest
    in_brackets = rest.startswith("(") and rest.rstrip("%").rstrip().endswith(")")
    percent = rest.endswith(("%", "%)"))
    rest = rest.replace("%", "", 1).strip() if percent else rest
    rest = rest[1:-1].strip() if in_brackets else rest
    negative = in_brackets or rest.startswith("-")
    rest = rest[1:].strip() if rest.startswith(("-", "+")) and not in_brackets else rest
    if _SPACED.match(rest):
        rest = rest.replace(" ", "")
    return rest, footnote, negative, percent


def decide_convention(texts: Iterable[str]) -> tuple[Convention, Counter[Convention]]:
    """The convention of a file, from all texts in its number columns, with the count of unambiguous ones.

    A few numbers against many do not make a file mixed. Without evidence a file is Vietnamese: `4.031` is four
    thousand and thirty-one.
    """
    evidence: Counter[Convention] = Counter()
    evidence.update(found for text in texts if (found := proves(text)) is not None)
    vietnamese, english = evidence[Convention.VIETNAMESE], evidence[Convention.ENGLISH]
    if not english or vietnamese >= _MAJORITY * english:
        return Convention.VIETNAMESE, evidence
    return (Convention.ENGLISH if english >= _MAJORITY * vietnamese else Convention.MIXED), evidence


def proves(text: str) -> Convention | None:
    """The one convention in which a text is a number, None if it is in both or in none."""
    readings = _readings(_strip(text)[0])
    return next(iter(readings)) if len(readings) == 1 else None


def is_ambiguous(text: str) -> bool:
    """Whether a text is a number that each convention reads in its own way: `4.031`."""
    return len(set(_readings(_strip(text)[0]).values())) > 1


@lru_cache(maxsize=16_384)
def parse_number(text: str, convention: Convention = Convention.VIETNAMESE, *, proven: bool = True) -> Parsed:
    """Read a text that stands in a number column; None for an empty one.

    `proven` says that the convention was seen in unambiguous numbers of the same file; without that a comma
    before three digits (`4,031`) is in doubt. Never guesses: what can mean two numbers is Doubtful.
    """
    mark = parse_mark(text)
    if mark is not None or not clean(text):
        return mark
    other = _with_letters(text) or _other_than_one_number(text)
    if other is not None:
        return other
    digits, footnote, negative, percent = _strip(text)
    if _NUMERIC.fullmatch(digits):
        return _decide(digits, convention, proven, _Shell(footnote, negative, percent))
    words = _WITH_WORDS.fullmatch(digits)
    if not words or digits.startswith("#"):
        return Doubtful(Doubt.TEXT)
    inner = _decide(words["number"], convention, proven, _Shell(footnote, negative, percent))
    if isinstance(inner, Doubtful):
        return inner
    if words["before"].strip():
        return Doubtful(Doubt.WITH_WORDS, inner.value)
    return replace(inner, suffix=words["after"].strip())


def _with_letters(text: str) -> Doubtful | None:
    """A number in which letters stand for the digits that they look like, with the number that it looks like."""
    if not _WITH_LETTER.fullmatch(clean(text)):
        return None
    inner = parse_number(clean(text).translate(_LIKE_DIGITS))
    return Doubtful(Doubt.LETTER, inner.value if isinstance(inner, Number) else None)


def _other_than_one_number(text: str) -> Doubtful | None:
    """What a text is that holds digits and still is no single number, None where it may be one."""
    cleaned = clean(text).replace("−", "-").replace("–", "-")
    if is_ditto(cleaned):
        return Doubtful(Doubt.DITTO)
    if _SEVERAL.search(text.strip()):
        return Doubtful(Doubt.SEVERAL)
    if _FRACTION.fullmatch(cleaned):
        return Doubtful(Doubt.FRACTION, Decimal(cleaned.split("/")[0]))
    if _DATE.fullmatch(cleaned):
        return Doubtful(Doubt.DATE)
    if _YEAR.fullmatch(cleaned):
        return Doubtful(Doubt.YEAR, -Decimal(cleaned[1:-1]))
    if _RANGE.fullmatch(cleaned):
        return Doubtful(Doubt.RANGE)
    lone = _LONE_BRACKET.fullmatch(cleaned)
    if lone and ("(" in cleaned) is not (")" in cleaned):
        inner = parse_number(lone[1])
        return Doubtful(Doubt.BRACKET, inner.value if isinstance(inner, Number) else None)
    return None


@dataclass(frozen=True, slots=True)
class _Shell:
    footnote: str
    negative: bool
    percent: bool

    def around(self, value: Decimal) -> Number:
        return Number(value.copy_negate() if self.negative else value, self.percent, footnote=self.footnote)


def _decide(digits: str, convention: Convention, proven: bool, shell: _Shell) -> Number | Doubtful:
    readings = _readings(digits)
    values = set(readings.values())
    if not values:
        return Doubtful(Doubt.GROUPING, _only_digits(digits))
    if len(values) == 1:
        return shell.around(values.pop())
    vietnamese = readings[Convention.VIETNAMESE]
    if convention is Convention.VIETNAMESE and (proven or "." in digits):
        return shell.around(vietnamese)
    if convention is Convention.ENGLISH and proven and "," in digits:
        return shell.around(readings[Convention.ENGLISH])
    return Doubtful(Doubt.SEPARATOR, -max(values) if shell.negative else max(values))


def _only_digits(digits: str) -> Decimal | None:
    bare = re.sub(r"[.,' ]", "", digits)
    return Decimal(bare) if len(re.split(r"[.,]", digits)) > 2 else None


def format_number(value: Decimal, decimals: int | None = None) -> str:
    """The number as a Vietnamese office writes it: `13.500`, `44,4`; as many decimals as it has if None.

    Half is rounded up, as Excel shows it.
    """
    if value == 0:
        value = abs(value)
    with localcontext(prec=_DIGITS):
        shown = value.normalize() if decimals is None else value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        return f"{shown:,f}".translate(str.maketrans(",.", ".,"))
