"""How commands speak: results on stdout, talk on stderr, findings as lines or as JSON."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from toolkit.model import Figure, Finding, Place

_IN_A_FILE, _IN_ALL = 3, 12
"""How many warnings of one kind are told one by one."""
DONE, WRONG_USAGE, NEEDS_A_PERSON, NOT_DONE = 0, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Talk:
    """What is said on stderr beside the result."""

    quiet: bool = False
    verbose: bool = False

    def say(self, text: str) -> None:
        """What was done, or what somebody must know."""
        if not self.quiet:
            typer.echo(text, err=True)

    def detail(self, text: str) -> None:
        """What only somebody who looks closely wants to know."""
        if self.verbose:
            typer.echo(text, err=True)

    def tell(self, findings: Iterable[Finding]) -> None:
        """Findings: all errors, of warnings that repeat themselves the first, those at info level as details."""
        shown: Counter[tuple[str, str]] = Counter()
        left: Counter[str] = Counter()
        for finding in findings:
            repeats = finding.severity == "warning" and _repeats(shown, finding)
            left[finding.code] += repeats
            (self.detail if repeats or finding.severity == "info" else self.say)(finding_line(finding))
        for code, count in (+left).items():
            if not self.verbose:
                self.say(f"Cảnh báo {code}: còn {count} vấn đề nữa như thế; thêm -v để xem hết.")


def _repeats(shown: Counter[tuple[str, str]], finding: Finding) -> bool:
    """Whether enough warnings of a kind were told, in a file or in all; if not, one more is."""
    code, file = finding.code, finding.place.file
    if shown[code, ""] >= _IN_ALL or (file and shown[code, file] >= _IN_A_FILE):
        return True
    shown.update([(code, ""), *([(code, file)] if file else [])])
    return False


def give(text: str) -> None:
    """A result, on stdout."""
    typer.echo(text)


def give_json(document: dict[str, Any]) -> None:
    """One JSON document on stdout."""
    give(json.dumps({"schema": 1, **document}, ensure_ascii=False, indent=2))


def exit_code(findings: Iterable[Finding]) -> int:
    """3 if any finding needs a person, else 0."""
    return NEEDS_A_PERSON if any(finding.severity == "error" for finding in findings) else DONE


def where(place: Place) -> str:
    """A place as a clerk reads it."""
    pieces = [place.file]
    pieces += [f"trang “{place.sheet}”"] if place.sheet else []
    pieces += [f"ô {place.cell}"] if place.cell else []
    return ", ".join(piece for piece in pieces if piece)


def finding_line(finding: Finding) -> str:
    """A finding on one line, with its place and its suggestion."""
    place = where(finding.place)
    suggestion = f" Gợi ý: {finding.suggestion}." if finding.suggestion else ""
    return f"{finding.severity.label} {finding.code}{f' [{place}]' if place else ''}: {finding.message}{suggestion}"


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as `check --json` has it."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "sheet": finding.place.sheet or None,
        "cell": finding.place.cell or None,
        "agency": finding.agency,
        "indicator": finding.indicator,
        "column": finding.column.value if finding.column else None,
        "suggestion": finding.suggestion,
    }


def figure_json(figure: Figure, name: str) -> dict[str, Any]:
    """A figure as `check --json` has it; a number is an integer or a decimal as written."""
    return {
        "indicator": figure.indicator,
        "name": name,
        "column": figure.column.value if figure.column else None,
        "value": value_json(figure.value),
        "raw": figure.raw,
        "sheet": figure.place.sheet,
        "cell": figure.place.cell,
    }


def value_json(value: object) -> int | float | str | None:
    """A value in JSON: whole numbers whole, nil `"-"`."""
    from toolkit.model import Mark

    if isinstance(value, Mark):
        return value.value
    if value is None or isinstance(value, str):
        return value
    number = float(str(value))
    return int(number) if number.is_integer() else number


@contextmanager
def progress(label: str, *, quiet: bool) -> Iterator[Any]:
    """A progress bar on a terminal, nothing elsewhere; gives a callback (name, done, total)."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[name]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None, name="")
        yield lambda name, done, total: bar.update(task, completed=done, total=total, name=name)
