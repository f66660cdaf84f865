"""Some nights of a month, killed at random calls; `make soak` kills a thousand times in a whole month."""

from __future__ import annotations

import pytest

from tests.support.soak import soak


@pytest.mark.strace
@pytest.mark.slow
def test_nights_killed_at_random_end_as_undisturbed_ones(capsys: pytest.CaptureFixture[str]) -> None:
    month = soak(20, nights=5, kills=20)
    with capsys.disabled():
        print(f"\n{month}")  # noqa: T201
    assert month.wrong == []
    assert month.kills == 20
