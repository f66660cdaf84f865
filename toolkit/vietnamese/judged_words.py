"""How good Vietnamese a word is in each charset it may have been typed in."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from toolkit.vietnamese.charsets import Charset, decode
from toolkit.vietnamese.syllables import Wellformed, judge, split_tone

LEGACY = (Charset.VNI, Charset.TCVN3, Charset.CP1258, Charset.VISCII)
"""In the order in which they win a tie: VNI text contains letters of TCVN3, not the other way round."""
WORD = re.compile(r"[A-Za-z\u00a1-\u024f\u0300-\u0323\u1e00-\u1eff]+")
"""A word, with the signs that draw a letter in one of the charsets."""
SIGNS = re.compile(r"[A-Za-z]*[²³°º]+|[°±µ][A-Za-z]{0,3}|[×÷Ø½¼¾·]")
"""Signs and units of measure that stand in Unicode text: `m²`, `°C`, `µg`, the diameter `Ø`."""

_LETTERS = re.compile(r"[A-Za-z\u00aa\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1ea0-\u1ef9]+")
_BEYOND_LATIN1 = re.compile(r"[\u0100-\u024f\u0300-\u0323\u1ea0-\u1ef9]")
_LOOKALIKES = str.maketrans("ÐðƉɖ", "ĐđĐđ")
_FOREIGN = re.compile(r"[^a-zđăâêôơư]")
_POINTS = {Wellformed.COMMON: 0.0, Wellformed.GRAMMATICAL: -4.0, Wellformed.NOT: -8.0}
_ABBREVIATION = -4.0
"""A word of capitals alone (`ĐTNN`, `HĐND`) need make no syllable."""
_LONGEST_ABBREVIATION = 6
_FOREIGN_LETTER = 3.0
_UNREADABLE = -14.0
"""What is no word at all: `§¬n`."""
_LONE_SIGN = -1.5
"""`§`, `«` or `®` by itself may be just that."""
_HIDDEN_HYPHEN = 2.0
_UNPROVEN = 3.0
"""What speaks against decoding a word that is no Vietnamese afterwards either."""
_BROKEN_CASE = -7.0
_SMALL_ACCENTS = -1.0
"""Capitals with small accented letters: TCVN3 has no others, unless its font draws them."""
_DECISIVE = 3.0
"""By how much a word must be better in one charset to count in a vote."""


class Judged(NamedTuple):
    """Points for a word as it stands, and by how much it is better in each of the LEGACY charsets."""

    unchanged: float
    gains: tuple[float, ...]
    only_unicode: bool = False
    """Whether it is good Vietnamese as it stands, and cannot have been typed in any other charset."""


_PLAIN = Judged(0.0, (0.0,) * len(LEGACY))


@lru_cache(maxsize=65_536)
def judge_word(word: str, joined: bool = False) -> Judged:
    """Weigh a word; `joined` says that hyphens make it a piece of a foreign name, which need be no common syllable.

    Points are about the natural logarithm of how likely such a word is.
    """
    if word.isascii():
        return _PLAIN
    composed = unicodedata.normalize("NFC", word)
    unchanged = _judge_unicode(composed, joined)
    good = unchanged > _POINTS[Wellformed.NOT]
    if good and _BEYOND_LATIN1.search(composed):
        return Judged(unchanged, _PLAIN.gains, only_unicode=True)
    meant = [(charset, decode(word, charset)) for charset in LEGACY]
    gains = [_judge_legacy(text, charset, joined) - unchanged if text != word else 0.0 for charset, text in meant]
    return Judged(unchanged, tuple(gains), only_unicode=good and all(text == word for _, text in meant))


@lru_cache(maxsize=65_536)
def decisive(word: str) -> Charset | None:
    """The charset in which a word is clearly better than in any other, None where it does not say."""
    judged = judge_word(word)
    if judged.only_unicode:
        return Charset.UNICODE
    gains = [gain for charset, gain in zip(LEGACY, judged.gains, strict=True) if decode(word, charset) != word]
    if not gains or len(word) == 1 or SIGNS.fullmatch(word):
        return None
    first, second = sorted((0.0, *gains), reverse=True)[:2]
    if first - second < _DECISIVE:
        return None
    return LEGACY[judged.gains.index(first)] if first > 0 else Charset.UNICODE


def is_small_accented(word: str) -> bool:
    """Whether the plain letters of a word are capitals, whatever those with tones are: `NGHIệP`."""
    return all(letter.isupper() for letter in word if letter.isascii() or letter in "ĂÂĐÊÔƠƯ")


def _judge_unicode(word: str, joined: bool) -> float:
    if len(word) == 1 and not word.isalpha():
        return _LONE_SIGN
    quoted = word.removeprefix("«").removesuffix("»") if word.endswith("»") else word.removesuffix("®")
    if _BEYOND_LATIN1.search(quoted):
        quoted = quoted.translate(_LOOKALIKES)
    bare = quoted.replace("\u00ad", "")
    return _judge(bare, joined) + _broken_case(bare) - (_HIDDEN_HYPHEN if bare != quoted else 0.0)


def _judge_legacy(word: str, charset: Charset, joined: bool) -> float:
    found, case = _judge(word, joined), _broken_case(word)
    if case and charset is Charset.TCVN3 and is_small_accented(word):
        case = _SMALL_ACCENTS
    return found + case - (_UNPROVEN if found <= _POINTS[Wellformed.NOT] else 0.0)


def _judge(word: str, joined: bool) -> float:
    """Points for the syllable that a word makes, if it makes one."""
    if not _LETTERS.fullmatch(word):
        return _UNREADABLE
    well = judge(word)
    foreign = bool(_FOREIGN.search(split_tone(word)[0] or word.casefold()))
    if well is Wellformed.NOT and word.isupper() and len(word) <= _LONGEST_ABBREVIATION and not foreign:
        return _ABBREVIATION
    if well is Wellformed.GRAMMATICAL and joined:
        return _POINTS[Wellformed.COMMON]
    return _POINTS[well] - (_FOREIGN_LETTER if foreign else 0.0)


def _broken_case(word: str) -> float:
    return 0.0 if word.islower() or word.isupper() or word.istitle() else _BROKEN_CASE
