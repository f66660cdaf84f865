"""Many files are flushed side by side, few one after the other; what fails is raised either way."""

from __future__ import annotations

import threading

import pytest

from toolkit.disk import MANY, for_each


@pytest.mark.parametrize(("count", "is_beside"), [(MANY - 1, False), (MANY, True)])
def test_every_file_is_done_and_few_of_them_in_their_order_here(count: int, *, is_beside: bool) -> None:
    done: list[int] = []
    where: set[int] = set()

    def note(file: int) -> None:
        done.append(file)
        where.add(threading.get_ident())

    for_each(note, range(count))
    assert sorted(done) == list(range(count))
    assert (threading.get_ident() not in where) is is_beside
    assert is_beside or done == list(range(count))


@pytest.mark.parametrize("count", [3, MANY * 2])
def test_what_fails_is_raised(count: int) -> None:
    def fail(file: int) -> None:
        if file == 2:
            raise OSError(28, "full")

    before = threading.active_count()
    with pytest.raises(OSError, match="full"):
        for_each(fail, range(count))
    assert threading.active_count() == before
