"""What a clerk can rely on: order, repetition and division of the work change nothing, and nothing is lost."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.year import PERIODS, make_year, number, report, reporting, send
from toolkit import Workspace
from toolkit.ledger import history
from toolkit.model import Place

PERIOD = PERIODS[0]
AGENCIES = [*reporting(PERIOD)[:3], "XA1", "XA2"]
FILES = {f"{agency}.xlsx": report(agency, PERIOD) for agency in AGENCIES} | {
    "S01 lan 2.xlsx": report("S01", PERIOD, S01_2=number("S01", "S01.2", PERIOD) + 4),
    "S02 lan 2.xlsx": report("S02", PERIOD, only=["S02.3"], S02_3=71),
    "S03 moi.xlsx": report("S03", PERIOD, S03_2=9999),
    "XA1 ban sao.xlsx": report("XA1", PERIOD),
    "hong.xlsx": report("XA2", PERIOD)[:500],
    "S03 sai tong.xlsx": report("S03", PERIOD, S03_1=5),
}
pytestmark = pytest.mark.slow


@contextmanager
def workspace() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield make_year(Path(name) / "w")


def outputs(root: Path) -> dict[str, bytes]:
    folder = root / "workbooks" / str(PERIOD)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "submissions" not in path.parts
    }


def merge(root: Path, *names: str) -> None:
    for name in names:
        send(root, PERIOD, name, FILES[name])
    Workspace(root).merge(PERIOD)


@given(st.lists(st.sampled_from(sorted(FILES)), min_size=1, unique=True), st.data())
@settings(deadline=None, max_examples=12)
def test_a_part_and_then_the_rest_is_all_at_once_in_any_order(chosen: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(chosen)))
    with workspace() as parts, workspace() as whole:
        if cut:
            merge(parts, *chosen[:cut])
        merge(parts, *chosen[cut:])
        merge(whole, *sorted(chosen))
        first = outputs(whole)
        assert outputs(parts) == first
        merge(whole)
        assert outputs(whole) == first


@given(st.lists(st.sampled_from(sorted(FILES)), min_size=1, unique=True))
@settings(deadline=None, max_examples=12)
def test_every_figure_that_was_read_is_in_exactly_one_place_of_the_ledger(chosen: list[str]) -> None:
    with workspace() as root:
        merge(root, *chosen)
        space = Workspace(root)
        with space.ledger() as ledger, ledger.reading() as connection:
            run = history.last_run(connection, PERIOD)
            assert run is not None
            kept = [one for one in history.figures_of(connection, run.result) if not one.from_records]
            files = history.files_of(connection, run.result)
        places: Counter[Place] = Counter(one.figure.place for one in kept)
        assert set(places.values()) <= {1}
        assert len(kept) == run.counts["cells"]["read"] == sum(file.read for file in files)
        ends = Counter(one.state.value for one in kept)
        assert {state: ends[state] for state in ("used", "held", "superseded", "ignored")} == {
            state: run.counts["cells"][state] for state in ("used", "held", "superseded", "ignored")
        }
        assert sorted(file.file for file in files) == sorted(chosen)
