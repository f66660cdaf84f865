"""Every quantity of a paragraph with what it counts: value, digits written, bound, unit, noun, base, and change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from toolkit.vietnamese.numbers import Convention, Doubt, Doubtful, Number, decide_convention, parse_number
from toolkit.words.lexicon import counted_noun, scale_at, unit_at
from toolkit.words.masks import masks
from toolkit.words.paragraphs import mark_length
from toolkit.words.spelled import spelled_counts


class Bound(Enum):
    """How exactly a quantity is meant."""

    EXACT = "exact"
    ABOVE = "above"
    """hơn, trên: at least this."""
    BELOW = "below"
    """gần, dưới: at most this."""
    ABOUT = "about"
    """khoảng, ước: near this."""
    RANGE = "range"
    """từ 5 đến 7: one end of a range."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity; `start` and `end` are positions in the paragraph's text, its unit and noun included."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    """What one more in the last digit written is worth."""
    bound: Bound = Bound.EXACT
    unit: str = ""
    """`%`, `đồng`, `ha`…; empty for what is counted."""
    noun: str = ""
    """What is counted, as the lexicon names it; empty where the lexicon does not know."""
    change: int = 0
    """1 behind tăng, -1 behind giảm: how much something changed, not how much there is."""
    base: Decimal | None = None
    """The base of a share: 9 in `04/09 đề tài`."""
    bare: int = 0
    """Where the digits end."""

    @property
    def plain(self) -> bool:
        """An amount, exactly given: neither a share in percent nor a change."""
        return self.bound is Bound.EXACT and not self.change and self.unit not in ("%", "‰", "điểm %")

    @property
    def amount(self) -> bool:
        """An amount, exactly given or about: what a list of parts may be held against."""
        return self.bound in (Bound.EXACT, Bound.ABOUT) and not self.change and self.unit not in ("%", "‰", "điểm %")

    @property
    def thing(self) -> str:
        """What it is measured in or what it counts."""
        return self.unit or self.noun


_NUMBER = re.compile(
    r"(?<![\w.,])(?<![^\W\d]-)(?<!\d/)"
    r"(?:\d{1,3}(?:[  ]\d{3})+(?![\d/])(?:,\d+)?|\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?![\d])"
)
_WORD_BOUNDS: tuple[tuple[Bound, str], ...] = (
    (
        Bound.ABOVE,
        r"(?<!cao )(?<!thấp )(?<!nhiều )(?<!ít )hơn|trên|quá|ít nhất|tối thiểu|vượt|không dưới|không ít hơn|từ|≥|>",
    ),
    (Bound.BELOW, r"gần|dưới|tối đa|không quá|chưa đến|chưa đầy|xấp xỉ|≤|<"),
    (Bound.ABOUT, r"khoảng|chừng|độ"),
)
_BOUNDS = tuple(
    (bound, re.compile(rf"(?<!\w)(?:{words})(?:\s+(?:là|có))?\s*$", re.IGNORECASE)) for bound, words in _WORD_BOUNDS
)
_RISE = re.compile(
    r"(?<!\w)(?:tăng|vượt|nhiều hơn|cao hơn|thêm)(?:\s+(?:thêm|là|được|trưởng|khoảng|gần|hơn|trên))*\s*$|(?<=[\s(])\+$",
    re.IGNORECASE,
)
_FALL = re.compile(
    r"(?<!\w)(?:giảm|ít hơn|thấp hơn|hụt|kéo giảm)(?:\s+(?:còn lại|là|được|khoảng|gần|hơn|trên|số))*\s*$", re.IGNORECASE
)
_SHARE = re.compile(r"\s?/\s?(?P<base>\d{1,3}(?:[.,]\d{3})+|\d+(?:,\d+)?)(?![\d/])")
_RANGE = re.compile(r"\s?(?:-|–|đến|tới)\s?(?=\d)")
_MORE = re.compile(r"\s*(?:trở lên|trở xuống)", re.IGNORECASE)
_SPELLED = re.compile(r"\s*\((?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|không|lẻ)[^()\d]*\)")
_ENGLISH_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")
"""What is counted comes whole: `1,234 hộ` is a slip into English writing, not one household and a quarter."""
_SHORT_ITEM = re.compile(r"(?:[(,;:]|^\s*[-+])\s*[A-ZĐ&]{3,}\s$")
_ITEM = re.compile(r"[(,;:](?![^(),;:]*\b(?:NĐ|NQ|QĐ|CT|TT|TW|KL|KH)\s$)[^(),;:\d]{0,40}\s$")
_ENDS_ITEM = re.compile(r"\s*(?:[,;)]|\.?$|\.\s)")
_YEAR = re.compile(r"(?:19[4-9]|20[0-6])\d")


def document_convention(texts: Iterable[str]) -> Convention:
    """How a document writes its numbers; Vietnamese unless it proves otherwise."""
    found = [match.group() for text in texts for match in _NUMBER.finditer(text)]
    return decide_convention(found)[0]


def quantities(text: str, convention: Convention = Convention.VIETNAMESE) -> tuple[Quantity, ...]:
    """The quantities of a paragraph, in order; numbers that count nothing are left out."""
    reader = _Reader(text, convention)
    found = list(_joined(text, list(reader.read())))
    return tuple(sorted([*found, *reader.spelled_out(found)], key=lambda one: one.start))


