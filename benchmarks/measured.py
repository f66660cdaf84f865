"""A measure as a row of the table: ours beside theirs, and what the ratio should be."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: ours, theirs, theirs ÷ ours (for a limit ours ÷ theirs), and what that should be."""

    name: str
    ours: float
    theirs: float
    ratio: float
    target: float
    limit: bool = False
    """Whether the ratio is to stay below the target, and not to reach it."""
    unit: str = "s"

    @property
    def reached(self) -> bool:
        """Whether the ratio is as good as its target."""
        return self.ratio <= self.target if self.limit else self.ratio >= self.target


def beside(name: str, measured: Sequence[tuple[float, float]], target: float, unit: str = "s") -> Row:
    """A limit on ours ÷ theirs, given as (theirs, ours) of each round; what counts is the median of the ratios."""
    theirs, ours = (statistics.median(column) for column in zip(*measured, strict=True))
    return Row(name, ours, theirs, statistics.median(b / a for a, b in measured), target, limit=True, unit=unit)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of some work in this process."""
    gc.collect()
    begin = time.process_time()
    work()
    return time.process_time() - begin


def print_rows(rows: Sequence[Row]) -> None:
    """A line for each row."""
    for row in rows:
        wanted = f"{'at most' if row.limit else 'at least'} {row.target:g}"
        print(f"{row.name}: {row.ours:.3f} / {row.theirs:.3f} {row.unit}, {row.ratio:.2f} ({wanted})", flush=True)
