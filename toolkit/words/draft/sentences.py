"""Sentences out of figures, in the office's Vietnamese; what no figure says is left as a gap for a person."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from toolkit.model import Catalogue, Column, Direction, Indicator, Mark, Nature, Origin, Reconciled, Relation, Value
from toolkit.reconcile.compare import difference, ratio
from toolkit.reconcile.pace import Pace, standings
from toolkit.vietnamese import format_number
from toolkit.words.against import unit_of
from toolkit.words.draft.fill import Line
from toolkit.writing.rows import decimals_of

GAP = "[CẦN BỔ SUNG]"
"""Where a person has to write: a cause that no agency gave, a figure that waits, what is to be done."""
_PERCENT_DIGITS = 1
_MUCH = Decimal(10)
"""A change of so many percent against the year before asks for its cause."""


def results(result: Reconciled, agencies: Collection[str] | None) -> Iterator[Line]:
    """Section I: agency by agency, then groups, a sentence for each indicator with its parts."""
    catalogue = result.catalogue
    wanted = [code for code in dict.fromkeys(one.agency for one in catalogue.indicators) if _chosen(code, agencies)]
    for number, code in enumerate(wanted, 1):
        agency = catalogue.agency_by_code.get(code)
        name = agency.name if agency else code[:1].upper() + code[1:]
        if len(wanted) > 1:
            yield Line(f"{number}. {name}", strong=True)
        if code in result.missing:
            yield Line(f"{name} chưa gửi báo cáo: {GAP}.")
        else:
            yield from _of_agency(result, [one for one in catalogue.indicators if one.agency == code])


def _of_agency(result: Reconciled, own: list[Indicator]) -> Iterator[Line]:
    told: set[str] = set()
    for indicator in own:
        if indicator.code not in told:
            parts = _parts(result.catalogue, indicator)
            told.update(part.code for part in parts)
            text = sentence(result, indicator, parts)
            if text:
                yield Line(f"- {text}")


def _parts(catalogue: Catalogue, indicator: Indicator) -> list[Indicator]:
    below = catalogue.children.get(indicator.code, ())
    return [one for one in below if one.relation is not Relation.SEPARATE and not catalogue.children.get(one.code)]


def sentence(result: Reconciled, indicator: Indicator, parts: Collection[Indicator] = ()) -> str:
    """What is said of an indicator and its parts; empty where nobody reported anything."""
    value = result.values[indicator.code, Column.ACTUAL]
    if value.origin is Origin.HELD or value.value is Mark.UNAVAILABLE:
        return f"{indicator.name}: {GAP} (số liệu {'chờ xác minh' if value.origin is Origin.HELD else 'chưa có'})."
    if value.value is Mark.NIL:
        return f"{indicator.name}: không phát sinh."
    if not isinstance(value.value, Decimal):
        return ""
    pieces = [
        _amount(result, indicator, value.value),
        *filter(None, (_change(result, indicator), _of_parts(result, indicator, parts))),
    ]
    return "; ".join(pieces) + "."


def _amount(result: Reconciled, indicator: Indicator, value: Decimal) -> str:
    plan = result.value(indicator.code, Column.PLAN)
    done = ratio(value, plan)
    verb = "đạt" if indicator.nature is Nature.CUMULATIVE and indicator.direction is Direction.UP else "là"
    if indicator.nature is Nature.RATE or not isinstance(plan, Decimal) or done is None:
        wanted = f" (kế hoạch năm {measured(indicator, plan)})" if isinstance(plan, Decimal) else ""
        return f"{indicator.name} {verb} {measured(indicator, value)}{wanted}"
    share = f"{number(indicator, value)}/{number(indicator, plan)}{_unit(indicator)}"
    return f"{indicator.name} đạt {share}, bằng {format_number(done, _PERCENT_DIGITS)}% kế hoạch năm"


def _change(result: Reconciled, indicator: Indicator) -> str:
    now, before = (result.value(indicator.code, column) for column in (Column.ACTUAL, Column.PREVIOUS))
    off = difference(now, before)
    if before is Mark.NIL:
        return "cùng kỳ năm trước không phát sinh"
    if off is None or not isinstance(before, Decimal):
        return ""
    base = f"so với cùng kỳ năm trước ({measured(indicator, before)})"
    if off == 0:
        return f"bằng cùng kỳ năm trước ({measured(indicator, before)})"
    way = "tăng" if off > 0 else "giảm"
    if indicator.nature is Nature.RATE:
        return f"{way} {number(indicator, abs(off))} điểm % {base}"
    percent = ratio(abs(off), before)
    return f"{way} {format_number(percent, _PERCENT_DIGITS)}% {base}" if percent is not None else ""


def _of_parts(result: Reconciled, indicator: Indicator, parts: Collection[Indicator]) -> str:
    known = [(part, result.value(part.code, Column.ACTUAL)) for part in parts]
    told = [f"{_inner(part.name)} {_part_value(part, value)}" for part, value in known if _is_known(value)]
    adding_up = result.catalogue.parts(indicator.code)
    whole = len(told) == len(parts) == len(adding_up) and all(part.relation is Relation.PART for part in parts)
    return f"{'gồm' if whole else 'trong đó'}: {'; '.join(told)}" if told else ""


def _is_known(value: Value | None) -> bool:
    return isinstance(value, Decimal) or value is Mark.NIL


def _part_value(part: Indicator, value: Value | None) -> str:
    return measured(part, value) if isinstance(value, Decimal) else "không phát sinh"


def _inner(name: str) -> str:
    """A name within a sentence: without “Trong đó”, its first letter small unless it begins a short form."""
    text = name.removeprefix("Trong đó:").strip()
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def number(indicator: Indicator, value: Decimal) -> str:
    """A value as the table prints it; what is counted and below ten in two digits."""
    digits = decimals_of(value, indicator.decimals)
    counted = not unit_of(indicator.unit)[0] and unit_of(indicator.unit)[1] == 1
    written = format_number(value, digits)
    return f"0{written}" if counted and digits == 0 and 0 < value < 10 else written


def measured(indicator: Indicator, value: Decimal) -> str:
    """A value with its unit."""
    return f"{number(indicator, value)}{_unit(indicator)}"


def _unit(indicator: Indicator) -> str:
    return "%" if indicator.unit == "%" else f" {_inner(indicator.unit)}" if indicator.unit else ""


def assessment(result: Reconciled, agencies: Collection[str] | None) -> Iterator[Line]:
    """Section II: what rose, what fell, each with the agency's own cause or a gap; what is behind its plan."""
    for title, sign in (
        ("1. Chỉ tiêu tăng so với cùng kỳ năm trước", 1),
        ("2. Chỉ tiêu giảm so với cùng kỳ năm trước", -1),
    ):
        moved = list(_moved(result, agencies, sign))
        yield Line(title, strong=True)
        yield from [Line(f"- {text}") for text in moved] or [Line("Không có chỉ tiêu nào thay đổi từ 10% trở lên.")]
    behind = [one for one in standings(result) if one.pace is Pace.BEHIND and _wanted(one.indicator, agencies)]
    yield Line("3. Chỉ tiêu chậm so với tiến độ kế hoạch năm", strong=True)
    for standing in behind:
        share = format_number(standing.done, _PERCENT_DIGITS)
        cause = _cause(result, standing.indicator)
        yield Line(f"- {standing.indicator.name}: mới bằng {share}% kế hoạch năm. Nguyên nhân: {cause}")
    if not behind:
        yield Line("Không có chỉ tiêu chậm nhiều so với tiến độ.")


