"""Reconciling: order does not matter, twice is once, nothing is lost, every number is explained."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.figures import CATALOGUE, PERIOD, reading, with_plans
from toolkit.model import Column, FigureState, Mark, Origin, Reading, Reconciled
from toolkit.reconcile import check_conservation, reconcile
from toolkit.rules import apply_rules

CODES = [indicator.code for indicator in CATALOGUE.indicators]
PLANNED = with_plans(A_1_1=5, X_1=3)
KEYS = st.tuples(st.sampled_from(CODES), st.sampled_from(["plan", "actual", "previous"]))
TYPED = st.sampled_from(["-", "…", 0, 1, 2, 3, 5, "2.5", "4.0", 8])
TABLES = st.dictionaries(KEYS, TYPED, max_size=12)


@st.composite
def readings(draw: st.DrawFn) -> list[Reading]:
    """Several files of several agencies; some are copies, some newer, some held or ignored in part."""
    found: list[Reading] = []
    for number in range(draw(st.integers(0, 5))):
        agency = draw(st.sampled_from(["A", "B", "X1", "X2"]))
        held = {key: typed for key, typed in draw(TABLES).items() if draw(st.booleans())}
        one = reading(
            agency,
            {key: typed for key, typed in draw(TABLES).items() if key not in held},
            f"{number}-{agency}.xlsx",
            held=held,
            ignored=draw(st.integers(0, 2)),
            revision=draw(st.integers(1, 2)),
            saved=draw(st.none() | st.integers(1, 3)),
        )
        found.append(apply_rules(one, PLANNED))
    return found


def copy_of(one: Reading, name: str) -> Reading:
    figures = {
        field: tuple(replace(f, place=replace(f.place, file=name)) for f in getattr(one, field))
        for field in ("figures", "held", "ignored")
    }
    return replace(one, file=name, **figures)  # type: ignore[arg-type]


@given(readings(), st.randoms())
@settings(deadline=None)
def test_the_order_of_the_files_does_not_matter(files: list[Reading], random: object) -> None:
    shuffled = list(files)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert reconcile(shuffled, PLANNED, PERIOD) == reconcile(files, PLANNED, PERIOD)


@given(readings())
@settings(deadline=None)
def test_a_copy_of_a_file_changes_no_value(files: list[Reading]) -> None:
    copies = [copy_of(one, f"{one.file} (1)") for one in files]
    assert values(reconcile([*files, *copies], PLANNED, PERIOD)) == values(reconcile(files, PLANNED, PERIOD))


def values(result: Reconciled) -> dict[tuple[str, Column], object]:
    return {key: (found.value, found.origin) for key, found in result.values.items()}


@given(readings())
@settings(deadline=None)
def test_nothing_is_lost(files: list[Reading]) -> None:
    result = reconcile(files, PLANNED, PERIOD)
    check_conservation(result.counts)
    read = Counter(f.place for one in files for f in (*one.figures, *one.held, *one.ignored))
    assert Counter(one.figure.place for one in result.figures if not one.from_records) == read
    assert result.counts.cells_read == sum(one.read for one in files)


@given(readings())
@settings(deadline=None)
def test_every_value_is_explained_and_no_held_one_is_shown(files: list[Reading]) -> None:
    result = reconcile(files, PLANNED, PERIOD)
    for (code, column), found in result.values.items():
        used = [
            one.figure.value
            for one in result.figures
            if one.state is FigureState.USED and (one.figure.indicator, one.figure.column) == (code, column)
        ]
        parts = [result.value(part.code, column) for part in PLANNED.parts(code)]
        if found.origin in (Origin.HELD, Origin.NONE):
            assert found.value is None
        elif found.origin is Origin.REPORTED:
            assert found.value in used
        else:
            terms = parts if found.origin is Origin.PARTS else used
            numbers = [term for term in terms if isinstance(term, Decimal)]
            nil = not numbers and Mark.NIL in terms
            unknown = not numbers and not nil
            expected = Mark.NIL if nil else None if unknown else sum(numbers, Decimal(0))
            assert found.value == expected


@given(readings())
@settings(deadline=None)
def test_an_error_is_never_used(files: list[Reading]) -> None:
    result = reconcile(files, PLANNED, PERIOD)
    doubted = {finding.place for finding in result.findings if finding.code in ("KT401", "KT402", "KT403", "KT404")}
    assert not [one for one in result.figures if one.state is FigureState.USED and one.figure.place in doubted]
