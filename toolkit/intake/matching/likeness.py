"""How like two names of indicators are, word by word; words that differ by their marks only are different words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

from toolkit.intake.layout.row_units import without_unit
from toolkit.intake.layout.structure import split_marker
from toolkit.vietnamese import clean, key
from toolkit.vietnamese.syllables import Wellformed, judge

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_OF_WHICH = re.compile(r"^(?:trong đó|tr\. ?đó|trđó|chia ra|bao gồm|gồm)\W*", re.IGNORECASE)
_SMALL = frozenset(map(key, ("các", "những", "và", "của", "được", "đã", "về")))
"""Words whose loss changes nothing, wherever they stand."""
_PHRASES = tuple(
    tuple(map(key, phrase.split()))
    for phrase in ("trên địa bàn toàn tỉnh", "trên địa bàn tỉnh", "trên địa bàn", "toàn tỉnh", "trong kỳ", "công tác")
)
_OPENINGS = tuple(tuple(map(key, phrase.split())) for phrase in ("tổng số", "số lượng", "tổng", "số"))
_DIRECTED = frozenset(
    map(
        key, ("từ", "đến", "ra", "vào", "sang", "trừ", "hơn", "cho", "bởi", "so", "với", "trên", "dưới", "trước", "sau")
    )
)
"""Words around which an order means something."""
_FILLER_WEIGHT = 0.15
_TYPO_WEIGHT = 0.9
_ORDER_WEIGHT = 0.95
_UNMARKED_WEIGHT = 0.9
_SHORTEST_TYPO = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a row's name is to an indicator's: from 0 to 1, whether it says the same, and how the two differ."""

    score: float
    same: bool
    """Whether they differ by nothing that carries a meaning: order, small words, abbreviations, slips of the finger."""
    differences: tuple[str, ...] = ()
    """The differences, as a clerk reads them."""

    @property
    def percent(self) -> int:
        """The score in whole percent, rounded down, so that 100 is said of equal names only."""
        return int(self.score * 100)


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    keys: tuple[str, ...]
    small: frozenset[int]
    """The places of words that carry no meaning."""

    def weight(self, place: int) -> float:
        return _FILLER_WEIGHT if place in self.small else 1.0


