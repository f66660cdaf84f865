"""Formulas that are the same but for where they point."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

from toolkit.edits.formula import skeleton

PIECES = st.sampled_from(
    (
        *("A5", "$B$17", "AB$3", "B:B", "$D:$D", "'Chỉ tiêu'!D12", "'A1''s B2'!C3", '"A5"', '"x""B7"', "LOG10(2)"),
        *("1E5", "12.5", "TRUE", "#REF!", "T1[Col5]", "ten_A1", "x.B2", "#N/A", "A1:B9", "{1,2}"),
    )
)


def plainly(formula: str) -> str:
    """Every formula tokenized as it stands."""
    pieces = []
    for token in Tokenizer(formula).items:
        if token.type != Token.WSPACE:
            reference = token.type == Token.OPERAND and token.subtype == Token.RANGE
            pieces.append("R" if reference else token.value if token.type == Token.OPERAND else token.value.upper())
    return "".join(pieces)


@given(st.lists(PIECES, min_size=1, max_size=5), st.sampled_from(["+", " & ", ",", "*"]))
def test_a_skeleton_is_that_of_the_formula_as_it_stands(pieces: list[str], between: str) -> None:
    formula = f"=SUM({between.join(pieces)})"
    assert skeleton(formula) == plainly(formula)


def test_a_moved_row_makes_no_difference_and_another_text_does() -> None:
    assert skeleton('=A5&"|"&$B5') == skeleton('=A17&"|"&$B17')
    assert skeleton('=A5&"B5"') != skeleton('=A5&"B6"')
    assert skeleton("=A5+1") != skeleton("=A5+2")
