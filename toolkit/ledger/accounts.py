"""The account of a file as the ledger keeps it: where each of its figures ended, and why, packed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from toolkit.ledger.codec import pack_all, unpack_all
from toolkit.ledger.folded import FoldedFile, PackedFigures
from toolkit.ledger.schema import account_figures
from toolkit.model import FiguresByFile, TracedFigure, loose_figures

Row = dict[str, Any]
_FOLDED = ("reading", "taken", "used", "ignored")


def account_rows(figures: Sequence[TracedFigure]) -> Iterator[tuple[str, Row]]:
    """What is kept of each file's figures, those not read from a file under an empty name."""
    folded = _kept_folded(figures)
    loose = FiguresByFile(loose_figures(figures) if folded else figures)
    for name in dict.fromkeys((*loose, *folded)):
        yield name, _row(loose.get(name, ()), folded.get(name))


def _kept_folded(figures: Sequence[TracedFigure]) -> Mapping[str, FoldedFile]:
    """The files whose folded figures are kept as they are, so that nothing need be unpacked: if all are used."""
    return figures.files if isinstance(figures, PackedFigures) and not figures.ends else {}


def _row(loose: Sequence[TracedFigure], folded: FoldedFile | None) -> Row:
    row: Row = {"body": pack_all(TracedFigure, loose), **dict.fromkeys(_FOLDED)}
    if folded is not None:
        kept = (folded.body, bytes(folded.taken), folded.used, folded.ignored)
        row |= zip(_FOLDED, kept, strict=True)
    return row


def digest_of(row: Row) -> str:
    """One hash of all that is kept of a file's figures."""
    made = hashlib.sha256()
    for value in row.values():
        piece = value if isinstance(value, bytes) else repr(value).encode()
        made.update(len(piece).to_bytes(8, "big") + piece)
    return made.hexdigest()


def account_of(connection: Connection, account: int) -> list[TracedFigure]:
    """The figures of one account."""
    row = connection.execute(select(account_figures).where(account_figures.c.account == account)).one()
    loose = unpack_all(TracedFigure, row.body)
    if row.reading is None:
        return loose
    return [*FoldedFile(row.reading, bytearray(row.taken), row.used, row.ignored).figures(), *loose]
