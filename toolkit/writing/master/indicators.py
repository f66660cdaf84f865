"""The sheet of all indicators: values drawn from the figures by formula, totals from their parts, checks, links."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from toolkit.model import (
    Agency,
    Aggregation,
    Catalogue,
    Column,
    FigureState,
    Indicator,
    Mark,
    Nature,
    Origin,
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
from toolkit.writing.content import Content, Formula, RowFormula, one_formula
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
from toolkit.writing.master.trend import Trend
from toolkit.writing.own import OwnTable, Resolver
from toolkit.writing.row_writer import RowWriter
from toolkit.writing.table import number_format, ratio_in_row

_REMARK = (
    "Số lấy từ trang “Số liệu” bằng công thức; đổi “Trạng thái” ở đó thì biểu này đổi theo. "
    "Ô kiểm tra đỏ: tổng khác cộng thành phần, hoặc “trong đó” vượt tổng."
)
_MAX_OUTLINE = 6
_DUE = (HEADER_ROW - 1, Cell.PLAN)
"""Where the sheet says how many percent of a year's plan are due."""
_DUE_CELL = f"${letter(_DUE[1])}${_DUE[0] + 1}"
_DUE_LABEL = "Nhịp kế hoạch đến hết kỳ (% KH năm), cho các chỉ tiêu lũy kế:"


_STYLES: dict[Cell, Style] = {
    **dict.fromkeys(Cell, NUMBER),
    **dict.fromkeys((Cell.CODE, Cell.AGENCY, Cell.NUMBER, Cell.UNIT, Cell.PACE), CENTRE),
    **dict.fromkeys((Cell.NAME, Cell.TREND, Cell.NOTE, Cell.STATE), TEXT),
    **dict.fromkeys((Cell.TO_PLAN, Cell.TO_PREVIOUS), NUMBER | {"num_format": "#,##0.0"}),
    **dict.fromkeys((band.check for band in BANDS), CENTRE),
    **dict.fromkeys((*(band.see for band in BANDS), Cell.SEE_NOTE), LINK),
    **dict.fromkeys((cell for band in BANDS for cell in (band.has, band.parts)), HELPER),
}
_OF_AGENCY: Style = {**TEXT, "bold": True, "bg_color": "#F2F2F2"}


class _BandFormulas:
    """The formulas of one reported column that are alike in every row."""

    def __init__(self, band: Band) -> None:
        self.own = RowFormula(lambda row: formulas.own_value(row, band.column))
        self.having = RowFormula(lambda row: formulas.having(row, band))
        self.see = see_formula(band.column)


def see_formula(column: Column) -> RowFormula:
    """The link to a figure in the list."""
    return RowFormula(lambda row: formulas.see_figure(row, column))


