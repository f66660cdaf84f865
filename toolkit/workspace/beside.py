"""Something made in a process beside this one, where a processor is free for it; else in this one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from toolkit.executors.chosen import processors

if TYPE_CHECKING:
    from toolkit.workspace.copied import Copy

T = TypeVar("T")
_TASKS = Path("/proc/self/task")


@contextmanager
def beside(make: Callable[[], T], *, pays: bool) -> Iterator[Callable[[], T]]:
    """Begin to make something in a copy of this process, if it `pays`; what is given waits for it. It can be pickled.

    The copy has no hold on anything of this process, the workspace's lock among it, and writes nowhere but to its
    pipe. Where there can be none, or it gives nothing, the same is made here, which also raises what there is to raise.
    """
    copy = _copy(make) if pays else None
    if copy is None:
        yield make
        return
    try:
        yield lambda: copy.made_or(make)
    finally:
        copy.end()


def _is_possible() -> bool:
    """Only a process of one thread can be copied safely, and only a second processor makes it worth while."""
    if sys.platform != "linux" or processors() < 2:
        return False
    try:
        return len(list(_TASKS.iterdir())) == 1
    except OSError:
        return False


def _copy(make: Callable[[], T]) -> Copy[T] | None:
    if sys.platform == "win32" or not _is_possible():
        return None
    from toolkit.workspace.copied import begin

    return begin(make)
