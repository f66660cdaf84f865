"""Answers in the sheet of findings: each becomes a decision about the figures that the finding is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from toolkit.edits.compare import Change
from toolkit.edits.content import plain_text
from toolkit.edits.indicator_edits import parsed, underlying
from toolkit.edits.master import FigureLine, MasterPair
from toolkit.edits.typed import UnclearError, typed_value
from toolkit.edits.understood import Understood
from toolkit.findings.decision_problems import ADJUSTMENT_OUTDATED
from toolkit.model import ADJUSTED_BY, Answer, Catalogue, Column, FigureState, Subject, Value
from toolkit.writing.master.layout import FIGURE_HEADINGS, FIGURES, FINDING_HEADINGS, FINDINGS, Data, Issue

_TITLES = {cell: heading.title for cell, heading in FINDING_HEADINGS.items()}
_INPUTS = (Issue.ANSWER, Issue.VALUE, Issue.WHO)
_ABOUT_FIGURES = (Answer.ACCEPT, Answer.SUGGESTED, Answer.VALUE, Answer.LEAVE_OUT)


def read_finding_edits(pair: MasterPair, changed: Iterable[Change], catalogue: Catalogue, into: Understood) -> None:
    """Understand the changes of the sheet of findings."""
    titles = {_TITLES[cell] for cell in _INPUTS}
    answered: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changed:
        if change.heading in titles:
            answered[change.key].append(change)
        elif change.after is not None:
            reason = "chỉ các cột quyết định được đọc lại; ý kiến nên ghi ở cột hoặc trang riêng"
            into.not_taken(change.sheet, change.cell, change.after.text, reason)
    for key, changes in answered.items():
        _Answering(pair, catalogue, into, key, changes).read()


class _Answering:
    """One finding whose answer, value or name of who decided was typed."""

    def __init__(
        self, pair: MasterPair, catalogue: Catalogue, into: Understood, key: str, changes: list[Change]
    ) -> None:
        table = pair.tables[FINDINGS]
        self._pair, self._catalogue, self._into = pair, catalogue, into
        self._change = changes[0]
        self._base = {cell: table.base.text(key, title) for cell, title in _TITLES.items()}
        view = table.edited
        self._answer_text = view.text(key, _TITLES[Issue.ANSWER]).strip() if view else ""
        self._who = view.text(key, _TITLES[Issue.WHO]).strip() if view else ""
        self._typed = view.get(key, _TITLES[Issue.VALUE]) if view else None
        self._column = next((c for c in Column if c.label == self._base[Issue.COLUMN]), None)

    def read(self) -> None:
        answer = Answer.by_label(self._answer_text)
        if answer is None:
            if self._answer_text != ADJUSTED_BY:
                self._unclear("không có trong danh sách; hãy chọn một quyết định trong danh sách")
        elif answer is Answer.WITHDRAWN:
            self._withdraw()
        elif self._base[Issue.CODE] == ADJUSTMENT_OUTDATED.code and answer is not Answer.SEEN:
            self._readjust(answer)
        elif answer is Answer.SEEN:
            self._into.decide(self._whole, self._base[Issue.CODE], answer, who=self._who)
        elif answer is Answer.SUGGESTED and self._base[Issue.SUGGESTION] in self._catalogue.indicator_by_code:
            self._name(Answer.PLACED, self._base[Issue.SUGGESTION])
        elif answer in _ABOUT_FIGURES:
            self._decide_figures(answer)
        else:
            self._name(answer, plain_text(self._typed.content.value).strip() if self._typed else "")

    @property
    def _whole(self) -> Subject:
        """The finding itself, by its sentence."""
        return Subject.sent(self._base[Issue.AGENCY], "", None, self._base[Issue.MESSAGE])

    def _figures(self, *states: FigureState) -> list[FigureLine]:
        """The figure in the finding's cell, else those of its row that are in one of the states."""
        place = tuple(self._base[cell] for cell in (Issue.FILE, Issue.SHEET, Issue.CELL))
        exact = self._pair.figures.get("|".join(place))
        if exact is not None:
            return [exact]
        row = (*place[:2], place[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        return [line for line in self._pair.figures.values() if place[2] and line.row == row and line.state in states]

    def _withdraw(self) -> None:
        if not self._base[Issue.ANSWER]:
            if self._typed is not None and self._typed.content.value is not None:
                self._unclear("có giá trị nhưng chưa chọn quyết định")
            return
        code = self._base[Issue.CODE]
        if self._base[Issue.ANSWER] == ADJUSTED_BY:
            if self._column is not None and self._base[Issue.INDICATOR]:
                self._into.adjust(self._base[Issue.INDICATOR], self._column, None, None, self._who)
            return
        for line in self._figures(*FigureState):
            self._into.decide(_subject(line), code, Answer.WITHDRAWN, who=self._who)
        self._into.decide(self._whole, code, Answer.WITHDRAWN, who=self._who)

    def _decide_figures(self, answer: Answer) -> None:
        lines = self._figures(FigureState.HELD)
        if not lines:
            self._unclear("vấn đề này không gắn với số liệu đang giữ lại nào; có thể chọn “đã xem”")
        elif answer is Answer.VALUE and len(lines) > 1:
            self._unclear("dòng này có nhiều số liệu; hãy ghi giá trị cho từng số liệu ở trang “Số liệu”")
        else:
            for line in lines:
                self._decide_figure(line, answer)

    def _decide_figure(self, line: FigureLine, answer: Answer) -> None:
        value: Value | None = None
        try:
            if answer is Answer.VALUE:
                value = typed_value(self._typed.content if self._typed else None, line.column)
            elif answer is Answer.SUGGESTED:
                value = parsed(self._base[Issue.SUGGESTION], line.column)
        except UnclearError as unclear:
            self._unclear(str(unclear))
            return
        if value is None and answer in (Answer.VALUE, Answer.SUGGESTED):
            self._unclear("chưa ghi giá trị" if answer is Answer.VALUE else "vấn đề này không có gợi ý")
        elif line.code not in self._catalogue.indicator_by_code and answer is not Answer.LEAVE_OUT:
            self._unclear(f"chưa biết chỉ tiêu; chọn “{Answer.PLACED.label}” và ghi mã chỉ tiêu")
        else:
            self._into.decide(_subject(line), self._base[Issue.CODE], answer, value, self._who)

    def _readjust(self, answer: Answer) -> None:
        """A finding that an adjusted value is out of date: keep it, take the new value, or type another."""
        code, column = self._base[Issue.INDICATOR], self._column
        line = self._pair.adjusted(code, column) if column else None
        if line is None or column is None:
            self._unclear("không còn chỉnh tay nào ở đây")
            return
        if answer in (Answer.SUGGESTED, Answer.LEAVE_OUT):
            self._into.adjust(code, column, None, None, self._who)
            return
        try:
            kept = self._pair.tables[FINDINGS].edited
            typed = self._typed.content if answer is Answer.VALUE and self._typed and kept else None
            value = typed_value(typed, column) if typed else self._in_force(line)
        except UnclearError as unclear:
            self._unclear(str(unclear))
            return
        self._into.adjust(code, column, value, underlying(self._pair, code, column), self._who)

    def _in_force(self, line: FigureLine) -> Value | None:
        placed = self._pair.base_cell(FIGURES, line.position, FIGURE_HEADINGS[Data.VALUE].title)
        return typed_value(placed.content, line.column) if placed else None

    def _name(self, answer: Answer, named: str) -> None:
        """Answers that name something: an indicator's code, or a file."""
        code = self._base[Issue.CODE]
        if answer is Answer.NEWEST:
            if named not in self._pair.files:
                self._unclear("hãy ghi đúng tên tệp mới hơn vào cột giá trị")
                return
            self._into.decide(Subject.sent(self._base[Issue.AGENCY], "", None, named), code, answer, named, self._who)
            return
        lines = self._figures(FigureState.HELD)
        if named not in self._catalogue.indicator_by_code:
            self._unclear("hãy ghi mã chỉ tiêu có trong danh mục vào cột giá trị")
        elif not lines or not lines[0].name:
            self._unclear("vấn đề này không phải về một dòng chưa khớp")
        else:
            subject = Subject.sent(lines[0].sender, lines[0].name, None, lines[0].name)
            self._into.decide(subject, code, answer, named, self._who)

    def _unclear(self, reason: str) -> None:
        value = self._typed.content.text if self._typed else ""
        self._into.unclear(self._change, self._answer_text, value, reason)


def _subject(line: FigureLine) -> Subject:
    return Subject.sent(line.sender, line.code or line.name, line.column, line.raw)
