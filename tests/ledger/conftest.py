"""An open ledger, on each kind of database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from toolkit.ledger import Ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workbooks" / "ktxh.db"


@pytest.fixture
def ledger(path: Path, ledger_url: str | None) -> Iterator[Ledger]:
    with closing(Ledger.open(path, ledger_url)) as opened:
        yield opened
