"""From how many files on worker processes pay: `python -m benchmarks.break_even [ROUNDS] [COUNT…]`.

The same files are read in this process and on a fresh pool of as many processes as there are processors, its start and
end included, one after the other in each round, by the clock; below 1 the pool is sooner done. On a machine that has
other things to do the clock says little, so the processor time of both is there too, and what it comes to by the clock
where all processors are ours: this process's own share, and the workers' spread over the processors. Medians of all
rounds. `toolkit.executors.chosen.BREAK_EVEN` comes from here.
"""

from __future__ import annotations

import gc
import hashlib
import resource
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.province import PERIOD, make_catalogue, make_submission
from toolkit.executors import Chosen, RunSettings
from toolkit.executors.chosen import processors
from toolkit.intake.submission import Context
from toolkit.locations.snapshot import Snapshot
from toolkit.rules import RuleSettings
from toolkit.workspace.reading_many import MODULES, read_many

PROCESSORS = processors()
COUNTS = (25, 50, 100, 200, 400, 800)


def snapshots(count: int) -> tuple[list[Snapshot], Context]:
    """So many submissions of 60 rows each, and the catalogue they are read by."""
    catalogue = make_catalogue(count, shared=True)
    made = []
    for number, agency in enumerate(catalogue.agencies):
        data = make_submission(agency, number)
        made.append(Snapshot(f"{agency.code}.xlsx", hashlib.sha256(data).hexdigest(), len(data), data))
    return made, Context(catalogue, PERIOD)


@dataclass(frozen=True)
class Taken:
    """Seconds: by the clock, of this process's processor time, and of its workers'."""

    clock: float
    own: float
    workers: float

    @property
    def alone(self) -> float:
        """By the clock, if no one else had anything to do."""
        return self.own + self.workers / PROCESSORS


def seconds(executor: str, files: Sequence[Snapshot], context: Context) -> Taken:
    """What reading all files takes, whatever has to be started for it."""
    gc.collect()
    begin, own, workers = time.perf_counter(), time.process_time(), _of_workers()
    with Chosen(RunSettings(executor), context.limits, MODULES) as chosen:
        read = sum(1 for _ in read_many(files, context, RuleSettings(), chosen.executor(len(files))))
    assert read == len(files)
    return Taken(time.perf_counter() - begin, time.process_time() - own, _of_workers() - workers)


def _of_workers() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(count: int, rounds: int) -> list[tuple[Taken, Taken]]:
    """In this process and on the pool, of each round."""
    files, context = snapshots(count)
    seconds("in-process", files[:1], context)
    return [(seconds("in-process", files, context), seconds("processes", files, context)) for _ in range(rounds)]


def main() -> None:
    """Print a line for each count."""
    given = [int(one) for one in sys.argv[1:]]
    rounds, counts = (given or [7])[0], given[1:] or COUNTS
    for count in counts:
        measured = measure(count, rounds)
        clock = statistics.median(pool.clock / here.clock for here, pool in measured)
        alone = statistics.median(pool.alone / here.alone for here, pool in measured)
        here, pool = (statistics.median(one.alone for one in column) for column in zip(*measured, strict=True))
        ours = f"all processors ours: in-process {here:.2f} s, pool {pool:.2f} s, ratio {alone:.2f}"
        print(f"{count:4} files: by the clock ratio {clock:.2f}; {ours}", flush=True)


if __name__ == "__main__":
    main()
