"""Charsets from before Unicode: every letter of each table, and what is left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.legacy import encode
from toolkit.vietnamese.charsets import Charset, decode

PAIRS = [
    (Charset.TCVN3, "§¬n vÞ tÝnh", "Đơn vị tính"),
    (Charset.TCVN3, "n­íc ngoµi, l­¬ng thùc", "nước ngoài, lương thực"),
    (Charset.TCVN3, "Thùc hiÖn (Tû ®ång)", "Thực hiện (Tỷ đồng)"),
    (Charset.TCVN3, "§ồng bằng s«ng Hång", "Đồng bằng sông Hồng"),
    (Charset.VNI, "Ñôn vò tính: ñoàng", "Đơn vị tính: đồng"),
    (Charset.VNI, "UÛY BAN NHAÂN DAÂN HUYEÄN", "ỦY BAN NHÂN DÂN HUYỆN"),
    (Charset.VNI, "Löông thöïc, Quaän 1, Uûy ban", "Lương thực, Quận 1, Ủy ban"),
    (Charset.VNI, "ñaààu, löïïc", "đầu, lực"),
    (Charset.VNI, "gaúng, ngaên ngöøa, kyõ thuaät, kyø, tyû, myî", "gẳng, ngăn ngừa, kỹ thuật, kỳ, tỷ, myỵ"),
    (Charset.VISCII, "Tïnh Ð¡k L¡k", "Tỉnh Đắk Lắk"),
    (Charset.CP1258, "TiêÌn ðôÌng, nãm, trýõÒng", "Tiền đồng, năm, trưởng"),
    (Charset.UTF8, "Tá»‰nh Ä\x90áº¯k Láº¯k", "Tỉnh Đắk Lắk"),
    (Charset.UTF8, "Đắk Lắk", "Đắk Lắk"),
    (Charset.UNICODE, "§¬n vÞ", "§¬n vÞ"),
]


@pytest.mark.parametrize(("charset", "stored", "meant"), PAIRS)
def test_a_text_is_read_as_it_was_meant(charset: Charset, stored: str, meant: str) -> None:
    assert decode(stored, charset) == meant


@pytest.mark.parametrize("charset", list(Charset))
@given(text=st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_ascii_means_the_same_in_every_charset(charset: Charset, text: str) -> None:
    unclaimed = text.translate(dict.fromkeys(b"\x02\x05\x06\x14\x19\x1e"))
    assert decode(unclaimed, charset) == unclaimed


@pytest.mark.parametrize("charset", [Charset.TCVN3, Charset.VISCII])
def test_one_byte_is_one_letter(charset: Charset) -> None:
    meant = [letter for code in range(0xA1, 0xFF) if (letter := decode(chr(code), charset)) != chr(code)]
    assert len(set(meant)) == len(meant) > 60


VOWELS = "aăâeêioôơuưy"
TONED = [
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in VOWELS
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
]


@pytest.mark.parametrize("letter", [*TONED, "đ"])
def test_vni_has_every_letter_small_and_large(letter: str) -> None:
    stored = encode(letter, Charset.VNI)
    assert decode(stored, Charset.VNI) == letter
    assert decode(stored.upper(), Charset.VNI) == letter.upper()
