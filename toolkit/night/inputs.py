"""Whether a period has anything new: one hash over all that a merge reads and has written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePath, PurePosixPath

from sqlalchemy import Connection

from toolkit.executors.program import digest, program_digest
from toolkit.ledger.nights import marks
from toolkit.locations import paths_below
from toolkit.locations.hashes import sha256_of
from toolkit.model import Period
from toolkit.workspace import Workspace

_OWN = {"thu", "submissions"}


def submission_hashes(space: Workspace, period: Period) -> dict[str, str]:
    """Name and sha256 of every file that was sent; of those on another machine size and time, or its own tag."""
    with space.sent(period) as files:
        return {file.name: file.mark() for file in files if not _passing(PurePosixPath(file.name))}


def output_hashes(space: Workspace, period: Period) -> dict[str, str]:
    """Name and sha256 of every workbook and page in a period's folder that the toolkit made or somebody changed."""
    folder = space.folder(period)
    return _hashes(folder, lambda path: path.relative_to(folder).parts[0] not in _OWN)


def fingerprint(space: Workspace, period: Period, sent: Mapping[str, str], connection: Connection | None) -> str:
    """All that a merge depends on, `sent` among it, and all that it wrote: with the same one, nothing is to be done."""
    templates = _hashes(space.root / "templates", lambda _path: True)
    config = sha256_of(space.root / "ktxh.toml")
    known = [templates, sent, output_hashes(space, period)]
    lines = [f"{name} {value}" for hashes in known for name, value in hashes.items()]
    ledger = marks(connection) if connection is not None else ""
    return digest(*(text.encode() for text in (program_digest(), config, ledger, str(period), *lines)))


def _hashes(folder: Path, wanted: Callable[[Path], bool]) -> dict[str, str]:
    return {name: sha256_of(path) for name, path in _files(folder) if wanted(path)}


def _files(folder: Path) -> Iterable[tuple[str, Path]]:
    return [(path.relative_to(folder).as_posix(), path) for path in paths_below(folder) if not _passing(path)]


def _passing(path: PurePath) -> bool:
    """Excel's lock files and temporary files come and go."""
    return path.name.startswith(("~$", ".")) or path.suffix == ".tmp"