class _Reader:
    """Reads one paragraph from left to right."""

    def __init__(self, text: str, convention: Convention) -> None:
        self.text = text
        self.convention = convention
        self.masks = masks(text)
        self.position = mark_length(text)

    def read(self) -> Iterator[Quantity]:
        in_range = False
        while found := _NUMBER.search(self.text, self.position):
            covered = next((m for m in self.masks if m.start < found.end() and found.start() < m.end), None)
            if covered:
                self.position, in_range = max(covered.end, found.end()), False
                continue
            self.position = found.end()
            one = self._quantity(found, in_range)
            in_range = bool(_RANGE.match(self.text, found.end()))
            if one:
                self.position = max(one.bare, found.end())
                yield one

    def spelled_out(self, digits: list[Quantity]) -> Iterator[Quantity]:
        """The counts in words, where nothing else is read."""
        taken = [*((one.start, one.end) for one in self.masks), *((one.start, one.end) for one in digits)]
        for one in spelled_counts(self.text):
            if not any(start < one.end and one.start < end for start, end in taken):
                bound, change = self._bound(one.start, one.end), self._change(one.start)
                yield Quantity(
                    one.start, one.end, Decimal(one.value), Decimal(1), bound, "", one.noun, change, bare=one.bare
                )

    def _quantity(self, found: re.Match[str], in_range: bool) -> Quantity | None:
        value = self._value(found.group())
        if value is None:
            return None
        end, base = found.end(), None
        share = _SHARE.match(self.text, end)
        if share:
            base, end = self._value(share["base"]), share.end()
        bare = end
        spelled = _SPELLED.match(self.text, end)
        end = spelled.end() if spelled else end
        scale, end = scale_at(self.text, end)
        unit, end = unit_at(self.text, end)
        noun, after = ("", end) if unit and unit not in ("điểm", "lần") else counted_noun(self.text, end)
        if noun:
            unit, end = "", after
        if _is_year(found.group(), self.text, found.start(), noun or unit) or (
            scale == 1 and not share and self._is_label(found, unit or noun)
        ):
            return None
        ranged = in_range or bool(not share and _RANGE.match(self.text, found.end()))
        if noun and scale == 1 and value % 1 and _ENGLISH_THOUSANDS.fullmatch(found.group()):
            value = value.scaleb(3).to_integral_value()
        return Quantity(
            start=found.start(),
            end=end,
            value=value * scale,
            step=_step(found.group(), value) * scale,
            bound=Bound.RANGE if ranged else self._bound(found.start(), end),
            unit=unit or ("đồng" if scale >= 10**9 and not noun else ""),
            noun=noun,
            change=self._change(found.start()),
            base=base * scale if base is not None else None,
            bare=bare,
        )

    def _value(self, digits: str) -> Decimal | None:
        parsed = parse_number(digits, self.convention, proven=True)
        if isinstance(parsed, Doubtful) and parsed.doubt is Doubt.SEPARATOR:
            parsed = parse_number(digits)
        return parsed.value if isinstance(parsed, Number) else None

    def _is_label(self, found: re.Match[str], thing: str) -> bool:
        """A name's own number (`Bệnh viện 115`, `NQ 19`), which a capital letter or a hyphen ties to it.

        One that stands alone in an item of a list is counted: `cán bộ 12, CBQL 986, nhân viên 40`.
        """
        before = self.text[: found.start()]
        in_brackets = before.rpartition("(")[2].find(")") < 0 and "(" in before
        item = _ITEM if in_brackets else _SHORT_ITEM
        listed = item.search(before) and _ENDS_ITEM.match(self.text, found.end())
        return not thing and not listed and bool(re.search(r"[A-ZĐ]{2,}\s?$|\w-$", before))

    def _bound(self, start: int, end: int) -> Bound:
        if _MORE.match(self.text, end):
            return Bound.RANGE
        before = self.text[max(0, start - 30) : start]
        return next((bound for bound, words in _BOUNDS if words.search(before)), Bound.EXACT)

    def _change(self, start: int) -> int:
        before = self.text[max(0, start - 40) : start]
        return 1 if _RISE.search(before) else -1 if _FALL.search(before) else 0


def _step(digits: str, value: Decimal) -> Decimal:
    """The worth of the last digit written: 0.1 in `12,5`, 1 in `4.031`."""
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return Decimal(1).scaleb(-decimals) if digits else Decimal(1)


def _is_year(digits: str, text: str, start: int, thing: str) -> bool:
    if not _YEAR.fullmatch(digits):
        return False
    if re.search(r"(?i)(?:năm|kỳ|vụ|khóa|đến|từ|sau|trước|với|giai đoạn|[-–/]|\d{4}(?:,|\s?và))\s*$", text[:start]):
        return True
    return not thing


def _joined(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """`1 tỷ 200 triệu đồng` is one quantity."""
    index = 0
    while index < len(found):
        one = found[index]
        if index + 1 < len(found) and _is_share(text, one, found[index + 1]):
            whole = found[index + 1]
            one = replace(one, end=whole.end, base=whole.value, noun=whole.noun or one.noun, bare=whole.bare)
            index += 1
        while index + 1 < len(found) and _continues(text, one, found[index + 1]):
            more = found[index + 1]
            one = Quantity(
                one.start,
                more.end,
                one.value + more.value,
                more.step,
                one.bound,
                more.unit,
                more.noun,
                one.change,
                None,
                more.bare,
            )
            index += 1
        yield one
        index += 1


def _is_share(text: str, one: Quantity, whole: Quantity) -> bool:
    """`3.851,6 tỷ đồng/7.500 tỷ đồng`."""
    return text[one.end : whole.start].strip() == "/" and one.thing == whole.thing and one.base is None


def _continues(text: str, one: Quantity, more: Quantity) -> bool:
    between = text[one.end : more.start]
    scaled = re.search(r"(?:tỷ|tỉ|triệu|nghìn|ngàn)\s*$", text[one.bare : one.end], re.IGNORECASE)
    return not between.strip() and bool(scaled) and more.value < one.step and more.unit in ("đồng", one.unit)
