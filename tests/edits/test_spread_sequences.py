"""Any order of edits in a table of agencies, new submissions and merges: nothing is lost or applied in silence."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.support.clerk import HEAD, Clerk, all_texts, clerk_at, master_path
from tests.support.communes import CATALOGUE, ROWS, SHEET, commune, communes, file_of
from tests.support.seed import PERIOD
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.model import Column, FigureState, Reconciled
from toolkit.writing.master.layout import FIGURES

ACTUAL = Column.ACTUAL.label
AGENCIES = st.sampled_from(["X04", "X07", "X30"])
CODES = st.sampled_from(["XA.1", "XA.2.2", "XA.3"])
NUMBERS = st.integers(1, 9_999)
STEPS = st.one_of(
    st.tuples(st.sampled_from(["type", "type", "type", "clear", "send", "doubt"]), AGENCIES, CODES, NUMBERS),
    st.tuples(st.sampled_from(["withdraw", "comment", "own column", "own row"]), AGENCIES, CODES, NUMBERS),
    st.tuples(st.sampled_from(["sort", "shift", "column gone"]), AGENCIES, CODES, NUMBERS),
)
Key = tuple[str, str]


@dataclass
class Story:
    """What was done so far, and what therefore must hold."""

    root: Path
    sent: dict[Key, str] = field(default_factory=dict)
    """What a commune sent in place of its first figure."""
    typed: dict[Key, tuple[str, int | None]] = field(default_factory=dict)
    """What was decided about which text; None is left out."""
    words: set[str] = field(default_factory=set)
    count: int = 0

    def merge(self) -> Reconciled:
        return Workspace(self.root).merge(PERIOD).result

    def do(self, kind: str, agency: str, code: str, number: int) -> None:
        self.count += 1
        if kind in ("send", "doubt"):
            self.sent[agency, code] = f"khoảng {number}" if kind == "doubt" else str(number)
            cells = {f"E{ROWS[of]}": text for (who, of), text in self.sent.items() if who == agency}
            cells = {cell: text if "khoảng" in text else int(text) for cell, text in cells.items()}  # type: ignore[misc]
            path = self.root / "workbooks" / str(PERIOD) / "submissions" / file_of(agency)
            path.write_bytes(commune(agency, **cells))
            return
        with clerk_at(self.root) as clerk:
            getattr(self, f"_{kind.replace(' ', '_')}")(clerk, agency, code, number)

    def _decide(self, clerk: Clerk, agency: str, code: str, value: int | None) -> None:
        heading = f"{code} | {ACTUAL}"
        sheet = clerk.sheet(SHEET)
        cell = sheet.cell(clerk.row(SHEET, "Mã", agency), clerk.column(SHEET, heading))
        if cell.value is None or cell.value == value:
            return
        cell.value = value
        self.typed[agency, code] = (self.sent.get((agency, code), ""), value)

    def _type(self, clerk: Clerk, agency: str, code: str, number: int) -> None:
        self._decide(clerk, agency, code, number)

    def _clear(self, clerk: Clerk, agency: str, code: str, _: int) -> None:
        self._decide(clerk, agency, code, None)

    def _withdraw(self, clerk: Clerk, agency: str, code: str, _: int) -> None:
        """Set the figure back to waiting in the list, if it stands there with a decision."""
        sheet = clerk.sheet(FIGURES)
        columns = {name: clerk.column(FIGURES, name) for name in ("Cơ quan gửi", "Mã chỉ tiêu", "Cột", "Vì sao")}
        for row in range(HEAD + 1, sheet.max_row + 1):
            line = {name: str(sheet.cell(row, column).value) for name, column in columns.items()}
            if (line["Cơ quan gửi"], line["Mã chỉ tiêu"], line["Cột"]) == (agency, code, ACTUAL):
                state = sheet.cell(row, clerk.column(FIGURES, "Trạng thái"))
                if line["Vì sao"].startswith("quyết định") and state.value in ("dùng", "bỏ qua"):
                    state.value = "giữ lại"
                    self.typed.pop((agency, code), None)
                return

    def _word(self, number: int) -> str:
        word = f"ghi {self.count}-{number}"
        self.words.add(word)
        return word

    def _comment(self, clerk: Clerk, agency: str, code: str, number: int) -> None:
        row, column = clerk.row(SHEET, "Mã", agency), clerk.column(SHEET, f"{code} | {ACTUAL}")
        self.words.discard(clerk.comment(SHEET, row, column, self._word(number)))

    def _own_column(self, clerk: Clerk, agency: str, _: str, number: int) -> None:
        sheet = clerk.sheet(SHEET)
        column = sheet.max_column + 1
        sheet.cell(clerk.head(SHEET), column).value = self._word(number)
        sheet.cell(clerk.row(SHEET, "Mã", agency), column).value = self._word(number + 10_000)

    def _own_row(self, clerk: Clerk, agency: str, _: str, number: int) -> None:
        row = clerk.row(SHEET, "Mã", agency) + 1
        clerk.sheet(SHEET).insert_rows(row)
        clerk.sheet(SHEET).cell(row, 2).value = self._word(number)
        clerk.sheet(SHEET).cell(row, 6).value = number

    def _sort(self, clerk: Clerk, *_: object) -> None:
        clerk.turn_over(SHEET)

    def _shift(self, clerk: Clerk, *_: object) -> None:
        clerk.sheet(SHEET).insert_rows(1)

    def _column_gone(self, clerk: Clerk, *_: object) -> None:
        """She deletes the column of a figure in which she has not typed since the last merge."""
        sheet, column = clerk.sheet(SHEET), clerk.column(SHEET, f"XA.2.1 | {ACTUAL}")
        if not any(cell.comment for row in sheet.iter_rows(min_col=column) for cell in row):
            sheet.delete_cols(column)

    def check(self, result: Reconciled) -> None:
        assert result.counts.balanced
        ends = {(o.figure.agency, o.figure.indicator, o.figure.column): o for o in result.figures if o.counted}
        codes = {(one.code, one.agency, one.indicator) for one in result.findings}
        for (agency, code), (text, value) in self.typed.items():
            one, now = ends[agency, code, Column.ACTUAL], self.sent.get((agency, code), "")
            if now != text:
                assert not one.figure.decided or one.state is FigureState.HELD, "an old decision for another number"
                assert ("KT801", agency, code) in codes
            elif value is None:
                assert (one.state, one.figure.decided[:3]) == (FigureState.IGNORED, "Lan")
            else:
                assert (one.state, one.figure.value) == (FigureState.USED, Decimal(value))
        for code in ("XA.1", "XA.2.2", "XA.3"):
            used = [
                o.figure.value
                for (_, of, column), o in ends.items()
                if (of, column) == (code, Column.ACTUAL)
                and o.state is FigureState.USED
                and isinstance(o.figure.value, Decimal)
            ]
            assert result.value(code, Column.ACTUAL) == sum(used)
        undecided = {key for key, one in ends.items() if key[2] is Column.ACTUAL and not one.figure.decided}
        assert {
            (agency, code, Column.ACTUAL)
            for agency, code in self.typed
            if self.typed[agency, code][0] == self.sent.get((agency, code), "")
        }.isdisjoint(undecided)
        everything = all_texts(master_path(self.root))
        assert {word for word in self.words if not any(word in text for text in everything)} == set()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_workspace(tmp_path_factory.mktemp("made"), communes(), CATALOGUE)
    Workspace(root).merge(PERIOD)
    return root


@pytest.mark.slow
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(st.tuples(STEPS, st.booleans()), min_size=2, max_size=8))
def test_nothing_typed_is_lost_and_nothing_stale_is_applied(
    made: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[tuple[Any, ...], bool]]
) -> None:
    story = Story(Path(shutil.copytree(made, tmp_path_factory.mktemp("story") / "w")))
    for step, merge_now in steps:
        story.do(*step)
        if merge_now:
            story.check(story.merge())
    story.check(story.merge())
    before = master_path(story.root).read_bytes()
    story.check(story.merge())
    assert master_path(story.root).read_bytes() == before
