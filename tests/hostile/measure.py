"""Read every file of the hostile corpus in one process, and print what it cost: `python -m tests.hostile.measure`.

Peak memory is this process's and its worker's, each at its own highest, as Linux tells it in /proc.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from tests.hostile.corpus import corpus
from tests.support.seed import CATALOGUE, PERIOD
from toolkit.intake.submission import Context, read_submission


def main() -> None:
    """One JSON line a file: name, state, codes of its findings, figures, seconds, mebibytes."""
    context = Context(CATALOGUE, PERIOD)
    for name, data in corpus():
        _forget_peak()
        begin = time.perf_counter()
        reading = read_submission(name, data, context)
        seconds = time.perf_counter() - begin
        line = {
            "name": name,
            "state": reading.state.value,
            "codes": [finding.code for finding in reading.findings],
            "said": [finding.message for finding in reading.findings][:1],
            "balanced": reading.cells.balanced,
            "seconds": round(seconds, 2),
            "mebibytes": round(sum(map(_peak, [os.getpid(), *_children()])) / 1024),
        }
        print(json.dumps(line, ensure_ascii=False), flush=True)  # noqa: T201


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", "ascii")


def _children() -> list[int]:
    listed = Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii")
    return [int(one) for one in listed.split()]


def _peak(process: int) -> int:
    """The most memory a process has had, in kibibytes; 0 for one that is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text("ascii", "replace")
    except OSError:
        return 0
    return int(next((line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")), "0"))


if __name__ == "__main__":
    main()
