"""Read many submissions on an executor: in this process while they are few, in worker processes once they are many."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager

from toolkit.intake.limits import Limits
from toolkit.intake.refusal import Refused
from toolkit.intake.submission import Context
from toolkit.model import FileState, Reading
from toolkit.rules import RuleSettings
from toolkit.workspace.reading import read_or_leave
from toolkit.workspace.snapshot import Snapshot

BREAK_EVEN = 200
"""Files from which on worker processes, which take half a second to start, are sooner done."""
_BATCH = 16


def read_many(
    snapshots: Sequence[Snapshot], context: Context, rules: RuleSettings, executor: Executor | None = None
) -> Iterator[Reading]:
    """Readings in the order of the snapshots, the same on any executor; nothing is raised.

    On an executor they go in batches, so that the catalogue is not sent for each; a batch that is lost is read again
    one by one, and the file that does the harm is told.
    """
    if executor is None:
        yield from read_batch(snapshots, context, rules)
        return
    batches = [snapshots[at : at + _BATCH] for at in range(0, len(snapshots), _BATCH)]
    waiting = [(batch, executor.submit(read_batch, batch, context, rules)) for batch in batches]
    for batch, future in waiting:
        yield from _readings(batch, future, context, rules, executor)


def read_batch(snapshots: Sequence[Snapshot], context: Context, rules: RuleSettings) -> list[Reading]:
    """Readings of some snapshots, one after the other."""
    return [read_or_leave(snapshot, context, rules) for snapshot in snapshots]


def _readings(
    batch: Sequence[Snapshot],
    future: Future[list[Reading]],
    context: Context,
    rules: RuleSettings,
    executor: Executor,
) -> Iterator[Reading]:
    try:
        yield from future.result()
    except Refused:
        for snapshot in batch:
            try:
                yield from executor.submit(read_batch, [snapshot], context, rules).result()
            except Refused as refusal:
                yield _refused(snapshot, refusal)


def _refused(snapshot: Snapshot, refusal: Refused) -> Reading:
    return Reading(snapshot.name, snapshot.sha256, FileState.REJECTED, findings=(refusal.finding(snapshot.name),))


@contextmanager
def executor_for(count: int, limits: Limits) -> Iterator[Executor | None]:
    """Worker processes for so many files, None where this process is sooner done."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if count < BREAK_EVEN or processors < 2:
        yield None
        return
    from toolkit.intake.workers import Workers

    with Workers(processors, limits, (__name__,)) as workers:
        yield workers
