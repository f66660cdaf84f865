"""The program's own hash."""

from __future__ import annotations

from toolkit.executors.program import digest, program_digest


def test_pieces_are_told_apart() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc")


def test_the_program_itself_is_part_of_it() -> None:
    assert len(program_digest()) == 64
