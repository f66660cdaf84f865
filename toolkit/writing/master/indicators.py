"""The sheet of all indicators: values drawn from the figures by formula, totals from their parts, checks, links."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from toolkit.model import (
    NO_PAST,
    Agency,
    Aggregation,
    Catalogue,
    Column,
    FigureState,
    Indicator,
    Mark,
    Nature,
    Past,
    Reconciled,
    Relation,
    TracedFigure,
    Value,
    loose_figures,
)
from toolkit.reconcile.choose import add_up, told_notes
from toolkit.reconcile.compare import difference, ratio
from toolkit.reconcile.pace import Pace, Standing, due_by_month
from toolkit.reconcile.pace import due as due_now
from toolkit.rules.book import as_number, tolerance
from toolkit.writing.book import Book, Sheet, Style, shown
from toolkit.writing.master import formulas
from toolkit.writing.master.figures import position
from toolkit.writing.master.layout import (
    AMBER,
    BANDS,
    CENTRE,
    FIRST_ROW,
    GREEN,
    HEADER_ROW,
    HELPER,
    INDICATOR_HEADINGS,
    INDICATORS,
    LINK,
    NUMBER,
    RED,
    REMARK,
    TEXT,
    Band,
    Cell,
    letter,
    open_sheet,
)
from toolkit.writing.master.spread import Spread
from toolkit.writing.master.trend import write_trend
from toolkit.writing.own import OwnTable, Resolver
from toolkit.writing.table import number_format, ratio_formula

_REMARK = (
    "Số lấy từ trang “Số liệu” bằng công thức; đổi “Trạng thái” ở đó thì biểu này đổi theo. "
    "Ô kiểm tra đỏ: tổng khác cộng thành phần, hoặc “trong đó” vượt tổng."
)
_MAX_OUTLINE = 6
_DUE = (HEADER_ROW - 1, Cell.PLAN)
"""Where the sheet says how many percent of a year's plan are due."""
_DUE_CELL = f"${letter(_DUE[1])}${_DUE[0] + 1}"
_DUE_LABEL = "Nhịp kế hoạch đến hết kỳ (% KH năm), cho các chỉ tiêu lũy kế:"


