"""What very many agencies report alike comes to the same, folded or not; nothing of it is lost, and little is held."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.figures import PERIOD, reading
from toolkit.ledger.packed import PackedReading
from toolkit.model import (
    NO_PAST,
    Agency,
    Aggregation,
    Answer,
    Catalogue,
    Column,
    Decision,
    Decisions,
    Figure,
    FiguresByFile,
    FigureState,
    FoldedFigures,
    Indicator,
    Nature,
    Past,
    PastValue,
    Place,
    Plan,
    Reading,
    Reconciled,
    Relation,
    Subject,
)
from toolkit.reconcile import check_conservation, reconcile
from toolkit.reconcile.decided import decide_figures
from toolkit.rules import apply_rules

COMMUNES = tuple(Agency("", f"X{number}", f"Xã {number}", "xã") for number in range(12))
OFFICE = Agency("I", "S", "Sở Một")


def _indicator(code: str, agency: str = "xã", **more: object) -> Indicator:
    return Indicator(code, agency, "", code, "Ha", aggregation=Aggregation.SUM, **more)  # type: ignore[arg-type]


INDICATORS = (
    _indicator("T"),
    _indicator("T.1", parent="T"),
    _indicator("T.2", parent="T"),
    _indicator("W"),
    _indicator("W.1", parent="W", relation=Relation.OF_WHICH),
    _indicator("L", nature=Nature.RATE),
    Indicator("S.1", "S", "", "S.1", "Ha"),
)
CATALOGUE = Catalogue((OFFICE, *COMMUNES), INDICATORS)
CODES = [one.code for one in INDICATORS]
KEYS = st.tuples(st.sampled_from(CODES), st.sampled_from(["plan", "actual", "previous"]))
TABLES = st.dictionaries(KEYS, st.sampled_from(["-", "…", 0, 1, 2, 3, "2.5"]), max_size=14)
SENDERS = [*(agency.code for agency in COMMUNES), "S"]


@st.composite
def sent(draw: st.DrawFn) -> list[Reading]:
    """One file of most agencies, of some two; of each something is held, ignored or a note."""
    found = []
    senders = draw(st.lists(st.sampled_from(SENDERS), max_size=14) | st.permutations(SENDERS))
    common = draw(TABLES)
    for number, agency in enumerate(senders):
        held = draw(TABLES) if draw(st.integers(0, 9)) == 0 else {}
        table = {key: typed for key, typed in {**draw(TABLES), **common}.items() if key not in held}
        name = f"{draw(st.integers(0, 9))}-{number}-{agency}.xlsx"
        one = reading(agency, table, name, held=held, ignored=draw(st.integers(0, 2)), revision=draw(st.integers(1, 2)))
        twice = one.figures[:1] if draw(st.integers(0, 9)) == 0 else ()
        again = tuple(replace(figure, place=replace(figure.place, cell="Z9")) for figure in twice)
        found.append(replace(one, figures=(*one.figures, *again), read=one.read + len(again)))
    return found


@st.composite
def decisions(draw: st.DrawFn, files: list[Reading]) -> Decisions:
    """Decisions about some of the figures, and about which file counts."""
    figures: list[Figure] = [figure for one in files for figure in (*one.figures, *one.held)]
    chosen = draw(st.lists(st.sampled_from(figures), max_size=3)) if figures else []
    answers = st.sampled_from([Answer.ACCEPT, Answer.LEAVE_OUT])
    found = [Decision(Subject.of(one), "KT401", draw(answers), None, "Lan", "2020-07-10") for one in chosen]
    return Decisions(tuple(found))


def both(files: list[Reading], catalogue: Catalogue, decided: Decisions, past: Past = NO_PAST) -> list[Reconciled]:
    checked = [apply_rules(decide_figures(one, decided), catalogue) for one in files]
    packed = [PackedReading.of(one) for one in checked]
    return [reconcile(some, catalogue, PERIOD, decided, past=past) for some in (checked, packed)]


@given(st.data())
@settings(deadline=None, max_examples=250)
def test_folded_comes_to_the_same(data: st.DataObject) -> None:
    files = data.draw(sent())
    amounts = st.sampled_from([Decimal(text) for text in ("0", "12", "14", "24", "30", "31.5")])
    planned = data.draw(st.dictionaries(st.sampled_from(CODES), amounts, max_size=3))
    settled = data.draw(st.dictionaries(st.sampled_from(CODES), st.tuples(amounts, st.booleans()), max_size=3))
    known = {code: PastValue(value, 1, Place("2019-6T"), estimate) for code, (value, estimate) in settled.items()}
    past = Past({PERIOD.year_before: known}) if known else NO_PAST
    plans = tuple(Plan(code, PERIOD.year, value, "") for code, value in planned.items())
    plain, folded = both(files, replace(CATALOGUE, plans=plans), data.draw(decisions(files)), past)
    check_conservation(folded.counts)
    for field in ("values", "files", "findings", "counts", "missing", "answered"):
        assert getattr(folded, field) == getattr(plain, field), field
    assert sorted(folded.figures, key=repr) == sorted(plain.figures, key=repr)
    assert len(folded.figures) == len(plain.figures)
    by_file = {name: sorted(map(repr, here)) for name, here in FiguresByFile(folded.figures).items()}
    assert by_file == {name: sorted(map(repr, here)) for name, here in FiguresByFile(plain.figures).items()}


def test_of_many_communes_next_to_nothing_is_held() -> None:
    files = [reading(one.code, {("W", "actual"): 4, ("W", "plan"): "-"}, ignored=2) for one in COMMUNES]
    folded = both(files, CATALOGUE, Decisions())[1].figures
    assert isinstance(folded, FoldedFigures)
    assert len(folded) == 12 * 4
    assert not folded.loose
    assert folded[5] == list(folded)[5]
    assert folded[-2:] == tuple(folded)[-2:]


def test_a_doubted_total_is_held_though_it_was_folded() -> None:
    files = [reading(one.code, {("W", "actual"): 4, ("W.1", "actual"): 1}) for one in COMMUNES[:2]]
    office = reading("S", {("S.1", "actual"): 1})
    catalogue = replace(
        CATALOGUE, indicators=(*INDICATORS[:4], replace(INDICATORS[4], agency="xã", parent="S.1"), INDICATORS[6])
    )
    plain, folded = both([*files, office], catalogue, Decisions())
    held = [one for one in folded.figures if one.state is FigureState.HELD]
    assert held
    assert held == [one for one in plain.figures if one.state is FigureState.HELD]


def test_last_years_sum_may_miss_by_what_its_terms_were_rounded_by() -> None:
    files = [reading(one.code, {("W", "previous"): "2.5"}) for one in COMMUNES]
    for known, is_close in (("31", True), ("32", False)):
        past = Past({PERIOD.year_before: {"W": PastValue(Decimal(known), 1, Place("2019-6T"))}})
        plain, folded = both(files, CATALOGUE, Decisions(), past)
        assert folded.findings == plain.findings
        assert ("KT418" in {one.code for one in folded.findings}) is not is_close
        assert folded.value("W", Column.PREVIOUS) == (Decimal("30.0") if is_close else Decimal(known))


def test_of_a_rate_that_is_not_added_nobody_is_missing() -> None:
    files = [reading(one.code, {("L", "actual"): 50}) for one in COMMUNES]
    plain, folded = both(files, CATALOGUE, Decisions())
    assert plain.value("L", Column.ACTUAL) == 50
    assert "KT407" not in {one.code for one in plain.findings}
    assert plain.findings == folded.findings
