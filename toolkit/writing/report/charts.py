"""The charts of the report as Vega-Lite specifications, which give the same picture whatever fonts a machine has."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.reconcile.pace import Pace
from toolkit.writing.measure import text_width
from toolkit.writing.report.view import KINDS, AgencyView, Ranked, ReportView

_WIDTH = 120
"""Pixels of the bars between names and numbers: together they fit a phone, and stay readable there."""
_LETTERS, _LINES, _LINE_HEIGHT = 24, 3, 15
"""Letters on a line of a name, lines of the longest name, pixels of a line."""
_MOST_BARS = 30
_FULL = 200.0
"""Percent of what is due at which a bar ends; beyond it, the number says how far."""
COLOURS = {
    "#010101": "var(--ink)",
    "#020202": "var(--line)",
    "#030303": "var(--good-fill)",
    "#040404": "var(--fair-fill)",
    "#050505": "var(--poor-fill)",
}
"""Stand-ins that Vega-Lite takes for colours, and the page's own in their place."""
_INK, _LINE, _GOOD, _FAIR, _POOR = COLOURS
_FILLS = {"good": _GOOD, "fair": _FAIR, "poor": _POOR}
_SIZE, _GAP, _EDGE = 12, 6, 2
"""Pixels: of the letters, between texts and bars, around the picture."""
_WIDER = 1.2
"""The page's letters have no serifs and are wider than those of which the house knows the widths."""
_BAR = {"type": "bar", "height": {"band": 0.7}}
_TEXT = {"type": "text", "align": "left", "dx": _GAP}
_NAME = {
    "type": "text",
    "align": "right",
    "dx": -_GAP,
    "lineBreak": "\n",
    "lineHeight": 14,
    "dy": {"expr": "7 - 7 * split(datum.name, '\\n').length"},
}
_CONFIG = {
    "view": {"stroke": None},
    "axis": {"domainColor": _LINE, "gridColor": _LINE},
    "text": {"color": _INK, "fontSize": _SIZE},
}


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart is called, and its Vega-Lite specification."""

    title: str
    specification: dict[str, Any]


def pace_chart(view: ReportView) -> Chart | None:
    """How many indicators of each agency are on time, a little behind and behind; the worst agencies first."""
    names = {agency.code: agency.name for agency in view.agencies}
    worst = sorted(view.paces.items(), key=lambda item: -item[1][Pace.BEHIND])[:_MOST_BARS]
    bars = [
        Bar(names.get(code, code), tuple((KINDS[pace], pace.sign, found[pace]) for pace in Pace))
        for code, found in worst
    ]
    return _stacked("Số chỉ tiêu đạt và chậm tiến độ kế hoạch theo cơ quan", bars)


def findings_chart(agencies: Iterable[AgencyView]) -> Chart | None:
    """How many errors and warnings each agency has; those with most errors first."""
    found = sorted((one for one in agencies if one.errors + one.warnings), key=lambda one: (-one.errors, -one.warnings))
    bars = [Bar(one.name, (("poor", "✗", one.errors), ("fair", "!", one.warnings))) for one in found[:_MOST_BARS]]
    return _stacked("Số lỗi (✗) và cảnh báo (!) theo cơ quan", bars)


def ranked_chart(ranked: Sequence[Ranked], title: str) -> Chart | None:
    """Results in percent of what is due by now, with a line at 100."""
    rows = [
        {
            "name": _wrapped(f"{one.name} ({one.agency})"),
            "label": _wrapped(f"{one.name} ({one.agency})"),
            "n": min(max(one.score, 0.0), _FULL),
            "kind": one.kind,
            "said": f"{one.sign} {one.done} %",
        }
        for one in ranked
    ]
    layers: list[dict[str, Any]] = [
        {"mark": _BAR, "encoding": {"x": _amount("n"), "color": _kinds()}},
        {"mark": _TEXT, "encoding": {"x": {"value": _WIDTH}, "text": {"field": "said"}}},
        {"mark": {"type": "rule", "color": _INK, "strokeDash": [4, 3]}, "encoding": {"x": {"datum": 100}, "y": None}},
    ]
    return _chart(title, rows, layers)


@dataclass(frozen=True, slots=True)
class Bar:
    """One agency's bar: kind, sign and number of each segment, from the left."""

    name: str
    segments: tuple[tuple[str, str, int], ...]

    @property
    def said(self) -> str:
        """The numbers with their signs, beside the bar."""
        return "  ".join(f"{sign}{number}" for _, sign, number in self.segments if number)


def _stacked(title: str, bars: Sequence[Bar]) -> Chart | None:
    rows = [
        {
            "name": _wrapped(bar.name),
            "label": "" if order else _wrapped(bar.name),
            "n": number,
            "kind": kind,
            "order": order,
            "said": "" if order else bar.said,
        }
        for bar in bars
        for order, (kind, _, number) in enumerate(bar.segments)
    ]
    segments = {"x": {**_amount("n"), "stack": "zero"}, "color": _kinds(), "order": {"field": "order"}}
    layers: list[dict[str, Any]] = [
        {"mark": _BAR, "encoding": segments},
        {"mark": _TEXT, "encoding": {"x": {"value": _WIDTH}, "text": {"field": "said"}}},
    ]
    return _chart(title, rows, layers)


def _wrapped(name: str) -> str:
    """A name on lines that fit beside the bars, the longest names shortened."""
    return "\n".join(textwrap.wrap(name, _LETTERS, max_lines=_LINES, placeholder=" …"))


def _amount(field: str) -> dict[str, Any]:
    axis = {"tickCount": 4, "labels": False, "ticks": False}
    return {"field": field, "type": "quantitative", "title": None, "axis": axis}


def _kinds() -> dict[str, Any]:
    scale = {"domain": list(_FILLS), "range": list(_FILLS.values())}
    return {"field": "kind", "type": "nominal", "scale": scale, "legend": None}


def _chart(title: str, rows: list[dict[str, Any]], layers: list[dict[str, Any]]) -> Chart | None:
    """The specification of a chart; None where there is nothing to show.

    All its room is told: Vega would measure texts with the fonts it finds, and another machine's picture would differ.
    """
    if not rows:
        return None
    names = list(dict.fromkeys(row["name"] for row in rows))
    lines = max(name.count("\n") for name in names) + 1
    place = {"field": "name", "type": "nominal", "sort": names, "axis": None}
    named = {"mark": _NAME, "encoding": {"x": {"value": 0}, "text": {"field": "label"}}}
    specification = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": None,
        "autosize": {"type": "none"},
        "width": _WIDTH,
        "height": {"step": _LINE_HEIGHT * lines + 10},
        "padding": {"left": _room(names), "right": _room(row["said"] for row in rows), "top": _EDGE, "bottom": _EDGE},
        "data": {"values": rows},
        "encoding": {"y": place},
        "layer": [named, *layers],
        "config": _CONFIG,
    }
    return Chart(title, specification)


def _room(texts: Iterable[str]) -> int:
    """Pixels that the widest line of some texts takes beside the bars."""
    widest = max(text_width(line, _SIZE) for text in texts for line in text.split("\n"))
    return round(widest * _WIDER) + _GAP + _EDGE
