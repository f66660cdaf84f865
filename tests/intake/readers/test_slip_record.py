"""What a slip remembers comes back as it was written, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.intake.readers.grid import Area, Cell, CellKind, Sheet
from toolkit.intake.readers.slip_record import DamagedRecordError, SlipRecord, is_record, read_record
from toolkit.model import Period

SHEET = Sheet(
    "Biểu 1",
    {
        (1, 1): Cell(CellKind.TEXT, "SỞ Y TẾ"),
        (3, 2): Cell(CellKind.NUMBER, "4.031", percent=True, formula=True),
        (3, 3): Cell(CellKind.ERROR, "#DIV/0!"),
    },
    (Area(1, 1, 1, 3),),
    hidden_rows=frozenset({3}),
    hidden_columns=frozenset({2}),
)
RECORD = SlipRecord(
    "SYT", Period.parse("2020-6T"), 2, "a b.xlsx", "0" * 64, (SHEET,), frozenset({("Biểu 1", "B3"), ("Biểu 1", "C3")})
)


def test_a_record_comes_back_as_it_was_written() -> None:
    lines = RECORD.lines()
    assert is_record(lines[0])
    assert read_record(lines) == RECORD
    assert lines == RECORD.lines()


def test_a_large_record_is_written_in_pieces_that_a_cell_can_hold() -> None:
    cells = {(row, 1): Cell(CellKind.TEXT, f"Số hộ nghèo thứ {row} ") for row in range(1, 4000)}
    large = SlipRecord("SYT", RECORD.period, 1, "a.xlsx", "", (Sheet("Biểu", cells),), frozenset())
    lines = large.lines()
    assert len(lines) > 3
    assert max(map(len, lines)) <= 32_767
    assert read_record(lines) == large


@given(st.integers(0, 400), st.characters(exclude_characters="\n"))
def test_a_record_in_which_one_letter_was_changed_is_known_to_be_damaged(place: int, letter: str) -> None:
    head, body = RECORD.lines()
    place = 1 + place % (len(body) - 2)
    changed = body[:place] + letter + body[place + 1 :]
    if changed == body:
        assert read_record([head, changed]) == RECORD
    else:
        with pytest.raises(DamagedRecordError):
            read_record([head, changed])


@pytest.mark.parametrize("text", ["", "phieu-ktxh", "phieu-ktxh 1 abc", "ktxh-bieu-nhap 1 SYT 2020-6T 00000000"])
def test_other_texts_are_no_record(text: str) -> None:
    assert not is_record(text)
