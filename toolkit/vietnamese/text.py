"""One form for text that people type in many: Unicode composition, spaces, Đ, tone placement, i and y."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from toolkit.vietnamese.abbreviations import ABBREVIATIONS

_INVISIBLE = dict.fromkeys(
    (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0x00AD, 0x180E, 0xFE0E, 0xFE0F, 0xFEFF)
)
_TONE_FIRST = re.compile("([\u0300\u0301\u0303\u0309])([\u0302\u0306\u031b])")
"""A tone typed before the letter's own shape; Unicode composes the two only the other way round."""
_ANY_INVISIBLE = re.compile(f"[{''.join(map(chr, _INVISIBLE))}]")
_LOOKALIKES = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})
_ANY_LOOKALIKE = re.compile(f"[{''.join(map(chr, _LOOKALIKES))}]")
_PUNCTUATION = str.maketrans(
    {"–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "..."}
)
_ANY_PUNCTUATION = re.compile(f"[{''.join(map(chr, _PUNCTUATION))}]")
_MARK = re.compile(r"[,;:/()&+%-]")
_LOOSE = re.compile("[\u0302\u0306\u031b]")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORD = re.compile(r"[^\W\d_]+")
_Y_ONSETS = {"h", "k", "l", "m", "s", "t", "v", "qu", ""}
_SMALL_WORDS = {"và", "của", "tỉnh", "thành", "phố"}


@lru_cache(maxsize=65_536)
def clean(text: str) -> str:
    """The text in composed Unicode, invisible characters gone, every run of white space one space."""
    visible = text.translate(_INVISIBLE) if _ANY_INVISIBLE.search(text) else text
    composed = unicodedata.normalize("NFC", visible)
    if _ANY_LOOKALIKE.search(composed):
        composed = composed.translate(_LOOKALIKES)
    if _LOOSE.search(composed):
        ordered = _TONE_FIRST.sub(r"\2\1", unicodedata.normalize("NFD", composed))
        composed = unicodedata.normalize("NFC", ordered)
    return _one_spaced(composed)


def _one_spaced(text: str) -> str:
    """The text with one space for every run of white space, none at its ends."""
    return " ".join(text.split())


@lru_cache(maxsize=65_536)
def key(text: str) -> str:
    """The form in which two texts are compared: same key, same words.

    Case, spaces, punctuation variants, old and new tone placement (hoà/hòa), i/y (quí/quý) and the abbreviations of
    the administration (UBND, KH&CN, ĐT/DA) are folded;
    tones and vowels are kept, so that words differing by tone only never share a key. A key is for comparing
    with other keys only: the tone stands behind the syllable, so patterns must be made with `key` too.
    """
    return _one_spaced(_ABBREVIATED.sub(_expanded, _folded(text))).strip(" .,;:*")


def _folded(text: str) -> str:
    """The key of a text whose abbreviations stand as they are."""
    folded = clean(text).casefold()
    if _ANY_PUNCTUATION.search(folded):
        folded = folded.translate(_PUNCTUATION)
    folded = _MARK.sub(r" \g<0> ", folded)
    return _one_spaced(_WORD.sub(_canonical_word, folded))


def _expanded(found: re.Match[str]) -> str:
    return _MEANINGS[found.group()]


def _canonical_word(found: re.Match[str]) -> str:
    return _canonical_syllable(found.group())


@lru_cache(maxsize=16_384)
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


_MEANINGS = {_folded(short): _folded(meaning) for short, meaning in ABBREVIATIONS.items()}
_ABBREVIATED = re.compile(
    rf"(?<![\w.])(?:{'|'.join(re.escape(short) for short in sorted(_MEANINGS, key=len, reverse=True))})(?![\w])"
)
