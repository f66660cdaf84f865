"""The rooms of the house: which may import which, and how large a file and a function may grow."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from toolkit.cli.main import COMMANDS

ROOT = Path(__file__).parent.parent
ORDER = (
    "model",
    "office",
    "disk",
    "findings",
    "vietnamese",
    "intake.readers",
    "intake.layout",
    "intake.matching",
    "intake",
    "executors",
    "catalog",
    "rules",
    "ledger",
    "reconcile",
    "writing",
    "edits",
    "words",
    "delivery",
    "locations",
    "deadlines",
    "config",
    "setup",
    "frame",
    "workspace",
    "night",
    "toolkit",
    "cli",
)
"""A room may import itself and what stands before it; `toolkit` is the package's own face, `from toolkit import …`."""
READERS = {
    "glob",
    "io",
    "os",
    "pathlib",
    "pickle",
    "shelve",
    "shutil",
    "sqlite3",
    "sys",
    "tarfile",
    "tempfile",
    "zipfile",
}
TALKERS = {"http", "imaplib", "logging", "smtplib", "socket", "ssl", "subprocess", "urllib", "webbrowser"}
LOADERS = {"builtins", "ctypes", "importlib", "multiprocessing", "threading"}
MAX_LINES, MAX_COMMAND_LINES = 400, 80
MAX_FUNCTION = 60


@dataclass(frozen=True)
class Module:
    """One source file under its dotted name."""

    name: str
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @property
    def room(self) -> str:
        return room_of(self.name)

    @property
    def imports(self) -> Iterator[str]:
        """Every module imported, wherever the import stands; `from a import b` may be the module a.b."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._absolute(node)
                if base == "toolkit":
                    yield from (f"toolkit.{alias.name}" if alias.name in ORDER else "toolkit" for alias in node.names)
                else:
                    yield base

    def _absolute(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = self.name.split(".")
        return ".".join([*package[: len(package) - node.level], *filter(None, [node.module])])

    @property
    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def room_of(name: str) -> str:
    """The room of a module of ours, by its dotted name; a part of a room that has a place of its own in the order."""
    _, *parts = name.split(".")
    part = ".".join(parts[:2])
    return part if part in ORDER else "toolkit" if parts[:1] in ([], ["__init__"]) else parts[0]


def modules_in(folder: str) -> list[Module]:
    """The modules below a folder of the repository; a package has the name of its folder."""
    found = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found.append(Module(".".join(parts), path.read_text("utf-8")))
    return found


def against_the_order(module: Module) -> list[str]:
    """What a module imports of rooms that come after its own."""
    ours = [name for name in module.imports if name.partition(".")[0] == "toolkit"]
    return [name for name in ours if ORDER.index(room_of(name)) > ORDER.index(module.room)]


TOOLKIT = modules_in("toolkit")
TESTS = modules_in("tests")
each_module = pytest.mark.parametrize("module", TOOLKIT, ids=lambda module: module.name)


def test_every_module_stands_in_a_room_of_the_list() -> None:
    assert {module.room for module in TOOLKIT} <= set(ORDER)


@each_module
def test_a_room_imports_only_itself_and_earlier_rooms(module: Module) -> None:
    assert against_the_order(module) == []


@pytest.mark.parametrize(
    ("name", "source", "wrong"),
    [
        ("toolkit.model.a", "from toolkit.findings import Problem", ["toolkit.findings"]),
        ("toolkit.model.a", "def f():\n    import toolkit.intake.readers.grid", ["toolkit.intake.readers.grid"]),
        ("toolkit.intake.layout.a", "from toolkit.intake.matching.match import m", ["toolkit.intake.matching.match"]),
        ("toolkit.intake.layout.a", "from toolkit.intake.values import v", ["toolkit.intake.values"]),
        ("toolkit.intake.matching.a", "from toolkit.intake.layout.table import Table", []),
        ("toolkit.intake.a", "from toolkit.intake.readers.grid import Grid", []),
        ("toolkit.model.a", "from ..writing import book", ["toolkit.writing"]),
        ("toolkit.model.a", "from toolkit import writing", ["toolkit.writing"]),
        ("toolkit.writing.master.a", "from toolkit import Workspace", ["toolkit"]),
        ("toolkit.writing.master.a", "from ... import cli", ["toolkit.cli"]),
        ("toolkit.writing.master.__init__", "from .build import f\nfrom ..book import Book", []),
        ("toolkit.workspace", "from toolkit.config import Config\nimport pandas", []),
        ("toolkit.__init__", "from toolkit.workspace import Workspace", []),
        ("toolkit.__init__", "from toolkit.cli.main import run", ["toolkit.cli.main"]),
        ("toolkit.cli.main", "from toolkit import Workspace\nfrom toolkit.model import Period", []),
    ],
)
def test_an_import_against_the_order_is_seen(name: str, source: str, wrong: list[str]) -> None:
    assert against_the_order(Module(name, source)) == wrong


@pytest.mark.parametrize(
    "module", [module for module in TOOLKIT if module.room == "model"], ids=lambda module: module.name
)
def test_the_model_neither_reads_nor_writes_and_needs_no_third_party(module: Module) -> None:
    foreign = {name.partition(".")[0] for name in module.imports} - {"toolkit"}
    assert foreign <= sys.stdlib_module_names - READERS - TALKERS - LOADERS
    called = {
        node.func.id for node in ast.walk(module.tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"open", "print", "input", "exec", "eval", "__import__"}


def test_only_the_writing_room_imports_xlsxwriter() -> None:
    rooms = {module.room for module in TOOLKIT for name in module.imports if name.partition(".")[0] == "xlsxwriter"}
    assert rooms == {"writing"}


def test_pandas_never_reads_a_submission() -> None:
    rooms = {module.room for module in TOOLKIT for name in module.imports if name.partition(".")[0] == "pandas"}
    assert not rooms & {"model", "findings", "vietnamese", "catalog", "rules"}
    assert not any(room.startswith("intake") for room in rooms)


@pytest.mark.parametrize("module", [*TOOLKIT, *TESTS], ids=lambda module: module.name)
def test_no_file_is_too_long_to_read(module: Module) -> None:
    assert len(module.source.splitlines()) <= MAX_LINES
    is_command = module.name.removeprefix("toolkit.cli.") in {command.__name__ for command in COMMANDS}
    assert not is_command or len(module.source.splitlines()) <= MAX_COMMAND_LINES


@each_module
def test_a_line_of_its_own_opens_every_module(module: Module) -> None:
    first, *rest = (ast.get_docstring(module.tree, clean=False) or "").split("\n")
    assert first == first.strip() != ""
    assert first.endswith((".", "?", "!"))
    assert not rest or rest[0].strip() == ""


@each_module
def test_no_function_is_too_long_to_read(module: Module) -> None:
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in module.functions}
    assert {name: length for name, length in lengths.items() if length > MAX_FUNCTION} == {}
