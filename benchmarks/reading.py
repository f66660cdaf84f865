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


def main() -> None:
    """Print one line."""
    given = [int(one) for one in sys.argv[1:]]
    count, rounds = (*given, *(1000, 5)[len(given) :])
    files = [data for _, data in submissions(count)]
    measured = ratios(files, rounds)
    ratio = statistics.median(ours / theirs for theirs, ours in measured)
    theirs, ours = (statistics.median(column) for column in zip(*measured, strict=True))
    print(f"{count} submissions, {rounds} rounds: raw {theirs:.3f} ms, ours {ours:.3f} ms a file, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
