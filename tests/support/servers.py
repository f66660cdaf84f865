"""What every server that the tests start needs: a free port, its program, and to be waited for."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path


def free_port() -> int:
    """A port of the loopback that nobody listens at now."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def program(name: str) -> str:
    """Where a program lies, also one for administrators only."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    assert found is not None
    return found


def wait_for(port: int, process: subprocess.Popen[bytes], *logs: Path) -> None:
    """Wait until a server answers at its port; raise RuntimeError with its logs where it does not."""
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError("\n".join(log.read_text("utf-8", "replace") for log in logs if log.exists()) or "no answer")
