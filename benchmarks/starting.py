"""What starting costs: `--help` beside an empty Typer program, `check` of one file: `python -m benchmarks.starting`.

The empty program is measured as Typer has it by default, and without Rich, which ours does without, too.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measured import Row, beside, print_rows
from benchmarks.province import PERIOD, make_province

_EMPTY = """\
import typer

app = typer.Typer({options})


@app.command()
def hello() -> None:
    \"\"\"Say hello.\"\"\"


app()
"""
_CHECK = 0.6
"""Seconds of processor time that checking one file may take."""
_PLAIN = "rich_markup_mode=None"
_KTXH = (sys.executable, "-m", "toolkit.cli.main")


def seconds(command: Sequence[str], folder: Path) -> float:
    """Processor time of a program and its children; its exit code must be one of a program that did its work."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 3):
        raise RuntimeError(done.stderr.decode())
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def help_ratios(folder: Path, rounds: int, options: str = "") -> list[tuple[float, float]]:
    """Seconds of an empty program's `--help` and of ours, one after the other in each round."""
    empty = folder / "empty.py"
    empty.write_text(_EMPTY.format(options=options), "utf-8")
    theirs, ours = (sys.executable, str(empty), "--help"), (*_KTXH, "--help")
    seconds(theirs, folder), seconds(ours, folder)
    return [(seconds(theirs, folder), seconds(ours, folder)) for _ in range(rounds)]


def check_seconds(folder: Path, rounds: int) -> list[float]:
    """Seconds of `ktxh check` for one workbook of 60 rows."""
    make_province(folder, 3, shared=False)
    file = next((folder / "workbooks" / str(PERIOD) / "submissions").iterdir())
    command = (*_KTXH, "check", str(file), "--workspace", str(folder))
    seconds(command, folder)
    return [seconds(command, folder) for _ in range(rounds)]


def rows(rounds: int = 15) -> list[Row]:
    """The measures as rows of the table."""
    found = []
    with tempfile.TemporaryDirectory() as given:
        for options, name in (("", "an empty Typer program"), (_PLAIN, "one without Rich")):
            measured = [(a * 1e3, b * 1e3) for a, b in help_ratios(Path(given), rounds, options)]
            found.append(beside(f"`ktxh --help` / {name}", measured, 1.3, "ms"))
        used = statistics.median(check_seconds(Path(given), rounds))
    return [*found, Row("`ktxh check ONE_FILE` / 0.6 s", used, _CHECK, used / _CHECK, 1, limit=True)]


def main() -> None:
    """Print a line for each."""
    print_rows(rows(*map(int, sys.argv[1:])))


if __name__ == "__main__":
    main()
