"""A night killed, or failing, at a sample of all its file and network calls; `make faults` takes every point."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.faults import CRITICAL, ERRORS, KILL, Rig, all_points, rig, sample, summary, sweep

pytestmark = [pytest.mark.strace, pytest.mark.slow]
_ALL = 10_000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    with rig(tmp_path_factory.mktemp("faults")) as running:
        yield running


@pytest.mark.parametrize(
    ("deed", "every", "critical"),
    [(KILL, 400, 2), *((f"{error} {how}", _ALL, 40) for error in ERRORS for how in ("once", "on"))],
)
def test_broken_at_any_call_the_next_night_ends_where_an_undisturbed_one_would(
    made: Rig, deed: str, every: int, critical: int, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = made.calls()
    assert set(calls) >= CRITICAL
    points = sample([one for one in all_points(calls) if one.deed == deed], every, critical)
    found = sweep(made, points)
    with capsys.disabled():
        print(f"\n{summary(calls, found)}")  # noqa: T201
    assert {one.point.injection: one.wrong for one in found if one.wrong} == {}
    assert sum(one.status != made.expected_status for one in found) > 0
