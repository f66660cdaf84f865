"""Print the report's page: template, style and charts in one file."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import quote

from toolkit.model import Reconciled
from toolkit.writing.master.layout import FINDINGS, INDICATORS, SUBMITTED
from toolkit.writing.report.charts import findings_chart, pace_chart, ranked_chart
from toolkit.writing.report.drawing import Drawing, draw
from toolkit.writing.report.view import tiles, view_of
from toolkit.writing.summary_text import summary_lines

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Links:
    """What the page links to, as paths beside it."""

    master: str
    table: str
    slips: Sequence[str] = ()
    """File names in the folder `slips`."""


def report_bytes(
    result: Reconciled, province: str, links: Links, late: Collection[str] = (), drawing: Drawing | None = None
) -> bytes:
    """The page, UTF-8, its charts made by `drawing`; the same result gives the same bytes; raise ChartsError."""
    view = view_of(result, links.slips, late)
    charts = {
        "pace": pace_chart(view),
        "findings": findings_chart(view.agencies),
        "ahead": ranked_chart(view.ahead, "Các chỉ tiêu vượt tiến độ nhiều nhất, % số phải đạt đến hết kỳ"),
        "behind": ranked_chart(view.behind, "Các chỉ tiêu chậm tiến độ nhiều nhất, % số phải đạt đến hết kỳ"),
    }
    page = _template().render(
        province=province,
        period=result.period.label,
        lines=list(summary_lines(result)),
        tiles=tiles(result, view),
        view=view,
        master=quote(links.master),
        table=quote(links.table),
        sheets={"indicators": _sheet(INDICATORS), "findings": _sheet(FINDINGS), "submitted": _sheet(SUBMITTED)},
        slip=lambda name: quote(f"slips/{name}"),
        charts=draw(charts, drawing),
        style=files(__package__).joinpath("report.css").read_text("utf-8"),
    )
    return page.encode()


def _sheet(name: str) -> str:
    """The part of an address that opens a workbook at a sheet."""
    return "#" + quote(f"'{name}'!A1")


@cache
def _template() -> Template:
    """The page's template, read by ourselves: jinja's loader takes a file that the disk does not give for none."""
    from jinja2 import Environment, StrictUndefined

    source = files(__package__).joinpath("report.html.j2").read_text("utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(source)
