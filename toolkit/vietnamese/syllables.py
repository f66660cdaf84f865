"""What a Vietnamese syllable can look like, and which ones administrative texts are made of."""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import lru_cache
from importlib.resources import files

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED_TONES = {"\u0301", "\u0323"}
_STOPS = ("c", "ch", "k", "p", "t")
_ONSETS = (
    *("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr"),
    *("b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""),
)
_WRITTEN_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong
op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn
uông uôp uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu
ưt ưu y yêm yên yêng yêt yêu
"""
_RIMES = frozenset(_WRITTEN_RIMES.split())
_FRONT = tuple("eêiy")
_BEFORE_FRONT = {"k", "gh", "ngh"}
_NEVER_BEFORE_FRONT = {"c", "g", "ng"}
_Y_ONSETS = {"", "h", "k", "l", "m", "s", "t", "th", "v", "n", "d"}


class Wellformed(IntEnum):
    """How well letters make a Vietnamese syllable."""

    NOT = 0
    GRAMMATICAL = 1
    """Spelled by the rules, whether or not it is a word."""
    COMMON = 2
    """One of the syllables that administrative texts are made of."""


@lru_cache(maxsize=65_536)
def judge(word: str) -> Wellformed:
    """How well a word, in any case and with its tone on any vowel, makes one syllable."""
    plain, tone = split_tone(word)
    if plain is None:
        return Wellformed.NOT
    if (plain, tone) in _COMMON:
        return Wellformed.COMMON
    return Wellformed.GRAMMATICAL if _is_grammatical(plain, tone) else Wellformed.NOT


def split_tone(word: str) -> tuple[str | None, str]:
    """The small letters of a syllable without its tone, and the tone; None for a word with two tones."""
    decomposed = unicodedata.normalize("NFD", word.casefold())
    tones = [mark for mark in decomposed if mark in _TONES]
    if len(tones) > 1:
        return None, ""
    plain = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES))
    return plain, "".join(tones)


def _is_grammatical(plain: str, tone: str) -> bool:
    if plain in ("gi", "gin"):
        return True
    return any(
        _fits(onset, plain[len(onset) :], tone) for onset in _ONSETS if plain.startswith(onset) and plain != onset
    )


def _fits(onset: str, rime: str, tone: str) -> bool:
    if rime not in _RIMES and not (onset == "qu" and f"u{rime}" in _RIMES):
        return False
    if rime.endswith(_STOPS) and tone not in _STOPPED_TONES:
        return False
    if rime.startswith("y") and (onset not in _Y_ONSETS | {"qu"} or (len(rime) > 1 and onset not in ("", "qu"))):
        return False
    if onset == "qu":
        return not rime.startswith(tuple("uưoô")) or rime in ("ôc",)
    if onset in _BEFORE_FRONT:
        return rime.startswith(_FRONT)
    return onset not in _NEVER_BEFORE_FRONT or not rime.startswith(_FRONT) or (onset == "g" and rime.startswith("i"))


_COMMON = frozenset(map(split_tone, files("toolkit.vietnamese").joinpath("syllables.txt").read_text("utf-8").split()))
"""Read as the module is loaded: the processes that read submissions can open no file later."""