@dataclass
class IndicatorSheet:
    """Writes the sheet, row by row."""

    sheet: Sheet
    result: Reconciled
    table: OwnTable
    spread: Spread
    past: Past = NO_PAST
    _ends: Counter[tuple[str, Column, FigureState]] = field(init=False)
    _notes: defaultdict[str | None, list[TracedFigure]] = field(init=False)
    _decided: dict[tuple[str | None, Column | None], TracedFigure] = field(init=False)

    def __post_init__(self) -> None:
        loose = loose_figures(self.result.figures)
        self._ends = Counter(
            (one.figure.indicator, one.figure.column, one.state)
            for one in loose
            if one.figure.indicator is not None and one.figure.column is not None
        )
        self._ends.update((*slot, FigureState.USED) for slot in self.spread.folded_slots)
        self._decided = {
            (one.figure.indicator, one.figure.column): one
            for one in loose
            if one.figure.decided and one.state is FigureState.USED
        }
        self._notes = defaultdict(list)
        for one in loose:
            if one.state is FigureState.USED and one.figure.column is Column.NOTE:
                self._notes[one.figure.indicator].append(one)

    def write(self, title: str, resolve: Resolver) -> None:
        """Write everything."""
        open_sheet(self.sheet, title, _REMARK, list(INDICATOR_HEADINGS.values()), frozen=Cell.UNIT)
        self.table.write(self.sheet, HEADER_ROW, resolve)
        gone = due_by_month(self.result.period)
        self.sheet.text(_DUE[0], Cell.NAME, _DUE_LABEL, REMARK)
        self.sheet.number(*_DUE, gone, {"num_format": "#,##0.0", "bold": True, "align": "right"})
        for one in _rows(self.result.catalogue):
            row = self.table.rows[one.code]
            if isinstance(one, Indicator):
                self._write_indicator(row, one)
            else:
                self._write_agency(row, one)
        write_trend(self.sheet, self.result, self.past, self.table.rows)
        self._finish(self.table.last)

    def _write_agency(self, row: int, agency: Agency) -> None:
        style: Style = {**TEXT, "bold": True, "bg_color": "#F2F2F2"}
        texts = {Cell.CODE: agency.code, Cell.NUMBER: agency.number, Cell.NAME: agency.name.upper()}
        for cell in range(Cell.SEE_NOTE + 1):
            self.sheet.text(row, cell, texts.get(Cell(cell), ""), style)

    def _write_indicator(self, row: int, indicator: Indicator) -> None:
        texts = (indicator.code, indicator.agency, indicator.number)
        for cell, text in zip((Cell.CODE, Cell.AGENCY, Cell.NUMBER), texts, strict=True):
            self.sheet.text(row, cell, text, CENTRE)
        depth = _depth(self.result.catalogue, indicator)
        self.sheet.text(row, Cell.NAME, indicator.name, {**TEXT, "indent": depth} if depth else TEXT)
        self.sheet.text(row, Cell.UNIT, indicator.unit, CENTRE)
        for band in BANDS:
            self._write_band(row, indicator, band)
        self._write_comparison(row, indicator)
        self._write_note(row, indicator)
        held = sum(self._count(indicator, column, FigureState.HELD) for column in Column)
        state = f"Chờ xử lý: {held} số liệu" if held else self._decision(indicator)
        self._formula(row, Cell.STATE, formulas.waiting(row + 1, self._decision(indicator)), state, TEXT)
        self._write_link(row, indicator, Cell.SEE_NOTE, Column.NOTE)
        self.sheet.set_row(row, level=min(depth + 1, _MAX_OUTLINE))

    def _decision(self, indicator: Indicator) -> str:
        """Who decided about the indicator's figures and when, the last column's decision if there are several."""
        found = [self._decided[indicator.code, c] for c in Column if (indicator.code, c) in self._decided]
        kind = "Chỉnh tay" if any(one.adjusted for one in found) else "Có quyết định"
        return f"{kind}: {found[-1].figure.decided}" if found else ""

    def _write_note(self, row: int, indicator: Indicator) -> None:
        note = shown(self.result.value(indicator.code, Column.NOTE))
        notes = [(one.figure.agency, position(one.figure)) for one in told_notes(self._notes[indicator.code])]
        decided = (indicator.code, Column.NOTE) in self._decided
        if indicator.aggregation is Aggregation.OWNER or not notes or decided:
            self._formula(row, Cell.NOTE, formulas.own_value(row + 1, Column.NOTE), note, TEXT)
        elif max(len(there) for _, there in notes) > formulas.LONGEST_POSITION:
            self.sheet.text(row, Cell.NOTE, note, TEXT)
        else:
            self._formula(row, Cell.NOTE, formulas.joined_notes(notes), note, TEXT)

    def _write_band(self, row: int, indicator: Indicator, band: Band) -> None:
        """One reported column: the value, what helps to add it up, its check and its link."""
        catalogue = self.result.catalogue
        parts = [part.code for part in catalogue.parts(indicator.code)]
        value = self.result.value(indicator.code, band.column)
        added = indicator.aggregation is Aggregation.SUM
        if added:
            own = formulas.added_value(row + 1, band.column, self.spread.cells(indicator.code, band.column))
        else:
            own = formulas.own_value(row + 1, band.column)
        decided = (indicator.code, band.column) in self._decided
        formula = formulas.total_value(row + 1, band, parts, own) if parts and not decided else own
        style = NUMBER | {"num_format": self._format(indicator, value)}
        self._formula(row, band.value, formula, value if isinstance(value, Decimal) else shown(value), style)
        self._formula(row, band.has, formulas.having(row + 1, band), _having(value), HELPER)
        if parts:
            having = sum((_having(self.result.value(code, band.column)) for code in parts), Decimal(0))
            self._formula(row, band.parts, formulas.parts_having(band, parts), having, HELPER)
        self._write_check(row, indicator, band, parts)
        self._write_link(row, indicator, band.see, band.column)

    def _write_check(self, row: int, indicator: Indicator, band: Band, parts: list[str]) -> None:
        value = self.result.value(indicator.code, band.column)
        if parts:
            summed = add_up(self.result.value(code, band.column) for code in parts)
            whole = all(_having(self.result.value(code, band.column)) for code in parts)
            compared = whole and value is not None
            differs = (as_number(value) or Decimal(0)) - (as_number(summed) or Decimal(0)) if compared else ""
            self._formula(row, band.check, formulas.sum_check(row + 1, band, parts), differs, NUMBER)
        elif indicator.relation is Relation.OF_WHICH and indicator.parent in self.result.catalogue.indicator_by_code:
            whole_value = self.result.value(indicator.parent, band.column)
            numbers = [v for v in (value, whole_value) if isinstance(v, Decimal)]
            allowed = tolerance(numbers)
            said = ""
            if isinstance(value, Decimal) and isinstance(whole_value, Decimal):
                said = "vượt" if value - whole_value > allowed + Decimal("0.000001") else "đạt"
            formula = formulas.of_which_check(row + 1, band, indicator.parent, allowed)
            self._formula(row, band.check, formula, said, CENTRE)
        else:
            self.sheet.blank(row, band.check, CENTRE)

    def _write_comparison(self, row: int, indicator: Indicator) -> None:
        plan, actual, previous = (self.result.value(indicator.code, band.column) for band in BANDS)
        done = f"{letter(Cell.ACTUAL)}{row + 1}"
        for cell, base_cell, base in (
            (Cell.TO_PLAN, Cell.PLAN, plan),
            (Cell.TO_PREVIOUS, Cell.PREVIOUS, previous),
        ):
            formula = ratio_formula(done, f"{letter(base_cell)}{row + 1}").removeprefix("=")
            self._formula(row, cell, formula, _or_blank(ratio(actual, base)), NUMBER | {"num_format": "#,##0.0"})
        self._write_pace(row, indicator, ratio(actual, plan))
        self.sheet.blank(row, Cell.TREND, TEXT)
        style = NUMBER | {"num_format": max((self._format(indicator, v) for v in (actual, previous)), key=len)}
        self._formula(
            row, Cell.DIFFERENCE, formulas.difference(row + 1), _or_blank(difference(actual, previous)), style
        )

    def _write_pace(self, row: int, indicator: Indicator, done: Decimal | None) -> None:
        due = _DUE_CELL if indicator.nature is Nature.CUMULATIVE else "100"
        said = "" if done is None else Standing(indicator, done, due_now(indicator, self.result.period)).pace.label
        self._formula(row, Cell.PACE, formulas.pace(row + 1, due, indicator.direction), said, CENTRE)

    def _write_link(self, row: int, indicator: Indicator, cell: Cell, column: Column) -> None:
        spread = self.spread.cells(indicator.code, column)
        there = any(self._count(indicator, column, state) for state in (FigureState.USED, FigureState.HELD)) or spread
        formula = formulas.see_figure(row + 1, column, spread)
        self._formula(row, cell, formula, formulas.SEE if there else "", LINK)

    def _formula(self, row: int, cell: Cell, formula: str, value: Decimal | str, style: Style) -> None:
        self.sheet.formula(row, cell, f"={formula}", value, style)

    def _count(self, indicator: Indicator, column: Column, state: FigureState) -> int:
        return self._ends[indicator.code, column, state]

    @staticmethod
    def _format(indicator: Indicator, value: Value | None) -> str:
        return number_format(value if isinstance(value, Decimal) else Decimal(0), indicator.decimals)

    def _finish(self, last: int) -> None:
        raw, book = self.sheet.raw, self.sheet.book
        raw.autofilter(HEADER_ROW, 0, last, Cell.PARTS_PREVIOUS)
        raw.set_column(Cell.HAS_PLAN, Cell.PARTS_PREVIOUS, 9, None, {"hidden": True})
        raw.outline_settings(visible=True, symbols_below=False)
        raw.print_area(0, 0, last, Cell.STATE)
        checks = (FIRST_ROW, Cell.CHECK_PLAN, last, Cell.CHECK_PREVIOUS)
        first = f"{letter(Cell.CHECK_PLAN)}{FIRST_ROW + 1}"
        wrong = f'=OR({first}="vượt",AND(ISNUMBER({first}),{first}<>0))'
        raw.conditional_format(*checks, {"type": "formula", "criteria": wrong, "format": book.overlay(RED)})
        state = f'=${letter(Cell.STATE)}{FIRST_ROW + 1}<>""'
        area = (FIRST_ROW, Cell.STATE, last, Cell.STATE)
        raw.conditional_format(*area, {"type": "formula", "criteria": state, "format": book.overlay(AMBER)})
        for pace, style in ((Pace.ON, GREEN), (Pace.NEAR, AMBER), (Pace.BEHIND, RED)):
            criteria = f'=LEFT(${letter(Cell.PACE)}{FIRST_ROW + 1},1)="{pace.sign}"'
            rule = {"type": "formula", "criteria": criteria, "format": book.overlay(style)}
            raw.conditional_format(FIRST_ROW, Cell.PACE, last, Cell.PACE, rule)


