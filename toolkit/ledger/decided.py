"""What people decided, and the masters in which they did: appended, and read back for a period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Row, or_, select

from toolkit.ledger.codec import kept_text, kept_value, value_of
from toolkit.ledger.receipts import timestamp
from toolkit.ledger.schema import adjustments, decisions, masters
from toolkit.model import Adjustment, Answer, Column, Decision, Decisions, Period, Subject


@dataclass(frozen=True, slots=True)
class KnownMaster:
    """A master that a run wrote: its bytes' hash, the fingerprint that stands in it, what people had added to it."""

    sha256: str
    base: str
    own: str
    notices: str


def decisions_of(connection: Connection, period: Period) -> Decisions:
    """All that was decided for a period, and the names of rows that were learned in any."""
    here = or_(decisions.c.period == str(period), decisions.c.answer == Answer.PLACED.value)
    found = connection.execute(select(decisions).where(here).order_by(decisions.c.id))
    query = select(adjustments).where(adjustments.c.period == str(period)).order_by(adjustments.c.id)
    return Decisions(tuple(map(_decision, found)), tuple(map(_adjustment, connection.execute(query))))


def append_decisions(
    connection: Connection, period: Period, made: Iterable[Decision], typed: Iterable[Adjustment], source: str
) -> None:
    """Append decisions and adjustments that were read from the workbook with the hash `source`."""
    for one in made:
        kind, value = kept_value(one.value)
        subject = one.subject
        connection.execute(
            decisions.insert().values(
                period=str(period),
                asked=one.finding,
                answer=one.answer.value,
                kind=kind,
                value=value,
                note="",
                who=kept_text(one.who),
                decided=one.when,
                column=subject.column.value if subject.column else None,
                agency=kept_text(subject.agency),
                row_name=kept_text(subject.row),
                raw=kept_text(subject.raw),
                source=source,
            )
        )
    for adjustment in typed:
        before_kind, before = kept_value(adjustment.base)
        kind, value = kept_value(adjustment.value)
        connection.execute(
            adjustments.insert().values(
                period=str(period),
                indicator=adjustment.indicator,
                column=adjustment.column.value,
                before_kind=before_kind,
                before_value=before,
                kind=kind,
                value=value,
                note="",
                who=kept_text(adjustment.who),
                adjusted=adjustment.when,
                source=source,
            )
        )


def known_masters(connection: Connection, period: Period) -> tuple[KnownMaster, ...]:
    """Every master of a period that was put in its place or was about to be, oldest first."""
    query = select(masters).where(masters.c.period == str(period)).order_by(masters.c.id)
    return tuple(KnownMaster(row.sha256, row.base, row.own, row.notices) for row in connection.execute(query))


def note_master(connection: Connection, period: Period, master: KnownMaster) -> None:
    """Write down a master that is about to be put in its place."""
    connection.execute(
        masters.insert().values(
            period=str(period),
            sha256=master.sha256,
            base=master.base,
            own=kept_text(master.own),
            notices=kept_text(master.notices),
            noted=timestamp(),
        )
    )


def _decision(row: Row[tuple[object, ...]]) -> Decision:
    subject = Subject(row.agency or "", row.row_name or "", Column(row.column) if row.column else None, row.raw or "")
    return Decision(subject, row.asked, Answer(row.answer), value_of(row.kind, row.value), row.who, row.decided)


def _adjustment(row: Row[tuple[object, ...]]) -> Adjustment:
    before, value = value_of(row.before_kind, row.before_value), value_of(row.kind, row.value)
    return Adjustment(row.indicator, Column(row.column), value, before, row.who, row.adjusted)
