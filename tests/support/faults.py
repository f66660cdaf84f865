"""Find every file and network call of a night by tracing, break it at each of them, and see what is left.

`python -m tests.support.faults` takes all points; the tests take a sample with the same code.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from os import kill
from pathlib import Path
from threading import Timer

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

FILES = (
    "openat,read,pread64,write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,link,linkat,"
    "mkdir,mkdirat,rmdir,ftruncate,truncate,fallocate,chmod,fchmod,fchmodat,close,lseek,stat,lstat,fstat,newfstatat,statx,"
    "access,faccessat,faccessat2,getdents64,flock,fcntl,ioctl,readlink,readlinkat,utimensat,copy_file_range,sendfile"
)
NETWORK = (
    "socket,connect,bind,sendto,recvfrom,sendmsg,recvmsg,setsockopt,getsockopt,getsockname,getpeername,shutdown,poll"
)
CALLS = f"{FILES},{NETWORK}"
ERRORS = ("ENOSPC", "EIO", "EACCES")
CRITICAL = {"fsync", "fdatasync", "rename", "link", "flock", "connect", "sendto", "unlink"}
KILL = "kill"
_SECONDS = 60
"""A night that takes longer hangs."""
_CALL = re.compile(r"^(?:(?P<pid>\d+) +)?(?P<name>[a-z0-9_]+)\(")
_FOREIGN = re.compile(r"[<\"](?:/usr/share/fonts|/usr/local/share/fonts|/etc/fonts|/root/\.|/proc/|/sys/)")
Calls = dict[str, list[int]]
"""The numbers of the calls of each kind."""


@dataclass(frozen=True, order=True)
class Point:
    """The n-th call of a kind, and what becomes of it: the process is killed, or it fails once or from then on."""

    call: str
    number: int
    deed: str

    @property
    def injection(self) -> str:
        """As strace says it."""
        if self.deed == KILL:
            return f"{self.call}:signal=SIGKILL:when={self.number}"
        error, _, how = self.deed.partition(" ")
        return f"{self.call}:error={error}:when={self.number}{'+' if how == 'on' else ''}"


@dataclass
class Broken:
    """A night that was broken at one point."""

    point: Point
    status: int
    wrong: list[str] = field(default_factory=list)
    doubled: int = 0


class Rig:
    """A workspace before its second night, a server, and a process that forks nights."""

    def __init__(self, folder: Path, server: SmtpServer) -> None:
        self.server, self.start = server, NightClock().now
        self.pristine, self.root = folder / "pristine", folder / "w"
        space = night_workspace(folder, mail_section(server) + "\n[reminders]\nenabled = false\n")
        run_night(space, lambda: self.start - timedelta(days=1))
        submit(space, SYT_FILE, syt_report("chừng 500"))
        self.before = self.outputs()
        shutil.copytree(self.root, self.pristine, symlinks=True)
        command = [sys.executable, "-m", "tests.support.fault_child", str(self.root), self.start.isoformat()]
        self.child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.fresh()
        self.expected_status, self.expected, self.letters = self._undisturbed()

    def close(self) -> None:
        """End the forking process."""
        assert self.child.stdin is not None
        self.child.stdin.close()
        self.child.wait(30)
        if self.child.stdout is not None:
            self.child.stdout.close()

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
        stdin, stdout = self.child.stdin, self.child.stdout
        assert stdin is not None
        assert stdout is not None
        order = {"root": str(self.root), "when": (self.start + timedelta(**later)).isoformat(), "stop": bool(trace)}
        stdin.write(json.dumps(order) + "\n")
        stdin.flush()
        pid = int(stdout.readline())
        watchdog = Timer(_SECONDS, kill, (pid, signal.SIGKILL))
        watchdog.start()
        try:
            if not trace:
                return int(stdout.readline())
            with _tracing(pid, trace):
                kill(pid, signal.SIGCONT)
                return int(stdout.readline())
        finally:
            watchdog.cancel()

    def outputs(self) -> dict[str, str]:
        """Every file that is a result or evidence, by its hash; not the ledger's file, not logs."""
        books = self.root / "workbooks"
        paths = [path for path in books.rglob("*") if path.is_file() and "logs" not in path.parts]
        named = {path.relative_to(books).as_posix(): path for path in paths}
        return {name: digest(path.read_bytes()) for name, path in named.items() if not name.startswith("ktxh.")}

    def calls(self) -> Calls:
        """The calls of a night's own thread, by kind and number; not those by which a library looks through fonts."""
        self.fresh()
        log = self.root.parent / "trace"
        self.night(["-y", "-o", str(log), "-e", f"trace={CALLS}"])
        found: dict[str, list[int]] = defaultdict(list)
        counted: Counter[str] = Counter()
        lines = log.read_text("utf-8", "replace").splitlines()
        first = lines[0].split(" ")[0]
        for line in lines:
            match = _CALL.match(line)
            if match is not None and match["pid"] in (None, first):
                counted[match["name"]] += 1
                if not _FOREIGN.search(line):
                    found[match["name"]].append(counted[match["name"]])
        log.unlink()
        return dict(found)

    def broken_at(self, point: Point) -> Broken:
        """Break a night at a point, let the next night pass (and one more where letters wait), and see what is left."""
        self.fresh()
        injection = ["-o", "/dev/null", "-e", f"trace={point.call}", "-e", f"inject={point.injection}"]
        found = Broken(point, self.night(injection))
        self.server.settle()
        self._after_the_fault(found)
        taken = Counter({name: len(copies) for name, copies in self.server.by_message_id().items()})
        status = self.night()
        if status not in (0, 3):
            status = self.night(hours=6)
        self._after_recovery(found, taken, status)
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

    def _after_recovery(self, found: Broken, taken: Counter[str], status: int) -> None:
        if status not in (0, 3):
            found.wrong.append(f"the last night ended with {status}")
        now = self.outputs()
        found.wrong += [f"{name} differs from the undisturbed" for name in self._differing(now)]
        got = self.server.by_message_id()
        for name, raw in self.letters.items():
            copies = got.get(name, [])
            if not copies:
                found.wrong.append(f"letter {name} was lost")
            if any(copy != raw for copy in copies):
                found.wrong.append(f"letter {name} has other bytes")
            if len(copies) > (2 if taken[name] == 1 else 1):
                found.wrong.append(f"letter {name} came {len(copies)} times, {taken[name]} of them before the fault")
            found.doubled += len(copies) > 1
        strange = {to for to, raw in self.server.taken if raw not in self.letters.values()} - {OPERATOR}
        found.wrong += [f"an unexpected letter to {to}" for to in strange]
        with closing(sqlite3.connect(self.root / "workbooks" / "ktxh.db")) as ledger:
            if ledger.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                found.wrong.append("the ledger is damaged")
            if ledger.execute("SELECT count(*) FROM letters WHERE state NOT IN ('sent')").fetchone() != (0,):
                found.wrong.append("a letter was not sent")


