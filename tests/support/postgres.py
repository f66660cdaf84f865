"""A PostgreSQL server of its own for the tests: initdb, started on a socket, stopped at the end."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_SECONDS = 60
_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=16MB -c max_connections=20"


def find_program(name: str) -> str | None:
    """A program of the server, which Debian keeps off the PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return str(debian[0]) if debian else shutil.which(name)


def program(name: str) -> str:
    """A program of the server; a test that needs it fails where it is missing."""
    found = find_program(name)
    if found is None:
        pytest.fail("PostgreSQL is not installed; install postgresql or deselect with -m 'not postgresql'")
    return found


@contextmanager
def server() -> Iterator[str]:
    """A running server; gives the URL of a database in which others can be made."""
    with tempfile.TemporaryDirectory(prefix="ktxh-pg-") as name:
        folder = Path(name)
        owner = _hand_over(folder)
        data = folder / "data"
        _run([program("initdb"), "-D", str(data), "-U", "ktxh", "-A", "trust", "-E", "UTF8", "--no-sync"], owner)
        options = f"-c listen_addresses= -c unix_socket_directories={folder} {_FAST}"
        control = [program("pg_ctl"), "-D", str(data), "-w", "-t", str(_SECONDS)]
        _run([*control, "-l", str(folder / "log"), "-o", options, "start"], owner)
        try:
            yield f"postgresql://ktxh@/postgres?host={folder}"
        finally:
            _run([*control, "-m", "immediate", "stop"], owner)


def _hand_over(folder: Path) -> dict[str, Any]:
    """Give the folder to a user who may run the server, which root may not; how to run a program as that user."""
    if os.geteuid() != 0:
        return {}
    shutil.chown(folder, "nobody")
    folder.chmod(0o755)
    return {"user": "nobody"}


def _run(command: list[str], owner: dict[str, Any]) -> None:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(
            command, stdout=said, stderr=said, timeout=_SECONDS, check=False, cwd="/", env=environment, **owner
        )
        said.seek(0)
        assert done.returncode == 0, f"{command[0]}: {said.read().decode(errors='replace')}"
