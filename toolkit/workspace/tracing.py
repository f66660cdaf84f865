"""From a number back to the cells it comes from, through every revision that was ever merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from toolkit.ledger import Ledger, history
from toolkit.ledger.accounts import account_of
from toolkit.model import Catalogue, Column, FigureState, Finding, Origin, Period, ReconciledValue, TracedFigure
from toolkit.rules import RuleSettings
from toolkit.rules.passed import passed
from toolkit.workspace.errors import WorkspaceError


@dataclass(frozen=True, slots=True)
class TracedValue:
    """One column of an indicator: its value and why, the figures behind it, and what was said about it."""

    value: ReconciledValue
    figures: tuple[TracedFigure, ...]
    """Those of the run first, in its order; then those that only earlier runs had, as superseded."""
    passed: tuple[str, ...]
    """The rules that looked at it and found nothing."""
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything that is known of one indicator in a period's last run."""

    period: Period
    run: int
    indicator: str
    values: tuple[TracedValue, ...]
    parts: tuple[str, ...] = ()
    """The indicators that add up to it; each is traced by itself."""


def trace(ledger: Ledger | None, catalogue: Catalogue, rules: RuleSettings, period: Period, code: str) -> Trace:
    """The trace of an indicator; raise WorkspaceError where there is no such indicator or no run."""
    active = catalogue.active(period)
    if code not in active.indicator_by_code:
        raise WorkspaceError(f"Không có chỉ tiêu mã “{code}” trong kỳ {period.label}. Xem cột Mã của danh mục.")
    if ledger is None:
        raise no_run(period)
    with ledger.reading() as connection:
        run = history.last_run(connection, period)
        if run is None:
            raise no_run(period)
        values = history.values_of(connection, run.result)
        findings = history.findings_of(connection, run.result)
        figures = list(_all_figures(connection, period, run, code))
    traced = []
    for column in Column:
        key = (code, column)
        value = values.get(key, ReconciledValue(code, column, None, Origin.NONE, "chưa có số liệu báo cáo"))
        here = tuple(one for one in figures if one.figure.column is column)
        said = tuple(_about(findings, key))
        traced.append(TracedValue(value, here, tuple(passed(active, key, period, rules, said)) if here else (), said))
    return Trace(period, run.number, code, tuple(traced), tuple(part.code for part in active.parts(code)))


def no_run(period: Period) -> WorkspaceError:
    """That a period was never merged."""
    return WorkspaceError(f"Chưa tổng hợp {period.label} lần nào. Hãy chạy: ktxh merge {period}")


def _about(findings: Iterable[Finding], key: tuple[str, Column]) -> Iterator[Finding]:
    return (one for one in findings if one.indicator == key[0] and one.column in (None, key[1]))


def _all_figures(connection: Connection, period: Period, run: history.Run, code: str) -> Iterator[TracedFigure]:
    """The figures of the run, then those of files that are no longer there as they were."""
    seen = set()
    known = history.accounts_of(connection, run.result)
    for one in _of_indicator(connection, known, code):
        seen.add((one.sha256, one.figure.place))
        yield one
    looked_at = set(known)
    for past in reversed(history.runs_of(connection, period)):
        other = [account for account in history.accounts_of(connection, past.result) if account not in looked_at]
        looked_at.update(other)
        for one in _of_indicator(connection, other, code):
            key = (one.sha256, one.figure.place)
            if key not in seen and not one.from_catalogue:
                seen.add(key)
                yield replace(one, state=FigureState.SUPERSEDED, why="tệp không còn trong thư mục như trước")


def _of_indicator(connection: Connection, accounts: Iterable[int], code: str) -> Iterator[TracedFigure]:
    for account in accounts:
        yield from (one for one in account_of(connection, account) if one.figure.indicator == code)
