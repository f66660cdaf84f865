"""The programs that some tests need beside Python; outside CI a test whose program is not installed is left out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

from tests.support.postgres import find_program


def _is_installed(program: str) -> bool:
    """Whether a program is there, be it one for administrators only."""
    return shutil.which(program, path=os.pathsep.join([os.environ["PATH"], "/usr/sbin", "/sbin"])) is not None


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


HAVE: dict[str, Callable[[], bool]] = {
    "libreoffice": lambda: _is_installed("soffice") or _is_installed("libreoffice"),
    "postgresql": lambda: find_program("initdb") is not None,
    "samba": lambda: _is_installed("smbd"),
    "sshd": lambda: _is_installed("sshd"),
    "dovecot": lambda: _is_installed("dovecot"),
    "systemd": lambda: _is_installed("systemd-analyze"),
    "cron": lambda: _is_installed("crontab"),
    "strace": lambda: _is_installed("strace"),
    "root": _is_root,
    "browser": lambda: _is_installed("chromium"),
}
"""By the mark that a test bears, whether there is what it needs."""
PACKAGES = (
    "libreoffice-calc libreoffice-writer python3-uno postgresql samba openssh-server dovecot-imapd systemd cron strace "
    "chromium"
)
"""What Debian calls them."""


def missing() -> frozenset[str]:
    """The marks of the tests that cannot run here; none in CI, where everything has to be there."""
    if os.environ.get("CI") == "true":
        return frozenset()
    return frozenset(mark for mark, have in HAVE.items() if not have())
