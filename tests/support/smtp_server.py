"""A mail server on the loopback that speaks SMTP for real, with TLS and AUTH, and fails where its script says."""

from __future__ import annotations

import base64
import contextlib
import socket
import ssl
import threading
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import trustme

USER, PASSWORD = "ktxh", "mat-khau-rat-dai"
DROP, STALL, TAKE_AND_DROP, TAKE_AND_STALL = "drop", "stall", "take and drop", "take and stall"


class _Gone(Exception):
    pass


@dataclass
class SmtpServer:
    """Accepts letters; `script` gives, for a stage, what to do at its next occurrences instead of the usual.

    Stages: connect, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, BODY, DOT, RSET. A deed is a reply ("451 later"), DROP,
    STALL, or at DOT TAKE_AND_DROP: the letter is taken and the answer lost.
    """

    folder: Path
    security: str = "none"
    login: bool = False
    size: int = 0
    script: dict[str, list[str]] = field(default_factory=dict)
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    """Recipient and bytes of every letter that was taken."""
    heard: list[str] = field(default_factory=list)
    """Every line heard outside letters, each with `*` in front if it came unprotected."""
    port: int = 0
    host_in_certificate: str = "localhost"

    def __enter__(self) -> Self:
        authority = trustme.CA()
        self.ca = self.folder / "ca.pem"
        authority.cert_pem.write_to_path(str(self.ca))
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(self.host_in_certificate).configure_cert(self._tls)
        self._done = threading.Event()
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", self.port), backlog=64)
        self.port = self._listener.getsockname()[1]
        self._start(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(10)

    def _start(self, target: object, *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._done.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(20)
        with contextlib.closing(_Session(self, connection)) as session, contextlib.suppress(_Gone, OSError, ValueError):
            session.run()

    def settle(self) -> None:
        """Wait until every connection that was made has ended: only then is it known what was taken."""
        for thread in self._threads[1:]:
            thread.join(10)
        del self._threads[1:]

    def next_deed(self, stage: str) -> str | None:
        """What the script says of the next occurrence of a stage; an empty text is the usual."""
        deeds = self.script.get(stage)
        return (deeds.pop(0) or None) if deeds else None

    def to(self, recipient: str) -> list[bytes]:
        """The letters taken for a recipient."""
        return [raw for to, raw in self.taken if to == recipient]

    def by_message_id(self) -> dict[str, list[bytes]]:
        """The letters taken, by Message-ID."""
        found: defaultdict[str, list[bytes]] = defaultdict(list)
        for _, raw in self.taken:
            line = next(line for line in raw.split(b"\r\n") if line.lower().startswith(b"message-id:"))
            found[line.partition(b":")[2].strip().decode()].append(raw)
        return dict(found)


class _Session:
    def __init__(self, server: SmtpServer, connection: socket.socket) -> None:
        self.server, self.connection = server, connection
        self.protected = False
        self.recipient = ""
        self.file = self.connection.makefile("rb")

    def protect(self) -> None:
        self.file.close()
        self.connection = self.server._tls.wrap_socket(self.connection, server_side=True)
        self.file = self.connection.makefile("rb")
        self.protected = True

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.file.close()
        self.connection.close()

    def say(self, line: str) -> None:
        self.connection.sendall(line.encode() + b"\r\n")

    def line(self) -> bytes:
        got = self.file.readline()
        if not got.endswith(b"\n"):
            raise _Gone
        return got

    def run(self) -> None:
        if self.server.security == "tls":
            self.protect()
        self.usual("connect", "220 may-chu.test ESMTP")
        while True:
            heard = self.line().decode("utf-8", "replace").strip()
            self.server.heard.append(("" if self.protected else "*") + heard)
            word = heard.split(" ")[0].upper()
            handler = getattr(self, f"on_{word.lower()}", None)
            if handler is None:
                self.say("502 khong ho tro")
            elif handler(heard) is False:
                return

    def usual(self, stage: str, reply: str) -> bool:
        """Say what the script says, or the usual; whether it was a yes."""
        deed = self.server.next_deed(stage)
        if deed == DROP:
            raise _Gone
        if deed == STALL:
            self.server._done.wait(15)
            raise _Gone
        self.say(deed or reply)
        if deed and deed.startswith("421"):
            raise _Gone
        return deed is None or deed[0] in "23"

    def on_ehlo(self, _heard: str) -> None:
        features = ["may-chu.test", "8BITMIME"]
        features += ["STARTTLS"] if self.server.security == "starttls" and not self.protected else []
        features += ["AUTH PLAIN"] if self.server.login and self.protected else []
        features += [f"SIZE {self.server.size}"] if self.server.size else []
        lines = [f"250{'-' if one is not features[-1] else ' '}{one}" for one in features]
        self.usual("EHLO", "\r\n".join(lines))

    def on_helo(self, _heard: str) -> None:
        self.say("250 may-chu.test")

    def on_starttls(self, _heard: str) -> None:
        if self.server.security != "starttls":
            self.say("502 khong co")
        elif self.usual("STARTTLS", "220 di tiep"):
            self.protect()

    def on_auth(self, heard: str) -> None:
        given = base64.b64decode(heard.split(" ")[2]).decode().split("\0")
        right = given[1:] == [USER, PASSWORD]
        self.usual("AUTH", "235 dung" if right else "535 5.7.8 sai mat khau")

    def on_mail(self, _heard: str) -> None:
        if self.server.login and not any(line.startswith("AUTH") for line in self.server.heard):
            self.say("530 5.7.0 phai dang nhap")
        else:
            self.usual("MAIL", "250 nguoi gui duoc")

    def on_rcpt(self, heard: str) -> None:
        if self.usual("RCPT", "250 nguoi nhan duoc"):
            self.recipient = heard.partition("<")[2].partition(">")[0]

    def on_data(self, _heard: str) -> None:
        if not self.usual("DATA", "354 viet di"):
            return
        lines: list[bytes] = []
        deed = self.server.next_deed("BODY")
        while (line := self.line()) != b".\r\n":
            lines.append(line[1:] if line.startswith(b".") else line)
            if deed == DROP and len(lines) == 3:
                raise _Gone
            if deed == STALL and len(lines) == 3:
                self.server._done.wait(15)
                raise _Gone
        self.end_of_data(b"".join(lines))

    def end_of_data(self, raw: bytes) -> None:
        deed = self.server.next_deed("DOT")
        if deed in (None, TAKE_AND_DROP, TAKE_AND_STALL):
            self.server.taken.append((self.recipient, raw))
        if deed in (DROP, TAKE_AND_DROP):
            raise _Gone
        if deed == TAKE_AND_STALL:
            self.server._done.wait(15)
            raise _Gone
        self.say(deed or "250 2.0.0 da nhan")

    def on_rset(self, _heard: str) -> None:
        self.usual("RSET", "250 da quen")

    def on_quit(self, _heard: str) -> bool:
        self.say("221 chao")
        return False
