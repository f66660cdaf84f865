"""Workers read what nobody trusts: one that dies, hangs or eats memory takes its own call with it and no other."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.harmful import devour, die, hang, process
from toolkit.findings.file_problems import READER_DIED
from toolkit.intake.readers import isolation
from toolkit.intake.readers.limits import MEBIBYTE, Limits
from toolkit.intake.readers.refusal import Refused, damaged
from toolkit.intake.readers.workers import Workers

LIMITS = Limits(seconds=1, memory=300 * MEBIBYTE)


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1, LIMITS, (__name__,)) as made:
        yield made


KEPT: list[bytearray] = []


def keep(mebibytes: int) -> int:
    KEPT.append(bytearray(mebibytes * MEBIBYTE))
    return len(KEPT[-1])


def fail() -> None:
    raise KeyError("x")


def refuse() -> None:
    raise damaged("thử")


def leave() -> None:
    os._exit(0)


def open_a_file() -> str:
    return Path(__file__).read_text("utf-8")


def open_a_connection() -> None:
    socket.socket()


def start_a_program() -> int:
    import subprocess

    return subprocess.run(["true"], check=False).returncode


def is_isolated() -> bool:
    return isolation.isolated


class Bomb:
    """What a worker that was taken over could send: an object that acts when it is unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, ("true",)


def send_a_bomb() -> Bomb:
    return Bomb()


def test_a_worker_is_used_again_and_is_another_process(workers: Workers) -> None:
    first, second = (workers.submit(process).result() for _ in range(2))
    assert first == second != os.getpid()
    assert workers.submit(is_isolated).result()
    assert not isolation.isolated


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda workers: workers.submit(die, signal.SIGABRT), "ngừng giữa chừng"),
        (lambda workers: workers.submit(die, signal.SIGSEGV), "ngừng giữa chừng"),
        (lambda workers: workers.submit(die, signal.SIGKILL), "ngừng giữa chừng"),
        (lambda workers: workers.submit(leave), "ngừng giữa chừng"),
        (lambda workers: workers.submit(devour), "cần hơn 300 MB bộ nhớ"),
        (lambda workers: workers.submit(fail), "gặp lỗi KeyError"),
        (lambda workers: workers.submit(open_a_file), "gặp lỗi OSError"),
        (lambda workers: workers.submit(open_a_connection), "gặp lỗi OSError"),
        (lambda workers: workers.submit(start_a_program), "gặp lỗi OSError"),
    ],
)
def test_harm_stays_in_its_call_and_the_next_one_is_served(
    workers: Workers, call: Callable[[Workers], Any], said: str
) -> None:
    with pytest.raises(Refused, match=said) as refused:
        call(workers).result()
    assert refused.value.problem is READER_DIED
    assert workers.submit(process).result() > 0


def test_a_call_that_hangs_is_ended_in_time(workers: Workers) -> None:
    begin = time.monotonic()
    with pytest.raises(Refused, match="chạy quá 1 giây"):
        workers.submit(hang).result()
    assert time.monotonic() - begin < 8
    assert workers.submit(process).result() > 0


def test_a_worker_that_has_grown_large_is_replaced_and_the_call_is_answered(workers: Workers) -> None:
    before = workers.submit(process).result()
    assert workers.submit(keep, 120).result() == 120 * MEBIBYTE
    assert workers.submit(process).result() != before


def test_a_refusal_comes_back_as_it_was_raised(workers: Workers) -> None:
    with pytest.raises(Refused) as refused:
        workers.submit(refuse).result()
    assert refused.value.problem is damaged("").problem
    assert str(refused.value) == str(damaged("thử"))


def test_nothing_that_acts_is_taken_from_a_worker(workers: Workers) -> None:
    with pytest.raises(Refused, match="kết quả lạ"):
        workers.submit(send_a_bomb).result()
    assert workers.submit(process).result() > 0


def test_calls_are_spread_over_several_workers() -> None:
    with Workers(2, Limits(), (__name__,)) as both:
        found = {future.result() for future in [both.submit(process) for _ in range(40)]}
    assert 1 <= len(found) <= 2
