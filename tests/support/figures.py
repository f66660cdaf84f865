"""Readings out of literal tables of values, with a place for every figure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

from toolkit.model import (
    Agency,
    Aggregation,
    Catalogue,
    Column,
    Figure,
    FileState,
    Indicator,
    Mark,
    Nature,
    Period,
    Place,
    Plan,
    Reading,
    Relation,
    Value,
)

PERIOD = Period.parse("2020-6T")
PART, OF_WHICH = Relation.PART, Relation.OF_WHICH
CATALOGUE = Catalogue(
    agencies=(
        Agency("I", "A", "Sở A"),
        Agency("II", "B", "Sở B"),
        Agency("", "X1", "Xã Một", "xã"),
        Agency("", "X2", "Xã Hai", "xã"),
    ),
    indicators=(
        Indicator("A.1", "A", "1", "Tổng", "Cái"),
        Indicator("A.1.1", "A", "-", "Phần một", "Cái", "A.1", PART),
        Indicator("A.1.2", "A", "-", "Phần hai", "Cái", "A.1", PART),
        Indicator("A.1.2.1", "A", "", "Trong đó: nữ", "Cái", "A.1.2", OF_WHICH),
        Indicator("A.2", "A", "2", "Tỷ lệ", "%", nature=Nature.RATE),
        Indicator("A.2.1", "A", "-", "Tỷ lệ một", "%", "A.2", PART),
        Indicator("B.1", "B", "1", "Của B", "Cái"),
        Indicator("X.1", "xã", "1", "Diện tích", "Ha", aggregation=Aggregation.SUM),
    ),
)
Table = Mapping[tuple[str, str], object]
"""Values by indicator code and column name; `-` is nil, `…` not known yet."""


def value(typed: object) -> Value:
    """A value as a test writes it."""
    if typed in ("-", "…"):
        return Mark.NIL if typed == "-" else Mark.UNAVAILABLE
    return Decimal(str(typed))


def with_plans(**plans: object) -> Catalogue:
    """The catalogue with plans for 2020; `A_1_1=5` is a plan of A.1.1."""
    made = tuple(Plan(code.replace("_", "."), 2020, Decimal(str(plan)), "QĐ 1") for code, plan in plans.items())
    return Catalogue(CATALOGUE.agencies, CATALOGUE.indicators, plans=made)


def reading(
    agency: str,
    table: Table,
    file: str = "",
    *,
    held: Table | None = None,
    ignored: int = 0,
    revision: int = 1,
    saved: int | None = None,
    content: str = "",
) -> Reading:
    """A reading of an agency's file; `content` tells its bytes apart, `saved` is a day of July 2020."""
    name = file or f"{agency}.xlsx"
    figures = [_figure(name, agency, code, column, typed) for (code, column), typed in table.items()]
    waiting = [_figure(name, agency, code, column, typed, "H") for (code, column), typed in (held or {}).items()]
    rest = [Figure(None, None, None, "x", Place(name, "S", f"Z{n + 1}"), agency) for n in range(ignored)]
    return Reading(
        file=name,
        sha256=hashlib.sha256((content or name).encode()).hexdigest(),
        state=FileState.ACCEPTED,
        agency=agency,
        period=PERIOD,
        read=len(figures) + len(waiting) + len(rest),
        figures=tuple(figures),
        held=tuple(waiting),
        ignored=tuple(rest),
        revision=revision,
        saved=datetime(2020, 7, saved, tzinfo=UTC) if saved else None,
    )


def _figure(file: str, agency: str, code: str, column: str, typed: object, letter: str = "D") -> Figure:
    known = [indicator.code for indicator in CATALOGUE.indicators]
    row = known.index(code) + 5 if code in known else 100 + sum(code.encode())
    number = list(Column).index(Column(column))
    cell = f"{chr(ord(letter) + number)}{row}"
    return Figure(code, Column(column), value(typed), str(typed), Place(file, "S", cell), agency, code)