def _moved(result: Reconciled, agencies: Collection[str] | None, sign: int) -> Iterator[str]:
    for indicator in result.catalogue.indicators:
        now, before = (result.value(indicator.code, column) for column in (Column.ACTUAL, Column.PREVIOUS))
        off, base = difference(now, before), before if isinstance(before, Decimal) else None
        if not _wanted(indicator, agencies) or not off or not base or indicator.relation is Relation.OF_WHICH:
            continue
        share = off / base * 100
        if indicator.nature is not Nature.RATE and share * sign >= _MUCH:
            way = "tăng" if sign > 0 else "giảm"
            percent = format_number(abs(share), _PERCENT_DIGITS)
            cause = _cause(result, indicator)
            yield f"{indicator.name} {way} {percent}% so với cùng kỳ năm trước. Nguyên nhân: {cause}"


def _wanted(indicator: Indicator, agencies: Collection[str] | None) -> bool:
    return _chosen(indicator.agency, agencies)


def _chosen(agency: str, agencies: Collection[str] | None) -> bool:
    return agencies is None or agency in agencies


def _cause(result: Reconciled, indicator: Indicator) -> str:
    """The agency's own note, word for word; never a cause that nobody wrote."""
    note = result.value(indicator.code, Column.NOTE)
    text = note.strip() if isinstance(note, str) else ""
    return f"{text.rstrip('.')}." if text.strip("-– ") else f"{GAP}."


def tasks(result: Reconciled, agencies: Collection[str] | None) -> Iterator[Line]:
    """Section III: what the plan still asks for, and a gap for what only people can decide."""
    for indicator in result.catalogue.indicators:
        plan, done = (result.value(indicator.code, column) for column in (Column.PLAN, Column.ACTUAL))
        left = difference(plan, done)
        open_ended = indicator.nature is Nature.CUMULATIVE and indicator.direction is Direction.UP
        if (
            _wanted(indicator, agencies)
            and open_ended
            and left
            and left > 0
            and indicator.relation is Relation.SEPARATE
        ):
            yield Line(f"- {indicator.name}: còn {measured(indicator, left)} để hoàn thành kế hoạch năm.")
    yield Line(f"- {GAP}.")