def write_indicators(
    book: Book, result: Reconciled, title: str, table: OwnTable, resolve: Resolver, spread: Spread, past: Past
) -> None:
    """Add the sheet of indicators, each in the row that was planned for it, with what somebody added to it."""
    IndicatorSheet(book.sheet(INDICATORS), result, table, spread, past).write(title, resolve)


def indicator_keys(catalogue: Catalogue) -> list[str]:
    """The keys of the sheet's rows in their order: agencies' and indicators' codes."""
    return [one.code for one in _rows(catalogue)]


def _rows(catalogue: Catalogue) -> Iterator[Agency | Indicator]:
    """Agencies, each followed by its indicators; those of a group of agencies come last."""
    reported: defaultdict[str, list[Indicator]] = defaultdict(list)
    for indicator in catalogue.indicators:
        reported[indicator.agency].append(indicator)
    for agency in catalogue.agencies:
        if agency.code in reported:
            yield agency
            yield from reported.pop(agency.code)
    for group, indicators in reported.items():
        yield Agency("", group, group)
        yield from indicators


def _depth(catalogue: Catalogue, indicator: Indicator) -> int:
    depth = 0
    while indicator.parent is not None and indicator.parent in catalogue.indicator_by_code:
        indicator = catalogue.indicator_by_code[indicator.parent]
        depth += 1
    return depth


def _having(value: Value | None) -> Decimal:
    if value is Mark.NIL:
        return 1 + formulas.NIL_STEP
    return Decimal(1) if isinstance(value, Decimal) else Decimal(0)


def _or_blank(value: Decimal | None) -> Decimal | str:
    return "" if value is None else value
