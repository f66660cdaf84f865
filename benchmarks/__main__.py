"""All measures in one run: `python -m benchmarks [MEASURE…]` prints a table and writes it to docs/performance.md.

Where only some measures are asked for, the page's rows of the others stay.

Measures: `reading`, `writing`, `large`, `starting`, `own`, `shared`, `again`, `growth`, `later`, `profile`; together
they take three quarters of an hour on two cores, most of it to make the inputs. Both sides of a ratio run in the same
minutes on one machine.
"""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from benchmarks import later, merging, profiles, reading, starting, writing
from benchmarks.measured import Row

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
MEASURES: dict[str, Callable[[], list[Row]]] = {
    "reading": reading.rows,
    "writing": writing.rows,
    "large": writing.many_rows,
    "starting": starting.rows,
    **merging.MEASURES,
    "later": later.later,
}
PROFILE = "profile"
_LARGEST = 15
_HEAD = 2
_COUNTS = re.compile(r"\d{1,3}(?:,\d{3})+")


def table(rows: list[Row]) -> Iterator[str]:
    """The rows as lines of Markdown."""
    yield "| what | ours | beside | ratio | target | |"
    yield "|---|--:|--:|--:|--:|---|"
    for row in rows:
        wanted = f"{'≤' if row.limit else '≥'} {row.target:g}"
        reached = "✓" if row.reached else "✗"
        yield (
            f"| {row.name} | {row.ours:.3g} {row.unit} | {row.theirs:.3g} {row.unit} | {row.ratio:.2f} "
            f"| {wanted} | {reached} |"
        )


def profile_table(title: str, found: profiles.Shares) -> Iterator[str]:
    """Where time goes, as lines of Markdown: rooms, then the largest modules."""
    yield f"{title}, by room: " + ", ".join(f"{name} {share:.0%}" for name, share in profiles.by_room(found)[:6]) + "."
    yield ""
    yield "| module | share |"
    yield "|---|--:|"
    for name, share in found[:_LARGEST]:
        yield f"| `{name}` | {share:.1%} |"


def machine() -> str:
    """What it was measured on."""
    return (
        f"Measured on {date.today():%Y-%m-%d}: {os.cpu_count()} cores, {platform.system()}, "  # noqa: DTZ011
        f"Python {platform.python_version()}."
    )


def put(page: str, name: str, lines: list[str]) -> str:
    """The page with other lines between the marks of that name."""
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    found = re.compile(f"{re.escape(begin)}\n.*?{re.escape(end)}", re.DOTALL)
    if not found.search(page):
        raise ValueError(name)
    return found.sub(lambda _: "\n".join([begin, *lines, end]), page)


def with_others(page: str, lines: list[str]) -> list[str]:
    """The lines of a table, in place of the page's lines about the same; its other lines stay where they are."""
    head, new = lines[:_HEAD], {_about(line): line for line in lines[_HEAD:]}
    begin, end = page.index("<!-- ratios -->"), page.index("<!-- end of ratios -->")
    old = [line for line in page[begin:end].splitlines() if line.startswith("| ") and line not in head]
    kept = [new.pop(_about(line), line) for line in old]
    return [*head, *kept, *new.values()]


def _about(line: str) -> str:
    """What a line of the table is about, but for counts that each run finds out itself: `1,728,481 cells`."""
    return _COUNTS.sub("…", line.split(" | ", maxsplit=1)[0])


def main() -> None:
    """Measure, print and write."""
    wanted = sys.argv[1:] or [*MEASURES, PROFILE]
    rows: list[Row] = []
    for name in wanted:
        if name != PROFILE:
            found = MEASURES[name]()
            rows += found
            print("\n".join(table(found)), flush=True)
    page = PAGE.read_text("utf-8")
    if rows:
        lines = list(table(rows))
        page = put(page, "ratios", [machine(), "", *(lines if not sys.argv[1:] else with_others(page, lines))])
    if PROFILE in wanted:
        own, shared = profiles.merge_shares(120, "own"), profiles.merge_shares(300, "shared")
        lines = [
            *profile_table("120 agencies with 60 indicators of their own", own),
            "",
            *profile_table("300 communes that report the same 60", shared),
        ]
        print("\n".join(lines))
        page = put(page, PROFILE, lines)
    PAGE.write_text(page, "utf-8")
    print(f"Written to {PAGE.relative_to(PAGE.parent.parent)}.")


if __name__ == "__main__":
    main()
