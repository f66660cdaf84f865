"""Which charset a text was typed in, by font, word, cell and sheet; and that Unicode is left alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.legacy import encode
from toolkit.vietnamese.charsets import Charset
from toolkit.vietnamese.legacy import count_words, decode_text, vote

PHRASES = Path(__file__).with_name("phrases.txt").read_text("utf-8").splitlines()
ALONE = vote(Counter())
OLD = [Charset.TCVN3, Charset.VNI, Charset.VISCII, Charset.CP1258, Charset.UTF8]
IN_A_SHEET_OF = {
    charset: vote(count_words(encode(phrase, charset) for phrase in PHRASES)) for charset in [Charset.UNICODE, *OLD]
}
DANGEROUS = {
    Charset.TCVN3: {
        "TÊn": "Tấn",
        "tÝnh": "tính",
        "sè": "số",
        "Sè TT": "Số TT",
        "Kú gèc": "Kỳ gốc",
        "ChÌ": "Chè",
        "Lóa": "Lúa",
        "Bé Y tÕ": "Bộ Y tế",
        "Cét": "Cột",
        "Nhãm": "Nhóm",
        "Dõa": "Dừa",
        "Hoa Kú": "Hoa Kỳ",
        "BÕn Tre": "Bến Tre",
        "1.000 tÊn": "1.000 tấn",
        "n­íc": "nước",
        "l­¬ng": "lương",
        "Gia sóc": "Gia súc",
        "Ghi chó": "Ghi chú",
        "§ TNN": "Đ TNN",
        "®« thÞ": "đô thị",
        "§«ng ¢u": "Đông Âu",
        "« t«": "ô tô",
        "Ên §é": "ấn Độ",
        "In-®«-nª-xi-a": "In-đô-nê-xi-a",
        "Phi-lÝp-pin": "Phi-líp-pin",
        "400 gi­êng": "400 giường",
        "m² ®Êt": "m² đất",
        "quý I/2011": "quý I/2011",
        "H§ND": "HĐND",
    },
    Charset.VNI: {
        "Quaän 1": "Quận 1",
        "Uûy ban": "Ủy ban",
        "ñaààu tö": "đầu tư",
        "löïïc": "lực",
        "boá trí": "bố trí",
        "ÑVT: ñoàng": "ĐVT: đồng",
        "Daân cö": "Dân cư",
        "UÛY BAN": "ỦY BAN",
        "Toång coäng": "Tổng cộng",
    },
}
UNICODE = [
    *("TOÀ NHÀ HOÀ BÌNH", "THU HÚT VỐN FDI", "CÔNG TÁC XÃ HỘI", "ÔNG BÀ", "NGÂN SÁCH XÃ", "BÁO CÁO", "KINH TẾ XÃ HỘI"),
    *("Cá", "Bò", "Ngô", "Giá", "có", "Áo", "Úc", "Ý", "Lào", "Síp", "Pháp", "Séc", "tê giác", "cô giáo", "giá", "Tô"),
    *(
        "m²",
        "km²",
        "m³",
        "µg/m³",
        "°C",
        "±5%",
        "5 × 3",
        "×",
        "Ø200",
        "Ø 90",
        "§ 5",
        "© 2020",
        "Microsoft®",
        "½",
        "«Tổng»",
    ),
    *("« Tổng hợp »", "café", "Côte d'Ivoire", "São Tomé", "Curaçao", "Zürich", "München", "Réunion", "Bogotá", "Île"),
    *(
        "Phi-líp-pin",
        "Niu Di-lân",
        "Xlô-va-ki-a",
        "In-đô-nê-xia",
        "Bru-nây",
        "Ngân\u00adhàng",
        "Krông Bông",
        "Đắk Nông",
    ),
    *(
        "ĐT/DA",
        "Tr.đó",
        "KH&CN",
        "UBND",
        "HĐND",
        "Tiê\u0300n",
        "Kha\u0301nh Ho\u0300a",
        "ĐVT",
        "Ðắk Lắk",
        "…",
        "“Một cửa”",
    ),
    *("Thành phố", "tháng", "quý", "hàng hóa", "máy móc", "đồ dùng", "dầu thô", "bìa", "trên 1 héc-ta", "£", "¥", "x²"),
]
MIXED_IN_ONE_CELL = {
    "§ồng bằng s«ng Hång": "Đồng bằng sông Hồng",
    "Tp.Hồ ChÝ Minh": "Tp.Hồ Chí Minh",
    "Ngh×n tấn": "Nghìn tấn",
    "Dầu thùc vËt": "Dầu thực vật",
    "Gieo cÊy lóa đ«ng xu©n": "Gieo cấy lúa đông xuân",
    "Đ¬n vị": "Đơn vị",
    "Ủy ban nh©n d©n quËn T©n B×nh": "Ủy ban nhân dân quận Tân Bình",
    "Ñôn vò tính: triệu ñoàng": "Đơn vị tính: triệu đồng",
}


def read_in(sheet: Charset, texts: Sequence[str]) -> list[str]:
    return [decode_text(text, IN_A_SHEET_OF[sheet]).text for text in texts]


@pytest.mark.parametrize("charset", OLD)
def test_a_sheet_of_one_charset_is_read_without_any_font(charset: Charset) -> None:
    read = read_in(charset, [encode(phrase, charset) for phrase in PHRASES])
    wrong = [(text, phrase) for text, phrase in zip(read, PHRASES, strict=True) if text.casefold() != phrase.casefold()]
    assert len(wrong) <= len(PHRASES) // 100, wrong


@pytest.mark.parametrize("charset", OLD[:3])
def test_a_font_reads_every_phrase_whatever_its_sheet_says(charset: Charset) -> None:
    for sheet in (ALONE, IN_A_SHEET_OF[Charset.UNICODE]):
        read = [decode_text(encode(phrase, charset), sheet, charset).text.casefold() for phrase in PHRASES]
        assert read == [phrase.casefold() for phrase in PHRASES]


@pytest.mark.parametrize("charset", DANGEROUS)
def test_words_that_can_be_read_both_ways_go_with_their_sheet(charset: Charset) -> None:
    assert read_in(charset, list(DANGEROUS[charset])) == list(DANGEROUS[charset].values())


@pytest.mark.parametrize("charset", DANGEROUS)
def test_words_that_can_be_read_both_ways_go_with_their_font(charset: Charset) -> None:
    read = [decode_text(text, ALONE, charset).text for text in DANGEROUS[charset]]
    assert read == list(DANGEROUS[charset].values())


@pytest.mark.parametrize("text", [*UNICODE, *PHRASES])
def test_unicode_is_never_changed(text: str) -> None:
    for sheet in (ALONE, IN_A_SHEET_OF[Charset.UNICODE]):
        assert decode_text(text, sheet).text == text


@pytest.mark.parametrize("letter", [chr(code) for code in range(0xA1, 0x100)])
def test_a_lone_letter_stays_in_a_sheet_of_unicode(letter: str) -> None:
    assert decode_text(letter, IN_A_SHEET_OF[Charset.UNICODE]).text == letter


@pytest.mark.parametrize("sheet", [Charset.TCVN3, Charset.VNI])
def test_unicode_letters_beyond_western_ones_protect_their_word_in_any_sheet(sheet: Charset) -> None:
    words = {word for phrase in PHRASES for word in phrase.split() if any(letter > "\u0102" for letter in word)}
    for word in words:
        assert decode_text(word, IN_A_SHEET_OF[sheet]).text == word


@pytest.mark.parametrize("text", MIXED_IN_ONE_CELL)
@pytest.mark.parametrize("font", [None, Charset.TCVN3])
def test_a_cell_of_two_charsets_is_read_word_by_word(text: str, font: Charset | None) -> None:
    font = Charset.VNI if font and "ñ" in text else font
    assert decode_text(text, ALONE, font).text == MIXED_IN_ONE_CELL[text]


@pytest.mark.parametrize(
    ("text", "font", "read"),
    [
        ("Tháng 5 năm 2012", Charset.TCVN3, "Tháng 5 năm 2012"),
        ("hàng hoá tháng 8 đầu năm", Charset.TCVN3, "hàng hoá tháng 8 đầu năm"),
        ("Tæng gi¸ trÞ", Charset.VNI, "Tổng giá trị"),
        ("Quaän Bình Thaïnh", Charset.TCVN3, "Quận Bình Thạnh"),
    ],
)
def test_a_font_may_lie(text: str, font: Charset, read: str) -> None:
    assert decode_text(text, ALONE, font).text == read


@pytest.mark.parametrize(
    ("text", "read"),
    [("12¹⁾", "12¹⁾"), ("12¹", "12¹"), ("Tæng sè¹", "Tổng số¹"), ("T¹/ha", "Tạ/ha"), ("m¹", "mạ"), ("®Êt³", "đất³")],
)
def test_the_raised_figure_of_a_footnote_is_no_letter(text: str, read: str) -> None:
    assert decode_text(text, ALONE, Charset.TCVN3).text == read
    assert decode_text(text, IN_A_SHEET_OF[Charset.TCVN3]).text == read


def test_capitals_typed_in_the_wrong_font_are_capitals() -> None:
    read = decode_text("NGµNH C¤NG NGHIÖP th¸ng 1", ALONE)
    assert (read.text, read.charset) == ("NGÀNH CÔNG NGHIỆP tháng 1", Charset.TCVN3)


def test_a_word_in_the_cell_outweighs_a_whole_sheet() -> None:
    assert decode_text("Mét sè chØ tiªu phôc vô", IN_A_SHEET_OF[Charset.UNICODE]).text == "Một số chỉ tiêu phục vụ"


def test_a_small_sheet_goes_with_its_book() -> None:
    book = count_words(encode(phrase, Charset.TCVN3) for phrase in PHRASES)
    assert decode_text("Ghi chó", vote(Counter())).text == "Ghi chó"
    assert decode_text("Ghi chó", vote(Counter(), book)).text == "Ghi chú"


@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=8).map(" ".join), st.sampled_from(OLD[:2]))
def test_any_text_of_phrases_is_read_in_its_own_sheet(text: str, charset: Charset) -> None:
    read = decode_text(encode(text, charset), IN_A_SHEET_OF[charset])
    assert read.text.casefold() == text.casefold()


@given(st.text() | st.text(alphabet="µ¸¶Êèn­tTÕö ×²«»áàđ"))
def test_any_text_at_all_is_read_without_an_exception(text: str) -> None:
    read = decode_text(text, ALONE)
    assert (read.charset is None) is (read.text == text)
