"""Dovecot, a real IMAP server, on the loopback: one user, one maildir, TLS, run in the foreground for a test."""

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

import trustme
from imapclient import IMAPClient

from tests.support.servers import free_port, program, wait_for

USER, PASSWORD = "ktxh", "mat-khau-hop-thu"
_CONFIG = """
protocols = imap
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
ssl = yes
ssl_cert = <{folder}/imap.pem
ssl_key = <{folder}/imap.key
ssl_min_protocol = TLSv1.2
disable_plaintext_auth = yes
mail_location = maildir:{folder}/home/mail
mail_uid = {mail}
mail_gid = {group}
first_valid_uid = 1
first_valid_gid = 1
default_login_user = {login}
default_internal_user = {internal}
default_internal_group = {group}
mail_max_userip_connections = 50
passdb {{
  driver = passwd-file
  args = scheme=PLAIN {folder}/users
}}
userdb {{
  driver = static
  args = uid={mail} gid={group} home={folder}/home
}}
namespace inbox {{
  inbox = yes
  separator = /
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {plain}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {tls}
    ssl = yes
  }}
}}
service auth {{
  user = {user}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@dataclass(frozen=True)
class Dovecot:
    """A running server."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def ca(self) -> Path:
        return self.folder / "ca.pem"

    def section(self, more: str = 'authserv = "mx.daklak.gov.vn"\n') -> str:
        """[mailbox] for it."""
        return f'\n[mailbox]\nhost = "localhost"\nport = {self.port}\nuser = "{USER}"\nca = "{self.ca}"\n{more}'

    @contextmanager
    def client(self) -> Iterator[IMAPClient]:
        """A client of the test's own."""
        import ssl

        context = ssl.create_default_context(cafile=str(self.ca))
        with IMAPClient("localhost", self.port, ssl_context=context) as client:
            client.login(USER, PASSWORD)
            yield client

    def put(self, *messages: bytes, folder: str = "INBOX") -> None:
        """Put messages into a folder."""
        with self.client() as client:
            if not client.folder_exists(folder):
                client.create_folder(folder)
            for one in messages:
                client.append(folder, one)

    def count(self, folder: str) -> int:
        """How many messages lie in a folder."""
        with self.client() as client:
            if not client.folder_exists(folder):
                return 0
            return int(client.folder_status(folder, ["MESSAGES"])[b"MESSAGES"])

    def move_all(self, source: str, target: str) -> None:
        """What a clerk does with the mouse."""
        with self.client() as client:
            client.select_folder(source)
            client.move(client.search(), target)

    def drop_connections(self) -> None:
        """Kill the processes that serve connections now."""
        listed = subprocess.run(
            ["ps", "-o", "pid=,args=", "--ppid", str(self.process.pid)], capture_output=True, text=True, check=False
        )
        for line in listed.stdout.splitlines():
            pid, _, command = line.strip().partition(" ")
            if command.startswith("dovecot/imap"):
                with contextlib.suppress(ProcessLookupError):  # one that ended by itself meanwhile
                    os.kill(int(pid), signal.SIGKILL)


@contextmanager
def dovecot() -> Iterator[Dovecot]:
    """A server whose files all lie in a folder of its own, with a short path for its sockets."""
    with tempfile.TemporaryDirectory(prefix="dovecot", dir="/tmp") as name, _running(Path(name)) as server:
        yield server


@contextmanager
def _running(folder: Path) -> Iterator[Dovecot]:
    plain, port = free_port(), free_port()
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    certificate = authority.issue_cert("localhost")
    certificate.cert_chain_pems[0].write_to_path(str(folder / "imap.pem"))
    certificate.private_key_pem.write_to_path(str(folder / "imap.key"))
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n")
    (folder / "home").mkdir(exist_ok=True)
    root = os.geteuid() == 0
    names = dict.fromkeys(("user", "login", "internal", "mail"), _user()) | {"group": _group()}
    if root:
        names = {"user": "root", "login": "dovenull", "internal": "dovecot", "mail": "nobody", "group": "nogroup"}
        folder.chmod(0o755)
        shutil.chown(folder / "home", "nobody", "nogroup")
    (folder / "dovecot.conf").write_text(_CONFIG.format(folder=folder, plain=plain, tls=port, **names))
    process = subprocess.Popen(
        [program("dovecot"), "-F", "-c", str(folder / "dovecot.conf")], stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port, process, folder / "dovecot.log")
        yield Dovecot(folder, port, process)
    finally:
        process.terminate()
        process.wait(20)


def _user() -> str:
    import pwd

    return pwd.getpwuid(os.geteuid()).pw_name


def _group() -> str:
    import grp

    return grp.getgrgid(os.getegid()).gr_name
