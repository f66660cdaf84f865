"""What is folded is kept as it is, and read back as if it had not been."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reconcile.test_folding import CATALOGUE, both, sent
from tests.support.figures import PERIOD
from toolkit.ledger import Ledger, RunRecord, history
from toolkit.ledger.folded import FoldedFile
from toolkit.ledger.past import read_past
from toolkit.model import NO_PAST, Decisions, Past, PastValue, Period, Place, Reading, Reconciled, TracedFigure

LATER = Period.parse("2020-9T")
LAST_YEAR = Past({PERIOD.year_before: {"W": PastValue(Decimal(14), 1, Place("2019-6T"))}})


def kept(ledger: Ledger, result: Reconciled) -> tuple[list[TracedFigure], dict[str, PastValue], object]:
    """The figures of a result as the ledger gives them back, and what a later period knows of it."""
    with patch.object(FoldedFile, "figures", side_effect=AssertionError("unpacked to be written down")):
        number = ledger.add_run(RunRecord(result, {}))
    with ledger.reading() as connection:
        run = history.run_of(connection, number)
        assert run is not None
        past = read_past(connection, LATER)
        values = {code: replace(one, run=0) for code, one in past.values[PERIOD].items()}
        return sorted(history.figures_of(connection, run.result), key=repr), values, past.sent[PERIOD]


@given(sent(), st.sampled_from([NO_PAST, LAST_YEAR]))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_folded_is_read_back_as_if_it_had_not_been(ledger: Ledger, files: list[Reading], past: Past) -> None:
    plain, folded = both(files, CATALOGUE, Decisions(), past)
    figures, values, agencies = kept(ledger, folded)
    assert figures == sorted(plain.figures, key=repr)
    assert (figures, values, agencies) == kept(ledger, plain)
