"""What starting costs: `--help` beside an empty Typer program, `check` of one file: `python -m benchmarks.starting`.

The empty program does without Rich, as ours does; with it, it would take half as long again.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.province import PERIOD, make_province

_EMPTY = """\
import typer

app = typer.Typer(rich_markup_mode=None)


@app.command()
def hello() -> None:
    \"\"\"Say hello.\"\"\"


app()
"""
_KTXH = (sys.executable, "-m", "toolkit.cli.main")


def seconds(command: Sequence[str], folder: Path) -> float:
    """Processor time of a program and its children; its exit code must be one of a program that did its work."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 3):
        raise RuntimeError(done.stderr.decode())
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def help_ratios(folder: Path, rounds: int) -> list[tuple[float, float]]:
    """Seconds of an empty program's `--help` and of ours, one after the other in each round."""
    empty = folder / "empty.py"
    empty.write_text(_EMPTY, "utf-8")
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


def main() -> None:
    """Print two lines."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as given:
        measured = help_ratios(Path(given), rounds)
        ratio = statistics.median(ours / theirs for theirs, ours in measured)
        theirs, ours = (statistics.median(column) for column in zip(*measured, strict=True))
        print(f"--help: empty program {theirs:.3f} s, ours {ours:.3f} s, ratio {ratio:.2f}")
        print(f"check ONE_FILE: {statistics.median(check_seconds(Path(given), rounds)):.3f} s")


if __name__ == "__main__":
    main()
