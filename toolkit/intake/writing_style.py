"""How the numbers of a file are written — Vietnamese or English — decided from all its cells, with the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.findings.number_problems import CONVENTION
from toolkit.intake.assign import Roles
from toolkit.intake.layout.table import Table
from toolkit.intake.readers.grid import CellKind, cell_name
from toolkit.intake.values import Writing
from toolkit.model import Column, Finding, Place
from toolkit.vietnamese.numbers import Convention, decide_convention, is_ambiguous, proves

_NAMES = {
    Convention.VIETNAMESE: "Việt Nam (dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân)",
    Convention.ENGLISH: "Anh - Mỹ (dấu phẩy ngăn hàng nghìn, dấu chấm trước phần thập phân)",
}

Typed = tuple[Place, str]
"""A text in a number column, and where it stands."""


def decide_writing(file: str, tables: Iterable[tuple[Table, Roles]]) -> tuple[Writing, list[Finding]]:
    """How a file writes its numbers, and one finding where some of them could have been read otherwise."""
    typed = [found for table, roles in tables for found in _typed(file, table, roles)]
    convention, evidence = decide_convention(text for _, text in typed)
    writing = Writing(convention, evidence[convention] > 0)
    return writing, list(_say(writing, typed))


def _typed(file: str, table: Table, roles: Roles) -> Iterator[Typed]:
    for row in table.rows:
        for column, cell in table.cells(row):
            if cell.kind is CellKind.TEXT and roles.reported.get(column.number) is not Column.NOTE:
                yield Place(file, table.sheet.name, cell_name(row.row, column.number)), cell.text


def _say(writing: Writing, typed: list[Typed]) -> Iterator[Finding]:
    """What may surprise: English writing, both ways in one file, a comma before three digits that is a decimal one."""
    proofs = [text for _, text in typed if proves(text) is writing.convention]
    against = [text for _, text in typed if proves(text) not in (None, writing.convention)]
    usual = writing.convention is Convention.VIETNAMESE and not against
    ambiguous = [(place, text) for place, text in typed if is_ambiguous(text) and not (usual and "." in text)]
    if not ambiguous or not proofs or writing.convention not in _NAMES:
        return
    place, raw = ambiguous[0]
    evidence = f"{len(proofs)} ô chỉ có thể viết theo lối này, như “{proofs[0].strip()}”"
    if against:
        evidence += f"; {len(against)} ô viết theo lối kia, như “{against[0].strip()}”"
    facts = {"raw": raw.strip(), "convention": _NAMES[writing.convention], "evidence": evidence}
    yield CONVENTION.at(place, count=len(ambiguous), **facts)  # type: ignore[arg-type]
