"""What stands under what: by numbering, by indents, by “Trong đó”."""

from __future__ import annotations

import pytest

from toolkit.intake.layout.structure import Place, is_bare_of_which, is_of_which, rank, split_marker, with_parents
from toolkit.intake.layout.table import TableRow


def _parents(*named: tuple[str, str]) -> list[int | None]:
    """The parents of rows numbered from 1, each given by its number column and its name as typed."""
    rows, indents = [], {}
    for number, (stt, typed) in enumerate(named, 1):
        marker, name = split_marker(typed)
        rows.append(TableRow(number, stt or marker, name, ""))
        indents[number] = Place(len(typed) - len(typed.lstrip()), inline=bool(marker) and not stt)
    return [row.parent for row in with_parents(rows, indents)]


@pytest.mark.parametrize(
    ("typed", "marker", "name"),
    [
        ("- Nam", "-", "Nam"),
        ("  – Nam", "–", "Nam"),
        ("+ Nữ", "+", "Nữ"),
        ("* Nữ", "*", "Nữ"),
        ("• Nữ", "•", "Nữ"),
        ("1. Tổng số", "1.", "Tổng số"),
        ("1.Tổng số", "1.", "Tổng số"),
        ("1.2. Nam", "1.2.", "Nam"),
        ("1.2 Nam", "1.2", "Nam"),
        ("10.11.12 Nam", "10.11.12", "Nam"),
        ("(1) Nam", "(1)", "Nam"),
        ("a) Nam", "a)", "Nam"),
        ("đ) Nam", "đ)", "Nam"),
        ("XXI. Sở Khoa học", "XXI.", "Sở Khoa học"),
        ("A. Kinh tế", "A.", "Kinh tế"),
        ("Đ. Kinh tế", "Đ.", "Kinh tế"),
        ("1.000 tấn lúa", "", "1.000 tấn lúa"),
        ("5 xã đạt chuẩn", "", "5 xã đạt chuẩn"),
        ("I Kinh tế", "", "I Kinh tế"),
        ("  Tổng   số ", "", "Tổng số"),
        ("-", "", "-"),
        ("", "", ""),
    ],
)
def test_a_name_is_parted_from_its_number_or_bullet(typed: str, marker: str, name: str) -> None:
    assert split_marker(typed) == (marker, name)


@pytest.mark.parametrize(
    "name",
    ["Trong đó: nữ", "TRONG ĐÓ NỮ", "Tr.đó: nữ", "tr. đó: nữ", "TĐ: nữ", "Chia ra: nam", "Bao gồm: nam", "Gồm: nam"],
)
def test_of_which_rows_are_known_by_their_first_words(name: str) -> None:
    assert is_of_which(name)
    assert not is_bare_of_which(name)


@pytest.mark.parametrize("name", ["Số hộ trong đó có nữ", "Trong địa bàn", "Tdk", "Nữ", ""])
def test_other_rows_are_not_of_which(name: str) -> None:
    assert not is_of_which(name)


@pytest.mark.parametrize("name", ["Trong đó:", "trong đó", "Chia ra :", "Bao gồm"])
def test_a_bare_of_which_says_nothing_else(name: str) -> None:
    assert is_of_which(name)
    assert is_bare_of_which(name)


def test_markers_rank_from_letters_over_numbers_and_bullets_to_none() -> None:
    ranks = [rank(marker) for marker in ("A", "XXI", "1", "1.1", "1.1.1", "a", "-", "+", "")]
    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize(
    ("one", "other"),
    [("1", "(2)"), ("1.", "12)"), ("I", "IV."), ("-", "–"), ("-", "*"), ("a)", "đ"), ("B", "C"), ("B", "D"), ("", " ")],
)
def test_markers_of_one_kind_rank_alike(one: str, other: str) -> None:
    assert rank(one) == rank(other)


@pytest.mark.parametrize(
    ("rows", "parents"),
    [
        (
            [
                ("XXI", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
                ("1", "Đề tài, dự án"),
                ("-", "Cấp tỉnh"),
                ("", "Tư vấn tuyển chọn"),
                ("", "Giao trực tiếp"),
                ("", "Trong đó: đạt"),
                ("-", "Cấp cơ sở"),
                ("", "Trong đó: đã giao"),
                ("2", "Phương tiện đo"),
            ],
            [None, 1, 2, 3, 3, 5, 2, 7, 1],
        ),
        ([("I", "x"), ("1", "x"), ("1.1", "x"), ("a", "x"), ("1.2", "x"), ("2", "x"), ("II", "x"), ("1", "x")],
         [None, 1, 2, 3, 2, 1, None, 7]),
        ([("A", "x"), ("I", "x"), ("1", "x"), ("B", "x"), ("C", "x"), ("D", "x"), ("I", "x")],
         [None, 1, 2, None, None, None, 6]),
        ([("", "1. x"), ("", "1.1. x"), ("", "a) x"), ("", "- x"), ("", "+ x"), ("", "2. x")],
         [None, 1, 2, 3, 4, None]),
        ([("", "1 x"), ("", "1.1 x")], [None, None]),
        ([("", "1. x"), ("", "1.1 x"), ("", "1.2 x")], [None, 1, 1]),
    ],
    ids=["seed", "numbers", "letters", "in the name", "no number", "mixed"],
)  # fmt: skip
def test_numbering_gives_the_parents(rows: list[tuple[str, str]], parents: list[int | None]) -> None:
    assert _parents(*rows) == parents


def test_indents_give_the_parents_of_rows_without_numbers() -> None:
    rows = [("", "Lúa"), ("", "  Đông xuân"), ("", "  Hè thu"), ("", "    Sớm"), ("", "Ngô")]
    assert _parents(*rows) == [None, 1, 1, 3, None]


def test_indents_do_not_outrank_numbers() -> None:
    assert _parents(("1", "    Lúa"), ("2", "Ngô"), ("", "  Lai")) == [None, None, 2]


@pytest.mark.parametrize(
    ("rows", "parents"),
    [
        ([("1", "Trẻ"), ("", "Trong đó: nữ"), ("", "Trong đó: dân tộc"), ("1.1", "Nhà trẻ"), ("", "Trong đó: nữ")],
         [None, 1, 1, 1, 4]),
        ([("1", "Trẻ"), ("-", "Trong đó: nữ"), ("-", "Khu vực I"), ("-", "Trong đó: nữ")], [None, 1, 1, 3]),
        ([("1", "Trẻ"), ("", "Trong đó:"), ("", "- Nam"), ("", "- Nữ"), ("2", "Khác")], [None, 1, 1, 1, None]),
        ([("1", "Trẻ"), ("", "Trong đó:"), ("", "Nam"), ("", "Nữ"), ("2", "Khác")], [None, 1, 1, 1, None]),
        ([("1", "Trẻ"), ("", "Chia ra:"), ("-", "Nam"), ("", "Trong đó: học"), ("-", "Nữ")], [None, 1, 1, 3, 1]),
        ([("", "Trong đó: nữ"), ("1", "Trẻ")], [None, None]),
    ],
    ids=["twice", "bulleted", "bare", "bare without bullets", "nested", "orphan"],
)  # fmt: skip
def test_of_which_rows_belong_to_the_nearest_whole_above(
    rows: list[tuple[str, str]], parents: list[int | None]
) -> None:
    assert _parents(*rows) == parents
