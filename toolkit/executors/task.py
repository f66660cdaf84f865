"""What a machine of the cluster does: a call, in a worker process of its own under the limits that hold everywhere."""

from __future__ import annotations

import atexit
import pickle
from functools import lru_cache
from threading import Lock
from typing import Any

from toolkit.executors.program import common_ground
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.refusal import Refused
from toolkit.intake.readers.workers import Workers

RETURNED, REFUSED, OTHER = range(3)
_STARTING = Lock()
Call = tuple[Any, tuple[Any, ...], dict[str, Any], Limits, tuple[str, ...]]
"""A function with its arguments, the limits of the process it runs in, and the modules that process loads."""


class Packed:
    """A call as bytes, which `pickle.loads` answers.

    A function of ours that a Dask worker cannot import would end the worker; `pickle.loads` is everywhere, and only
    the call fails. What is in the call is looked at where the program is known to be the same, and nowhere else.
    """

    def __init__(self, call: Call, expected: dict[str, str]) -> None:
        self._call, self._expected = pickle.dumps(call, pickle.HIGHEST_PROTOCOL), expected

    def __reduce__(self) -> tuple[Any, ...]:
        return answer, (self._call, self._expected)


def answer(message: bytes, expected: dict[str, str]) -> tuple[int, Any]:
    """The outcome of a call and its result; OTHER with what is here where program, Python or readers differ.

    Nothing that a file does to its reader is raised, as Dask would write the arguments into its log.
    """
    here = common_ground()
    if here != expected:
        return OTHER, here
    function, arguments, named, limits, modules = pickle.loads(message)  # noqa: S301
    try:
        return RETURNED, _workers(limits, modules).submit(function, *arguments, **named).result()
    except Refused as refusal:
        return REFUSED, refusal


def _workers(limits: Limits, modules: tuple[str, ...]) -> Workers:
    with _STARTING:
        return _kept(limits, modules)


@lru_cache(maxsize=1)
def _kept(limits: Limits, modules: tuple[str, ...]) -> Workers:
    """As many worker processes as this Dask worker has threads."""
    from distributed import get_worker

    workers = Workers(get_worker().state.nthreads, limits, modules)
    atexit.register(workers.shutdown)
    return workers
