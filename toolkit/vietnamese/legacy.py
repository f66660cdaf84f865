"""Which charset a text was typed in: by its font, by the syllables it makes, by its cell and by its sheet.

A word is decoded only where that makes better Vietnamese than leaving it. Words such as `sè`, `Lóa`, `tÝnh` can be
read both ways, so that a cell alone never decides; and a font may have outlived a conversion to Unicode, or a charset
change from word to word inside one cell. Everything is weighed in one currency, points of evidence.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from toolkit.vietnamese.charsets import Charset, decode
from toolkit.vietnamese.judged_words import LEGACY, SIGNS, WORD, decisive, is_small_accented, judge_word
from toolkit.vietnamese.syllables import Wellformed, judge

_RARITY = {Charset.VNI: 0.3, Charset.TCVN3: 0.3, Charset.CP1258: 0.05, Charset.VISCII: 0.02}
"""How many decisive words a charset is taken to have before any is seen."""
_RAISED = "¹²³"
"""Marks of footnotes, of which `¹` is also the letter `ạ` of TCVN3: `12¹`, `sè¹`, but `t¹` is `tạ`."""
_UNCHANGED = 2.5
"""What speaks for leaving a text as it is."""
_BY_FONT = 8.0
_BY_CELL = 6.0
_BY_SHEET = 6.0
_AGAINST_BY_SHEET = {Charset.VNI: 4.0, Charset.TCVN3: 4.0, Charset.CP1258: 12.0, Charset.VISCII: 12.0}
"""By how much at most a sheet of other words speaks against a charset; the rare ones never come in single words."""
_BY_VOTE = 1.5
"""Points for each time that a charset has e times as many words as Unicode in a sheet."""
_VOICE_OF_BOOK = 0.1
_NEVER_IN_SINGLE_WORDS = 2
"""The rare charsets do not come and go from word to word: this many words of one may be chance."""
_BESIDE_UNICODE = 4.0
"""What a word that can only be Unicode says of the other words in its cell."""
_NOT_FIRST = 8.0
"""What at most speaks against a charset where another fits the cell better."""

Vote: TypeAlias = tuple[float, ...]
"""For each of the LEGACY charsets, points for (or against) it where a word is in doubt."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text in Unicode; `charset` is the one most of it was typed in, None where nothing was changed."""

    text: str
    charset: Charset | None = None


def count_words(texts: Iterable[str]) -> Counter[Charset]:
    """How many different words of some texts can have been typed in one charset only."""
    found: dict[str, Charset] = {}
    for piece in set(" ".join(texts).split()):
        if not piece.isascii():
            found.update(_decisive_words(piece))
    return Counter(found.values())


@lru_cache(maxsize=16_384)
def _decisive_words(piece: str) -> dict[str, Charset]:
    """The words in a piece of text that can have been typed in one charset only."""
    return {word: charset for word in WORD.findall(piece) if (charset := decisive(word)) is not None}


def vote(sheet: Counter[Charset], book: Mapping[Charset, int] | None = None) -> Vote:
    """What the words of a sheet say for words in doubt; its whole book speaks with a tenth of its voice."""
    beside = book or {}
    weights = {one: sheet[one] + beside.get(one, 0) * _VOICE_OF_BOOK for one in Charset}
    weights |= {one: max(weights[one] - _NEVER_IN_SINGLE_WORDS, 0) for one in (Charset.CP1258, Charset.VISCII)}
    against = weights[Charset.UNICODE] + _RARITY[Charset.TCVN3]
    found = {one: _BY_VOTE * math.log((weights[one] + _RARITY[one]) / against) for one in LEGACY}
    return tuple(max(-_AGAINST_BY_SHEET[one], min(points, _BY_SHEET)) for one, points in found.items())