@dataclass
class _Alignment:
    """Which words of two names belong together."""

    one: _Name
    other: _Name
    pairs: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Places in one name to places in the other; an abbreviation has several, or shares its place with others."""
    taken: set[int] = field(default_factory=set)
    typos: list[tuple[int, int]] = field(default_factory=list)
    short: list[str] = field(default_factory=list)

    def pair(self, here: Iterable[int], there: tuple[int, ...]) -> None:
        for place in here:
            self.pairs[place] = there
        self.taken.update(there)

    def left(self) -> list[int]:
        """The places of one name that have no counterpart."""
        return [place for place in range(len(self.one.words)) if place not in self.pairs]

    def right(self) -> list[int]:
        """The places of the other name that have no counterpart."""
        return [place for place in range(len(self.other.words)) if place not in self.taken]


@lru_cache(maxsize=65_536)
def compare(row: str, name: str) -> Likeness:
    """Compare a row's name with an indicator's."""
    one, other = _name(row), _name(name)
    if not one.words or not other.words:
        return Likeness(0.0, same=False)
    if "".join(one.words).casefold() == "".join(other.words).casefold() and not any(map(str.isdigit, one.words)):
        return Likeness(1.0, same=True, differences=("khác dấu cách",) if one.keys != other.keys else ())
    if row.isascii() and not row.isupper() and not name.isascii():
        bare = compare(row, unmarked(name))
        return Likeness(bare.score * _UNMARKED_WEIGHT, same=False, differences=("gõ không dấu", *bare.differences))
    found = _Alignment(one, other)
    _pair_equal(found)
    _pair_abbreviations(found)
    _pair_typos(found)
    return _judge(found)


@lru_cache(maxsize=16_384)
def _name(text: str) -> _Name:
    bare = _OF_WHICH.sub("", without_unit(re.sub(r"\s*\(\*+\)\s*$", "", split_marker(text)[1])))
    words = tuple(_WORD.findall(clean(bare)))
    keys = tuple(map(key, words))
    return _Name(words, keys, frozenset(_small_places(keys)))


def _small_places(keys: tuple[str, ...]) -> Iterator[int]:
    opening = next((phrase for phrase in _OPENINGS if keys[: len(phrase)] == phrase and len(keys) > len(phrase)), ())
    yield from range(len(opening))
    for place in range(len(keys)):
        if keys[place] in _SMALL:
            yield place
        for phrase in _PHRASES:
            if keys[place : place + len(phrase)] == phrase and len(phrase) < len(keys):
                yield from range(place, place + len(phrase))


def _pair_equal(found: _Alignment) -> None:
    """Equal words, in the order of the other name where a word comes twice."""
    last = -1
    for place, word in enumerate(found.one.keys):
        free = [at for at in found.right() if found.other.keys[at] == word]
        if free:
            at = next((one for one in free if one > last), free[0])
            found.pair((place,), (at,))
            last = at


def _pair_abbreviations(found: _Alignment) -> None:
    """`PTĐ` with `phương tiện đo`, in whichever of the two names it stands."""
    for place in found.left():
        run = _run_of(found.one.words[place], found.other, found.right())
        if run:
            found.pair((place,), run)
            found.short.append(found.one.words[place])
    for at in found.right():
        run = _run_of(found.other.words[at], found.one, found.left())
        if run:
            found.pair(run, (at,))
            found.short.append(found.other.words[at])


def _run_of(short: str, name: _Name, free: list[int]) -> tuple[int, ...]:
    """The free words, one behind the other, whose first letters an abbreviation is made of; `và` may be left out."""
    if len(short) < 2 or not short.isalpha() or not (short.isupper() or judge(short) is Wellformed.NOT):
        return ()
    letters = [_first(letter) for letter in short]
    for start in free:
        run: list[int] = []
        for place in range(start, len(name.words)):
            if len(run) == len(letters) or place not in free:
                break
            if _first(name.words[place]) == letters[len(run)]:
                run.append(place)
            elif name.keys[place] != key("và"):
                break
        if len(run) == len(letters):
            return tuple(run)
    return ()


def _first(word: str) -> str:
    """The first letter without its tone: Ă, Â, Đ, Ê, Ô, Ơ, Ư stay what they are."""
    return key(word[0])[:1]


def _pair_typos(found: _Alignment) -> None:
    """A word that is none with the only word it can have been meant for; names (`Ea Kar`, `Ea Kao`) are left alone."""
    for place in found.left():
        word = found.one.words[place]
        if len(word) < _SHORTEST_TYPO or judge(word) is not Wellformed.NOT or (place and word[0].isupper()):
            continue
        meant = [at for at in found.right() if _is_slip(word, found.other.words[at])]
        if len(meant) == 1:
            found.pair((place,), (meant[0],))
            found.typos.append((place, meant[0]))


def _is_slip(typed: str, meant: str) -> bool:
    """One letter too many, too few, wrong or changed with its neighbour; another mark alone is another word."""
    if judge(meant) is Wellformed.NOT or len(meant) < _SHORTEST_TYPO or unmarked(typed) == unmarked(meant):
        return False
    one, other = clean(typed).casefold(), clean(meant).casefold()
    return OSA.distance(one, other, score_cutoff=1) <= 1


@lru_cache(maxsize=65_536)
def unmarked(word: str) -> str:
    """The bare letters of a word: `đường` and `dương` are both `duong`."""
    plain = unicodedata.normalize("NFD", clean(word).casefold().replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _judge(found: _Alignment) -> Likeness:
    one, other = found.one, found.other
    total = sum(map(one.weight, range(len(one.words)))) + sum(map(other.weight, range(len(other.words))))
    lost = sum(map(one.weight, found.left())) + sum(map(other.weight, found.right()))
    lost += sum((1 - _TYPO_WEIGHT) * 2 for _ in found.typos)
    runs = _runs(found)
    score = (1 - lost / total) * (_ORDER_WEIGHT if len(runs) > 1 else 1)
    extra = [one.words[place] for place in found.left() if place not in one.small]
    missing = [other.words[place] for place in found.right() if place not in other.small]
    told = any(place not in one.small for place in found.pairs)
    same = told and not extra and not missing and (len(runs) <= 1 or _may_be_moved(found, runs))
    return Likeness(min(score, 0.99), same, tuple(_told(found, extra, missing, len(runs) > 1)))


def _runs(found: _Alignment) -> list[list[int]]:
    """The words of the other name in the order in which the one has them, in stretches without a break."""
    meant = [at for at in range(len(found.other.words)) if at in found.taken and at not in found.other.small]
    order = {at: number for number, at in enumerate(meant)}
    runs: list[list[int]] = []
    for place in range(len(found.one.words)):
        for at in found.pairs.get(place, ()):
            if at not in order:
                continue
            if runs and order[at] - runs[-1][-1] in (0, 1):
                runs[-1].append(order[at])
            else:
                runs.append([order[at]])
    return runs


def _may_be_moved(found: _Alignment, runs: list[list[int]]) -> bool:
    """Whether only phrases changed places, none of them a single word, and no word says from where to where."""
    return all(len(set(run)) > 1 for run in runs) and not _DIRECTED & {*found.one.keys, *found.other.keys}


def _told(found: _Alignment, extra: list[str], missing: list[str], moved: bool) -> Iterator[str]:
    if found.short:
        yield f"viết tắt {_quoted(found.short)}"
    for place, at in found.typos:
        yield f"gõ “{found.one.words[place]}” thay cho “{found.other.words[at]}”"
    for word in list(extra):
        other = next((one for one in missing if unmarked(one) == unmarked(word)), None)
        if other is not None:
            extra.remove(word)
            missing.remove(other)
            yield f"“{word}” khác dấu với “{other}”"
    if extra:
        yield f"thừa {_quoted(extra)}"
    if missing:
        yield f"thiếu {_quoted(missing)}"
    if moved:
        yield "khác thứ tự từ"
    small = [found.one.words[p] for p in found.left() if p in found.one.small]
    small += [found.other.words[p] for p in found.right() if p in found.other.small]
    if small:
        yield f"khác nhau ở từ đệm {_quoted(small)}"


def _quoted(words: Iterable[str]) -> str:
    return f"“{' '.join(words)}”"
