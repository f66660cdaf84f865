"""The past out of the ledger: each earlier period's last run, or the one it was closed with."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.support.figures import reading
from tests.support.ledgers import record
from toolkit.ledger import Ledger
from toolkit.ledger.past import past_digest, read_past
from toolkit.ledger.schema import closings
from toolkit.model import Mark, Past, Period

MAY, HALF, NINE = (Period.parse(text) for text in ("2020-T5", "2020-6T", "2020-9T"))
LAST_HALF = Period.parse("2019-6T")


def add(ledger: Ledger, period: Period, **actuals: object) -> int:
    table = {(code.replace("_", "."), "actual"): typed for code, typed in actuals.items()}
    one = reading("A", table)
    return ledger.add_run(record(one, reading("X1", {("X.1", "actual"): 4}), period=period))


def past(ledger: Ledger, period: Period) -> Past:
    with ledger.reading() as connection:
        return read_past(connection, period)


def test_the_last_run_of_every_earlier_period_counts(ledger: Ledger) -> None:
    add(ledger, MAY, A_2=5)
    last = add(ledger, MAY, A_2="6.50")
    add(ledger, LAST_HALF, A_2="-")
    add(ledger, HALF, A_2=9)
    add(ledger, NINE, A_2=12)
    found = past(ledger, HALF)
    assert set(found.values) == {MAY, LAST_HALF}
    value = found.value(MAY, "A.2")
    assert value is not None
    assert (value.value, value.run, value.place.file, value.estimate) == (
        Decimal("6.50"),
        last,
        "2020-T5/A.xlsx",
        False,
    )
    assert found.values[LAST_HALF]["A.2"].value is Mark.NIL
    assert found.number(LAST_HALF, "A.1") is None


def test_totals_are_there_though_nobody_sent_them(ledger: Ledger) -> None:
    add(ledger, MAY, A_1_1=2, A_1_2=3)
    assert past(ledger, HALF).number(MAY, "A.1") == 5


def test_what_each_agency_sent_is_kept_for_the_period_before_and_the_year_before(ledger: Ledger) -> None:
    for period in (Period.parse("2020-T4"), MAY, LAST_HALF):
        add(ledger, period, A_2=5)
    found = past(ledger, HALF)
    assert set(found.sent) == {MAY, LAST_HALF}
    assert found.sent[MAY] == {("A", "A.2"): Decimal(5), ("X1", "X.1"): Decimal(4)}


def test_an_estimate_is_remembered_as_one(ledger: Ledger) -> None:
    one = reading("A", {("A.2", "actual"): 5})
    estimated = replace(one, figures=tuple(replace(figure, estimate=True) for figure in one.figures))
    ledger.add_run(record(estimated, period=MAY))
    value = past(ledger, HALF).value(MAY, "A.2")
    assert value is not None
    assert value.estimate


def test_a_closed_period_is_as_it_was_closed(ledger: Ledger) -> None:
    closed = add(ledger, MAY, A_2=5)
    with ledger.transaction() as connection:
        connection.execute(
            closings.insert().values(period="2020-T5", edition=1, run=closed, closed="2020-06-10", who="Lan")
        )
    add(ledger, MAY, A_2=6)
    assert past(ledger, HALF).number(MAY, "A.2") == 5


def test_the_year_before_is_there_however_many_came_between(ledger: Ledger) -> None:
    add(ledger, Period.parse("2017-6T"), A_2=1)
    for year in (2017, 2018):
        for month in range(7, 13):
            add(ledger, Period.parse(f"{year}-T{month}"), A_2=month)
            add(ledger, Period.parse(f"{year}-Q{(month + 2) // 3}"), A_2=month)
    add(ledger, LAST_HALF, A_2=3)
    found = past(ledger, HALF)
    assert found.number(LAST_HALF, "A.2") == 3
    assert len(found.values) <= 25


def test_what_a_comparison_depends_on_changes_with_it_and_with_nothing_else(ledger: Ledger) -> None:
    def digest() -> str:
        with ledger.reading() as connection:
            return past_digest(connection, HALF)

    add(ledger, MAY, A_2=5)
    before = digest()
    add(ledger, MAY, A_2=5)
    add(ledger, NINE, A_2=50)
    assert digest() == before
    add(ledger, MAY, A_2=6)
    assert digest() != before
