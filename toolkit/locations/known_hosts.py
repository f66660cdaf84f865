"""Whether a server is the one it says: its key must be known beforehand; no key is taken on trust."""

from __future__ import annotations

from pathlib import Path

import paramiko


class UnknownHostError(paramiko.SSHException):  # type: ignore[misc]
    """The key of a server is in none of the lists."""


class KnownHosts(paramiko.MissingHostKeyPolicy):  # type: ignore[misc]
    """A policy for paramiko that looks into a file of known hosts, OpenSSH's if none is named."""

    def __init__(self, path: str = "") -> None:
        self._path = Path(path).expanduser() if path else Path.home() / ".ssh" / "known_hosts"

    def missing_host_key(self, client: paramiko.SSHClient, hostname: str, key: paramiko.PKey) -> None:
        """Accept a key that is in the file; raise UnknownHostError, or BadHostKeyException for another key."""
        del client
        known = paramiko.HostKeys()
        if self._path.is_file():
            known.load(str(self._path))
        if known.check(hostname, key):
            return
        found = known.lookup(hostname)
        expected = found.get(key.get_name()) if found else None
        if expected is not None:
            raise paramiko.BadHostKeyException(hostname, key, expected)
        raise UnknownHostError(hostname)
