"""Generated figures of a group that is just large enough for a table, and of an office beside it."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from tests.support.communes import LETTERS
from tests.support.seed import PERIOD
from toolkit.model import (
    NUMBER_COLUMNS,
    Agency,
    Aggregation,
    Catalogue,
    Column,
    Figure,
    FileState,
    Indicator,
    Mark,
    Place,
    Reading,
    Value,
)
from toolkit.writing.book import stored_text
from toolkit.writing.master.spread import LEAST_AGENCIES

Sent = tuple[str, str, Column, Value, str, str]
"""Sender, indicator, column, value, raw text, and the state that its file's reading gives it."""
AGENCIES = tuple(Agency("", f"C{n}", f"Xã {n}", "xã") for n in range(LEAST_AGENCIES))
SMALL = Catalogue(
    (*AGENCIES, Agency("I", "S", "Sở")),
    (
        Indicator("G.1", "xã", "1", "Một", "Ha", aggregation=Aggregation.SUM),
        Indicator("G.2", "xã", "2", "Hai", "Hộ", aggregation=Aggregation.SUM, decimals=0),
        Indicator("S.1", "S", "1", "Của sở", "Hộ"),
    ),
)
SENDERS = [agency.code for agency in SMALL.agencies]
SLOTS = [(i.code, column) for i in SMALL.indicators for column in NUMBER_COLUMNS]
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.decimals(-(10**9), 10**9, places=2),
    st.integers(0, 10**17).map(Decimal),
    st.sampled_from([Decimal(0), Mark.NIL, Mark.UNAVAILABLE]),
)


@st.composite
def figures(draw: st.DrawFn) -> Sent:
    """Sender, indicator, column, value, raw text, and the state that its file's reading gives it."""
    code, column = draw(st.sampled_from(SLOTS))
    value = draw(VALUES)
    raw = draw(st.sampled_from([stored_text(value), f" {value}", "1,5 " * 20, "=x"]))
    return draw(st.sampled_from(SENDERS)), code, column, value, raw, draw(st.sampled_from(["figures"] * 5 + ["held"]))


def readings(found: list[Sent]) -> list[Reading]:
    """One file for each sender; of two figures for one cell the first counts."""
    by_sender: dict[str, dict[str, dict[tuple[str, Column], Figure]]] = {}
    for sender, code, column, value, raw, state in found:
        cell = f"{LETTERS[column.value]}{[i.code for i in SMALL.indicators].index(code) + 5}"
        figure = Figure(code, column, value, raw, Place(f"{sender}.xlsx", "S", cell), sender, code)
        known = by_sender.setdefault(sender, {"figures": {}, "held": {}})
        if not any((code, column) in kept for kept in known.values()):
            known[state][code, column] = figure
    return [
        Reading(
            file=f"{sender}.xlsx",
            sha256=sender,
            state=FileState.ACCEPTED,
            agency=sender,
            period=PERIOD,
            read=sum(map(len, kept.values())),
            figures=tuple(kept["figures"].values()),
            held=tuple(kept["held"].values()),
        )
        for sender, kept in sorted(by_sender.items())
    ]
