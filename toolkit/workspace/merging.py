"""The main job's last step: write master and table, and the run into the ledger, all together or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from toolkit.ledger import Ledger, RunRecord
from toolkit.ledger.readings import keep_readings
from toolkit.ledger.recording import append_run
from toolkit.model import Reconciled
from toolkit.workspace.collecting import Collected
from toolkit.workspace.repeating import inputs_digest
from toolkit.workspace.summary import Summary
from toolkit.writing.atomic import publish_or_keep

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Merged:
    """What a merge gave and where it lies."""

    run: int
    summary: Summary
    make: Callable[[], Reconciled]
    master: Path
    table: Path
    report: Path
    slips: tuple[Path, ...] = ()
    """What goes back to the agencies."""

    @cached_property
    def result(self) -> Reconciled:
        """The reconciled period; worked out only now where the merge had nothing to do."""
        return self.make()

    @property
    def figures(self) -> pd.DataFrame:
        """All figures of the period as a tidy table, one row a figure."""
        from toolkit.frame import figures_frame

        return figures_frame(self.result)


Within = Callable[[Connection, Reconciled, Mapping[Path, bytes]], None]
"""What else belongs to a run: called in its transaction, with what it publishes, before that is in its place."""


def publish_run(
    ledger: Ledger,
    result: Reconciled,
    contents: dict[Path, bytes],
    collected: Collected,
    within: Within | None = None,
    *,
    root: Path,
) -> int:
    """Replace the outputs, append the run to the ledger and keep what was read; the run's number."""
    written = {path.name: hashlib.sha256(data).hexdigest() for path, data in contents.items()}
    with ledger.transaction() as connection:
        sent = [(receipt.name, receipt.sha256) for receipt in collected.receipts]
        inputs = inputs_digest(connection, result.period, root, sent)
        run = append_run(connection, RunRecord(result, written, collected.receipts, inputs))
        keep_readings(connection, collected.fingerprint, collected.new)
        if within is not None:
            within(connection, result, contents)
        publish_or_keep(contents)
    return run
