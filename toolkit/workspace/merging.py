"""The main job's last step: write master and table, and the run into the ledger, all together or not at all."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.ledger import Ledger, RunRecord
from toolkit.model import Reconciled
from toolkit.writing.atomic import publish

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Merged:
    """What a merge gave and where it lies."""

    run: int
    result: Reconciled
    master: Path
    table: Path

    @property
    def figures(self) -> pd.DataFrame:
        """All figures of the period as a tidy table, one row a figure."""
        from toolkit.frame import figures_frame

        return figures_frame(self.result)


def publish_run(ledger: Ledger, result: Reconciled, contents: dict[Path, bytes], submissions: Path) -> int:
    """Replace the outputs and append the run to the ledger; the run's number."""
    with ledger.recording(_record(result, contents, submissions)) as run:
        publish(contents)
    return run


def _record(result: Reconciled, contents: dict[Path, bytes], submissions: Path) -> RunRecord:
    counts = result.counts
    return RunRecord(
        period=result.period,
        files=result.files,
        sizes={file.file: (submissions / file.file).stat().st_size for file in result.files},
        outputs={path.name: hashlib.sha256(data).hexdigest() for path, data in contents.items()},
        counts={
            "files": {state.value: number for state, number in counts.files.items()} | {"found": counts.files_found},
            "cells": {state.value: number for state, number in counts.cells.items()} | {"read": counts.cells_read},
        },
    )
