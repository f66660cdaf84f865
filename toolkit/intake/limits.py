"""How large a submission may be; beyond that it is refused before anything is unpacked."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
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
