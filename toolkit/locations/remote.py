"""Files on another machine, by fsspec: listed whole or not at all, downloaded only where they may have changed."""

from __future__ import annotations

import hashlib
import time
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from toolkit.findings.file_problems import STILL_COPYING
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.refusal import Refused, damaged, over_limit
from toolkit.ledger.store import Store, StoreError
from toolkit.locations.connecting import connect, disconnect, plainly, reason
from toolkit.locations.seen import Seen
from toolkit.locations.sent_file import LocationError
from toolkit.locations.settings import SubmissionSettings
from toolkit.locations.snapshot import FRESH, LOCK_BYTES, PAUSE, Snapshot, is_unfinished, lock_names, opened_by
from toolkit.model import Period

_TRIES = 3
"""Listings that are begun again because a file went away meanwhile."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a listing says of a file."""

    path: str
    size: int
    modified: float | None
    """Seconds since 1970, by the server's clock."""
    tag: str
    """What S3 calls the ETag; empty where there is none."""

    @property
    def mark(self) -> str:
        """Size with tag, else with the time of the last change; a file changed just now is like no other."""
        if self.tag:
            return f"{self.size} {self.tag}"
        return f"{self.size} {self.modified}" + (f" {time.time()}" if self.is_fresh else "")

    @property
    def is_fresh(self) -> bool:
        """Whether it may change once more within the same tick of the server's clock."""
        return self.modified is None or self.modified > time.time() - FRESH


@dataclass(frozen=True)
class RemoteFile:
    """A file of a listing."""

    remote: Remote
    name: str
    listed: Listed

    def snapshot(self, limits: Limits) -> Snapshot:
        """Its bytes as they are now; raise LocationError where the server is gone."""
        size = self.listed.size
        if size > limits.file_bytes:
            refused = over_limit("dung lượng tệp (byte)", size, limits.file_bytes)
            return Snapshot(self.name, "", size, None, refused)
        try:
            data, trouble = self._bytes()
        except FileNotFoundError:
            return Snapshot(self.name, "", 0, None, damaged("tệp không còn ở đó"))
        except PermissionError:
            return Snapshot(self.name, "", 0, None, damaged("không có quyền đọc"))
        except Exception as cause:
            raise self.remote.lost(cause) from cause
        sha256 = hashlib.sha256(data).hexdigest()
        if trouble is None:
            self.remote.seen.note(self.listed.path, self.listed.mark, sha256)
        return Snapshot(self.name, sha256, len(data), data, trouble, self.remote.lock_of(self.listed.path))

    def _bytes(self) -> tuple[bytes, Refused | None]:
        """The bytes, out of the store where they were downloaded before; why they are not to be believed yet."""
        kept = self.remote.kept(self.sha256())
        if kept is not None:
            return kept, None
        data = self.remote.read(self.listed.path, self.listed.size + 1)
        if len(data) != self.listed.size or self._has_changed():
            return data, Refused(STILL_COPYING, sign="tệp thay đổi trong lúc đọc")
        if self.listed.is_fresh and is_unfinished(data):
            time.sleep(PAUSE)
            if self._has_changed():
                return data, Refused(STILL_COPYING, sign="tệp còn đang lớn lên")
        return data, None

    def _has_changed(self) -> bool:
        now, before = self.remote.look(self.listed.path), self.listed
        return (now.size, now.modified, now.tag) != (before.size, before.modified, before.tag)

    def came(self) -> datetime:
        """When it was last changed: no server tells when a file came."""
        return datetime.fromtimestamp(self.listed.modified or time.time(), UTC)

    def sha256(self) -> str:
        """The hash that it had when it was downloaded, if nothing has changed since."""
        return self.remote.seen.sha256(self.listed.path, self.listed.mark)

    def mark(self) -> str:
        """Size with the server's tag, or with the time of the last change."""
        return self.listed.mark


