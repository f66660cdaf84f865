"""The log of the nights: one file that turns over, and never a reason to fail."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG = logging.getLogger("ktxh.night")
_BYTES, _KEPT = 1_000_000, 9


class _QuietHandler(RotatingFileHandler):
    """A full disk stops the log, not the night."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        del record


@contextmanager
def logging_to(folder: Path) -> Iterator[Path]:
    """Log into a folder: `ktxh.log`, of which nine older ones are kept; gives the file's path."""
    path = folder / "ktxh.log"
    handler: logging.Handler = logging.NullHandler()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handler = _QuietHandler(path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    try:
        yield path
    finally:
        LOG.removeHandler(handler)
        with suppress(OSError):
            handler.close()
