"""What a run came to is read back as it was: values, figures with their ends, files, findings."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from tests.reconcile.test_properties import PLANNED, readings
from tests.support.figures import PERIOD, reading
from tests.support.ledgers import record, result, rows
from toolkit.ledger import Ledger, RunRecord, history
from toolkit.ledger.recording import repeat_run
from toolkit.model import Column, Origin, Period, Reading, Reconciled

NINE = Period.parse("2020-9T")


def same(ledger: Ledger, made: Reconciled, number: int) -> None:
    with ledger.reading() as connection:
        run = history.run_of(connection, number)
        assert run is not None
        known = {key: one for key, one in made.values.items() if one.origin is not Origin.NONE}
        assert history.values_of(connection, run.result) == known
        assert history.files_of(connection, run.result) == made.files
        assert history.findings_of(connection, run.result) == made.findings
        assert set(history.figures_of(connection, run.result)) == set(made.figures)
        for code in ("A.1", "X.1"):
            own = {one for one in made.figures if one.figure.indicator == code}
            assert set(history.figures_of(connection, run.result, code)) == own


@given(readings())
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_run_came_to_is_read_back(ledger: Ledger, files: list[Reading]) -> None:
    made = result(*files, catalogue=PLANNED)
    same(ledger, made, ledger.add_run(RunRecord(made, {})))


A = reading("A", {("A.2", "actual"): "12.50", ("A.1", "plan"): "-"})
B = reading("B", {("B.1", "actual"): 7})


def _counts(ledger: Ledger) -> list[object]:
    tables = ("results", "account_figures", "findings")
    return [rows(ledger, f"SELECT count(*) FROM {table}") for table in tables]  # noqa: S608


def test_runs_that_come_to_the_same_share_one_result(ledger: Ledger) -> None:
    ledger.add_run(record(A, B))
    before = _counts(ledger)
    ledger.add_run(record(B, A))
    assert _counts(ledger) == before
    assert rows(ledger, "SELECT id, result FROM runs ORDER BY id") == [(1, 1), (2, 1)]


def test_a_file_of_which_nothing_differs_is_written_down_once(ledger: Ledger) -> None:
    ledger.add_run(record(A))
    ledger.add_run(record(A, B))
    assert rows(ledger, "SELECT count(*) FROM account_figures") == [(2,)]
    same(ledger, result(A), 1)
    same(ledger, result(A, B), 2)


def test_the_run_before_a_run_is_of_the_same_period(ledger: Ledger) -> None:
    for period in (PERIOD, NINE, PERIOD):
        ledger.add_run(record(A, period=period))
    with ledger.reading() as connection:
        last = history.last_run(connection, PERIOD)
        assert last is not None
        assert last.number == 3
        earlier = history.last_run(connection, PERIOD, before=last.number)
        assert earlier is not None
        assert earlier.number == 1
        assert history.last_run(connection, PERIOD, before=1) is None
        assert history.run_of(connection, 9) is None


def test_a_run_keeps_its_counts_and_what_went_in(ledger: Ledger) -> None:
    ledger.add_run(record(A, inputs="f" * 64))
    with ledger.reading() as connection:
        run = history.last_run(connection, PERIOD)
    assert run is not None
    assert run.inputs == "f" * 64
    assert run.counts["files"] == {"found": 1, "merged": 1, "superseded": 0, "rejected": 0, "ignored": 0}
    assert run.counts["cells"] == {"read": 2, "used": 2, "superseded": 0, "held": 0, "ignored": 0}


def test_a_run_from_the_same_inputs_is_appended_without_being_worked_out_again(ledger: Ledger) -> None:
    ledger.add_run(record(A, outputs={"bieu.xlsx": "d" * 64}, inputs="f" * 64))
    with ledger.transaction() as connection:
        assert repeat_run(connection, PERIOD, 1, {"bieu.xlsx": "d" * 64}) == 2
    with ledger.reading() as connection:
        first, second = history.runs_of(connection, PERIOD)
        assert (second.result, second.counts, second.inputs) == (first.result, first.counts, first.inputs)
        assert history.outputs_of(connection, 2) == {"bieu.xlsx": "d" * 64}


def test_texts_that_no_database_holds_do_not_stop_a_run(ledger: Ledger) -> None:
    odd = reading("A", {("A.2", "actual"): 4}, "tên\ud800\x00.xlsx", content="x")
    ledger.add_run(record(odd, receipts=()))
    with ledger.reading() as connection:
        run = history.last_run(connection, PERIOD)
        assert run is not None
        [figure] = history.figures_of(connection, run.result, "A.2")
    assert figure.figure.column is Column.ACTUAL
    assert figure.figure.place.file.startswith("tên")


def test_who_decided_and_what_was_an_estimate_is_read_back(ledger: Ledger) -> None:
    marked = tuple(replace(figure, decided="Lan, 10/7/2020", estimate=True) for figure in A.figures)
    made = result(replace(A, figures=marked))
    same(ledger, made, ledger.add_run(RunRecord(made, {})))
