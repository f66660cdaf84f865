"""Vietnamese as it was typed before Unicode: TCVN3 (ABC), VNI, VISCII, CP1258, each shown as Western letters.

A reader gives such text as a normal string of Western letters (`§¬n vÞ tÝnh`), because a font drew them as Vietnamese.
Nothing may touch the string before it is decoded: U+00AD, elsewhere an invisible hyphen, is `ư` in TCVN3, and
compatibility forms, lower case or stripped accents destroy other letters.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum


class Charset(StrEnum):
    """In which code a text was typed, by the name a clerk knows it under."""

    UNICODE = "Unicode"
    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"
    VISCII = "VISCII"
    CP1258 = "CP1258"
    UTF8 = "UTF-8 đọc nhầm"


def _bytes_as_read(codes: range) -> str:
    """The characters as which a Western reader shows byte values; those it does not know stay as they are."""
    return "".join(bytes([code]).decode("cp1252", "replace").replace("\ufffd", chr(code)) for code in codes)


_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)
"""TCVN 5712:1993 (VN3): one letter a byte, no capitals with tones."""

_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII = str.maketrans(
    {
        **dict(zip("\x02\x05\x06\x14\x19\x1e", "ẲẴẪỶỸỴ", strict=True)),
        **dict(zip(map(chr, range(0x80, 0x100)), _VISCII_HIGH, strict=True)),
        **dict(zip(_bytes_as_read(range(0x80, 0x100)), _VISCII_HIGH, strict=True)),
    }
)
"""RFC 1456, read as Western text."""

_CP1258 = str.maketrans("ÃãÐðÕõÝýÌÒÞìò", "ĂăĐđƠơƯư\u0300\u0309\u0303\u0301\u0323")
"""Windows-1258 read as Western text: tones are characters of their own behind the vowel."""

_VNI_MARKED = {
    "a": ("øùûõïâáàåãäêéèúüë", "àáảãạâấầẩẫậăắằẳẵặ"),
    "e": ("øùûõïâáàåãä", "èéẻẽẹêếềểễệ"),
    "o": ("øùûõïâáàåãä", "òóỏõọôốồổỗộ"),
    "ô": ("øùûõï", "ờớởỡợ"),
    "u": ("øùûõï", "ùúủũụ"),
    "ö": ("øùûõï", "ừứửữự"),
    "y": ("øùûõ", "ỳýỷỹ"),
}
_VNI_ALONE = dict(zip("ñôöæóòîÑÔÖÆÓÒÎ", "đơưỉĩịỵĐƠƯỈĨỊỴ", strict=True))
_VNI_MARKS = "øùûõïâáàåãäêéèúüë"
_VNI_PAIRS = {
    f"{letter}{mark}": meant
    for letter, (marks, letters) in _VNI_MARKED.items()
    for mark, meant in zip(marks, letters, strict=True)
}
_VNI_SIGN = re.compile(
    rf"(?P<letter>[aeuyoôöAEUYOÔÖ])(?P<mark>[{_VNI_MARKS}{_VNI_MARKS.upper()}])(?P=mark)*|(?P<alone>[{''.join(_VNI_ALONE)}])"
)

_UNEXPECTED = re.compile(r"[^\u0000-\u024f\u0300-\u0323\u1ea0-\u1ef9\u2000-\u20ff]")


def decode(text: str, charset: Charset) -> str:
    """The text as it was meant, if it was typed in the charset; letters that the charset does not have stay."""
    if charset is Charset.TCVN3:
        return text.translate(_TCVN3)
    if charset is Charset.VNI:
        return _VNI_SIGN.sub(_vni_letter, text)
    if charset is Charset.VISCII:
        return text.translate(_VISCII)
    if charset is Charset.CP1258:
        return unicodedata.normalize("NFC", text.translate(_CP1258))
    if charset is Charset.UTF8:
        return _misread_utf8(text) or text
    return text


def _vni_letter(found: re.Match[str]) -> str:
    """One Vietnamese letter: a base with its mark, or a letter that stands alone; case is the base's."""
    if found["alone"]:
        return _VNI_ALONE[found["alone"]]
    base, mark = found["letter"], found["mark"]
    letter = _VNI_PAIRS.get(base.lower() + mark.lower())
    if letter is None:
        return _VNI_ALONE.get(base, base) + _VNI_ALONE.get(mark, mark)
    return letter.upper() if base.isupper() else letter


def _misread_utf8(text: str) -> str | None:
    """The text, where its characters are the bytes of Vietnamese in UTF-8 read as Western text; None otherwise."""
    try:
        meant = b"".join(_byte(sign) for sign in text).decode("utf-8")
    except UnicodeError:
        return None
    return None if _UNEXPECTED.search(meant) else meant


def _byte(sign: str) -> bytes:
    return bytes([ord(sign)]) if ord(sign) < 0x100 else sign.encode("cp1252")
