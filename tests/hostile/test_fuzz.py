"""A minute's worth of fuzzing, always the same files; `make fuzz SECONDS=3600` goes on for as long as one likes."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile.fuzz import check
from tests.hostile.mutate import mutated, seeds
from toolkit.model import FileState


@pytest.mark.parametrize("name", seeds())
def test_what_is_spoiled_was_good(name: str) -> None:
    reading = check(name, seeds()[name])
    assert reading.state is FileState.ACCEPTED
    assert reading.read > 0


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_spoiled_submissions_end_in_a_reading(seed: int) -> None:
    check(*mutated(Random(seed)))  # noqa: S311


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(seeds())), st.binary(max_size=400))
def test_any_bytes_under_any_name_end_in_a_reading(name: str, data: bytes) -> None:
    check(name, data)
    check(name, seeds()[name][:64] + data)
