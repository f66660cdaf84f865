"""OpenSSH's own server on the loopback, for SFTP: keys of its own, run in the foreground for a test."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.servers import free_port, program, wait_for

_CONFIG = """
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/authorized_keys
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
Subsystem sftp internal-sftp
"""


@dataclass
class Sshd:
    """A running server; `home` is that of a user who knows it, and whom it knows."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def user(self) -> str:
        import pwd

        return pwd.getpwuid(os.geteuid()).pw_name

    def url(self, folder: Path) -> str:
        """How a folder is reached, a folder for each period in it."""
        return f"sftp://{self.user}@127.0.0.1:{self.port}{folder}/{{period}}"

    def stop(self) -> None:
        """End the server and every connection to it."""
        for pid in (*_children(self.process.pid), self.process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait(20)


@contextmanager
def sshd() -> Iterator[Sshd]:
    """A server whose files all lie in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="ktxh-ssh-") as name:
        folder = Path(name)
        home = folder / "home" / ".ssh"
        home.mkdir(parents=True)
        for key in (folder / "host_key", home / "id_ed25519"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
        shutil.copy(home / "id_ed25519.pub", folder / "authorized_keys")
        server = _started(folder)
        kind, key_text, *_ = (folder / "host_key.pub").read_text("ascii").split()
        (home / "known_hosts").write_text(f"[127.0.0.1]:{server.port} {kind} {key_text}\n", "ascii")
        try:
            yield server
        finally:
            server.stop()


def _started(folder: Path) -> Sshd:
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    port = free_port()
    (folder / "sshd_config").write_text(_CONFIG.format(folder=folder, port=port), "utf-8")
    command = [program("sshd"), "-D", "-f", str(folder / "sshd_config"), "-E", str(folder / "log")]
    process = subprocess.Popen(command)
    wait_for(port, process, folder / "log")
    return Sshd(folder, port, process)


def _children(pid: int) -> list[int]:
    """All processes below a process, the lowest first."""
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    direct = [int(one) for one in listed.stdout.split()]
    return [*(lower for one in direct for lower in _children(one)), *direct]
