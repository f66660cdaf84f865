"""The cells of a sheet packed for the way to another process: a few long values instead of very many small ones."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate, pairwise
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")


class PackedCells(NamedTuple):
    """Cells in their order; `more` has what few of them have beside kind and text, by their place in that order."""

    rows: bytes
    columns: bytes
    kinds: tuple[Any, ...]
    which: bytes
    lengths: bytes
    text: str
    more: dict[int, tuple[Any, ...]]


def pack_cells(cells: Mapping[tuple[int, int], tuple[Any, ...]], plain: tuple[Any, ...]) -> PackedCells:
    """Pack cells by position, whose first parts are kind and text; `plain` is what most of them have behind that."""
    found = cells.values()
    kinds = tuple(dict.fromkeys(cell[0] for cell in found))
    return PackedCells(
        _packed(row for row, _ in cells),
        _packed(column for _, column in cells),
        kinds,
        bytes(kinds.index(cell[0]) for cell in found),
        _packed(len(cell[1]) for cell in found),
        "".join(cell[1] for cell in found),
        {index: cell[2:] for index, cell in enumerate(found) if cell[2:] != plain},
    )


def unpack_cells(packed: PackedCells, make: Callable[..., T]) -> dict[tuple[int, int], T]:
    """The cells again, each made of its kind, its text and what else it has."""
    ends = accumulate(_unpacked(packed.lengths), initial=0)
    parts = zip(packed.which, pairwise(ends), strict=True)
    cells = [
        make(packed.kinds[kind], packed.text[begin:end], *packed.more.get(index, ()))
        for index, (kind, (begin, end)) in enumerate(parts)
    ]
    return dict(zip(zip(_unpacked(packed.rows), _unpacked(packed.columns), strict=True), cells, strict=True))


def _packed(numbers: Iterable[int]) -> bytes:
    return array("I", numbers).tobytes()


def _unpacked(data: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(data)
    return numbers
