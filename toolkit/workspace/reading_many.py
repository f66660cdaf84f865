"""Read many submissions on an executor, in batches; what is lost with a batch is read again file by file."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future
from functools import lru_cache

from toolkit.intake.readers.limits import MEBIBYTE
from toolkit.intake.readers.refusal import Refused
from toolkit.intake.submission import Context
from toolkit.ledger.codec import pack
from toolkit.ledger.packed import PackedReading
from toolkit.locations.snapshot import Snapshot
from toolkit.model import FileState, Reading
from toolkit.rules import RuleSettings
from toolkit.workspace.reading import read_or_leave

MODULES = (__name__,)
"""What a worker loads to do the calls of this module."""
Plain = tuple[str, str | None, bytes]
"""A reading out of a worker, which may give plain values only: its state, its agency, and all of it packed."""
_BATCH = 16
_BATCH_BYTES = 8 * MEBIBYTE


def read_many(
    snapshots: Sequence[Snapshot], context: Context, rules: RuleSettings, executor: Executor | None = None
) -> Iterator[Reading | PackedReading]:
    """Readings in the order of the snapshots, the same on any executor; raise OperationError where that is lost.

    What comes from elsewhere comes packed.

    On an executor they go in batches, so that the catalogue is not sent for each; a batch that is lost is read again
    one by one, and the file that does the harm is told.
    """
    if executor is None:
        yield from (read_or_leave(snapshot, context, rules) for snapshot in snapshots)
        return
    means = pickle.dumps((context, rules), pickle.HIGHEST_PROTOCOL)
    waiting = [(batch, executor.submit(read_batch, batch, means)) for batch in _batches(snapshots)]
    for batch, future in waiting:
        yield from _readings(batch, future, means, executor)


def _batches(snapshots: Sequence[Snapshot]) -> Iterator[list[Snapshot]]:
    """Some snapshots at a time: few enough that none waits long, small enough to be sent."""
    batch: list[Snapshot] = []
    for snapshot in snapshots:
        if batch and (len(batch) == _BATCH or sum(one.size for one in (*batch, snapshot)) > _BATCH_BYTES):
            yield batch
            batch = []
        batch.append(snapshot)
    if batch:
        yield batch


def read_batch(snapshots: Sequence[Snapshot], means: bytes) -> list[Plain]:
    """Readings of some snapshots by a pickled context and rules, packed as the ledger does: quicker than pickled."""
    context, rules = _unpacked(means)
    readings = (read_or_leave(snapshot, context, rules) for snapshot in snapshots)
    return [(one.state.value, one.agency, pack(one)) for one in readings]


def _packed(snapshot: Snapshot, plain: Plain) -> PackedReading:
    state, agency, body = plain
    return PackedReading(snapshot.name, snapshot.sha256, FileState(state), agency, body)


@lru_cache(maxsize=1)
def _unpacked(means: bytes) -> tuple[Context, RuleSettings]:
    """The same context for one batch after the other, with all that was looked up in its catalogue."""
    found: tuple[Context, RuleSettings] = pickle.loads(means)  # noqa: S301
    return found


def _readings(
    batch: Sequence[Snapshot],
    future: Future[list[Plain]],
    means: bytes,
    executor: Executor,
) -> Iterator[Reading | PackedReading]:
    try:
        yield from [_packed(snapshot, plain) for snapshot, plain in zip(batch, future.result(), strict=True)]
    except Refused:
        for snapshot in batch:
            try:
                [plain] = executor.submit(read_batch, [snapshot], means).result()
                yield _packed(snapshot, plain)
            except Refused as refusal:
                yield _refused(snapshot, refusal)


def _refused(snapshot: Snapshot, refusal: Refused) -> Reading:
    return Reading(snapshot.name, snapshot.sha256, FileState.REJECTED, findings=(refusal.finding(snapshot.name),))