class IndicatorSheet:
    """Writes the sheet, row by row."""

    def __init__(self, sheet: Sheet, result: Reconciled, table: OwnTable, spread: Spread, past: Past) -> None:
        self.sheet, self.result, self.table, self.spread = sheet, result, table, spread
        self._trend = Trend(result, past)
        self._count_figures(loose_figures(result.figures))
        self._bands = [(band, _BandFormulas(band)) for band in BANDS]
        self._to_plan, self._to_previous = (
            ratio_in_row(letter(Cell.ACTUAL), letter(base)) for base in (Cell.PLAN, Cell.PREVIOUS)
        )
        self._difference = RowFormula(formulas.difference)
        self._own_note = RowFormula(lambda row: formulas.own_value(row, Column.NOTE))
        self._see_note = see_formula(Column.NOTE)
        self._waiting = RowFormula(formulas.waiting)
        self._pace = cache(lambda due, way: RowFormula(lambda row: formulas.pace(row, due, way)))
        self._writer = cache(self._new_writer)

    def _count_figures(self, loose: Sequence[TracedFigure]) -> None:
        """What became of the figures of each indicator, which of them are notes, and which somebody decided."""
        waiting = [one.figure for one in loose if one.state is FigureState.HELD and one.figure.column is not None]
        used = [one.figure for one in loose if one.state is FigureState.USED]
        self._held = Counter(figure.indicator for figure in waiting)
        self._linked = {(figure.indicator, figure.column) for figure in (*used, *waiting)} | self.spread.folded_slots
        self._decided = {
            (one.figure.indicator, one.figure.column): one
            for one in loose
            if one.figure.decided and one.state is FigureState.USED
        }
        self._notes: defaultdict[str | None, list[TracedFigure]] = defaultdict(list)
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
        of_agency = self.sheet.row_writer([_OF_AGENCY] * (Cell.SEE_NOTE + 1))
        for one in _rows(self.result.catalogue):
            row = self.table.rows[one.code]
            if isinstance(one, Indicator):
                self._write_indicator(row, one)
            else:
                texts = {Cell.CODE: one.code, Cell.NUMBER: one.number, Cell.NAME: one.name.upper()}
                of_agency.write(row, [texts.get(cell, "") for cell in Cell if cell <= Cell.SEE_NOTE])
        self._trend.finish(self.sheet)
        self._finish(self.table.last)

    def _new_writer(self, depth: int, has_parts: bool) -> RowWriter:
        """What writes rows of indicators so deep in the outline, with parts or without."""
        styles = _STYLES | ({Cell.NAME: {**TEXT, "indent": depth}} if depth else {})
        styles |= dict.fromkeys((band.check for band in BANDS), NUMBER) if has_parts else {}
        return self.sheet.row_writer([styles[cell] for cell in Cell])

    def _write_indicator(self, row: int, indicator: Indicator) -> None:
        depth = _depth(self.result.catalogue, indicator)
        parts = [part.code for part in self.result.catalogue.parts(indicator.code)]
        cells: list[Content] = [None] * Cell.PAST_5 + self._trend.contents(row, indicator)
        cells[Cell.CODE], cells[Cell.AGENCY], cells[Cell.NUMBER] = indicator.code, indicator.agency, indicator.number
        cells[Cell.NAME], cells[Cell.UNIT], cells[Cell.TREND] = indicator.name, indicator.unit, ""
        for band, ready in self._bands:
            self._put_band(cells, row, indicator, band, ready, parts)
        self._put_comparison(cells, row, indicator)
        cells[Cell.NOTE] = self._note(row, indicator)
        cells[Cell.STATE] = self._state(row, indicator)
        cells[Cell.SEE_NOTE] = self._link(row, indicator, Column.NOTE, self._see_note)
        self._writer(depth, bool(parts)).write(row, cells, level=min(depth + 1, _MAX_OUTLINE))

    def _state(self, row: int, indicator: Indicator) -> Formula:
        held = self._held.get(indicator.code, 0)
        decided = self._decision(indicator)
        said = f"Chờ xử lý: {held} số liệu" if held else decided
        if decided:
            return one_formula(formulas.waiting(row + 1, decided), said)
        return self._waiting.at(row, said)

    def _decision(self, indicator: Indicator) -> str:
        """Who decided about the indicator's figures and when, the last column's decision if there are several."""
        found = [self._decided[indicator.code, c] for c in Column if (indicator.code, c) in self._decided]
        kind = "Chỉnh tay" if any(one.adjusted for one in found) else "Có quyết định"
        return f"{kind}: {found[-1].figure.decided}" if found else ""

    def _note(self, row: int, indicator: Indicator) -> Content:
        note = shown(self.result.value(indicator.code, Column.NOTE))
        notes = [(one.figure.agency, position(one.figure)) for one in told_notes(self._notes.get(indicator.code, ()))]
        decided = (indicator.code, Column.NOTE) in self._decided
        if indicator.aggregation is Aggregation.OWNER or not notes or decided:
            return self._own_note.at(row, note)
        if max(len(there) for _, there in notes) > formulas.LONGEST_POSITION:
            return note
        return one_formula(formulas.joined_notes(notes), note)

    def _put_band(
        self, cells: list[Content], row: int, indicator: Indicator, band: Band, ready: _BandFormulas, parts: list[str]
    ) -> None:
        """One reported column: the value, what helps to add it up, its check and its link."""
        value = self.result.value(indicator.code, band.column)
        result = value if isinstance(value, Decimal) else shown(value)
        shown_as = self._format(indicator, value)
        from_parts = self.result.values[indicator.code, band.column].origin is Origin.PARTS
        decided = (indicator.code, band.column) in self._decided and not from_parts
        if indicator.aggregation is not Aggregation.SUM and (decided or not parts):
            cells[band.value] = ready.own.at(row, result, shown_as)
        else:
            formula = self._added_or_total(row + 1, indicator, band, parts, decided)
            cells[band.value] = one_formula(formula, result, shown_as)
        cells[band.has] = ready.having.at(row, _having(value))
        if parts:
            having = sum((_having(self.result.value(code, band.column)) for code in parts), Decimal(0))
            cells[band.parts] = one_formula(formulas.parts_having(band, parts), having)
        cells[band.check] = self._check(row, indicator, band, parts)
        cells[band.see] = self._link(row, indicator, band.column, ready.see)

    def _added_or_total(self, row: int, indicator: Indicator, band: Band, parts: list[str], decided: bool) -> str:
        """The formula of a value that is added up, or of a total that nobody decided about; `row` as Excel counts."""
        own = formulas.own_value(row, band.column)
        if indicator.aggregation is Aggregation.SUM:
            own = formulas.added_value(row, band.column, self.spread.cells(indicator.code, band.column))
        if not parts:
            return own
        return formulas.unless_held(row, band, own if decided else formulas.total_value(row, band, parts, own))

    def _check(self, row: int, indicator: Indicator, band: Band, parts: list[str]) -> Content:
        value = self.result.value(indicator.code, band.column)
        if parts:
            summed = add_up(self.result.value(code, band.column) for code in parts)
            whole = all(_having(self.result.value(code, band.column)) for code in parts)
            compared = whole and value is not None
            differs = (as_number(value) or Decimal(0)) - (as_number(summed) or Decimal(0)) if compared else ""
            return one_formula(formulas.sum_check(row + 1, band, parts), differs)
        if indicator.relation is Relation.OF_WHICH and indicator.parent in self.result.catalogue.indicator_by_code:
            whole_value = self.result.value(indicator.parent, band.column)
            numbers = [v for v in (value, whole_value) if isinstance(v, Decimal)]
            allowed = tolerance(numbers)
            said = ""
            if isinstance(value, Decimal) and isinstance(whole_value, Decimal):
                said = "vượt" if value - whole_value > allowed + Decimal("0.000001") else "đạt"
            return one_formula(formulas.of_which_check(row + 1, band, indicator.parent, allowed), said)
        return ""

    def _put_comparison(self, cells: list[Content], row: int, indicator: Indicator) -> None:
        plan, actual, previous = (self.result.value(indicator.code, band.column) for band in BANDS)
        done = ratio(actual, plan)
        cells[Cell.TO_PLAN] = self._to_plan.at(row, _or_blank(done))
        cells[Cell.TO_PREVIOUS] = self._to_previous.at(row, _or_blank(ratio(actual, previous)))
        cells[Cell.PACE] = self._pace_of(row, indicator, done)
        shown_as = max((self._format(indicator, value) for value in (actual, previous)), key=len)
        cells[Cell.DIFFERENCE] = self._difference.at(row, _or_blank(difference(actual, previous)), shown_as)

    def _pace_of(self, row: int, indicator: Indicator, done: Decimal | None) -> Formula:
        due = _DUE_CELL if indicator.nature is Nature.CUMULATIVE else "100"
        said = "" if done is None else Standing(indicator, done, due_now(indicator, self.result.period)).pace.label
        return self._pace(due, indicator.direction).at(row, said)

    def _link(self, row: int, indicator: Indicator, column: Column, in_list: RowFormula) -> Formula:
        spread = self.spread.cells(indicator.code, column)
        if spread:
            return one_formula(formulas.see_figure(row + 1, column, spread), formulas.SEE)
        return in_list.at(row, formulas.SEE if (indicator.code, column) in self._linked else "")

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