class Remote:
    """A period's files at a location; `files` is a file system of fsspec."""

    def __init__(self, files: Any, location: str, seen: Seen, store: Store) -> None:  # noqa: ANN401
        self.location, self.seen = location, seen
        self._files, self._store = files, store
        self._root = str(files._strip_protocol(location)).rstrip("/")
        self._listing: Mapping[str, Listed] = {}

    def sent(self) -> list[RemoteFile]:
        """All files; raise LocationError."""
        listed = self._listed()
        self._listing = {one.path: one for one in listed}
        written = {one.path[len(self._root) :].lstrip("/"): one for one in listed}
        names: dict[str, Listed] = {}
        for name in sorted(written, key=lambda name: (not unicodedata.is_normalized("NFC", name), name)):
            composed = unicodedata.normalize("NFC", name)
            names[name if composed in names else composed] = written[name]
        return [RemoteFile(self, name, names[name]) for name in sorted(names)]

    def _listed(self) -> list[Listed]:
        for left in reversed(range(_TRIES)):
            try:
                found = sorted(self._below(self._root), key=lambda one: one.path)
            except FileNotFoundError as cause:
                if not left:
                    raise self.lost(cause) from cause
            except Exception as cause:
                raise self.lost(cause) from cause
            else:
                if not found and not self._has_folders:
                    raise LocationError(self.location, "chưa có tệp nào, cũng không có thư mục này")
                return found
        raise AssertionError

    @property
    def _has_folders(self) -> bool:
        """Whether an empty folder can be told from one that was never made; in S3 it cannot."""
        return not self.location.startswith("s3://")

    def _below(self, folder: str) -> Iterator[Listed]:
        with plainly():
            listing = self._files.ls(folder, detail=True)
        for info in listing:
            path, kind = str(info["name"]).rstrip("/"), info["type"]
            if path == folder:
                continue
            if kind == "directory":
                yield from self._below(path)
            elif kind == "file":
                yield _as_listed(path, info)
            elif (target := self._info(path))["type"] == "file":
                yield _as_listed(path, target)

    def look(self, path: str) -> Listed:
        """A file as it is now; raise FileNotFoundError, or whatever fsspec raises."""
        return _as_listed(path, self._info(path))

    def _info(self, path: str) -> Mapping[str, Any]:
        with plainly():
            found: Mapping[str, Any] = self._files.info(path)
        return found

    def read(self, path: str, most: int) -> bytes:
        """At most so many bytes of a file; raise FileNotFoundError, PermissionError, or whatever fsspec raises."""
        with plainly(), self._files.open(path, "rb") as file:
            if hasattr(file, "prefetch"):
                file.prefetch(most - 1)
            return bytes(file.read(most))

    def kept(self, sha256: str) -> bytes | None:
        """The bytes with a hash, if they were kept."""
        if not sha256:
            return None
        try:
            return self._store.read(sha256)
        except StoreError:
            return None

    def lock_of(self, path: str) -> Refused | None:
        """Who has a file open, by the lock that lies beside it."""
        folder, _, name = path.rpartition("/")
        for lock in lock_names(name):
            found = self._listing.get(f"{folder}/{lock}")
            if found is not None:
                modified = found.modified or time.time()
                with suppress(FileNotFoundError, PermissionError):
                    return opened_by(lock, modified, partial(self.read, found.path, LOCK_BYTES))
        return None

    def lost(self, cause: Exception) -> LocationError:
        """The exception that says so."""
        return LocationError(self.location, reason(cause))


@contextmanager
def reached(settings: SubmissionSettings, period: Period, store: Store, notes: Path) -> Iterator[Remote]:
    """A period's files at the location that is set; what was downloaded is noted at the end; raise LocationError."""
    location = settings.of(period)
    files = connect(settings, location)
    try:
        yield Remote(files, location, Seen.read(notes, location), store)
    finally:
        disconnect(files)


def _as_listed(path: str, info: Mapping[str, Any]) -> Listed:
    changed = info.get("mtime", info.get("LastModified", info.get("modified")))
    modified = changed.timestamp() if isinstance(changed, datetime) else changed
    return Listed(path, int(info["size"] or 0), modified, str(info.get("ETag") or ""))
