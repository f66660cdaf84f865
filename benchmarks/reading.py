"""What reading costs beside the raw reader: `python -m benchmarks.reading [COUNT] [ROUNDS]`.

Both read the same bytes in this process, one after the other in each round; what counts is the median of the ratios.
Ours is everything up to the grid: pre-flight with CRC of all parts, the scan, its counts, cells as decimals.
"""

from __future__ import annotations

import io
import sys
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from python_calamine import CalamineWorkbook

from benchmarks.generate import submissions
from benchmarks.measured import Row, beside, print_rows, seconds
from toolkit.intake.readers.read_grid import read_grid


def raw(data: bytes) -> list[list[list[Any]]]:
    """All cells of all sheets, as python-calamine gives them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def milliseconds(read: Callable[[bytes], object], files: Sequence[bytes]) -> float:
    """Processor time for reading a file, over all files."""
    return seconds(lambda: deque(map(read, files), maxlen=0)) / len(files) * 1e3


def ratios(files: Sequence[bytes], rounds: int) -> list[tuple[float, float]]:
    """Milliseconds a file, raw and ours, of each round."""
    read_grid(files[0])
    return [(milliseconds(raw, files), milliseconds(read_grid, files)) for _ in range(rounds)]


def rows(count: int = 1000, rounds: int = 5) -> list[Row]:
    """The measure as a row of the table."""
    files = [data for _, data in submissions(count)]
    name = f"reading {count} submissions in-process, guards on / raw python-calamine, each"
    return [beside(name, ratios(files, rounds), 2.5, "ms")]


def main() -> None:
    """Print one line."""
    print_rows(rows(*map(int, sys.argv[1:])))


if __name__ == "__main__":
    main()
