"""A month of nights, each killed many times at random calls before it may end: `make soak`.

Every night of the month, once it has ended, must have left what the same night of an undisturbed month left.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from tests.support.fault_child import WARM
from tests.support.fault_points import CALLS, KILL, Call, Point, read_trace
from tests.support.fault_rig import results_in
from tests.support.night_process import NightProcess, folder_in_memory
from tests.support.nights import (
    OPERATOR,
    STC_FILE,
    SYT_FILE,
    NightClock,
    mail_section,
    night_workspace,
    stc_report,
    submit,
    syt_report,
)
from tests.support.seed import FILE, seed_workbook
from tests.support.smtp_server import SmtpServer
from toolkit.workspace import Workspace

NIGHTS = 30
_TRIES = 5
"""Kills that may miss, as the night made fewer such calls, before the night is left alone."""
_WELL = (0, 3)


@dataclass
class Month:
    """What was wrong with a month of killed nights, and how it was done."""

    seed: int
    kills: int = 0
    doubled: int = 0
    given_up: int = 0
    """Letters whose answer was lost twice: told to the operator instead of sent a third time."""
    calls: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"seed {self.seed}: {self.kills} kills at {len(self.calls)} kinds of calls; "
            f"{len(self.wrong)} things wrong; "
            f"{self.doubled} letters came once more, in the same bytes; {self.given_up} were given up and told"
        )


class Soak:
    """A province, its month, and a process that forks nights."""

    def __init__(self, folder: Path, server: SmtpServer, seed: int) -> None:
        self.server, self.seed = server, seed
        self.root, self._pristine = folder / "w", folder / "pristine"
        night_workspace(folder, mail_section(server))
        shutil.copytree(self.root, self._pristine, symlinks=True)
        self.process = NightProcess(WARM, self.root, NightClock().now)
        self.process.warm_up([NightClock().now] * 2)
        self.reference = self._calls()

    def close(self) -> None:
        """End the process."""
        self.process.close()

    def run(self, nights: int, kills: int) -> Month:
        """Play the month undisturbed, then with so many kills spread over its nights."""
        expected = []
        for when in self._nights(nights):
            self._end_well(when)
            expected.append((results_in(self.root), dict(self._letters())))
        month, chance = Month(self.seed), random.Random(self.seed)  # noqa: S311
        for number, when in enumerate(self._nights(nights), 1):
            self._kill(month, when, chance, kills * number // nights)
            self._end_well(when)
            self._judge(month, number, *expected[number - 1])
        return month

    def _nights(self, nights: int) -> Iterator[datetime]:
        """The month from its beginning; before each night comes what agencies send, the same each time."""
        self._fresh()
        space, chance = Workspace(self.root), random.Random(self.seed)  # noqa: S311
        for number in range(nights):
            for name, data in self._sent(chance):
                submit(space, name, data)
            yield NightClock().now + timedelta(days=number)

    def _end_well(self, when: datetime) -> None:
        status = self.process.night(when)
        if status not in _WELL:
            raise RuntimeError(f"the night of {when:%d/%m} of seed {self.seed} ended with {status}")
        self.server.settle()

    def _sent(self, chance: random.Random) -> Iterator[tuple[str, bytes]]:
        if chance.random() < 0.4:
            yield SYT_FILE, syt_report(chance.choice([chance.randint(300, 600), "chừng 500"]))
        if chance.random() < 0.3:
            yield STC_FILE, stc_report(chance.randint(100, 900))
        if chance.random() < 0.3:
            yield FILE, seed_workbook(E17=chance.randint(3000, 5000))
        if chance.random() < 0.1:
            yield f"hong-{chance.randint(1, 9)}.xlsx", b"PK\x03\x04 broken"

    def _fresh(self) -> None:
        shutil.rmtree(self.root)
        shutil.copytree(self._pristine, self.root, symlinks=True)
        self.server.taken.clear()

    def _calls(self) -> list[Call]:
        self._fresh()
        log = self.root.parent / "trace"
        self.process.night(NightClock().now, ["-y", "-s", "0", "-o", str(log), "-e", f"trace={CALLS}"])
        return read_trace(log.read_text("utf-8", "replace").splitlines())

    def _kill(self, month: Month, when: datetime, chance: random.Random, until: int) -> None:
        missed = 0
        while month.kills < until and missed < _TRIES:
            call = chance.choice(self.reference)
            point = Point(call.name, chance.randint(1, call.number), KILL)
            trace = ["-o", "/dev/null", "-e", f"trace={point.call}", "-e", f"inject={point.injection}"]
            killed = self.process.night(when, trace) < 0
            self.server.settle()
            month.kills += killed
            month.calls[point.call] += killed
            missed = 0 if killed else missed + 1
            if self.process.hung:
                month.wrong.append(f"{when:%d/%m}: hung at {point.injection}")

    def _letters(self) -> Iterator[tuple[str, bytes]]:
        for to, raw in self.server.taken:
            if to != OPERATOR:
                line = next(line for line in raw.split(b"\r\n") if line.lower().startswith(b"message-id:"))
                yield line.decode(), raw

    def _judge(self, month: Month, number: int, results: dict[str, str], letters: dict[str, bytes]) -> None:
        now = results_in(self.root)
        differing = sorted(
            name for name in now.keys() | results.keys() if now.get(name) != results.get(name) and ".kho/" not in name
        )
        month.wrong += [f"night {number}: {name} differs" for name in differing]
        sent = list(self._letters())
        month.wrong += [f"night {number}: {name} has other bytes" for name, raw in sent if raw != letters.get(name)]
        with closing(sqlite3.connect(self.root / "workbooks" / "ktxh.db")) as ledger:
            if ledger.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                month.wrong.append(f"night {number}: the ledger is damaged")
            found = ledger.execute("SELECT message_id FROM letters WHERE state = 'dead'").fetchall()
        dead = {f"Message-ID: {name}" for (name,) in found}
        lost = letters.keys() - {name for name, _ in sent} - dead
        month.wrong += [f"night {number}: {name} was lost" for name in lost]
        month.doubled = len(sent) - len(dict(sent))
        month.given_up = len(dead)


def soak(seed: int, nights: int, kills: int) -> Month:
    """A month with its seed."""
    with folder_in_memory() as folder, SmtpServer(folder) as server, closing(Soak(folder, server, seed)) as made:
        return made.run(nights, kills)


def main() -> None:
    """A month of kills, with a seed that is told."""
    options = argparse.ArgumentParser()
    options.add_argument("kills", nargs="?", type=int, default=1000)
    options.add_argument("--seed", type=int, default=random.randrange(1_000_000))  # noqa: S311
    given = options.parse_args()
    month = soak(given.seed, NIGHTS, given.kills)
    print(f"{month}\n{dict(month.calls)}\n" + "\n".join(month.wrong))  # noqa: T201
    sys.exit(bool(month.wrong))


if __name__ == "__main__":
    main()
