"""What a slip remembers inside itself: whose table it is, as it was sent, and which of its cells may change."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from toolkit.intake.readers.grid import Area, Cell, CellKind, Sheet
from toolkit.model import Period, PeriodError

SHEET = "_ktxh"
"""The hidden sheet that holds the record, one piece of text a row."""
VERSION = 1
_HEAD = re.compile(r"phieu-ktxh (?P<version>\d+) (?P<digest>[0-9a-f]{64})")
_PIECE = 30_000


class DamagedRecordError(ValueError):
    """A slip's record is there, but is no longer what was written."""


@dataclass(frozen=True)
class SlipRecord:
    """One submission as it was sent, and the cells of it that a slip asks about."""

    agency: str
    period: Period
    revision: int
    """The revision of the submission; the slip that comes back is the next one."""
    file: str
    sha256: str
    sheets: tuple[Sheet, ...]
    marked: frozenset[tuple[str, str]]
    """Sheet and cell of every cell that may be changed."""

    def lines(self) -> list[str]:
        """The record as the rows of its sheet, in letters that no charset changes; the first holds its hash."""
        body = json.dumps(self._plain(), separators=(",", ":"), sort_keys=True)
        head = f"phieu-ktxh {VERSION} {hashlib.sha256(body.encode()).hexdigest()}"
        return [head, *(f"[{body[at : at + _PIECE]}]" for at in range(0, len(body), _PIECE))]

    def _plain(self) -> dict[str, Any]:
        return {
            "agency": self.agency,
            "period": str(self.period),
            "revision": self.revision,
            "file": self.file,
            "sha256": self.sha256,
            "sheets": [_plain_sheet(sheet) for sheet in self.sheets],
            "marked": sorted(map(list, self.marked)),
        }


def is_record(text: str) -> bool:
    """Whether a text is the first line of a record."""
    return _HEAD.fullmatch(text.strip()) is not None


def read_record(lines: Iterable[str]) -> SlipRecord:
    """The record out of the rows of its sheet; raise DamagedRecordError where it is not as it was written."""
    head, *pieces = (line.strip() for line in lines)
    found = _HEAD.fullmatch(head)
    body = "".join(piece[1:-1] for piece in pieces)
    if found is None or hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest() != found["digest"]:
        raise DamagedRecordError
    try:
        return _record(json.loads(body))
    except (KeyError, TypeError, ValueError, PeriodError) as cause:
        raise DamagedRecordError from cause


def _record(plain: dict[str, Any]) -> SlipRecord:
    return SlipRecord(
        agency=plain["agency"],
        period=Period.parse(plain["period"]),
        revision=int(plain["revision"]),
        file=plain["file"],
        sha256=plain["sha256"],
        sheets=tuple(map(_sheet, plain["sheets"])),
        marked=frozenset((sheet, cell) for sheet, cell in plain["marked"]),
    )


def _plain_sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "visible": sheet.visible,
        "cells": list(_plain_cells(sheet)),
        "merges": [[area.top, area.left, area.bottom, area.right] for area in sheet.merges],
        "hidden": [sorted(sheet.hidden_rows), sorted(sheet.hidden_columns)],
    }


def _plain_cells(sheet: Sheet) -> Iterator[list[Any]]:
    for (row, column), cell in sorted(sheet.cells.items()):
        yield [row, column, cell.kind.value, cell.text, int(cell.percent), int(cell.formula)]


def _sheet(plain: dict[str, Any]) -> Sheet:
    rows, columns = plain["hidden"]
    cells = {
        (row, column): Cell(CellKind(kind), text, bool(percent), bool(formula))
        for row, column, kind, text, *_, percent, formula in plain["cells"]
    }
    merges = tuple(Area(*area) for area in plain["merges"])
    return Sheet(plain["name"], cells, merges, plain["visible"], frozenset(rows), frozenset(columns))
