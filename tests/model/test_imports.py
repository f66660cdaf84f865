"""The model stands alone: it imports itself and the standard library, nothing else."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import toolkit.model

MODULES = sorted(Path(toolkit.model.__file__).parent.rglob("*.py"))


def imported(source: str) -> set[str]:
    """The modules named in import statements, wherever they stand; a relative one begins with a dot."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level + (node.module or ""))
    return found


def is_allowed(module: str) -> bool:
    return f"{module}.".startswith("toolkit.model.") or module.partition(".")[0] in sys.stdlib_module_names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_model_imports_only_itself_and_the_standard_library(path: Path) -> None:
    assert [module for module in imported(path.read_text("utf-8")) if not is_allowed(module)] == []


def test_the_test_sees_an_import_inside_a_function() -> None:
    source = "def f():\n    import pandas as pd\n    from toolkit.findings import Problem\n"
    assert {module for module in imported(source) if not is_allowed(module)} == {"pandas", "toolkit.findings"}
