"""Break a night at every file and network call that it makes, and see what is left: `make faults`.

Most points are taken with a warm process, whose nights are quick; those of calls that only a cold one makes, with that.
Results are written as they come, one JSON document a line; a sweep that was stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.support.fault_child import COLD, WARM
from tests.support.fault_points import Call, Plan, Point, fingerprint, only_in
from tests.support.fault_rig import Broken, rig


@dataclass(frozen=True)
class Results:
    """A file of results; those of a night that made other calls than today's are not counted."""

    path: Path

    def __iter__(self) -> Iterator[dict[str, Any]]:
        if self.path.exists():
            yield from map(json.loads, self.path.read_text("utf-8").splitlines())

    def of(self, plan: Plan) -> dict[Point, Broken]:
        """The last result of each point of a plan."""
        kept = (one for one in self if (one["mode"], one["sequence"]) == (plan.mode, plan.sequence))
        found = (Broken(Point(**one["point"]), one["status"], one["wrong"], one["doubled"]) for one in kept)
        return {one.point: one for one in found}

    def add(self, plan: Plan, one: Broken) -> None:
        """Append a result, in one write, as several processes do."""
        document = {"mode": plan.mode, "sequence": plan.sequence, **asdict(one)}
        handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        try:
            os.write(handle, (json.dumps(document, ensure_ascii=False) + "\n").encode())
        finally:
            os.close(handle)


def make_plans() -> list[Plan]:
    """Trace a night of each kind of process: all calls of the warm one, and those that only the cold one makes."""
    calls = {}
    for mode in (WARM, COLD):
        with rig(mode) as made:
            calls[mode] = made.calls()
    cold = only_in(calls[COLD], calls[WARM])
    print(f"only cold: {_what_about(cold)}")  # noqa: T201
    print(f"only warm: {_what_about(only_in(calls[WARM], calls[COLD]))}", flush=True)  # noqa: T201
    return [Plan(mode, fingerprint(calls[mode]), tuple(taken)) for mode, taken in ((WARM, calls[WARM]), (COLD, cold))]


def _what_about(calls: Sequence[Call]) -> str:
    return ", ".join(f"{about or '?'}: {many}" for about, many in Counter(one.about for one in calls).items()) or "none"


def summary(calls: Sequence[Call], found: Sequence[Broken]) -> str:
    """The number of points and the result, for people."""
    kinds = Counter(one.point.deed for one in found)
    ends = Counter(one.status for one in found)
    wrong = sum(bool(one.wrong) for one in found)
    doubled = sum(one.doubled for one in found)
    return (
        f"{len(calls)} calls of {len({one.name for one in calls})} kinds; {len(found)} points ("
        + ", ".join(f"{kind}: {many}" for kind, many in sorted(kinds.items()))
        + f"); the night ended with {dict(sorted(ends.items()))}; {wrong} points left something wrong; "
        f"{doubled} letters came twice, in the same bytes, where the server's answer was lost"
    )


def take(results: Results, plan: Plan, share: tuple[int, int], *, again: bool) -> None:
    """Take one share of the points of a plan that are not yet among the results, in a random order.

    `again` takes those that left something wrong as well.
    """
    known = {point for point, one in results.of(plan).items() if not (again and one.wrong)}
    points = plan.points
    random.Random(0).shuffle(points)  # noqa: S311
    left = [one for one in points[share[0] - 1 :: share[1]] if one not in known]
    print(f"{plan.mode} {plan.sequence} {share[0]}/{share[1]}: {len(left)} points left", flush=True)  # noqa: T201
    with rig(plan.mode) as made:
        if fingerprint(made.calls()) != plan.sequence:
            raise RuntimeError(f"this process's {plan.mode} night makes other calls than the one that was traced")
        for number, one in enumerate(map(made.broken_at, left), 1):
            results.add(plan, one)
            if one.wrong or number % 500 == 0:
                print(f"{number}/{len(left)} {one.point.injection}: {one.status} {one.wrong}", flush=True)  # noqa: T201


def take_all(results: Results, processes: int, *, again: bool) -> int:
    """Trace, take all points with several processes, and tell; the number of points wrong or not taken."""
    begun = datetime.now().astimezone()
    plans = make_plans()
    plan_file = results.path.with_suffix(".plan")
    plan_file.write_text(json.dumps([asdict(one) for one in plans]), "utf-8")
    command = [sys.executable, "-m", "tests.support.faults", "--results", str(results.path)]
    command += ["--plan", str(plan_file), *(["--again"] if again else [])]
    shares = [f"{one}/{processes}" for one in range(1, processes + 1)]
    running = [subprocess.Popen([*command, "--share", one]) for one in shares]
    failed = sum(one.wait() != 0 for one in running)
    bad = sum(tell(results, plan) for plan in plans)
    print(f"{datetime.now().astimezone() - begun}; {failed} of {processes} processes failed")  # noqa: T201
    return failed + bad


def tell(results: Results, plan: Plan) -> int:
    """Print what is known of a plan's points; the number of wrong or missing ones."""
    known = results.of(plan)
    found = [known[point] for point in plan.points if point in known]
    missing = len(plan.points) - len(found)
    wrong = [one for one in found if one.wrong]
    print(f"{plan.mode}: {summary(plan.calls, found)}; {missing} points not taken")  # noqa: T201
    for one in wrong:
        print(f"  {one.point.injection}: {one.status} {one.wrong}")  # noqa: T201
    return missing + len(wrong)


def read_plans(path: Path) -> list[Plan]:
    """The plans that a sweep was begun with."""
    found = json.loads(path.read_text("utf-8"))
    return [Plan(one["mode"], one["sequence"], tuple(Call(**call) for call in one["calls"])) for one in found]


def main() -> None:
    """Take all points, or (started by that) one share of them."""
    options = argparse.ArgumentParser()
    options.add_argument("--results", type=Path, default=Path("faults.jsonl"))
    options.add_argument("--processes", type=int, default=4)
    options.add_argument("--again", action="store_true", help="points that left something wrong, once more")
    options.add_argument("--plan", type=Path)
    options.add_argument("--share", default="1/1", help="2/4: only the second of four shares")
    given = options.parse_args()
    results = Results(given.results)
    if given.plan is None:
        sys.exit(take_all(results, given.processes, again=given.again) > 0)
    part, parts = map(int, given.share.split("/"))
    for plan in read_plans(given.plan):
        take(results, plan, (part, parts), again=given.again)


if __name__ == "__main__":
    main()
