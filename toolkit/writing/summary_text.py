"""The night in ten lines: what came, what is missing, what waits, who is ahead and behind; the body of a mail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from toolkit.model import FigureState, Reconciled, Severity, SubmittedState
from toolkit.reconcile.pace import Pace, Standing, standings
from toolkit.vietnamese import format_number

_NAMED = 5
"""How many agencies a line names before it says how many more there are."""
_RANKED = 3


def night_summary(result: Reconciled, province: str = "") -> str:
    """Ten numbered lines of plain text under a heading; every number is one that the master workbook shows."""
    where = f" tỉnh {province}" if province else ""
    lines = [f"Tổng hợp báo cáo KT-XH{where}, {result.period.label}", ""]
    lines += [f"{number}. {line}" for number, line in enumerate(summary_lines(result), 1)]
    return "\n".join(lines) + "\n"


def summary_lines(result: Reconciled) -> Iterator[str]:
    """The ten lines without their numbers."""
    counts = result.counts
    severities = Counter(finding.severity for finding in result.findings)
    ranked = sorted(standings(result), key=lambda one: -one.score)
    paces = Counter(one.pace for one in ranked)
    yield _submitted(result)
    yield _missing(result)
    files = ", ".join(f"{counts.files[state]} {state.label}" for state in SubmittedState)
    yield f"Tệp: tìm thấy {_count(counts.files_found)}, gồm {files}."
    cells = ", ".join(f"{_count(counts.cells[state])} {state.label}" for state in FigureState)
    yield f"Ô số liệu: đã đọc {_count(counts.cells_read)}, gồm {cells}."
    yield "Vấn đề: " + ", ".join(f"{_count(severities[one])} {one.label.casefold()}" for one in Severity) + "."
    yield _most_errors(result)
    rated = ", ".join(f"{paces[pace]} {pace.value}" for pace in Pace)
    yield f"So với kế hoạch năm: {len(ranked)} chỉ tiêu so được, gồm {rated}."
    yield "Vượt tiến độ nhiều nhất: " + _ranked(one for one in ranked if one.pace is Pace.ON)
    yield "Chậm tiến độ nhiều nhất: " + _ranked(one for one in reversed(ranked) if one.pace is not Pace.ON)
    yield _to_do(result)


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _submitted(result: Reconciled) -> str:
    expected = expected_agencies(result)
    return f"Cơ quan: {len(expected) - len(result.missing)} trên {len(expected)} cơ quan phải báo cáo đã có số liệu."


def expected_agencies(result: Reconciled) -> list[str]:
    """The codes of the agencies that are to report anything."""
    catalogue = result.catalogue
    return [agency.code for agency in catalogue.agencies if catalogue.of_agency(agency.code)]


def _missing(result: Reconciled) -> str:
    if not result.missing:
        return "Còn thiếu: không cơ quan nào."
    names = [result.catalogue.agency_by_code[code].name for code in result.missing]
    return f"Còn thiếu: {_named(names)}."


def _named(names: list[str]) -> str:
    rest = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" và {rest} cơ quan khác" if rest > 0 else "")


def _most_errors(result: Reconciled) -> str:
    found = Counter(one.agency for one in result.findings if one.severity is Severity.ERROR and one.agency)
    known = result.catalogue.agency_by_code
    told = [f"{known[code].name if code in known else code} ({number})" for code, number in found.most_common(_RANKED)]
    return f"Nhiều lỗi nhất: {', '.join(told) or 'không có'}."


def _ranked(found: Iterable[Standing]) -> str:
    told = [
        f"{one.indicator.name} ({one.indicator.agency}) {format_number(one.done, 1)} % KH năm"
        for one, _ in zip(found, range(_RANKED), strict=False)
    ]
    return ("; ".join(told) or "không có") + "."


def _to_do(result: Reconciled) -> str:
    held = result.counts.cells[FigureState.HELD]
    asked = []
    if result.missing:
        asked.append(f"đôn đốc {len(result.missing)} cơ quan chưa có báo cáo")
    if held:
        asked.append(f"xử lý {_count(held)} số liệu đang giữ lại (trang “Số liệu” của bảng tổng hợp)")
    return f"Việc cần làm: {'; '.join(asked) or 'không có'}."
