"""The account of a file as the ledger keeps it: where each of its figures ended, and why, packed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select

from toolkit.ledger.codec import pack_all, unpack_all
from toolkit.ledger.folded import End, FoldedFile, Key, OtherEnd, PackedFigures
from toolkit.ledger.schema import account_figures
from toolkit.model import Column, FiguresByFile, FigureState, TracedFigure, Value, loose_figures

Row = dict[str, Any]
_FOLDED = ("reading", "taken", "used", "ignored", "ends")
_AT_A_TIME = 500


def account_rows(figures: Sequence[TracedFigure]) -> Iterator[tuple[str, Row]]:
    """What is kept of each file's figures, those not read from a file under an empty name; nothing is unpacked."""
    packed = figures if isinstance(figures, PackedFigures) else None
    folded: Mapping[str, FoldedFile] = packed.files if packed else {}
    ends = _packed_ends(packed.ends) if packed else None
    loose = FiguresByFile(loose_figures(figures))
    for name in dict.fromkeys((*loose, *folded)):
        yield name, _row(loose.get(name, ()), folded.get(name), ends)


def _packed_ends(ends: Mapping[Key, End]) -> bytes | None:
    others = [OtherEnd(*key, *end) for key, end in sorted(ends.items(), key=_by_key)]
    return pack_all(OtherEnd, others) if others else None


def _by_key(one: tuple[Key, End]) -> tuple[str, str]:
    (indicator, column), _ = one
    return indicator, column.value


@lru_cache(maxsize=16)
def _unpacked_ends(packed: bytes | None) -> Mapping[Key, End]:
    """All accounts of a result have the same."""
    found: list[OtherEnd] = unpack_all(OtherEnd, packed) if packed else []
    return {(one.indicator, one.column): (one.state, one.why) for one in found}


def _row(loose: Sequence[TracedFigure], folded: FoldedFile | None, ends: bytes | None) -> Row:
    row: Row = {"body": pack_all(TracedFigure, loose), **dict.fromkeys(_FOLDED)}
    if folded is not None:
        kept = (folded.body, bytes(folded.taken), folded.used, folded.ignored, ends)
        row |= zip(_FOLDED, kept, strict=True)
    return row


def digest_of(row: Row) -> str:
    """One hash of all that is kept of a file's figures; what version 8 added counts only where it is there."""
    made = hashlib.sha256()
    for name, value in row.items():
        if name != "ends" or value is not None:
            piece = value if isinstance(value, bytes) else repr(value).encode()
            made.update(len(piece).to_bytes(8, "big") + piece)
    return made.hexdigest()


def account_of(connection: Connection, account: int) -> list[TracedFigure]:
    """The figures of one account."""
    row = connection.execute(select(account_figures).where(account_figures.c.account == account)).one()
    loose = unpack_all(TracedFigure, row.body)
    folded = _folded(row)
    return loose if folded is None else [*folded.figures(_unpacked_ends(row.ends)), *loose]


def actuals_of(connection: Connection, accounts: Sequence[int]) -> Iterator[tuple[str, str, Value]]:
    """Agency, indicator and value of the used results in some accounts, in their order."""
    for start in range(0, len(accounts), _AT_A_TIME):
        some = accounts[start : start + _AT_A_TIME]
        query = select(account_figures).where(account_figures.c.account.in_(some))
        rows = {row.account: row for row in connection.execute(query)}
        for row in (rows[account] for account in some):
            folded, ends = _folded(row), _unpacked_ends(row.ends)
            if folded is not None:
                yield from folded.actuals(ends)
            for one in unpack_all(TracedFigure, row.body):
                figure = one.figure
                used = figure.column is Column.ACTUAL and one.state is FigureState.USED
                if used and figure.indicator is not None and figure.value is not None:
                    yield figure.agency, figure.indicator, figure.value


def _folded(row: Any) -> FoldedFile | None:  # noqa: ANN401
    if row.reading is None:
        return None
    return FoldedFile(row.reading, bytearray(row.taken), row.used, row.ignored)
