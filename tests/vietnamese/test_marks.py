"""What is typed in place of a number: nothing happened, not known yet, as above."""

from __future__ import annotations

import pytest

from toolkit.model import Mark
from toolkit.vietnamese.marks import is_ditto
from toolkit.vietnamese.numbers import parse_number

NILS = [
    "-",
    " - ",
    "–",
    "—",
    "--",
    "----",
    "- -",
    "_",
    "-/-",
    "không",
    "Không có",
    "KHÔNG PHÁT SINH",
    "Không PS",
    "x",
    "X",
    "ko",
]


@pytest.mark.parametrize("text", NILS)
def test_nothing_happened_is_said_in_many_ways(text: str) -> None:
    assert parse_number(text) is Mark.NIL


@pytest.mark.parametrize(
    "text", ["…", "...", ". . .", "-…", "chưa có số liệu", "Chưa có SL", "CHƯA BÁO CÁO", "không có số liệu", "n/a"]
)
def test_not_known_yet_is_said_in_many_ways(text: str) -> None:
    assert parse_number(text) is Mark.UNAVAILABLE


DITTOS = [
    '"',
    "''",
    "”",
    "“",
    "〃",
    "-nt-",
    "nt",
    "NT",
    "- nt -",
    "n.t",
    "như trên",
    "- như trên -",
    "//",
    '-"-',
    ",,",
    "″",
]


@pytest.mark.parametrize("text", DITTOS)
def test_a_ditto_mark_repeats_what_stands_above(text: str) -> None:
    assert is_ditto(text)


@pytest.mark.parametrize("text", ["", "-", "…", "tấn", "nt1", "như năm trước", "1", "ntr", "/"])
def test_other_signs_and_words_repeat_nothing(text: str) -> None:
    assert not is_ditto(text)