def decode_text(text: str, sheet: Vote, font: Charset | None = None, cell: str | None = None) -> Decoded:
    """The text in Unicode: each word in the charset for which font, word, cell and sheet together speak most.

    `cell` is the whole text of the cell where `text` is one of its runs.
    """
    if text.isascii():
        return Decoded(text)
    repaired = decode(text, Charset.UTF8)
    if repaired != text:
        return Decoded(repaired, Charset.UTF8)
    context = _Context(sheet, font, _cell_gains(text if cell is None else cell))
    used: Counter[Charset] = Counter()

    def read(found: re.Match[str]) -> str:
        word = found.group()
        charset = context.choose(word, joined=_is_joined(found))
        if charset is Charset.UNICODE:
            return word
        meant = _read(word, charset)
        used[charset] += meant != word
        return meant

    meant = WORD.sub(read, text)
    return Decoded(meant, max(used, key=used.__getitem__)) if meant != text else Decoded(text)


@dataclass(frozen=True, slots=True)
class _Context:
    """What speaks for a charset beside the word itself: the sheet, the font, and the other words of the cell."""

    sheet: Vote
    font: Charset | None
    cell: tuple[float, ...]

    def choose(self, word: str, *, joined: bool) -> Charset:
        """The charset of a word; one letter alone says nothing, so that its context has to."""
        if not word.strip(_RAISED):
            return Charset.UNICODE
        judged = judge_word(word, joined)
        if judged.only_unicode or word.isascii() or (self._reads_signs and SIGNS.fullmatch(word)):
            return Charset.UNICODE
        others = [total - gain for total, gain in zip(self.cell, judged.gains, strict=True)]
        first = max(others)
        best, most = Charset.UNICODE, _UNCHANGED
        for charset, gain, beside, sheet in zip(LEGACY, judged.gains, others, self.sheet, strict=True):
            around = self._around(charset, beside, first, sheet)
            if gain + around > most and (len(word) > 1 or around > 0):
                best, most = charset, gain + around
        return best

    @property
    def _reads_signs(self) -> bool:
        """Whether `m²` and `°C` are what they seem: where no font draws them as letters, as VISCII does."""
        return self.font is None and self.sheet[LEGACY.index(Charset.VISCII)] <= 0

    def _around(self, charset: Charset, beside: float, first: float, sheet: float) -> float:
        """Points of the context, without the word itself; a cell that is sure of itself does not ask its sheet."""
        cell = max(-_BY_CELL, min(beside, _BY_CELL))
        if charset is self.font:
            return _BY_FONT + cell
        return sheet * (1 - abs(cell) / _BY_CELL) + cell - min(first - beside, _NOT_FIRST)


def _cell_gains(text: str) -> tuple[float, ...]:
    """For each charset, by how much all words of a cell are better in it than in Unicode."""
    judged = [judge_word(word.group(), _is_joined(word)) for word in WORD.finditer(text)]
    against = _BESIDE_UNICODE * sum(one.only_unicode for one in judged)
    return tuple(sum(one.gains[index] for one in judged) - against for index in range(len(LEGACY)))


def _is_joined(word: re.Match[str]) -> bool:
    """Whether a word is a piece of a foreign name as it is spelled in Vietnamese: `Phi-líp-pin`."""
    text = word.string
    return text[word.start() - 1 : word.start()] == "-" or text[word.end() : word.end() + 1] == "-"


@lru_cache(maxsize=65_536)
def _read(word: str, charset: Charset) -> str:
    """The word decoded; capitals whose accents were typed in the wrong font become whole capitals (`NGHIệP`).

    A raised figure behind a word is the mark of a footnote where the letter it would be makes no syllable.
    """
    read, stem = decode(word, charset), word.rstrip(_RAISED)
    if stem != word and judge(read) is Wellformed.NOT and judge(decode(stem, charset)) is not Wellformed.NOT:
        return _read(stem, charset) + word[len(stem) :]
    capitals = sum(letter.isupper() for letter in read)
    wrong_font = charset is Charset.TCVN3 and capitals >= 2 and not read.isupper() and is_small_accented(read)
    return read.upper() if wrong_font else read
