"""Read spoiled submissions for as long as one likes: `python -m tests.hostile.fuzz SECONDS [SEED]`, or `make fuzz`.

Each has to end in a Reading, in time, with all its counts in balance and whatever is not placed said. What breaks this
is written to a file beside, whose name says the seed by which it is made again.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

from tests.hostile.mutate import mutated
from tests.support.seed import CATALOGUE, PERIOD
from toolkit.intake.submission import Context, read_submission
from toolkit.model import FileState, Reading, Severity
from toolkit.rules import apply_rules

CONTEXT = Context(CATALOGUE, PERIOD)
SECONDS = 10
"""Processor time that reading one file may take in this process; its worker has its own limit."""


def check(name: str, data: bytes) -> Reading:
    """Read a file; raise AssertionError where a promise is broken, or whatever a reader should not have let through."""
    begin = time.process_time()
    reading = apply_rules(read_submission(name, data, CONTEXT), CATALOGUE)
    assert time.process_time() - begin < SECONDS, "too slow"
    assert reading.cells.balanced, "counts do not add up"
    places = [figure.place for figure in (*reading.figures, *reading.held, *reading.ignored)]
    assert len(places) == len(set(places)), "a cell is in two places"
    errors = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    if reading.state is FileState.ACCEPTED:
        assert not reading.held or errors, "held, and nobody is told"
        assert not reading.ignored or reading.findings, "ignored, and nobody is told"
        assert all(figure.value is not None and figure.column and figure.indicator for figure in reading.figures)
    else:
        assert reading.findings, "refused without a reason"
        assert not reading.figures, "refused, and figures are taken all the same"
    return reading


def main() -> None:
    """Fuzz for so many seconds; the exit code is 1 if anything broke."""
    seconds, seed = float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    end = time.monotonic() + seconds
    ended: Counter[str] = Counter()
    broken = 0
    while time.monotonic() < end:
        name, data = mutated(Random(seed))  # noqa: S311
        try:
            reading = check(name, data)
            ended[reading.state.value] += 1
            ended.update({finding.code for finding in reading.findings if finding.code.startswith("KT1")})
        except Exception as trouble:
            broken += 1
            Path(f"fuzz-{seed}-{name}").write_bytes(data)
            _say(f"seed {seed}, {name}: {type(trouble).__name__}: {trouble}")
        seed += 1
    _say(f"{seconds:.0f} s, up to seed {seed}: {sum(ended[state.value] for state in FileState)} files, {broken} broken")
    _say(", ".join(f"{code} {count}" for code, count in sorted(ended.items())))
    sys.exit(1 if broken else 0)


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
