"""Charts as SVG in the page's colours, drawn by Vega-Lite in a process that may die without taking the run along."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import escape
from typing import Any, TypeAlias

from toolkit.model import OperationError, system_reason
from toolkit.writing.report.charts import COLOURS, Chart

Specification: TypeAlias = Mapping[str, Any]
Drawing: TypeAlias = Callable[[Sequence[Specification]], list[str]]
"""Gives the library's picture of each specification; may raise ChartsError."""
_PROGRAM = """
import json, os, sys
import vl_convert
vl_convert.vegalite_to_svg({"mark": "bar"})  # V8 starts with the first picture, before anybody waits for one
pictures = [vl_convert.vegalite_to_svg(one) for one in json.load(sys.stdin)]
sys.stdout.buffer.write(b"\\n" + json.dumps(pictures).encode())
sys.stdout.flush()
os._exit(0)
"""
_COMMAND = (sys.executable, "-I", "-c", _PROGRAM)
_GAVE_UP = re.compile(rb"^ERROR ", re.MULTILINE)
"""What Vega says of a picture that it gives half drawn, as when a font can be found and not read."""
_SECONDS = 60
_TRIES = 2


class ChartsError(OperationError):
    """The chart library gave no pictures; a page without them is not written."""

    def __init__(self, cause: str) -> None:
        super().__init__(
            f"Không vẽ được biểu đồ của report.html: chương trình vẽ (vl-convert) {cause}. "
            "Các tệp kết quả cũ còn nguyên. Hãy kiểm tra chỗ trống trên đĩa và bộ nhớ, rồi chạy lại."
        )


@contextmanager
def drawing_begun(*, early: bool) -> Iterator[Drawing]:
    """Begin the process that draws, `early` while there is nothing to draw yet: it takes longer to start than to draw.

    What is given draws with it, and is `draw_specifications` where nothing was begun.
    """
    begun = _begin() if early else None
    try:
        yield lambda specifications: draw_specifications(specifications, begun)
    finally:
        if begun is not None:
            _end(begun)


def draw(charts: Mapping[str, Chart | None], drawing: Drawing | None = None) -> dict[str, str]:
    """The SVG of each chart, with its title for those who do not see it; empty for None; raise ChartsError."""
    present = {name: chart for name, chart in charts.items() if chart is not None}
    asked = [chart.specification for chart in present.values()]
    pictures = (drawing or draw_specifications)(asked) if asked else []
    drawn = {
        name: _as_part_of_the_page(picture, chart.title)
        for (name, chart), picture in zip(present.items(), pictures, strict=True)
    }
    return {name: drawn.get(name, "") for name in charts}


def draw_specifications(
    specifications: Sequence[Specification], begun: subprocess.Popen[bytes] | None = None
) -> list[str]:
    """What the library gives for some specifications; it is asked once more if it dies; raise ChartsError.

    It runs V8, which ends its process (SIGABRT, SIGTRAP) where memory or the disk fails it. `begun` is one to ask
    first, if nobody has yet.
    """
    asked, cause = json.dumps(specifications).encode(), ""
    for _ in range(_TRIES):
        try:
            code, said = _ask(begun if begun and begun.returncode is None else _begin(), asked)
        except subprocess.TimeoutExpired:
            cause = f"chạy quá {_SECONDS} giây"
        except OSError as trouble:
            cause = f"không chạy được ({system_reason(trouble)})"
        else:
            if code == 0 and (pictures := _pictures(said, len(specifications))) is not None:
                return pictures
            cause = f"ngừng giữa chừng (mã {code})" if code else "vẽ dở dang"
    raise ChartsError(cause)


def _begin() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603
        _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def _ask(process: subprocess.Popen[bytes], asked: bytes) -> tuple[int, bytes]:
    """How a process ended that was asked, and what it said; raise TimeoutExpired, OSError."""
    try:
        said, _ = process.communicate(asked, timeout=_SECONDS)
    finally:
        _end(process)
    return process.returncode, said


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process, if it has not ended by itself, and let go of all that was held of it."""
    process.kill()
    with process:
        pass


def _pictures(said: bytes, expected: int) -> list[str] | None:
    """As many whole pictures as were asked for, on the last line of what was said, or None."""
    talk, _, answer = said.rpartition(b"\n")
    try:
        found = json.loads(answer)
    except ValueError:
        return None
    whole = [one for one in found if isinstance(one, str) and one.startswith("<svg") and one.endswith("</svg>")]
    return whole if len(whole) == len(found) == expected and not _GAVE_UP.search(talk) else None


def _as_part_of_the_page(svg: str, title: str) -> str:
    """One picture with one name; the page's colours and font; no names of its own that could clash."""
    for stand_in, colour in COLOURS.items():
        svg = svg.replace(f'"{stand_in}"', f'"{colour}"')
    svg = re.sub(r' font-family="[^"]*"| (?:role|aria-[a-z]+)="[^"]*"', "", svg)
    svg = re.sub(r' xmlns(?::xlink)?="[^"]*"', "", svg)
    return svg.replace("<svg", f'<svg role="img" aria-label="{escape(title)}"', 1)
