"""Text that people type in many forms has one key, and different words never share one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.vietnamese import clean, initials, key

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
PLAIN_SYLLABLES = (
    *("hoa", "hoe", "thuy", "quy", "my", "ly", "y", "ky", "gia", "giêng", "viêt", "nguyên", "đăk", "lăk", "ươc"),
    *("tinh", "thưc", "hiên", "kê", "hoach", "tông", "chi", "tiêu", "yêu", "khoang", "tuyêt", "nghi", "may", "mai"),
)
VOWELS = "aăâeêioôơuưy"


def with_tone(syllable: str, tone: str, at: int) -> str:
    """The syllable with its tone on its vowel number `at`, counted round."""
    vowels = [index for index, letter in enumerate(syllable) if letter in VOWELS]
    where = vowels[at % len(vowels)] + 1
    return unicodedata.normalize("NFC", syllable[:where] + tone + syllable[where:])


SYLLABLES = st.builds(with_tone, st.sampled_from(PLAIN_SYLLABLES), st.sampled_from(TONES), st.integers(0, 3))
PHRASES = st.lists(SYLLABLES, min_size=1, max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("", ""),
        (" \t\r\n ", ""),
        ("  Số   đề\ttài \n", "Số đề tài"),
        ("Số\u00a0đề\u202ftài", "Số đề tài"),
        ("\ufeffSố đề\u200b tài", "Số đề tài"),
        ("Ngân\u00adhàng", "Ngânhàng"),
        ("\u200eSYT\u200f", "SYT"),
        ("Ðắk Lắk", "Đắk Lắk"),
        ("Ɖắk Lắk", "Đắk Lắk"),
        ("ðắk ɖắk", "đắk đắk"),
        ("So\u0302\u0301 đe\u0302\u0300 ta\u0300i", "Số đề tài"),
        ("KẾ HOẠCH, quý", "KẾ HOẠCH, quý"),
    ],
)
def test_clean_composes_and_leaves_single_spaces(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


def test_clean_composes_what_an_invisible_character_kept_apart() -> None:
    assert clean("e\u200b\u0301") == "é"


@given(st.text() | st.text(alphabet="aeđÐ \u00a0\u200b\u00ad\u0301\u0323"))
def test_clean_has_nothing_left_to_clean(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned


@given(st.text())
def test_clean_leaves_composed_text_without_edges(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == cleaned.strip()
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\u200b" not in cleaned


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tổng thu", "TỔNG THU"),
        ("Kết quả", unicodedata.normalize("NFD", "Kết quả")),
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("hoàn", "hòan"),
        ("thuỷ", "thủy"),
        ("uỷ ban", "ủy ban"),
        ("giá", "gía"),
        ("HOÁ CHẤT", "hóa chất"),
        ("quí", "quý"),
        ("Quí II", "quý II"),
        ("kĩ thuật", "kỹ thuật"),
        ("mĩ", "mỹ"),
        ("lí do", "lý do"),
        ("sĩ", "sỹ"),
        ("tỉ lệ", "tỷ lệ"),
        ("vị", "vỵ"),
        ("hi vọng", "hy vọng"),
        ("í kiến", "ý kiến"),
        ("Đắk", "Ðắk"),
        ("Đắk", "Ɖắk"),
        ("đề tài", "ðề tài"),
        ("đề\u00a0tài", "đề tài"),
        ("đề\u202ftài", "đề tài"),
        ("đề\u200b tài", "đề tài"),
        ("\ufeffđề tài", "đề tài"),
        ("đề  \n tài", " đề tài "),
        ("Trong đó:", "Trong đó"),
        ("Tổng số.", "Tổng số"),
        ("* Thu nội địa", "Thu nội địa"),
        ("Khác…", "Khác..."),
        ("xã,phường", "xã, phường"),
        ("thu / chi", "thu/chi"),
        ("kinh tế - xã hội", "kinh tế–xã hội"),
        ("kinh tế — xã hội", "kinh tế-xã hội"),
        ("100 %", "100%"),
        ("“một cửa”", '"một cửa"'),
        ("Diện tích (ha)", "Diện tích(ha )"),
        ("Sở KH&CN", "Sở Khoa học và Công nghệ"),
        ("Sở KH & CN", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
        ("Sở Khoa học & Công nghệ", "Sở Khoa học và Công nghệ"),
        ("UBND tỉnh", "Uỷ ban nhân dân tỉnh"),
        ("ĐT/DA", "Đề tài, dự án"),
        ("Ð T/DA".replace(" ", ""), "đề tài , dự án"),
        ("Tr.đó: nữ", "Trong đó: nữ"),
        ("Tr. đó nữ", "trong đó nữ"),
        ("Số xã đạt chuẩn NTM", "số xã đạt chuẩn nông thôn mới"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("phát triển KT-XH", "phát triển kinh tế – xã hội"),
        ("Tiê\u0300n", "Tiền"),
        ("Tie\u0300\u0302n", "Tiền"),
        ("vie\u0323\u0302t", "việt"),
        ("\u202aSYT\u202c", "SYT"),
    ],
)
def test_two_ways_of_typing_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("thu", "thú"),
        ("năm", "nam"),
        ("mạ", "má"),
        ("việt", "viết"),
        ("công", "cộng"),
        ("bán", "bàn"),
        ("quý", "quỹ"),
        ("đ", "d"),
        ("đã", "dã"),
        ("ô", "ơ"),
        ("ă", "â"),
        ("u", "ư"),
        ("tai", "tay"),
        ("mái", "máy"),
        ("thúi", "thúy"),
        ("hai", "hay"),
        ("số xã", "số xã nghèo"),
        ("quý I", "quý II"),
        ("Trồng mới", "Trồng"),
        ("2019", "2020"),
        ("1.000", "1000"),
        ("m2", "m3"),
        ("dưới 5", "trên 5"),
        ("đề tài", "đềtài"),
        ("KH năm", "Khoa học năm"),
        ("NTM", "nông thôn"),
        ("tr.đ", "trong đó"),
        ("triệu đồng", "trong đó"),
        ("UBNDT", "UBND"),
        ("hộ", "hồ"),
        ("tỷ", "tỵ"),
    ],
)
def test_different_words_never_share_a_key(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.sampled_from(PLAIN_SYLLABLES), st.sampled_from(TONES), st.sampled_from(TONES), st.integers(0, 3))
def test_syllables_share_a_key_exactly_when_they_share_their_tone(
    syllable: str, tone: str, other: str, at: int
) -> None:
    assert (key(with_tone(syllable, tone, at)) == key(with_tone(syllable, other, at + 1))) is (tone == other)


@given(PHRASES, PHRASES)
def test_phrases_of_other_letters_never_share_a_key(one: str, other: str) -> None:
    def letters(text: str) -> str:
        decomposed = unicodedata.normalize("NFD", text)
        return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in TONES))

    assert letters(one) == letters(other) or key(one) != key(other)


@given(PHRASES, st.sampled_from(["\u00a0", "  ", "\t", " \u200b", "\n", "\u202f"]), st.sampled_from(["NFC", "NFD"]))
def test_composition_case_and_spaces_do_not_change_a_key(phrase: str, space: str, form: str) -> None:
    typed = unicodedata.normalize("NFD" if form == "NFD" else "NFC", phrase).replace(" ", space).upper()
    assert key(f" {typed}: ") == key(phrase)


@given(st.lists(st.tuples(st.sampled_from(PLAIN_SYLLABLES), st.sampled_from(TONES)), min_size=1, max_size=5))
def test_where_the_tone_stands_does_not_change_a_key(syllables: list[tuple[str, str]]) -> None:
    first, second = (" ".join(with_tone(letters, tone, at) for letters, tone in syllables) for at in (0, 1))
    assert key(first) == key(second)


@given(st.text(), st.sampled_from(["NFC", "NFD"]))
def test_any_text_has_the_key_of_its_cleaned_self(text: str, form: str) -> None:
    assert key(unicodedata.normalize("NFD" if form == "NFD" else "NFC", text)) == key(text)
    assert key(clean(text)) == key(text)


def test_an_empty_text_has_an_empty_key() -> None:
    assert key(" . ") == ""


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Sở Khoa học và Công nghệ", "SKHCN"),
        ("SỞ Y TẾ", "SYT"),
        ("Sở Lao động - Thương binh và Xã hội", "SLDTBXH"),
        ("Ủy ban nhân dân tỉnh", "UBND"),
        ("Ban Dân tộc của tỉnh", "BDT"),
        ("Đài Phát thanh", "DPT"),
        (unicodedata.normalize("NFD", "Đài Ủy Ươm"), "DUU"),
        ("  Cục\u00a0Thuế ", "CT"),
        ("Xã Ea Kar 2", "XEK"),
        ("", ""),
        ("2020", ""),
    ],
)
def test_initials_are_the_code_an_office_makes_of_a_name(name: str, code: str) -> None:
    assert initials(name) == code


@given(st.text())
def test_initials_are_plain_letters(name: str) -> None:
    assert f"X{initials(name)}".isalpha()
    assert initials(name).isascii()
