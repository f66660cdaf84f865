"""A test is left out where its program is missing, and said to be; in CI none is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.support import needs

ROOT = Path(__file__).parents[2]


def test_every_mark_that_needs_something_is_known() -> None:
    marks = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]["markers"]
    assert {one.partition(":")[0] for one in marks} - {"slow"} == set(needs.HAVE)


def test_in_ci_nothing_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(needs.HAVE, "strace", lambda: False)
    monkeypatch.setenv("CI", "true")
    assert needs.missing() == frozenset()
    monkeypatch.setenv("CI", "false")
    assert "strace" in needs.missing()


def test_where_no_program_is_on_the_path_only_tests_that_need_none_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert {"libreoffice", "browser"} <= {mark for mark, have in needs.HAVE.items() if not have()}
    (tmp_path / "chromium").write_text("#!/bin/sh\n")
    (tmp_path / "chromium").chmod(0o755)
    assert needs.HAVE["browser"]()
