"""The whole merge beside the pandas script, beside its own repetition, and as the province grows.

`python -m benchmarks.merging [MEASURE…]` prints the rows of the measures named, of all but `growth` by default. Each
side runs in a process of its own, one right after the other, start-up included. Beside the script it is told in
processor time with that of child processes, in which other work on the machine does not count, and by the clock, which
is what two cores are good for; all else in processor time.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measured import Row, print_rows
from benchmarks.province import PERIOD, change_one_percent, make_catalogue, make_province
from toolkit.model import Period

ROOT = Path(__file__).parent.parent
ROUNDS = 3
LARGE = 10_000
MOST_MEMORY = 800e6
CLOCKS = {"cpu": "", "wall": ", by the clock"}

MERGE = "from toolkit import Workspace; Workspace(sys.argv[1]).merge(sys.argv[2])"
_RECONCILE = """
from toolkit import Workspace
from toolkit.model import Period
Workspace(sys.argv[1]).reconcile(Period.parse(sys.argv[2]))
"""
_WRITE = """
from toolkit import Workspace
from toolkit.model import Period
from toolkit.writing.look import read_look
from toolkit.writing.master import master_bytes
from toolkit.writing.report import Links, report_bytes
from toolkit.writing.table import table_bytes
from toolkit.workspace.whole_merge import slips_of
space = Workspace(sys.argv[1])
result = space.reconcile(Period.parse(sys.argv[2]))
before, began = usage()["cpu"], time.perf_counter()
master_bytes(result, "")
table_bytes(result, read_look(space.look_path), "")
slips = slips_of(space, result)
report_bytes(result, "", Links("", "", []))
"""
_SCRIPT = """
from pathlib import Path
from benchmarks.pandas_script import group, main, read_all
folder = Path(sys.argv[1]) / "workbooks" / sys.argv[2] / "submissions"
by = ["Chỉ tiêu", "ĐVT"] if sys.argv[3] == "shared" else ["Cơ quan", "STT", "Chỉ tiêu", "ĐVT"]
"""
_PANDAS = _SCRIPT + "main(folder, Path(sys.argv[1]) / 'pandas.xlsx', by, None)"
_PANDAS_READS = _SCRIPT + "group(read_all(folder), by)"
_BEFORE = """
import json, resource, sys, time
def usage():
    own, below = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    most = max(own.ru_maxrss, below.ru_maxrss) * 1024
    return {"cpu": own.ru_utime + own.ru_stime + below.ru_utime + below.ru_stime, "memory": most}
before, began = 0.0, time.perf_counter()
"""
_AFTER = """
used = usage()
print(json.dumps({**used, "cpu": used["cpu"] - before, "wall": time.perf_counter() - began}))
"""


Used = dict[str, float]
"""What a process and its children used: `cpu` and `wall` in seconds, `memory` in bytes, at most in any one of them."""


def measure(script: str, root: Path, kind: str, period: Period = PERIOD) -> Used:
    """Run a script on a workspace in a process of its own."""
    call = [sys.executable, "-c", _BEFORE + script + _AFTER, str(root), str(period), kind]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    used: Used = json.loads(done.stdout.splitlines()[-1])
    return used


@contextmanager
def province(agencies: int, kind: str) -> Iterator[Path]:
    """A workspace with that many submissions, as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / kind
        make_province(root, agencies, shared=kind == "shared")
        yield root


def forget(root: Path) -> None:
    """Take away all that merges made of a workspace."""
    kept = {root / "workbooks" / str(PERIOD), root / "workbooks" / str(PERIOD) / "submissions"}
    for path in [*(root / "workbooks").iterdir(), *(root / "workbooks" / str(PERIOD)).iterdir()]:
        if path not in kept:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _first(script: str, root: Path, kind: str) -> Used:
    forget(root)
    return measure(script, root, kind)


def _faster(name: str, pairs: list[tuple[Used, Used]], target: float, clock: str = "cpu") -> Row:
    """A speed-up, by the median of the ratios of all rounds."""
    ours, theirs = (statistics.median(one[clock] for one in side) for side in zip(*pairs, strict=True))
    return Row(f"{name}{CLOCKS[clock]}", ours, theirs, statistics.median(b[clock] / a[clock] for a, b in pairs), target)


def against_pandas(agencies: int, kind: str, target: float, rounds: int = ROUNDS) -> list[Row]:
    """The whole merge against the whole script, and all before writing against the same part of the script."""
    with province(agencies, kind) as root:
        whole, part = [], []
        for _ in range(rounds):
            whole.append((_first(MERGE, root, kind), measure(_PANDAS, root, kind)))
            part.append((_first(_RECONCILE, root, kind), measure(_PANDAS_READS, root, kind)))
    of = f"{agencies} {kind}"
    return [
        row
        for clock in CLOCKS
        for row in (
            _faster(f"whole merge / pandas script, {of}", whole, target, clock),
            _faster(f"read + match + check + reconcile / pandas read + concat + group, {of}", part, 10, clock),
        )
    ]


def own_indicators() -> list[Row]:
    """120 agencies with 60 indicators of their own."""
    return against_pandas(120, "own", 2)


def shared_indicators() -> list[Row]:
    """1,000 communes that report the same 60."""
    return against_pandas(1000, "shared", 4)


def again(agencies: int = 1000) -> list[Row]:
    """A merge of what was merged before: nothing changed, and one file in a hundred changed."""
    with province(agencies, "shared") as root:
        first = measure(MERGE, root, "shared")
        same = [(measure(MERGE, root, "shared"), first) for _ in range(ROUNDS)]
        writing = measure(_WRITE, root, "shared")
        change_one_percent(root, make_catalogue(agencies, shared=True), agencies)
        some = measure(MERGE, root, "shared")
    return [
        _faster(f"nothing changed / first merge, {agencies}", same, 20),
        Row(f"1 % changed / writing alone, {agencies}", some["cpu"], writing["cpu"], some["cpu"] / writing["cpu"], 1.5,
            limit=True),
    ]  # fmt: skip


def growth(small: int = 1000, large: int = LARGE) -> list[Row]:
    """Time for each submission, and memory, of very many against some; takes long."""
    with province(small, "shared") as root:
        few = measure(MERGE, root, "shared")
    with province(large, "shared") as root:
        many = measure(MERGE, root, "shared")
    ours, theirs = many["cpu"] / large * 1e3, few["cpu"] / small * 1e3
    peak = many["memory"]
    return [
        Row(f"each of {large} / each of {small}", ours, theirs, ours / theirs, 1.2, limit=True, unit="ms"),
        Row(f"peak memory at {large}", peak / 1e6, MOST_MEMORY / 1e6, peak / MOST_MEMORY, 1, limit=True, unit="MB"),
    ]


MEASURES: dict[str, Callable[[], list[Row]]] = {
    "own": own_indicators,
    "shared": shared_indicators,
    "again": again,
    "growth": growth,
}


def main() -> None:
    """Print a line for each row, as soon as it is known."""
    for name in sys.argv[1:] or ["own", "shared", "again"]:
        print_rows(MEASURES[name]())


if __name__ == "__main__":
    main()
