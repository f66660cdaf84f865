"""Samba on the loopback: one share, one user with a password, run in the foreground for a test."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

USER, PASSWORD = "nobody", "mat-khau-chia-se"
_CONFIG = """
[global]
  interfaces = 127.0.0.1/8
  bind interfaces only = yes
  smb ports = {port}
  server role = standalone server
  disable netbios = yes
  disable spoolss = yes
  load printers = no
  map to guest = never
  passdb backend = tdbsam:{folder}/passdb.tdb
  private dir = {folder}/private
  state directory = {folder}/state
  cache directory = {folder}/cache
  lock directory = {folder}/lock
  pid directory = {folder}/pid
  ncalrpc dir = {folder}/ncalrpc
  log file = {folder}/log
[nop]
  path = {folder}/share
  read only = yes
  force user = root
"""


@dataclass(frozen=True)
class Samba:
    """A running server."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def share(self) -> Path:
        return self.folder / "share"

    @property
    def url(self) -> str:
        """How the share is reached, a folder for each period in it."""
        return f"smb://{USER}@127.0.0.1:{self.port}/nop/kt-xh/{{period}}"


@contextmanager
def samba() -> Iterator[Samba]:
    """A server whose files all lie in a folder of its own; needs root, as Samba changes users."""
    with tempfile.TemporaryDirectory(prefix="ktxh-smb-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        for one in ("private", "state", "cache", "lock", "pid", "ncalrpc", "share"):
            (folder / one).mkdir()
        with socket.create_server(("127.0.0.1", 0)) as found:
            port = int(found.getsockname()[1])
        config = folder / "smb.conf"
        config.write_text(_CONFIG.format(folder=folder, port=port), "utf-8")
        subprocess.run(
            [_program("smbpasswd"), "-c", str(config), "-a", "-s", USER],
            input=f"{PASSWORD}\n{PASSWORD}\n".encode(),
            stdout=subprocess.DEVNULL,
            check=True,
        )
        process = subprocess.Popen(
            [_program("smbd"), "--foreground", "--no-process-group", f"--configfile={config}"],
            start_new_session=True,  # at its end it ends its whole group
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait(port, process, folder)
            yield Samba(folder, port, process)
        finally:
            process.terminate()
            process.wait(20)


def _program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    assert found is not None
    return found


def _wait(port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError("\n".join(path.read_text("utf-8", "replace") for path in folder.glob("log*")))
