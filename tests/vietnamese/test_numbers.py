"""The one door from text to Decimal: what is read, what is no figure, and what stays in doubt."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from toolkit.model import Mark
from toolkit.vietnamese.numbers import (
    Convention,
    Doubt,
    Doubtful,
    Number,
    decide_convention,
    format_number,
    is_ambiguous,
    parse_number,
)

VI, EN, MIXED = Convention.VIETNAMESE, Convention.ENGLISH, Convention.MIXED


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("12", "12"),
        ("007", "7"),
        ("1234567", "1234567"),
        ("13.500", "13500"),
        ("1.234.567", "1234567"),
        ("13,5", "13.5"),
        ("0,031", "0.031"),
        ("1117,52", "1117.52"),
        ("1.234,56", "1234.56"),
        ("1.234.567,8", "1234567.8"),
        ("1 234", "1234"),
        ("1 234 567,5", "1234567.5"),
        ("1\u00a0234", "1234"),
        ("1\u202f234", "1234"),
        ("-5", "-5"),
        ("- 5", "-5"),
        ("–5", "-5"),
        ("−5", "-5"),
        ("-1.234,5", "-1234.5"),
        ("+5", "5"),
        ("(12)", "-12"),
        ("(1.234,5)", "-1234.5"),
        ("'12", "12"),
        (" 12 ", "12"),
        ("\ufeff12\u200b", "12"),
        ("12.", "12"),
        ("12;", "12"),
        ("13.500,-", "13500"),
        ("1\u2009234\u2009567", "1234567"),
    ],
)
def test_a_number_in_vietnamese_writing_is_read(text: str, value: str) -> None:
    assert parse_number(text) == Number(Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.56", "1234.56"),
        ("1,234,567", "1234567"),
        ("0.5", "0.5"),
        ("3.14", "3.14"),
        ("1234.567", "1234.567"),
        ("0.031", "0.031"),
        ("12.5", "12.5"),
    ],
)
@pytest.mark.parametrize("convention", [VI, EN, MIXED])
def test_a_number_that_only_english_can_write_is_read_in_any_file(
    text: str, value: str, convention: Convention
) -> None:
    assert parse_number(text, convention, proven=False) == Number(Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.234,56", "1234.56"), ("1.234.567", "1234567"), ("0,5", "0.5"), ("13,5", "13.5"), ("1234,567", "1234.567")],
)
@pytest.mark.parametrize("convention", [VI, EN, MIXED])
def test_a_number_that_only_vietnamese_can_write_is_read_in_any_file(
    text: str, value: str, convention: Convention
) -> None:
    assert parse_number(text, convention, proven=False) == Number(Decimal(value))


@pytest.mark.parametrize(("text", "value"), [("4.031", "4031"), ("13.500", "13500"), ("-13.500", "-13500")])
def test_a_dot_before_three_digits_groups_thousands_without_any_proof(text: str, value: str) -> None:
    assert parse_number(text, VI, proven=False) == Number(Decimal(value))


@pytest.mark.parametrize(
    ("text", "convention", "proven", "suggestion"),
    [
        ("4,031", VI, False, "4031"),
        ("-4,031", VI, False, "-4031"),
        ("(4,031)", VI, False, "-4031"),
        ("300,000", VI, False, "300000"),
        ("4,031 ha", VI, False, "4031"),
        ("4,031", MIXED, True, "4031"),
        ("4.031", MIXED, True, "4031"),
        ("4.031", MIXED, False, "4031"),
        ("4.031", EN, False, "4031"),
        ("4,031", EN, False, "4031"),
    ],
)
def test_what_can_mean_two_numbers_is_in_doubt(
    text: str, convention: Convention, proven: bool, suggestion: str
) -> None:
    found = parse_number(text, convention, proven=proven)
    assert found == Doubtful(Doubt.SEPARATOR, Decimal(suggestion))


def test_a_comma_before_three_digits_opens_decimals_in_a_file_that_proves_it() -> None:
    assert parse_number("4,031", VI, proven=True) == Number(Decimal("4.031"))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12%", Number(Decimal(12), percent=True)),
        ("12 %", Number(Decimal(12), percent=True)),
        ("44,4%", Number(Decimal("44.4"), percent=True)),
        ("-12%", Number(Decimal(-12), percent=True)),
        ("(12)%", Number(Decimal(-12), percent=True)),
        ("(12%)", Number(Decimal(-12), percent=True)),
        ("12%*", Number(Decimal(12), percent=True, footnote="*")),
        ("12 ha", Number(Decimal(12), suffix="ha")),
        ("1.234 người", Number(Decimal(1234), suffix="người")),
        ("-3 ha", Number(Decimal(-3), suffix="ha")),
        ("12 ha/năm", Number(Decimal(12), suffix="ha/năm")),
        ("12m²", Number(Decimal(12), suffix="m²")),
        ("120(*)", Number(Decimal(120), footnote="(*)")),
        ("120 (1)", Number(Decimal(120), footnote="(1)")),
        ("120**", Number(Decimal(120), footnote="**")),
        ("1.200¹", Number(Decimal(1200), footnote="¹")),
        ("1.200⁽¹⁾", Number(Decimal(1200), footnote="⁽¹⁾")),
        ("12 1)", Number(Decimal(12), footnote="1)")),
        ("12[1]", Number(Decimal(12), footnote="[1]")),
        ("12 (a)", Number(Decimal(12), footnote="(a)")),
        ("*12", Number(Decimal(12), footnote="*")),
        ("(*) 1.200", Number(Decimal(1200), footnote="(*)")),
        ("(1) 12", Number(Decimal(12), footnote="(1)")),
        ("¹ 12", Number(Decimal(12), footnote="¹")),
        ("(12)(1)", Number(Decimal(-12), footnote="(1)")),
    ],
)
def test_percent_unit_and_footnote_stay_beside_the_number(text: str, number: Number) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("khoảng 3", Doubtful(Doubt.WITH_WORDS, Decimal(3))),
        ("trên 5.000 ha", Doubtful(Doubt.WITH_WORDS, Decimal(5000))),
        ("đạt 44,4%", Doubtful(Doubt.WITH_WORDS, Decimal("44.4"))),
        ("04/09", Doubtful(Doubt.FRACTION, Decimal(4))),
        ("4 / 9", Doubtful(Doubt.FRACTION, Decimal(4))),
        ("1.2.3", Doubtful(Doubt.GROUPING, Decimal(123))),
        ("1,23,456", Doubtful(Doubt.GROUPING, Decimal(123456))),
        ("1.0000,5", Doubtful(Doubt.GROUPING, Decimal(100005))),
        ("12 34", Doubtful(Doubt.GROUPING)),
        ("007,5", Doubtful(Doubt.GROUPING)),
        ("1'234", Doubtful(Doubt.GROUPING)),
        (",5", Doubtful(Doubt.GROUPING)),
        ("mười hai", Doubtful(Doubt.TEXT)),
        ("1o", Doubtful(Doubt.LETTER, Decimal(10))),
        ("l2.5O0", Doubtful(Doubt.LETTER, Decimal(12500))),
        ("l", Doubtful(Doubt.TEXT)),
        ("3l", Number(Decimal(3), suffix="l")),
        ("3 l", Number(Decimal(3), suffix="l")),
        ("đạt", Doubtful(Doubt.TEXT)),
        ("12-15", Doubtful(Doubt.RANGE)),
        ("12 - 15", Doubtful(Doubt.RANGE)),
        ("11–12%", Doubtful(Doubt.RANGE)),
        ("3 đến 5", Doubtful(Doubt.RANGE)),
        ("1.200-1.300 ha", Doubtful(Doubt.RANGE)),
        ("120\n130", Doubtful(Doubt.SEVERAL)),
        ("120   130", Doubtful(Doubt.SEVERAL)),
        ("120\t130", Doubtful(Doubt.SEVERAL)),
        ("15 (12)", Doubtful(Doubt.SEVERAL)),
        ("(2005)", Doubtful(Doubt.YEAR, Decimal(-2005))),
        ("12)", Doubtful(Doubt.BRACKET, Decimal(12))),
        ("(12", Doubtful(Doubt.BRACKET, Decimal(12))),
        ("1.200)", Doubtful(Doubt.BRACKET, Decimal(1200))),
        ('"', Doubtful(Doubt.DITTO)),
        ("-nt-", Doubtful(Doubt.DITTO)),
        ("như trên", Doubtful(Doubt.DITTO)),
        ("~3", Doubtful(Doubt.WITH_WORDS, Decimal(3))),
        ("≈ 1.200", Doubtful(Doubt.WITH_WORDS, Decimal(1200))),
        (">5", Doubtful(Doubt.WITH_WORDS, Decimal(5))),
        ("1e5", Doubtful(Doubt.TEXT)),
        ("NaN", Doubtful(Doubt.TEXT)),
        ("Infinity", Doubtful(Doubt.TEXT)),
        ("5 triệu 300", Doubtful(Doubt.TEXT)),
        ("15/06/2020", Doubtful(Doubt.DATE)),
        ("15.06.2020", Doubtful(Doubt.DATE)),
        ("15-6-2020", Doubtful(Doubt.DATE)),
        ("%", Doubtful(Doubt.TEXT)),
        ("()", Doubtful(Doubt.TEXT)),
    ],
)
def test_what_is_no_single_number_is_doubtful(text: str, doubtful: Doubtful) -> None:
    assert parse_number(text) == doubtful


@pytest.mark.parametrize("text", ["#DIV/0!", "#VALUE!", "#REF!"])
def test_an_error_pasted_as_text_suggests_no_number(text: str) -> None:
    found = parse_number(text)
    assert isinstance(found, Doubtful)
    assert found.suggestion is None


@pytest.mark.parametrize("text", ["+-5", "-+5", "--5", "- -5", "(+-5)"])
def test_two_signs_before_a_number_are_in_doubt(text: str) -> None:
    assert isinstance(parse_number(text), Doubtful)


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\u00a0", "\u200b\ufeff"])
def test_an_empty_text_is_no_figure(text: str) -> None:
    assert parse_number(text) is None


def test_empty_zero_nil_and_unavailable_stay_four_things() -> None:
    found = [parse_number(text) for text in ("", "0", "-", "chưa có số liệu")]
    assert found == [None, Number(Decimal(0)), Mark.NIL, Mark.UNAVAILABLE]


@pytest.mark.parametrize(
    ("texts", "convention", "evidence"),
    [
        ([], VI, {}),
        (["12", "khoảng 3", "-", "", "04/09"], VI, {}),
        (["4.031", "4,031"], VI, {}),
        (["13,5", "4.031", "1.234,56"], VI, {VI: 2}),
        (["12.5", "4,031", "1,234.56"], EN, {EN: 2}),
        (["13,5", "12.5"], MIXED, {VI: 1, EN: 1}),
        (["13,5", "44,4", "1.234,5", "0,5", "39.5ha", "12.5"], VI, {VI: 4, EN: 1}),
        (["13,5", "12.5", "1.5", "2.5", "3.5"], EN, {VI: 1, EN: 4}),
        (["13,5", "44,4", "12.5"], MIXED, {VI: 2, EN: 1}),
        (["(13,5)", "44,4%", "-1.234,5", "2,5(*)"], VI, {VI: 4}),
        (["1,234,567"], EN, {EN: 1}),
        (["1.234.567"], VI, {VI: 1}),
    ],
)
def test_a_files_own_numbers_decide_its_convention(
    texts: list[str], convention: Convention, evidence: dict[Convention, int]
) -> None:
    found, counted = decide_convention(texts)
    assert found is convention
    assert {one: counted[one] for one in (VI, EN) if counted[one]} == evidence


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("13500", None, "13.500"),
        ("44.4", None, "44,4"),
        ("44.40", None, "44,4"),
        ("1234567.89", None, "1.234.567,89"),
        ("1E+3", None, "1.000"),
        ("0", None, "0"),
        ("0.000", None, "0"),
        ("-1234.5", None, "-1.234,5"),
        ("999", None, "999"),
        ("44.4", 2, "44,40"),
        ("4031", 1, "4.031,0"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("2.4", 0, "2"),
        ("1.005", 2, "1,01"),
        ("0.25", 1, "0,3"),
        ("999.995", 2, "1.000,00"),
    ],
)
def test_a_number_is_written_as_a_vietnamese_office_writes_it(value: str, decimals: int | None, text: str) -> None:
    assert format_number(Decimal(value), decimals) == text


@pytest.mark.parametrize(("value", "text"), [("-0", "0"), ("-0.00", "0")])
def test_zero_has_no_sign(value: str, text: str) -> None:
    assert format_number(Decimal(value)) == text


LONG = "12345678901234567890123456789012.5"


@pytest.mark.parametrize(
    ("text", "value"), [(LONG.replace(".", ","), LONG), (f"-{LONG.replace('.', ',')}", f"-{LONG}")]
)
def test_a_long_number_keeps_every_digit(text: str, value: str) -> None:
    assert parse_number(text) == Number(Decimal(value))


@pytest.mark.parametrize("decimals", [None, 1])
def test_a_long_number_is_written_with_every_digit(decimals: int | None) -> None:
    assert format_number(Decimal(LONG), decimals) == "12.345.678.901.234.567.890.123.456.789.012,5"


DECIMALS = st.decimals(min_value=-(10**15), max_value=10**15, places=6) | st.integers(-(10**15), 10**15).map(Decimal)


@given(DECIMALS)
@example(Decimal("4.031"))
@example(Decimal(4031))
@example(Decimal("-0.031"))
@example(Decimal("1E+6"))
def test_a_number_written_and_read_is_the_same_number(value: Decimal) -> None:
    assert parse_number(format_number(value), VI, proven=True) == Number(value)


@given(DECIMALS, st.integers(0, 6))
def test_a_rounded_number_is_off_by_half_a_unit_at_most(value: Decimal, decimals: int) -> None:
    written = parse_number(format_number(value, decimals), VI, proven=True)
    assert isinstance(written, Number)
    assert abs(written.value - value) <= Decimal(1).scaleb(-decimals) / 2


@given(st.integers(0, 10**12), st.sampled_from([VI, EN, MIXED]), st.booleans())
def test_bare_digits_mean_the_same_in_every_file(value: int, convention: Convention, proven: bool) -> None:
    assert parse_number(str(value), convention, proven=proven) == Number(Decimal(value))


TEXTS = st.text() | st.text(alphabet="0123456789.,-+()%*/' …−–¹²xkhông\u00a0\u200b", max_size=14)


@given(TEXTS, st.sampled_from([VI, EN, MIXED]), st.booleans())
def test_any_text_is_read_without_an_exception(text: str, convention: Convention, proven: bool) -> None:
    found = parse_number(text, convention, proven=proven)
    assert found is None or isinstance(found, Number | Mark | Doubtful)
    if isinstance(found, Number):
        assert found.value.is_finite()
        assert any(letter.isdecimal() for letter in text)


@given(st.lists(TEXTS, max_size=5))
def test_any_texts_decide_a_convention(texts: list[str]) -> None:
    convention, evidence = decide_convention(texts)
    assert evidence.total() <= len(texts)
    assert convention is VI or evidence[EN]
    assert convention is not MIXED or evidence[VI]


MARKS = ["", "*", "(*)", "(1)", "¹", "⁽²⁾", " 1)", "[2]"]


@given(DECIMALS, st.sampled_from(MARKS))
def test_a_footnote_mark_never_changes_a_number(value: Decimal, mark: str) -> None:
    found = parse_number(format_number(value) + mark, VI, proven=True)
    assert found == Number(value, footnote=mark.strip())


def english(value: Decimal) -> str:
    return f"{value:,f}"


@given(DECIMALS.filter(lambda value: value == value.to_integral_value() or value.normalize().as_tuple().exponent != -3))
def test_english_writing_is_never_another_number_in_any_file(value: Decimal) -> None:
    for convention, proven in ((EN, True), (VI, False), (MIXED, True), (EN, False)):
        found = parse_number(english(value.normalize() + 0), convention, proven=proven)
        assert isinstance(found, Doubtful) or found == Number(value)


@given(DECIMALS.filter(lambda value: abs(value) >= 1000), st.sampled_from(["\u00a0", "\u2009", "\u202f", " "]))
def test_spaces_group_thousands(value: Decimal, space: str) -> None:
    written = format_number(value).replace(".", space)
    assert parse_number(written, VI, proven=True) == Number(value)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from(["\n", "  ", "\t", "/", "-", " - ", " đến "]))
def test_two_numbers_in_a_cell_are_never_one(one: int, other: int, between: str) -> None:
    assert isinstance(parse_number(f"{one}{between}{other}"), Doubtful)


@pytest.mark.parametrize(
    ("text", "ambiguous"), [("4.031", True), ("4,031", True), ("13,5", False), ("12", False), ("(4.031)*", True)]
)
def test_a_number_that_each_convention_reads_in_its_own_way_is_known(text: str, ambiguous: bool) -> None:
    assert is_ambiguous(text) is ambiguous


@given(TEXTS)
def test_a_doubt_in_one_file_is_never_another_number_in_a_file_without_proof(text: str) -> None:
    unproven, proven = parse_number(text, VI, proven=False), parse_number(text, VI, proven=True)
    assert unproven == proven or isinstance(unproven, Doubtful)