def _is_evidence(name: str, value: str) -> bool:
    """Whole bytes in the store under their own hash: one more than in an undisturbed night harms nobody."""
    return name.startswith(".kho/") and name.endswith(f"/{value}")


@contextmanager
def _tracing(pid: int, arguments: Sequence[str]) -> Iterator[None]:
    with subprocess.Popen(["strace", "-f", "-p", str(pid), *arguments], stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr is not None
        line = tracer.stderr.readline()
        if "attached" not in line:
            kill(pid, signal.SIGKILL)
            raise RuntimeError(line)
        yield
        tracer.stderr.read()


@contextmanager
def rig(folder: Path) -> Iterator[Rig]:
    """A rig in a folder."""
    with SmtpServer(folder) as server, closing(Rig(folder, server)) as made:
        yield made


def all_points(calls: Calls) -> list[Point]:
    """Every point: each call killed, and failing in each way, once and from then on."""
    deeds = (KILL, *(f"{error} {how}" for error in ERRORS for how in ("once", "on")))
    return [Point(call, n, deed) for deed in deeds for call, numbers in sorted(calls.items()) for n in numbers]


def sample(points: Sequence[Point], every: int, critical: int) -> list[Point]:
    """Of the calls on which everything hangs every `critical`-th point, of the others every `every`-th."""
    kinds = [[one for one in points if (one.call in CRITICAL) is wanted] for wanted in (True, False)]
    return [*kinds[0][::critical], *kinds[1][::every]]


def sweep(made: Rig, points: Sequence[Point], *, talk: bool = False) -> list[Broken]:
    """Break a night at each of some points."""
    found = []
    for number, point in enumerate(points, 1):
        found.append(made.broken_at(point))
        if talk and (found[-1].wrong or number % 100 == 0):
            print(f"{number}/{len(points)} {point.injection}: {found[-1].status} {found[-1].wrong}", flush=True)  # noqa: T201
    return found


def summary(calls: Calls, found: Sequence[Broken]) -> str:
    """The number of points and the result, for people."""
    kinds = Counter(one.point.deed for one in found)
    ends = Counter(one.status for one in found)
    wrong = sum(bool(one.wrong) for one in found)
    doubled = sum(one.doubled for one in found)
    return (
        f"{sum(map(len, calls.values()))} calls of {len(calls)} kinds; {len(found)} points ("
        + ", ".join(f"{kind}: {many}" for kind, many in sorted(kinds.items()))
        + f"); the night ended with {dict(sorted(ends.items()))}; {wrong} points left something wrong; "
        f"{doubled} letters came twice, in the same bytes, where the server's answer was lost"
    )


def main() -> None:
    """Take all points, or a share of them."""
    options = argparse.ArgumentParser()
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--shard", default="1/1", help="2/4: the second of four shares")
    options.add_argument("--deed", default="", help="only points whose deed begins so")
    options.add_argument("--call", default="", help="only this call")
    given = options.parse_args()
    part, parts = map(int, given.shard.split("/"))
    begun = datetime.now().astimezone()
    with tempfile.TemporaryDirectory() as folder, rig(Path(folder)) as made:
        calls = made.calls()
        print({call: len(numbers) for call, numbers in calls.items()}, flush=True)  # noqa: T201
        points = sample(all_points(calls), given.every, given.every)[part - 1 :: parts]
        points = [one for one in points if one.deed.startswith(given.deed) and given.call in ("", one.call)]
        found = sweep(made, points, talk=True)
    print(f"{summary(calls, found)}; {datetime.now().astimezone() - begun}")  # noqa: T201
    sys.exit(any(one.wrong for one in found))


if __name__ == "__main__":
    main()
