"""What a column means, from the words above it: kind, year and period."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from importlib.resources import files

from toolkit.intake.layout.periods import find_period, find_year, is_part_of_year, only_dated
from toolkit.model import Period
from toolkit.vietnamese import key


class ColumnKind(StrEnum):
    """The meanings a column can have."""

    STT = "stt"
    CODE = "code"
    NAME = "name"
    UNIT = "unit"
    PLAN = "plan"
    ACTUAL = "actual"
    ESTIMATE = "estimate"
    PREVIOUS = "previous"
    RATIO = "ratio"
    NOTE = "note"
    OTHER = "other"


FRAME = frozenset({ColumnKind.STT, ColumnKind.CODE, ColumnKind.NAME, ColumnKind.UNIT})
"""Columns that say what a row is; all others hold its values."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a label says: the kind of column, and the year and period it names, if any."""

    kind: ColumnKind
    year: int | None = None
    period: Period | None = None


_REMEMBERED = 16_384


@dataclass(frozen=True)
class Vocabulary:
    """How columns are called, as keys by kind."""

    phrases: Mapping[ColumnKind, tuple[str, ...]]

    @cached_property
    def _patterns(self) -> dict[ColumnKind, re.Pattern[str]]:
        return {kind: _pattern(phrases) for kind, phrases in self.phrases.items()}

    @cached_property
    def _meanings(self) -> dict[str, Meaning]:
        return {}

    def meaning(self, label: str) -> Meaning:
        """What a label means (all header rows joined from top to bottom); read once for all files that have it."""
        found = self._meanings.get(label)
        if found is None:
            if len(self._meanings) >= _REMEMBERED:
                self._meanings.clear()
            found = self._meanings[label] = read_label(label, self)
        return found

    def first(self, kind: ColumnKind, label_key: str) -> int | None:
        """Where the first phrase of a kind begins in a label's key, None if there is none."""
        found = self._patterns[kind].search(label_key)
        return found.start() if found else None

    def is_exactly(self, kind: ColumnKind, label_key: str) -> bool:
        """Whether the label is nothing but a phrase of the kind."""
        return label_key in self.phrases[kind]

    def knows(self, label: str) -> bool:
        """Whether a label says anything at all."""
        label_key = key(label)
        return any(self.first(kind, label_key) is not None for kind in ColumnKind)

    def extended(self, additions: Mapping[str, Iterable[str]]) -> Vocabulary:
        """The vocabulary with a workspace's own words added."""
        return Vocabulary(
            {kind: (*phrases, *map(key, additions.get(kind.value, ()))) for kind, phrases in self.phrases.items()}
        )


_TONES = "\u0300-\u036f"
"""A key has the tone behind the syllable: `giao` is not found in `giáo`."""


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?![\w{_TONES}])" if words else r"(?!)")


@lru_cache(maxsize=1)
def default_names() -> Mapping[ColumnKind, tuple[str, ...]]:
    """The names with which a new workspace begins, as they are written."""
    words = tomllib.loads(files("toolkit.intake.layout").joinpath("columns.toml").read_text("utf-8"))
    return {kind: tuple(words[kind.value]) for kind in ColumnKind}


@lru_cache(maxsize=1)
def default_vocabulary() -> Vocabulary:
    """The names with which a new workspace begins; the only ones where there is no workspace."""
    return Vocabulary({kind: tuple(map(key, names)) for kind, names in default_names().items()})


def read_label(label: str, vocabulary: Vocabulary) -> Meaning:
    """The meaning of a column's label (all header rows joined from top to bottom)."""
    label_key = key(_unglue(label))
    period = find_period(label)
    year = period.year if period else find_year(label)
    kind = _kind(label_key, vocabulary, dated=year is not None)
    if kind is ColumnKind.OTHER and only_dated(label) and (year is not None or is_part_of_year(label)):
        kind = ColumnKind.ACTUAL
    if kind is ColumnKind.RATIO:
        year, period = _compared(label, year, period)
    return Meaning(kind, year, period)


def _compared(label: str, year: int | None, period: Period | None) -> tuple[int | None, Period | None]:
    """What is compared, not what it is compared with: `tháng 11 so với cùng kỳ 2012` is of no known year."""
    before = _COMPARED.split(label, maxsplit=1)[0].strip()
    if before == label.strip() or not (found := find_year(before)):
        return (None, None) if before != label.strip() and is_part_of_year(before) else (year, period)
    return found, find_period(before)


