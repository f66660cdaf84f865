"""Samba on the loopback: one share, one user with a password, run in the foreground for a test."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.servers import free_port, program, wait_for

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
        port = free_port()
        config = folder / "smb.conf"
        config.write_text(_CONFIG.format(folder=folder, port=port), "utf-8")
        subprocess.run(
            [program("smbpasswd"), "-c", str(config), "-a", "-s", USER],
            input=f"{PASSWORD}\n{PASSWORD}\n".encode(),
            stdout=subprocess.DEVNULL,
            check=True,
        )
        process = subprocess.Popen(
            [program("smbd"), "--foreground", "--no-process-group", f"--configfile={config}"],
            start_new_session=True,  # at its end it ends its whole group
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(port, process, folder / "log", folder / "log.smbd")
            yield Samba(folder, port, process)
        finally:
            process.terminate()
            process.wait(20)
