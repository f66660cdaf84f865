"""A night killed, or failing, at a sample of all its file and network calls; `make faults` takes every point."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.fault_child import COLD, WARM
from tests.support.fault_points import CRITICAL, DEEDS, KILL, Call, Plan, Point, only_in, points_of, read_trace, sample
from tests.support.fault_rig import Broken, Rig, rig
from tests.support.faults import Results, summary

_ALL = 10_000


@pytest.fixture(scope="module")
def warm() -> Iterator[Rig]:
    with rig(WARM) as running:
        yield running


@pytest.mark.strace
@pytest.mark.slow
@pytest.mark.parametrize(
    ("deed", "every", "critical"), [(KILL, 400, 3), *((deed, _ALL, 40) for deed in DEEDS if deed != KILL)]
)
def test_broken_at_any_call_the_next_night_ends_where_an_undisturbed_one_would(
    warm: Rig, deed: str, every: int, critical: int, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = warm.calls()
    assert {one.name for one in calls} >= CRITICAL
    check(warm, calls, sample(points_of(calls, [deed]), every, critical), capsys)


@pytest.mark.strace
@pytest.mark.slow
def test_a_folder_of_submissions_that_cannot_be_listed_is_no_empty_one(
    warm: Rig, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = [one for one in warm.calls() if one.name in ("getdents64", "openat") and one.about.endswith("submissions")]
    assert {one.name for one in calls} == {"getdents64", "openat"}
    check(warm, calls, points_of(calls, ["EACCES once"]), capsys)


@pytest.mark.strace
@pytest.mark.slow
def test_charts_drawn_and_files_read_for_the_first_time_are_broken_too(
    warm: Rig, capsys: pytest.CaptureFixture[str]
) -> None:
    known = warm.calls()
    with rig(COLD) as cold:
        alone = only_in(cold.calls(), known)
        assert {"poll", "read", "write", "openat"} <= {one.name for one in alone}
        assert only_in(known, cold.calls()) == []
        check(cold, alone, points_of(alone)[::25], capsys)


def check(made: Rig, calls: list[Call], points: list[Point], capsys: pytest.CaptureFixture[str]) -> None:
    found = [made.broken_at(point) for point in points]
    with capsys.disabled():
        print(f"\n{summary(calls, found)}")  # noqa: T201
    assert {one.point.injection: one.wrong for one in found if one.wrong} == {}
    assert sum(one.status != made.expected_status for one in found) > 0


_TRACE = """\
77 openat(AT_FDCWD</w>, "/w/a", O_RDONLY) = 5</w/a>
77 read(5</w/a>, ""..., 10) = 0
78 read(6</w/other>, ""..., 10) = 0
77 read(7<pipe:[4711]>, ""..., 10) = 0
77 rename("/w/.a.x_y2abcd.tmp", "/w/a") = 0
77 +++ exited with 0 +++"""


def test_a_trace_is_read_for_the_thread_that_was_attached_to() -> None:
    found = read_trace(_TRACE.splitlines())
    assert [(one.name, one.number) for one in found] == [("openat", 1), ("read", 1), ("read", 2), ("rename", 1)]
    assert [one.about for one in found] == ["/w /w/a", "/w/a", "pipe", "/w/.a.tmp /w/a"]


def test_only_calls_without_a_counterpart_are_left() -> None:
    a, b, c = Call("read", 1, "/a"), Call("read", 2, "/b"), Call("read", 3, "/c")
    assert only_in([a, b, c], [Call("read", 1, "/a"), Call("read", 2, "/c")]) == [b]


def test_a_sweep_goes_on_where_it_was(tmp_path: Path) -> None:
    results = Results(tmp_path / "r.jsonl")
    plan, other = Plan("warm", "abc", (Call("read", 1, ""),)), Plan("warm", "xyz", ())
    assert [one.injection for one in plan.points][:2] == ["read:signal=SIGKILL:when=1", "read:error=ENOSPC:when=1"]
    assert results.of(plan) == {}
    first = Broken(plan.points[0], 4, ["wrong"])
    results.add(plan, first)
    results.add(plan, Broken(plan.points[1], 3))
    assert results.of(plan)[plan.points[0]] == first
    results.add(plan, Broken(plan.points[0], 4))
    assert [one.wrong for one in results.of(plan).values()] == [[], []]
    assert results.of(other) == {}
    assert len([json.loads(line) for line in results.path.read_text().splitlines()]) == 3
