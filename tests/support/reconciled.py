"""Reconciled results out of workbooks in memory, the way a merge makes them."""

from __future__ import annotations

from collections.abc import Mapping

from tests.support.seed import CATALOGUE, FILE, PERIOD, seed_workbook
from toolkit.intake.submission import Context, read_submission
from toolkit.model import NO_PAST, Catalogue, Past, Period, Reconciled
from toolkit.reconcile import reconcile
from toolkit.rules import apply_rules


def reconcile_files(
    files: Mapping[str, bytes], catalogue: Catalogue = CATALOGUE, period: Period = PERIOD, past: Past = NO_PAST
) -> Reconciled:
    """Read, check and reconcile some workbooks."""
    context = Context(catalogue.active(period), period)
    readings = [apply_rules(read_submission(name, data, context), context.catalogue) for name, data in files.items()]
    return reconcile(readings, catalogue, period, past=past)


def reconciled_seed(catalogue: Catalogue = CATALOGUE, **changed: object) -> Reconciled:
    """The seed's workbook, reconciled; `changed` gives its cells other values."""
    return reconcile_files({FILE: seed_workbook(**changed)}, catalogue)
