"""The points at which a night is broken: every file and network call that a trace shows, and what becomes of it."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
KILL = "kill"
DEEDS = (KILL, *(f"{error} {how}" for error in ERRORS for how in ("once", "on")))
CRITICAL = {"fsync", "fdatasync", "rename", "link", "flock", "connect", "sendto", "unlink"}
_CALL = re.compile(r"^(?:(?P<pid>\d+) +)?(?P<name>[a-z0-9_]+)\((?P<rest>.*)")
_PATH = re.compile(r"<((?:/|socket|pipe|TCP|UNIX|UDP|NETLINK)[^>]*)>|\"(/[^\"]*)\"")
_PASSING = (
    (re.compile(r"\.[A-Za-z0-9_]{8}\.tmp"), ".tmp"),
    (re.compile(r":\[[^\]]*\]"), ""),
    (re.compile(r"/proc/\d+/"), "/proc/"),
)
"""What differs between two nights that do the same: names of temporary files, of sockets, of processes."""


@dataclass(frozen=True, order=True)
class Call:
    """The n-th call of a kind, and the paths that it is about."""

    name: str
    number: int
    about: str


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


def read_trace(lines: Sequence[str]) -> list[Call]:
    """The calls of the thread that was attached to, in their order.

    Where another thread broke in, a line lacks what the call gave; that adds no path to those it was asked about.
    """
    counted: Counter[str] = Counter()
    first, found = lines[0].split(" ")[0], []
    for line in lines:
        match = _CALL.match(line)
        if match is not None and match["pid"] in (None, first):
            counted[match["name"]] += 1
            about = " ".join(dict.fromkeys(one or other for one, other in _PATH.findall(match["rest"])))
            for pattern, instead in _PASSING:
                about = pattern.sub(instead, about)
            found.append(Call(match["name"], counted[match["name"]], about))
    return found


def only_in(calls: Sequence[Call], others: Sequence[Call]) -> list[Call]:
    """The calls that have no counterpart among others, where both are laid side by side."""
    keys, other_keys = [(one.name, one.about) for one in calls], [(one.name, one.about) for one in others]
    blocks = difflib.SequenceMatcher(None, keys, other_keys, autojunk=False).get_matching_blocks()
    matched = {number for block in blocks for number in range(block.a, block.a + block.size)}
    return [one for number, one in enumerate(calls) if number not in matched]


@dataclass(frozen=True)
class Plan:
    """What is to be broken with one kind of process: some of a night's calls, and the fingerprint of all of them."""

    mode: str
    sequence: str
    calls: tuple[Call, ...]

    @property
    def points(self) -> list[Point]:
        """Every point of these calls."""
        return points_of(self.calls)


def fingerprint(calls: Sequence[Call]) -> str:
    """What is the same as long as a night makes the same calls."""
    return hashlib.sha256("\n".join(f"{one.name} {one.about}" for one in calls).encode()).hexdigest()[:12]


def points_of(calls: Iterable[Call], deeds: Sequence[str] = DEEDS) -> list[Point]:
    """Every point: each call killed, and failing in each way, once and from then on."""
    ordered = sorted(calls)
    return [Point(call.name, call.number, deed) for deed in deeds for call in ordered]


def sample(points: Sequence[Point], every: int, critical: int) -> list[Point]:
    """Of the calls on which everything hangs every `critical`-th point, of the others every `every`-th."""
    kinds = [[one for one in points if (one.call in CRITICAL) is wanted] for wanted in (True, False)]
    return [*kinds[0][::critical], *kinds[1][::every]]
