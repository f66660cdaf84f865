"""Workspaces whose submissions lie on another machine, and what of it can be seen from outside."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

from tests.support.seed import PERIOD
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.locations.remote import Remote
from toolkit.model import SubmittedState


def share(folder: Path, files: Mapping[str, bytes], age: float = 3600) -> Path:
    """A share with files for the period, changed some seconds ago."""
    for name, data in files.items():
        put(folder, name, data, age)
    return folder


def put(folder: Path, name: str, data: bytes, age: float = 3600) -> Path:
    """Put one file into a share."""
    path = folder / str(PERIOD) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (time.time() - age,) * 2)
    return path


def reading_from(root: Path, url: str, more: str = "") -> Path:
    """A workspace without submissions of its own."""
    make_workspace(root, {})
    with (root / "ktxh.toml").open("a", encoding="utf-8") as config:
        config.write(f'\n[submissions]\nlocation = "{url}"\ntimeout_seconds = 5\n{more}')
    return root


def outputs(root: Path) -> dict[str, str]:
    """Hashes of master, table, report and slips."""
    folder = root / "workbooks" / str(PERIOD)
    written = [*folder.glob("*.xlsx"), *folder.glob("*.html"), *(folder / "slips").glob("*.xlsx")]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in written}


def downloads(root: Path) -> list[str]:
    """What a merge downloads."""
    with patch.object(Remote, "read", autospec=True, side_effect=Remote.read) as called:
        Workspace(root).merge(PERIOD)
    return [Path(call.args[1]).name for call in called.call_args_list]


def states(root: Path) -> dict[str, SubmittedState]:
    """What a merge makes of each file."""
    return {file.file: file.state for file in Workspace(root).merge(PERIOD).result.files}
