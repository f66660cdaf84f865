"""Any order of edits, new submissions and merges: nothing typed is lost, and no old decision is applied in silence."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.support.clerk import ACTUAL, NOTE, PLAN, Clerk, all_texts, clerk_at, master_path
from tests.support.seed import FILE, PERIOD, seed_workbook
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.model import Column, Reconciled
from toolkit.writing.master.layout import INDICATORS

CELLS = {"SKHCN.1.1.1": "E12", "SKHCN.1.1.2": "E13", "SKHCN.1.2": "E15", "SKHCN.2": "E17"}
NUMBERS = st.integers(1, 99_999)
CODES = st.sampled_from(sorted(CELLS))
STEPS = st.one_of(
    st.tuples(st.just("type"), CODES, NUMBERS),
    st.tuples(st.just("plan"), CODES, NUMBERS),
    st.tuples(st.just("note"), CODES, NUMBERS),
    st.tuples(st.just("clear"), CODES, st.none()),
    st.tuples(st.just("send"), CODES, NUMBERS),
    st.tuples(st.just("doubt"), CODES, NUMBERS),
    st.tuples(st.just("answer"), st.none(), NUMBERS),
    st.tuples(st.just("own row"), CODES, NUMBERS),
    st.tuples(st.just("own column"), CODES, NUMBERS),
    st.tuples(st.just("own sheet"), st.none(), NUMBERS),
    st.tuples(st.just("comment"), CODES, NUMBERS),
    st.tuples(st.just("rename"), CODES, NUMBERS),
    st.tuples(st.just("sort"), st.none(), st.none()),
    st.tuples(st.just("shift"), st.none(), st.none()),
)


@dataclass
class Story:
    """What was done so far, and what therefore must hold."""

    root: Path
    sent: dict[str, str] = field(default_factory=dict)
    typed: dict[tuple[str, Column], int] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    answered: dict[str, tuple[str, int]] = field(default_factory=dict)
    """By indicator: the text that was decided about, and the value that was decided."""
    count: int = 0

    def merge(self) -> Reconciled:
        return Workspace(self.root).merge(PERIOD).result

    def do(self, kind: str, code: Any, number: Any) -> None:
        self.count += 1
        if kind in ("send", "doubt"):
            self.sent[CELLS[code]] = f"khoảng {number}" if kind == "doubt" else str(number)
            path = self.root / "workbooks" / str(PERIOD) / "submissions" / FILE
            path.write_bytes(seed_workbook(**self.sent))
            return
        with clerk_at(self.root) as clerk:
            getattr(self, f"_{kind.replace(' ', '_')}")(clerk, code, number)

    def _word(self, number: int) -> str:
        word = f"ghi {self.count}-{number}"
        self.words.add(word)
        return word

    def _type(self, clerk: Clerk, code: str, number: int) -> None:
        clerk.type(code, ACTUAL, number)
        self.typed[code, Column.ACTUAL] = number

    def _plan(self, clerk: Clerk, code: str, number: int) -> None:
        clerk.type(code, PLAN, number)
        self.typed[code, Column.PLAN] = number

    def _note(self, clerk: Clerk, code: str, number: int) -> None:
        self.words = {word for word in self.words if not word.startswith(f"ghi chú {code}:")}
        word = f"ghi chú {code}: {self.count}-{number}"
        clerk.type(code, NOTE, word)
        self.words.add(word)

    def _clear(self, clerk: Clerk, code: str, _: None) -> None:
        clerk.type(code, ACTUAL, None)
        self.typed.pop((code, Column.ACTUAL), None)

    def _answer(self, clerk: Clerk, _: None, number: int) -> None:
        waiting = [code for code, cell in CELLS.items() if self.sent.get(cell, "").startswith("khoảng")]
        for code in waiting:
            try:
                row = clerk.row("Vấn đề", "Mã chỉ tiêu", code)
            except StopIteration:
                continue
            sheet = clerk.sheet("Vấn đề")
            if sheet.cell(row, clerk.column("Vấn đề", "Mã")).value != "KT202":
                continue
            sheet.cell(row, clerk.column("Vấn đề", "Quyết định")).value = "dùng giá trị ghi bên"
            sheet.cell(row, clerk.column("Vấn đề", "Giá trị quyết định")).value = number
            message = str(sheet.cell(row, clerk.column("Vấn đề", "Nội dung")).value)
            if self.sent[CELLS[code]] in message:
                self.answered[code] = (self.sent[CELLS[code]], number)
            return

    def _own_row(self, clerk: Clerk, code: str, number: int) -> None:
        row = clerk.row(INDICATORS, "Mã", code) + 1
        clerk.sheet(INDICATORS).insert_rows(row)
        clerk.sheet(INDICATORS).cell(row, 4).value = self._word(number)

    def _own_column(self, clerk: Clerk, code: str, number: int) -> None:
        sheet = clerk.sheet(INDICATORS)
        column = sheet.max_column + 1
        sheet.cell(clerk.head(INDICATORS), column).value = self._word(number)
        sheet.cell(clerk.row(INDICATORS, "Mã", code), column).value = self._word(number + 100_000)

    def _own_sheet(self, clerk: Clerk, _: None, number: int) -> None:
        name = f"Riêng {self.count}"
        clerk.book.create_sheet(name)["B2"] = self._word(number)
        self.words.add(name)

    def _comment(self, clerk: Clerk, code: str, number: int) -> None:
        row, column = clerk.row(INDICATORS, "Mã", code), clerk.column(INDICATORS, "Chỉ tiêu")
        self.words.discard(clerk.comment(INDICATORS, row, column, self._word(number)))

    def _rename(self, clerk: Clerk, code: str, number: int) -> None:
        cell = clerk.sheet(INDICATORS).cell(clerk.row(INDICATORS, "Mã", code), clerk.column(INDICATORS, "Chỉ tiêu"))
        self.words.discard(str(cell.value))
        cell.value = self._word(number)

    def _sort(self, clerk: Clerk, _: None, __: None) -> None:
        clerk.turn_over(INDICATORS)

    def _shift(self, clerk: Clerk, _: None, __: None) -> None:
        clerk.sheet(INDICATORS).insert_rows(1)

    def check(self, result: Reconciled) -> None:
        assert result.counts.balanced
        for (code, column), number in self.typed.items():
            assert result.value(code, column) == number
        codes = {(finding.code, finding.indicator) for finding in result.findings}
        for code, (raw, number) in self.answered.items():
            now = self.sent[CELLS[code]]
            if now == raw or (code, Column.ACTUAL) in self.typed:
                continue
            assert result.value(code, Column.ACTUAL) != Decimal(number) or now == str(number)
            assert ("KT801", code) in codes
        everything = all_texts(master_path(self.root))
        assert {word for word in self.words if not any(word in text for text in everything)} == set()


@pytest.mark.slow
@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate], derandomize=True)
@given(st.lists(st.tuples(STEPS, st.booleans()), min_size=2, max_size=7))
def test_nothing_typed_is_lost_and_nothing_stale_is_applied(steps: list[tuple[tuple[str, Any, Any], bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        story = Story(make_workspace(Path(folder), {FILE: seed_workbook()}))
        story.check(story.merge())
        for (kind, code, number), merge_now in steps:
            story.do(kind, code, number)
            if merge_now:
                story.check(story.merge())
        story.check(story.merge())
        before = master_path(story.root).read_bytes()
        story.check(story.merge())
        assert master_path(story.root).read_bytes() == before
