"""What the report shows, taken out of a reconciled period: plain records that a template can print."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.model import Agency, FigureState, Finding, Reconciled, Severity, SubmittedFile, SubmittedState
from toolkit.reconcile.pace import Pace, Standing, standings
from toolkit.vietnamese import format_number

MOST_FINDINGS = 12
"""How many findings of an agency are shown; the others are in the master."""
MOST_RANKED = 10


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as it is read; `severity` is error, warning or info."""

    severity: str
    label: str
    code: str
    message: str
    where: str


@dataclass
class AgencyView:
    """An agency: what came, and what is to be said of it."""

    code: str
    number: str
    name: str
    sign: str = ""
    state: str = ""
    kind: str = ""
    used: int = 0
    held: int = 0
    errors: int = 0
    warnings: int = 0
    told: list[Told] = field(default_factory=list)
    """Errors and warnings, the gravest first, no more than are shown."""
    more: int = 0
    slips: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ranked:
    """An indicator that is far ahead or behind."""

    name: str
    code: str
    agency: str
    unit: str
    done: str
    due: str
    sign: str
    word: str
    kind: str
    score: float


@dataclass(frozen=True)
class ReportView:
    """Everything on the page."""

    agencies: tuple[AgencyView, ...]
    others: tuple[Told, ...]
    """Findings that belong to no agency of the catalogue."""
    ahead: tuple[Ranked, ...]
    behind: tuple[Ranked, ...]
    paces: dict[str, Counter[Pace]]
    """How many indicators of each agency stand how, by agency code."""


KINDS = {Pace.ON: "good", Pace.NEAR: "fair", Pace.BEHIND: "poor"}


def view_of(result: Reconciled, slips: Sequence[str], late: Collection[str] = ()) -> ReportView:
    """The page's content; `slips` are the file names of the slips, `phieu-CODE-PERIOD….xlsx`; `late` agencies."""
    catalogue = result.catalogue
    reporting = [agency for agency in catalogue.agencies if catalogue.of_agency(agency.code)]
    of_agency: defaultdict[str | None, list[Finding]] = defaultdict(list)
    for finding in result.findings:
        of_agency[finding.agency if finding.agency in catalogue.agency_by_code else None].append(finding)
    ranked = sorted(standings(result), key=lambda one: -one.score)
    paces: defaultdict[str, Counter[Pace]] = defaultdict(Counter)
    for one in ranked:
        paces[one.indicator.agency][one.pace] += 1
    ahead = [one for one in ranked if one.pace is Pace.ON][:MOST_RANKED]
    behind = [one for one in reversed(ranked) if one.pace is not Pace.ON][:MOST_RANKED]
    files: defaultdict[str | None, list[SubmittedFile]] = defaultdict(list)
    for file in result.files:
        files[file.agency].append(file)
    sent = _Sent(files, _slips_of(result, slips), set(result.missing), set(late))
    views = [_agency(agency, of_agency[agency.code], sent) for agency in reporting]
    told, _ = _told(of_agency[None])
    return ReportView(tuple(views), told, tuple(map(_ranked, ahead)), tuple(map(_ranked, behind)), dict(paces))


@dataclass(frozen=True)
class _Sent:
    """What came of all agencies, by their codes."""

    files: Mapping[str | None, Sequence[SubmittedFile]]
    slips: Mapping[str, Sequence[str]]
    missing: Collection[str]
    late: Collection[str]


def _slips_of(result: Reconciled, slips: Iterable[str]) -> dict[str, list[str]]:
    """The slips by the code of their agency."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in slips:
        found[name.removeprefix("phieu-").rpartition(f"-{result.period}")[0]].append(name)
    return found


def _agency(agency: Agency, findings: list[Finding], sent: _Sent) -> AgencyView:
    files, is_missing = sent.files.get(agency.code, ()), agency.code in sent.missing
    severities = Counter(finding.severity for finding in findings)
    told, more = _told(findings)
    view = AgencyView(agency.code, agency.number, agency.name, told=list(told), more=more)
    view.errors, view.warnings = severities[Severity.ERROR], severities[Severity.WARNING]
    view.used = sum(file.placed for file in files)
    view.held = sum(file.held for file in files)
    view.slips = list(sent.slips.get(agency.code, ()))
    if not is_missing and agency.code in sent.late:
        view.sign, view.state, view.kind = "◑", "Đã có số liệu, gửi muộn", "fair"
    elif not is_missing:
        view.sign, view.state, view.kind = "✓", "Đã có số liệu", "good"
    elif any(file.state is SubmittedState.REJECTED for file in files):
        view.sign, view.state, view.kind = "✗", "Đã gửi, chưa dùng được", "poor"
    else:
        view.sign, view.state, view.kind = "○", "Chưa gửi", "poor"
    return view


def _told(findings: Iterable[Finding]) -> tuple[tuple[Told, ...], int]:
    """Errors and warnings as they are shown, and how many more there are."""
    order = list(Severity)
    serious = (one for one in findings if one.severity is not Severity.INFO)
    found = sorted(serious, key=lambda one: order.index(one.severity))
    shown = found[:MOST_FINDINGS]
    told = (Told(one.severity.value, one.severity.label, one.code, one.message, _where(one)) for one in shown)
    return tuple(told), len(found) - len(shown)


def _where(finding: Finding) -> str:
    place = finding.place
    pieces = (place.file, place.sheet and f"trang “{place.sheet}”", place.cell and f"ô {place.cell}")
    return ", ".join(piece for piece in pieces if piece)


def _ranked(one: Standing) -> Ranked:
    indicator, pace = one.indicator, one.pace
    return Ranked(
        indicator.name,
        indicator.code,
        indicator.agency,
        indicator.unit,
        format_number(one.done, 1),
        format_number(one.due, 1),
        pace.sign,
        pace.value,
        KINDS[pace],
        float(one.score),
    )


def tiles(result: Reconciled, view: ReportView) -> list[tuple[str, str, str]]:
    """The numbers on top: value, label, kind."""
    counts = result.counts
    reported = len(view.agencies) - len(result.missing)
    severities = Counter(finding.severity for finding in result.findings)
    held, expected = counts.cells[FigureState.HELD], len(view.agencies)
    return [
        (f"{reported}/{expected}", "cơ quan đã có số liệu", "good" if reported == expected else "fair"),
        (_count(counts.cells[FigureState.USED]), "ô số liệu đã dùng", "good"),
        (_count(held), "ô đang giữ lại", "fair" if held else "good"),
        (_count(severities[Severity.ERROR]), "lỗi cần xử lý", "poor" if severities[Severity.ERROR] else "good"),
        (_count(severities[Severity.WARNING]), "cảnh báo cần xem", "fair" if severities[Severity.WARNING] else "good"),
    ]


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")
