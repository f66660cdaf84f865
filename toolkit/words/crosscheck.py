"""Hold a report's words against each other, against its figures, its period and its form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from toolkit.model import Finding, Period, Place, Severity
from toolkit.words.against import check_against
from toolkit.words.averages import check_averages
from toolkit.words.calendar import check_calendar, report_date, report_period
from toolkit.words.citations import check_citations
from toolkit.words.form import check_form
from toolkit.words.growth import check_growth
from toolkit.words.lists import check_lists
from toolkit.words.multiples import check_multiples
from toolkit.words.notes import check_note
from toolkit.words.paragraphs import Part, Report
from toolkit.words.prose import Prose, prepare
from toolkit.words.ratios import check_ratios
from toolkit.words.remark import Agreement, Remark, Said
from toolkit.words.restated import check_restated
from toolkit.words.rests import check_rests
from toolkit.words.retold import check_retold
from toolkit.words.stated import Stated
from toolkit.words.totals import check_totals
from toolkit.words.yields import check_yields

_ORDER = list(Severity)


@dataclass(frozen=True, slots=True)
class Crosschecked:
    """What holding a report against itself and its figures gave."""

    file: str
    period: Period | None
    quantities: int
    agreements: tuple[Agreement, ...]
    remarks: tuple[Remark, ...]
    reported: date | None = None
    """The report's own date."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The remarks' findings alone."""
        return tuple(remark.finding for remark in self.remarks)


def crosscheck(report: Report, period: Period | None = None, figures: Sequence[Stated] = ()) -> Crosschecked:
    """Check a report against itself and against figures; without a period, that of its title counts."""
    proses = prepare(report)
    period = period or report_period(proses)
    reported = report_date(proses)
    said = [*_said(proses, period, reported), *check_against(proses, figures, period)]
    remarks = [replace(one, finding=_in_file(one.finding, report.file)) for one in said if isinstance(one, Remark)]
    return Crosschecked(
        file=report.file,
        period=period,
        quantities=sum(len(prose.quantities) for prose in proses),
        agreements=tuple(sorted({one for one in said if isinstance(one, Agreement)}, key=_place)),
        remarks=tuple(
            sorted(_once(remarks), key=lambda one: (one.paragraph, _ORDER.index(one.finding.severity), one.quote))
        ),
        reported=reported,
    )


def _said(proses: Sequence[Prose], period: Period | None, reported: date | None) -> Iterator[Said]:
    counted = [prose for prose in proses if prose.paragraph.part in (Part.RESULTS, Part.PLANS)]
    for prose in counted:
        yield from check_totals(prose)
        yield from check_note(prose)
        yield from check_ratios(prose)
        yield from check_rests(prose)
        yield from check_growth(prose)
        yield from check_multiples(prose)
        yield from check_averages(prose)
        yield from check_yields(prose)
    yield from check_lists(counted)
    yield from check_retold(proses, period)
    yield from check_restated(proses, period)
    yield from check_citations(proses, reported)
    yield from check_calendar(proses, period, reported)
    yield from check_form(proses)


def _in_file(finding: Finding, file: str) -> Finding:
    return replace(finding, place=Place(file))


def _place(one: Agreement) -> tuple[int, str, str]:
    return one.paragraph, one.kind, one.quote


def _once(remarks: Iterable[Remark]) -> list[Remark]:
    """Each contradiction once, though two checks may see it."""
    found: dict[tuple[str, int, str], Remark] = {}
    for one in remarks:
        found.setdefault((one.finding.code, one.paragraph, one.quote), one)
    return list(found.values())
