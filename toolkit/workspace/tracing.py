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
from toolkit.vietnamese import key
from toolkit.workspace.errors import WorkspaceError

_SHOWN = 5
"""How many indicators are offered where none is meant for certain."""


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
    """The trace of an indicator, by its code or name; raise WorkspaceError where none is meant, or there is no run."""
    active = catalogue.active(period)
    code = _meant(active, period, code)
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
        slot = (code, column)
        value = values.get(slot, ReconciledValue(code, column, None, Origin.NONE, "chưa có số liệu báo cáo"))
        here = tuple(one for one in figures if one.figure.column is column)
        said = tuple(_about(findings, slot))
        traced.append(TracedValue(value, here, tuple(passed(active, slot, period, rules, said)) if here else (), said))
    return Trace(period, run.number, code, tuple(traced), tuple(part.code for part in active.parts(code)))


def _meant(active: Catalogue, period: Period, said: str) -> str:
    """The one indicator whose code or name was typed, in capitals or not."""
    if said in active.indicator_by_code:
        return said
    wanted = key(said)
    found = [one for one in active.indicators if wanted in (key(one.code), key(one.name))]
    if len(found) == 1:
        return found[0].code
    near = found or [one for one in active.indicators if wanted and wanted in key(f"{one.code} {one.name}")]
    several = "; ".join(f"{one.code} “{one.name}”" for one in near[:_SHOWN])
    hint = f"Có phải: {several}?" if several else "Xem cột Mã của danh mục."
    what = "Có nhiều" if found else "Không có"
    raise WorkspaceError(f"{what} chỉ tiêu mã hay tên “{said}” trong kỳ {period.label}. {hint}")


def no_run(period: Period) -> WorkspaceError:
    """That a period was never merged."""
    return WorkspaceError(f"Chưa tổng hợp {period.label} lần nào. Hãy chạy: ktxh merge {period}")


def _about(findings: Iterable[Finding], slot: tuple[str, Column]) -> Iterator[Finding]:
    return (one for one in findings if one.indicator == slot[0] and one.column in (None, slot[1]))


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
            there = (one.sha256, one.figure.place)
            if there not in seen and not one.from_records:
                seen.add(there)
                yield replace(one, state=FigureState.SUPERSEDED, why="tệp không còn trong thư mục như trước")


def _of_indicator(connection: Connection, accounts: Iterable[int], code: str) -> Iterator[TracedFigure]:
    for account in accounts:
        yield from (one for one in account_of(connection, account) if one.figure.indicator == code)
