"""Text as it was typed before Unicode: the other way round of `toolkit.vietnamese.charsets`."""

from __future__ import annotations

import unicodedata

from toolkit.vietnamese.charsets import Charset, decode

_VNI_ALONE = dict(zip("đơưỉĩịỵìí", "ñôöæóòîìí", strict=True))
_VNI_TONES = dict(zip("\u0300\u0301\u0309\u0303\u0323", "øùûõï", strict=True))
_VNI_SHAPES = {
    "\u0302": dict(zip(["", *_VNI_TONES], "âàáåãä", strict=True)),
    "\u0306": dict(zip(["", *_VNI_TONES], "êèéúüë", strict=True)),
}
_CP1258_TONES = {"\u0300": "Ì", "\u0309": "Ò", "\u0303": "Þ", "\u0301": "ì", "\u0323": "ò"}


def encode(text: str, charset: Charset) -> str:
    """A Unicode text as a Western reader shows it when it was typed in a charset; TCVN3 has small accents only."""
    if charset is Charset.UTF8:
        return "".join(bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in text.encode())
    if charset is Charset.VNI:
        return "".join(_vni(letter) for letter in text)
    if charset is Charset.CP1258:
        return "".join(_cp1258(letter) for letter in text)
    if charset is Charset.UNICODE:
        return text
    stored = {decode(chr(code), charset): chr(code) for code in reversed(range(0xA1, 0x100))}
    return "".join(stored.get(letter, stored.get(letter.lower(), letter)) for letter in text)


def _vni(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter != letter.lower():
        return _vni(letter.lower()).upper()
    if letter in _VNI_ALONE:
        return _VNI_ALONE[letter]
    base, *marks = list(unicodedata.normalize("NFD", letter))
    tone = next((mark for mark in marks if mark in _VNI_TONES), "")
    if "\u031b" in marks:
        return ("ô" if base == "o" else "ö") + _VNI_TONES.get(tone, "")
    shape = next((mark for mark in marks if mark in _VNI_SHAPES), None)
    return base + (_VNI_SHAPES[shape][tone] if shape else _VNI_TONES.get(tone, ""))


def _cp1258(letter: str) -> str:
    """Letters that the charset has whole are typed whole (`á`), others as vowel and tone (`ề`)."""
    decomposed = unicodedata.normalize("NFD", letter)
    bare = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _CP1258_TONES))
    tone = "".join(_CP1258_TONES[mark] for mark in decomposed if mark in _CP1258_TONES)
    return bare.translate(str.maketrans("ĂăĐđƠơƯư", "ÃãÐðÕõÝý")) + tone
