"""A night that can be traced, broken at a point, and judged by what it leaves and what the next night makes of it."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from tests.support.fault_child import COLD, WARM
from tests.support.fault_points import CALLS, Call, Point, read_trace
from tests.support.night_process import NightProcess, folder_in_memory
from tests.support.nights import (
    OPERATOR,
    SYT_FILE,
    NightClock,
    mail_section,
    night_workspace,
    submit,
    syt_report,
)
from tests.support.smtp_server import SmtpServer
from toolkit.night import run_night
from toolkit.night.bulletins import digest
from toolkit.workspace import Workspace


@dataclass
class Broken:
    """A night that was broken at one point."""

    point: Point
    status: int
    wrong: list[str] = field(default_factory=list)
    doubled: int = 0


class Rig:
    """A workspace before its second night, a server, and a process that forks nights, warm or cold."""

    def __init__(self, folder: Path, server: SmtpServer, mode: str) -> None:
        self.server, self.start = server, NightClock().now
        self.pristine, self.root = folder / "pristine", folder / "w"
        space = night_workspace(folder, self.config() + "\n[reminders]\nenabled = false\n")
        run_night(space, lambda: self.start - timedelta(days=1))
        self.arrive(space)
        self.before = self.outputs()
        shutil.copytree(self.root, self.pristine, symlinks=True)
        self.process = NightProcess(mode, self.root, self.start)
        self.fresh()
        if mode == WARM:
            self.process.warm_up([self.start, self.start, self.start + timedelta(days=1)])
            self.fresh()
        self.expected_status, self.expected, self.letters = self._undisturbed()

    def config(self) -> str:
        """How the night gets and sends mail."""
        return mail_section(self.server)

    def arrive(self, space: Workspace) -> None:
        """What comes before the night."""
        submit(space, SYT_FILE, syt_report("chừng 500"))

    def close(self) -> None:
        """End the forking process."""
        self.process.close()

    def fresh(self) -> None:
        """The workspace as it was before the night."""
        shutil.rmtree(self.root)
        shutil.copytree(self.pristine, self.root, symlinks=True)
        self.server.taken.clear()

    def _undisturbed(self) -> tuple[int, dict[str, str], dict[str, bytes]]:
        status = self.night()
        self.night(days=1)
        letters = {name: copies[0] for name, copies in self.server.by_message_id().items()}
        assert all(len(copies) == 1 for copies in self.server.by_message_id().values())
        return status, self.outputs(), letters

    def night(self, trace: Sequence[str] = (), **later: float) -> int:
        """A night, traced if asked for; its exit code, or the signal that ended it as a negative number."""
        return self.process.night(self.start + timedelta(**later), trace)

    def outputs(self) -> dict[str, str]:
        """Every file that is a result or evidence, by its hash."""
        return results_in(self.root)

    def calls(self) -> list[Call]:
        """The calls of a night's own thread."""
        self.fresh()
        log = self.root.parent / "trace"
        self.night(["-y", "-s", "0", "-o", str(log), "-e", f"trace={CALLS}"])
        lines = log.read_text("utf-8", "replace")
        log.unlink()
        for here in (self.root.parent, Path.cwd()):
            lines = lines.replace(str(here), "")
        return read_trace(lines.splitlines())

    def broken_at(self, point: Point) -> Broken:
        """Break a night at a point, let the next night pass (and one more where letters wait), and see what is left."""
        self.fresh()
        injection = ["-o", "/dev/null", "-e", f"trace={point.call}", "-e", f"inject={point.injection}"]
        found = Broken(point, self.night(injection))
        if self.process.hung:
            found.wrong.append("hung")
        self.server.settle()
        self._after_the_fault(found)
        taken = Counter({name: len(copies) for name, copies in self.server.by_message_id().items()})
        status = self.night()
        if status not in (0, 3):
            status = self.night(hours=6)
        self.after_recovery(found, taken, status)
        return found

    def _after_the_fault(self, found: Broken) -> None:
        now = self.outputs()
        for name, value in now.items():
            if not (name.endswith(".tmp") or _is_evidence(name, value)) and value not in (
                self.before.get(name),
                self.expected.get(name),
            ):
                found.wrong.append(f"{name} is neither old nor new")
        lost = {name for name in self.before if name not in now and name in self.expected}
        found.wrong += [f"{name} is gone" for name in lost]
        if found.status == 1:
            found.wrong.append("a crash")
        if found.status == self.expected_status and self.server.by_message_id().keys() < self.letters.keys():
            found.wrong.append("said to be done, but letters are missing")
        if found.status == self.expected_status and self._differing(now):
            found.wrong.append("said to be done, but the results are not there")

    def _differing(self, now: dict[str, str]) -> list[str]:
        names = now.keys() | self.expected.keys()
        differing = {name for name in names if now.get(name) != self.expected.get(name)}
        return sorted(name for name in differing if name in self.expected or not _is_evidence(name, now[name]))

    def is_same(self, raw: bytes, expected: bytes) -> bool:
        """Whether a letter is what it shall be."""
        return raw == expected

    def is_expected(self, raw: bytes) -> bool:
        """Whether a letter may go out at all."""
        return any(self.is_same(raw, one) for one in self.letters.values())

    def after_recovery(self, found: Broken, taken: Counter[str], status: int) -> None:
        """What is wrong once the next night has passed."""
        if status not in (0, 3):
            found.wrong.append(f"the last night ended with {status}")
        now = self.outputs()
        found.wrong += [f"{name} differs from the undisturbed" for name in self._differing(now)]
        got = self.server.by_message_id()
        for name, raw in self.letters.items():
            copies = got.get(name, [])
            if not copies:
                found.wrong.append(f"letter {name} was lost")
            if not all(self.is_same(copy, raw) for copy in copies):
                found.wrong.append(f"letter {name} has other bytes")
            if len(copies) > (2 if taken[name] == 1 else 1):
                found.wrong.append(f"letter {name} came {len(copies)} times, {taken[name]} of them before the fault")
            found.doubled += len(copies) > 1
        strange = {to for to, raw in self.server.taken if not self.is_expected(raw)} - {OPERATOR}
        found.wrong += [f"an unexpected letter to {to}" for to in strange]
        with closing(sqlite3.connect(self.root / "workbooks" / "ktxh.db")) as ledger:
            if ledger.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                found.wrong.append("the ledger is damaged")
            if ledger.execute("SELECT count(*) FROM letters WHERE state NOT IN ('sent')").fetchone() != (0,):
                found.wrong.append("a letter was not sent")


def results_in(root: Path) -> dict[str, str]:
    """Every file of a workspace that is a result or evidence, by its hash; not the ledger's file, not logs."""
    books = root / "workbooks"
    paths = [path for path in books.rglob("*") if path.is_file() and "logs" not in path.parts]
    named = {path.relative_to(books).as_posix(): path for path in paths}
    return {name: digest(path.read_bytes()) for name, path in named.items() if not name.startswith("ktxh.")}


def _is_evidence(name: str, value: str) -> bool:
    """Whole bytes in the store under their own hash: one more than in an undisturbed night harms nobody."""
    return name.startswith(".kho/") and name.endswith(f"/{value}")


@contextmanager
def rig(mode: str = COLD) -> Iterator[Rig]:
    """A rig in a folder of its own, which is gone afterwards."""
    with folder_in_memory() as folder, SmtpServer(folder) as server, closing(Rig(folder, server, mode)) as made:
        yield made
