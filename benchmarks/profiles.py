"""Where the time of a merge goes: samples of its processor time by module, libraries counted with who called them.

`python -m benchmarks.profiles [AGENCIES] [own|shared]` prints the largest shares.
"""

from __future__ import annotations

import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import toolkit
from benchmarks.province import PERIOD, make_province
from toolkit.workspace import Workspace

_EVERY = 0.002
_HERE = Path(toolkit.__file__).parent
Shares = list[tuple[str, float]]
"""Modules and their shares of all samples, the largest first."""


@contextmanager
def sampling() -> Iterator[Counter[str]]:
    """Count, for each piece of processor time, the module of ours that was at work or had called who was."""
    found: Counter[str] = Counter()

    def note(_: int, frame: FrameType | None) -> None:
        found[_module(frame)] += 1

    before = signal.signal(signal.SIGPROF, note)
    signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
    try:
        yield found
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _module(frame: FrameType | None) -> str:
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(_HERE):
            return path.relative_to(_HERE).with_suffix("").as_posix()
        frame = frame.f_back
    return "(python)"


def shares(found: Counter[str]) -> Shares:
    """Each module's share."""
    total = sum(found.values()) or 1
    return [(name, count / total) for name, count in found.most_common()]


def by_room(found: Shares) -> Shares:
    """The same by room."""
    rooms: Counter[str] = Counter()
    for name, share in found:
        rooms[name.partition("/")[0]] += share  # type: ignore[assignment]
    return rooms.most_common()


def merge_shares(agencies: int, kind: str) -> Shares:
    """Where the first merge of a province spends its time."""
    with tempfile.TemporaryDirectory() as folder:
        make_province(Path(folder), agencies, shared=kind == "shared")
        with sampling() as found:
            Workspace(Path(folder)).merge(PERIOD)
    return shares(found)


def main() -> None:
    """Print modules and rooms."""
    given = sys.argv[1:]
    found = merge_shares(int(given[0]) if given else 120, given[1] if len(given) > 1 else "own")
    for name, share in [*by_room(found), *found[:25]]:
        print(f"{share:6.1%}  {name}")


if __name__ == "__main__":
    main()
