"""What a period comes to: what a clerk made of its master, what lies in its folder, and both reconciled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.ledger import Ledger
from toolkit.ledger.store import Store
from toolkit.model import Period, Reconciled
from toolkit.reconcile import check_conservation, reconcile, with_findings
from toolkit.workspace.closing import closed_notices
from toolkit.workspace.collecting import Collected, Collector, Progress
from toolkit.workspace.deciding import Edits, decided, take_edits, with_learned
from toolkit.workspace.history import past_of
from toolkit.workspace.long_lived import long_lived

if TYPE_CHECKING:
    from toolkit.workspace.workspace import Workspace


class WorkedOut(NamedTuple):
    """What a clerk decided, what is in the folder, and what both come to."""

    edits: Edits
    collected: Collected
    result: Reconciled


def work_out(space: Workspace, period: Period, ledger: Ledger | None, progress: Progress | None = None) -> WorkedOut:
    """A period by the decisions that the ledger knows; nothing is kept; raise ConservationError."""
    return _work_out(space, period, ledger, Edits(decided(ledger, period)), None, progress)


def work_out_edited(
    space: Workspace, period: Period, master: Path, ledger: Ledger | None, progress: Progress | None = None
) -> WorkedOut:
    """The same with what the master in its place says now; the bytes of all submissions are kept in the store."""
    edits = take_edits(master, period, space.catalogue, ledger, space.store)
    return _work_out(space, period, ledger, edits, space.store, progress)


def _work_out(
    space: Workspace,
    period: Period,
    ledger: Ledger | None,
    edits: Edits,
    store: Store | None,
    progress: Progress | None,
) -> WorkedOut:
    with long_lived():
        context = space.context(with_learned(space.catalogue.active(period), edits.decisions), period)
        collector = Collector(context, space.config.rules, space.config.run, ledger, store)
        with space.sent(period, keeps=store is not None) as files:
            collected = collector.collect(files, progress, edits.decisions)
        return WorkedOut(edits, collected, _reconciled(space, collected, period, edits, ledger))


def _reconciled(
    space: Workspace, collected: Collected, period: Period, edits: Edits, ledger: Ledger | None
) -> Reconciled:
    past = past_of(ledger, space.catalogue, period)
    readings, decisions, notices = collected.readings, edits.decisions, edits.notices
    result = reconcile(readings, space.catalogue, period, decisions, notices, past, space.config.rules)
    check_conservation(result.counts)
    if ledger is None:
        return result
    with ledger.reading() as connection:
        return with_findings(result, closed_notices(connection, result))
