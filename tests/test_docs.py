"""Documentation is held to the code: generated pages, commands, findings, links."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from tests.test_architecture import ORDER

ROOT = Path(__file__).parent.parent
PAGES = [
    ROOT / name
    for name in ("README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/decisions.md", "docs/huong-dan.md")
]


def generator() -> ModuleType:
    specification = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["findings.md", "cli.md", "the-thuc.md"])
def test_a_generated_page_is_up_to_date(name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == generator().PAGES[name](), "run: make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_guide_speaks_of_every_command_and_sheet() -> None:
    from toolkit.cli.main import app
    from toolkit.writing.master import layout

    guide = (ROOT / "docs" / "huong-dan.md").read_text("utf-8")
    commands = [command.callback.__name__ for command in app.registered_commands if command.callback]
    assert [name for name in commands if f"ktxh {name}" not in guide] == []
    sheets = (layout.INDICATORS, layout.FIGURES, layout.FINDINGS, layout.SUBMITTED, layout.SUMMARY, layout.CHARTS)
    assert [name for name in sheets if name not in guide] == []


def test_the_architecture_is_one_page_that_shows_every_room() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rooms = [
        room
        for line in page.splitlines()
        if line.startswith("| `")
        for room in re.findall(r"`(\w+)`", line.split("|")[1])
    ]
    assert sorted(rooms) == sorted(room for room in ORDER if room != "toolkit" and "." not in room)
    assert all(f"(`{room.partition('.')[2]}`)" in page for room in ORDER if "." in room)
    assert len(page.splitlines()) <= 60
    assert len((ROOT / "CONTRIBUTING.md").read_text("utf-8").splitlines()) <= 60


def test_codes_named_in_the_pages_exist() -> None:
    from toolkit.findings import PROBLEM_BY_CODE

    named = {code for page in PAGES for code in re.findall(r"\bKT\d{3}\b", page.read_text("utf-8"))}
    assert named <= set(PROBLEM_BY_CODE)


def test_the_two_commands_of_the_readme_are_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    commands = set(re.findall(r"^ {4}make (\w+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE))
    assert {"demo", "test"} <= commands
    assert all(re.search(rf"^{name}:", makefile, re.MULTILINE) for name in commands)


def test_every_dependency_says_why_it_is_there() -> None:
    lines = (ROOT / "pyproject.toml").read_text("utf-8").partition("dependencies = [")[2].partition("]")[0]
    assert [line for line in lines.splitlines() if '"' in line and "# " not in line] == []
