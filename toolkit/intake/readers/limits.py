"""How large a submission may be; beyond that it is refused before anything is unpacked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Limits on one file; each can be set in `[limits]` of ktxh.toml under the same name."""

    file_bytes: int = 20 * MEBIBYTE
    parts: int = 1_000
    part_bytes: int = 128 * MEBIBYTE
    unpacked_bytes: int = 256 * MEBIBYTE
    ratio: int = 200
    """Unpacked to packed size of one part, counted after its first mebibyte."""
    sheets: int = 200
    rows: int = 100_000
    columns: int = 512
    box: int = 5_000_000
    """Rows × columns of the rectangle from A1 to a sheet's last filled row and column."""
    cells: int = 2_000_000
    merges: int = 50_000
    strings: int = 500_000
    depth: int = 256
    names: int = 20_000
    styles: int = 130_980
    text: int = 32_767
    """Characters in one cell."""
    seconds: int = 5
    """Processor time that reading one file may take in a worker; by the clock it may be twice as much."""
    memory: int = 400 * MEBIBYTE
    """Memory that a worker may take while it reads one file."""

    @cached_property
    def modest(self) -> Limits:
        """What a file must keep to be read without a worker: so little that it can neither hang nor fill a process."""
        return replace(
            self,
            part_bytes=min(self.part_bytes, 8 * MEBIBYTE),
            unpacked_bytes=min(self.unpacked_bytes, 12 * MEBIBYTE),
            cells=min(self.cells, 100_000),
            box=min(self.box, 1_000_000),
            merges=min(self.merges, 2_000),
            strings=min(self.strings, 100_000),
        )
