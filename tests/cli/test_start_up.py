"""Nothing heavy is loaded before it is needed: held by what is imported, as times differ from machine to machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.seed import FILE, PERIOD
from tests.support.workspaces import make_workspace

HEAVY = {
    *("pandas", "numpy", "openpyxl", "xlsxwriter", "sqlalchemy", "docx", "lxml", "rich", "keyring", "holidays"),
    *("python_calamine", "xlrd", "defusedxml", "odfdo", "smtplib", "imaplib", "concurrent.futures", "multiprocessing"),
}
_SHOW = """
import sys
try:
    from toolkit.cli.main import run
    run()
finally:
    print(*sys.modules, file=sys.stderr)
"""


def _loaded(*arguments: str, cwd: Path) -> set[str]:
    """The modules that a command had loaded at its end."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", _SHOW, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=environment, check=False)
    assert done.returncode in (0, 3), done.stderr[-2000:]
    return set(done.stderr.splitlines()[-1].split())


def test_help_loads_the_command_line_and_nothing_else(tmp_path: Path) -> None:
    loaded = _loaded("--help", cwd=tmp_path)
    assert "typer" in loaded
    assert loaded & HEAVY == set()
    ours = {name for name in loaded if name.startswith("toolkit.") and not name.startswith("toolkit.cli")}
    assert ours <= {"toolkit.writing", "toolkit.writing.table_kinds"}
    assert "importlib.metadata" not in loaded


@pytest.mark.parametrize("command", ["check", "look"])
def test_reading_one_file_loads_neither_a_writer_nor_a_database(tmp_path: Path, command: str) -> None:
    root = make_workspace(tmp_path)
    loaded = _loaded(command, f"workbooks/{PERIOD}/submissions/{FILE}", cwd=root)
    assert "toolkit.intake.submission" in loaded
    assert loaded & HEAVY == set()
