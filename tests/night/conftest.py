"""What the tests of nights share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.smtp_server import SmtpServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SmtpServer]:
    """A mail server that takes every letter."""
    with SmtpServer(tmp_path) as running:
        yield running
