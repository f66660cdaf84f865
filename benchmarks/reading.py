"""What reading costs beside the raw reader: `python -m benchmarks.reading [COUNT] [ROUNDS]`.

Both read the same bytes in this process, one after the other in each round; what counts is the median of the ratios.
Ours is everything up to the grid: pre-flight with CRC of all parts, the scan, its counts, cells as decimals.
"""

from __future__ import annotations

import gc
import io
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from python_calamine import CalamineWorkbook

from benchmarks.generate import submissions
from benchmarks.merging import Row
from toolkit.intake.read_grid import read_grid


def raw(data: bytes) -> list[list[list[Any]]]:
    """All cells of all sheets, as python-calamine gives them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def seconds(read: Callable[[bytes], object], files: Sequence[bytes]) -> float:
    """Processor time for reading all files."""
    gc.collect()
    begin = time.process_time()
    for data in files:
        read(data)
    return time.process_time() - begin


def ratios(files: Sequence[bytes], rounds: int) -> list[tuple[float, float]]:
    """Milliseconds a file, raw and ours, of each round."""
    read_grid(files[0])
    each = 1e3 / len(files)
    return [(seconds(raw, files) * each, seconds(read_grid, files) * each) for _ in range(rounds)]


def rows(count: int = 1000, rounds: int = 5) -> list[Row]:
    """The measure as a row of the table."""
    files = [data for _, data in submissions(count)]
    measured = ratios(files, rounds)
    theirs, ours = (statistics.median(column) for column in zip(*measured, strict=True))
    ratio = statistics.median(mine / other for other, mine in measured)
    name = f"reading {count} submissions in-process, guards on / raw python-calamine, each"
    return [Row(name, ours, theirs, ratio, 2.5, limit=True, unit="ms")]


def main() -> None:
    """Print one line."""
    (row,) = rows(*map(int, sys.argv[1:]))
    print(f"{row.name}: raw {row.theirs:.3f} ms, ours {row.ours:.3f} ms, ratio {row.ratio:.2f}")


if __name__ == "__main__":
    main()
