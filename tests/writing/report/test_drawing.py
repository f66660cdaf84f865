"""Charts are drawn outside the run's own process: the same picture with any fonts, and an error if the library dies."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.support.drawing_faults import Drawing
from tests.support.fault_points import points_of
from tests.support.program import ktxh
from tests.support.reconciled import reconciled_seed
from tests.support.seed import CATALOGUE, FILE, PERIOD, seed_workbook
from tests.support.workspaces import make_workspace
from toolkit.writing.report import drawing
from toolkit.writing.report.charts import Bar, Chart, _stacked, pace_chart, ranked_chart
from toolkit.writing.report.drawing import ChartsError, draw, draw_specifications, drawing_begun
from toolkit.writing.report.view import view_of

_MEASURED: dict[str, Any] = {
    "data": {"values": [{"name": "Sở Nông nghiệp", "n": 3}]},
    "mark": "bar",
    "encoding": {"x": {"field": "n", "type": "quantitative"}, "y": {"field": "name", "type": "nominal"}},
}
"""A chart whose room Vega measures with the fonts it finds."""
_DRAW = "import json, sys; from toolkit.writing.report.drawing import draw_specifications as draw; "
_NO_FONTS = (
    *("strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=openat", "-P", "/usr/share/fonts"),
    *("-e", "inject=openat:error=EACCES"),
)


def charts() -> list[Chart]:
    view = view_of(reconciled_seed(), ())
    found = [pace_chart(view), ranked_chart(view.ahead, "Vượt"), ranked_chart(view.behind, "Chậm")]
    return [one for one in found if one is not None]


def drawn(specifications: list[dict[str, Any]], before: Sequence[str] = ()) -> str:
    """What another process draws; `before` stands in front of its command."""
    program = f"{_DRAW}print(json.dumps(draw(json.load(sys.stdin))))"
    command = [*before, sys.executable, "-c", program]
    return subprocess.run(command, input=json.dumps(specifications), capture_output=True, text=True, check=True).stdout


@pytest.mark.strace
@pytest.mark.slow
def test_a_machine_whose_fonts_cannot_be_read_draws_the_same() -> None:
    ours = [one.specification for one in charts()]
    assert len(ours) == 3
    assert drawn([_MEASURED]) != drawn([_MEASURED], _NO_FONTS)
    assert drawn(ours) == drawn(ours, _NO_FONTS)


def test_the_room_beside_the_bars_is_that_of_the_widest_texts() -> None:
    short, long = "Sở Y tế", "Sở Nông nghiệp và Môi trường"
    few, many = (("good", "▲", 1),), (("good", "▲", 100), ("fair", "●", 100), ("poor", "▼", 100))
    found = [_stacked("…", [Bar(name, segments)]) for name in (short, long) for segments in (few, many)]
    room = [one.specification["padding"] for one in found if one is not None]
    assert room[0]["left"] == room[1]["left"] < room[2]["left"] == room[3]["left"]
    assert room[0]["right"] == room[2]["right"] < room[1]["right"] == room[3]["right"]


def test_a_picture_is_named_and_as_large_as_was_said() -> None:
    chart = charts()[0]
    picture = draw({"pace": chart, "none": None})
    assert picture["none"] == ""
    padding = chart.specification["padding"]
    width = 120 + padding["left"] + padding["right"]
    assert f'<svg role="img" aria-label="{chart.title}"' in picture["pace"]
    assert re.search(r' width="(\d+)"', picture["pace"]).group(1) == str(width)  # type: ignore[union-attr]


def test_nothing_to_draw_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_COMMAND", ("/nowhere",))
    assert draw({"pace": None}) == {"pace": ""}


def dying(folder: Path, times: int) -> tuple[str, ...]:
    """The drawing program, killed by itself as V8 does (SIGABRT) the first few times."""
    program = (
        "import os, pathlib, sys; left = pathlib.Path(sys.argv[1]); n = int(left.read_text())\n"
        "if n: left.write_text(str(n - 1)); os.abort()\n"
    )
    left = folder / "left"
    left.write_text(str(times))
    return (sys.executable, "-I", "-c", program + drawing._PROGRAM, str(left))


def test_a_library_that_dies_is_asked_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = draw({"pace": charts()[0]})
    monkeypatch.setattr(drawing, "_COMMAND", dying(tmp_path, 1))
    assert draw({"pace": charts()[0]}) == expected


def test_a_process_that_was_begun_before_draws_the_same_and_none_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    began: list[subprocess.Popen[bytes]] = []
    really = drawing._begin

    def begin() -> subprocess.Popen[bytes]:
        began.append(really())
        return began[-1]

    monkeypatch.setattr(drawing, "_begin", begin)
    asked = [charts()[0].specification]
    expected = draw_specifications(asked)
    with drawing_begun(early=True) as by:
        assert len(began) == 2
        assert by(asked) == expected
        assert len(began) == 2
        assert by(asked) == expected
    with drawing_begun(early=True), drawing_begun(early=False):
        assert len(began) == 4
    assert [one.returncode for one in began] == [0, 0, 0, -9]


def test_a_process_that_was_begun_before_and_died_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_COMMAND", dying(tmp_path, 1))
    with drawing_begun(early=True) as by:
        assert by([_MEASURED])[0].endswith("</svg>")


def test_a_library_that_goes_on_dying_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_COMMAND", dying(tmp_path, 2))
    with pytest.raises(ChartsError, match=r"Không vẽ được biểu đồ .* \(mã -6\)"):
        draw({"pace": charts()[0]})


@pytest.mark.parametrize("answer", ["", "[]", '["<svg>"]', '["<svg></svg>", "<svg></svg>"]', '"<svg></svg>"'])
def test_half_an_answer_is_an_error(answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_COMMAND", (sys.executable, "-I", "-c", f"print({answer!r}, end='')"))
    with pytest.raises(ChartsError):
        draw({"pace": charts()[0]})


def test_a_picture_half_drawn_is_an_error() -> None:
    broken = {**_MEASURED, "transform": [{"calculate": "datum.missing.field", "as": "n"}]}
    assert draw_specifications([_MEASURED])[0].endswith("</svg>")
    with pytest.raises(ChartsError, match="vẽ dở dang"):
        draw_specifications([broken])


@pytest.mark.strace
@pytest.mark.slow
def test_a_drawing_process_that_breaks_anywhere_gives_whole_pictures_or_none() -> None:
    made = Drawing([charts()[0].specification])
    assert made.expected is not None
    points = points_of(made.calls)[::600]
    assert len(points) > 10
    assert [one.injection for one in points if made.wrong_at(one)] == []


@pytest.mark.slow
def test_a_merge_without_charts_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_workspace(tmp_path, {FILE: seed_workbook()}, CATALOGUE)
    assert ktxh("merge", PERIOD, "-w", root).code in (0, 3)
    folder = root / "workbooks" / str(PERIOD)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    (next(folder.rglob(FILE))).write_bytes(seed_workbook(E12=77))
    monkeypatch.setattr(drawing, "_COMMAND", dying(tmp_path, 2))
    said = ktxh("merge", PERIOD, "-w", root)
    assert said.code == 4
    assert "Không vẽ được biểu đồ" in said.err
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert {path for path in after if after[path] != before.get(path)} == {next(folder.rglob(FILE))}
    assert ktxh("merge", PERIOD, "-w", root).code in (0, 3)
    assert after != {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are POSIX")
def test_v8_without_memory_dies_alone() -> None:
    program = (
        f"import resource; resource.setrlimit(resource.RLIMIT_AS, (400_000_000,) * 2); {_DRAW}"
        "from toolkit.writing.report.drawing import ChartsError\n"
        "try: draw([{'mark': 'bar'}])\n"
        "except ChartsError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Không vẽ được biểu đồ" in done.stdout
