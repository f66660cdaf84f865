"""The whole hostile corpus, made anew each time: `python -m tests.hostile.corpus FOLDER` writes it out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from tests.hostile.archives import archives
from tests.hostile.sheets import sheets
from tests.hostile.streams import streams

STANDS = {
    "unknown-kind.xlsx",
    "sector-of-a-gigabyte.xls",
    "mini-sector-of-a-gigabyte.xls",
    "table-of-16-million-sectors.xls",
    "table-of-4-billion-sectors.xls",
    "mini-table-of-4-billion.xls",
    "difat-of-4-billion.xls",
}
"""What is forged in them is never looked at, and the table that they hold is right; all others are refused."""


def corpus() -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every file, one after the other, as they would not all fit into memory."""
    return chain(archives(), sheets(), streams())


def main() -> None:
    """Write all files into a folder."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in corpus():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()
