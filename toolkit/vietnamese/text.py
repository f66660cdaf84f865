"""One form for text that people type in many: Unicode composition, spaces, Đ, tone placement, i and y."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"))
_LOOKALIKES = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})
_PUNCTUATION = str.maketrans(
    {"–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "..."}
)
_SPACES = re.compile(r"\s+")
_SPACED_MARK = re.compile(r"\s*([,;:/()&+%-])\s*")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORD = re.compile(r"[^\W\d_]+")
_Y_ONSETS = {"h", "k", "l", "m", "s", "t", "v", "qu", ""}
_SMALL_WORDS = {"và", "của", "tỉnh", "thành", "phố"}


def clean(text: str) -> str:
    """The text in composed Unicode, invisible characters gone, every run of white space one space."""
    composed = unicodedata.normalize("NFC", text.translate(_INVISIBLE)).translate(_LOOKALIKES)
    return _SPACES.sub(" ", composed).strip()


@lru_cache(maxsize=65_536)
def key(text: str) -> str:
    """The form in which two texts are compared: same key, same words.

    Case, spaces, punctuation variants, old and new tone placement (hoà/hòa) and i/y (quí/quý) are folded;
    tones and vowels are kept, so that words differing by tone only never share a key. A key is for comparing
    with other keys only: the tone stands behind the syllable, so patterns must be made with `key` too.
    """
    folded = clean(text).casefold().translate(_PUNCTUATION)
    folded = _SPACED_MARK.sub(r" \1 ", folded)
    folded = _WORD.sub(lambda word: _canonical_syllable(word.group()), folded)
    return _SPACES.sub(" ", folded).strip(" .,;:*")


def _canonical_syllable(syllable: str) -> str:
    """The syllable with its tone behind its letters and a lone final y written i."""
    decomposed = unicodedata.normalize("NFD", syllable)
    tones = [mark for mark in decomposed if mark in _TONES]
    if len(tones) > 1:
        return syllable
    bare = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES))
    if bare.endswith("y") and bare[:-1] in _Y_ONSETS:
        bare = bare[:-1] + "i"
    return bare + "".join(tones)


def initials(name: str) -> str:
    """The short code an office makes of a name: `Sở Khoa học và Công nghệ` gives `SKHCN`."""
    words = re.findall(r"[^\W\d_]+", clean(name))
    letters = (word[0] for word in words if word.casefold() not in _SMALL_WORDS)
    plain = unicodedata.normalize("NFD", "".join(letters).upper().replace("Đ", "D"))
    return "".join(letter for letter in plain if letter.isascii())