_BRACKETS = re.compile(r"\([^()]*\)")
_DIVIDED = re.compile(r"(?:19|20)\d\d ?/ ?[^\W\d_][^/]*(?:19|20)\d\d")
"""`KH 2021/ƯTH 2020`: one year's column by another's."""
_OF_SCIENCE = "|".join(map(key, ("báo", "tạp chí", "hoạt động", "viện", "sở", "hội đồng", "đề tài", "sự nghiệp")))
_SCIENCE = re.compile(rf"(?:{_OF_SCIENCE}) kh(?!\w)|(?<!\w)kh (?:&|{key('và')}|- ?cn)")
"""`KH` is science and no plan in `Báo KH`, `Viện KH & CN`."""
_COMPARED = re.compile(r"\bso\s+(?:với|cùng|sánh)\b|(?<!\d)/|/(?!\d)", re.IGNORECASE)


def _unglue(label: str) -> str:
    """`TH2019` and `Năm2002` as two words."""
    return re.sub(r"(?<=[^\W\d_])(?=(?:19|20)\d\d(?!\d))", " ", label)


def _kind(label_key: str, vocabulary: Vocabulary, *, dated: bool) -> ColumnKind:
    if not label_key:
        return ColumnKind.OTHER
    bare_key = key(_BRACKETS.sub(" ", label_key)) or label_key
    frame = (ColumnKind.STT, ColumnKind.CODE, ColumnKind.NAME, ColumnKind.UNIT)
    for kind in ColumnKind:
        if vocabulary.is_exactly(kind, label_key) or (kind in frame and vocabulary.is_exactly(kind, bare_key)):
            return kind
    if _DIVIDED.search(label_key):
        return ColumnKind.RATIO
    for kind in (ColumnKind.NOTE, ColumnKind.RATIO, ColumnKind.OTHER):
        if vocabulary.first(kind, label_key) is not None:
            return kind
    if vocabulary.first(ColumnKind.PREVIOUS, label_key) is not None:
        return _previous(label_key, vocabulary)
    return _earliest(label_key, vocabulary, dated=dated)


def _previous(label_key: str, vocabulary: Vocabulary) -> ColumnKind:
    """A plan of the year before is no previous result."""
    plan = vocabulary.first(ColumnKind.PLAN, label_key)
    others = (ColumnKind.ACTUAL, ColumnKind.ESTIMATE)
    done = any(vocabulary.first(kind, label_key) is not None for kind in others)
    return ColumnKind.OTHER if plan is not None and not done else ColumnKind.PREVIOUS


def _earliest(label_key: str, vocabulary: Vocabulary, *, dated: bool) -> ColumnKind:
    """Of plan, estimate and actual the one named first: “kết quả thực hiện kế hoạch” is a result."""
    order = (ColumnKind.ESTIMATE, ColumnKind.ACTUAL, ColumnKind.PLAN, ColumnKind.NAME)
    found = {kind: vocabulary.first(kind, label_key) for kind in order}
    if _SCIENCE.search(label_key):
        found[ColumnKind.PLAN] = None
    if found[ColumnKind.ESTIMATE] is not None:
        return ColumnKind.ESTIMATE
    if found[ColumnKind.NAME] is not None and not dated and _names_row(label_key, found):
        return ColumnKind.NAME
    valued = {kind: at for kind, at in found.items() if at is not None and kind in (ColumnKind.ACTUAL, ColumnKind.PLAN)}
    if valued:
        return min(valued, key=lambda kind: (valued[kind], order.index(kind)))
    if found[ColumnKind.NAME] is not None:
        return ColumnKind.NAME
    return ColumnKind.OTHER


def _names_row(label_key: str, found: Mapping[ColumnKind, int | None]) -> bool:
    """“Chỉ tiêu kế hoạch” heads names only when it does not say that something was assigned or done."""
    at = found[ColumnKind.NAME]
    plan, actual = found[ColumnKind.PLAN], found[ColumnKind.ACTUAL]
    return at == 0 and (plan is None or "giao" not in label_key.split()) and actual is None
