"""Earlier periods restated across mergers and splits of indicators and agencies (trang Kế thừa)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from toolkit.model import Catalogue, Nature, Past, PastValue, Period, Place, SentValues, Succession, Value
from toolkit.rules.book import as_number

_WHOLE = Decimal(1)
_SLACK = Decimal("0.001")
"""By how much the weights of a rate may miss 1, having been rounded."""


def origins(catalogue: Catalogue, code: str) -> tuple[Succession, ...]:
    """What a code has taken over."""
    return tuple(one for one in catalogue.successions if one.new == code)


def restate(past: Past, catalogue: Catalogue, period: Period) -> Past:
    """The past in the codes of a period: sums of what was taken over, weighted means of rates where weights are known.

    `catalogue` is the whole one, with what is no longer valid. A rate's weights are its rows' “Quy đổi”, which add up
    to 1 (an indicator that goes on itself has a row from its code to its code); without them it cannot be compared.
    """
    taken = _taken_over(catalogue, period)
    if not taken:
        return past
    values = {}
    incomparable = set(past.incomparable)
    for there, found in past.values.items():
        restated = dict(found)
        for new, sources in taken.items():
            earlier = [one for one in sources if not there.within(one.first, None)]
            if earlier and new in catalogue.indicator_by_code:
                value = _restated(catalogue, there, new, earlier, found)
                restated.pop(new, None)
                if value is None:
                    incomparable.add((there, new))
                else:
                    restated[new] = value
        values[there] = restated
    sent = {there: _resent(catalogue, there, found, taken) for there, found in past.sent.items()}
    return replace(past, values=values, sent=sent, incomparable=frozenset(incomparable))


def _taken_over(catalogue: Catalogue, period: Period) -> dict[str, list[Succession]]:
    """The successions that hold in a period, by the code that goes on; what was itself taken over is followed back."""
    direct: defaultdict[str, list[Succession]] = defaultdict(list)
    for one in catalogue.successions:
        if period.within(one.first, None):
            direct[one.new].append(one)

    def sources(code: str, seen: tuple[str, ...]) -> list[Succession]:
        found = []
        for one in direct.get(code, ()):
            found.append(one)
            if one.old not in seen:
                deeper = sources(one.old, (*seen, code))
                found += [replace(far, new=code, factor=far.factor * one.factor) for far in deeper]
        return found

    return {code: sources(code, (code,)) for code in direct}


def _restated(
    catalogue: Catalogue, there: Period, new: str, sources: list[Succession], found: Mapping[str, PastValue]
) -> PastValue | None:
    """The value that a code would have had in an earlier period, None where a part of it is not known."""
    factors = {one.old: one.factor for one in sources}
    factors.setdefault(new, _WHOLE)
    expected = [code for code in factors if code in found or _was_valid(catalogue, code, there)]
    parts = [found.get(code) for code in expected]
    numbers = [as_number(part.value) if part else None for part in parts]
    known = [(part, number) for part, number in zip(parts, numbers, strict=True) if part and number is not None]
    if not known or len(known) < len(expected):
        return None
    weights = [factors[code] for code in expected]
    if catalogue.indicator_by_code[new].nature is Nature.RATE and abs(sum(weights) - _WHOLE) > _SLACK:
        return None
    first = known[0][0]
    return PastValue(
        value=sum((number * weight for (_, number), weight in zip(known, weights, strict=True)), Decimal(0)),
        run=max(part.run for part, _ in known),
        place=first.place if len(known) == 1 else Place(first.place.file.partition("/")[0]),
        estimate=any(part.estimate for part, _ in known),
        why=f"quy đổi từ {', '.join(code for code in expected)} theo trang Kế thừa",
    )


def _was_valid(catalogue: Catalogue, code: str, there: Period) -> bool:
    indicator = catalogue.indicator_by_code.get(code)
    return indicator is not None and there.within(indicator.first, indicator.last)


def _resent(
    catalogue: Catalogue, there: Period, found: SentValues, taken: Mapping[str, list[Succession]]
) -> SentValues:
    """What agencies had reported, under today's codes; numbers that come together are added, rates are left out."""
    goes: defaultdict[str, list[Succession]] = defaultdict(list)
    for one in (one for sources in taken.values() for one in sources if not there.within(one.first, None)):
        goes[one.old].append(one)
    today: defaultdict[str, list[str]] = defaultdict(list)
    for agency in found.agencies:
        successors = [one.new for one in goes.get(agency, ())] or [agency]
        if len(successors) == 1:
            today[successors[0]].append(agency)
    return SentValues(
        (new, code, value)
        for new, agencies in today.items()
        for code, value in _together(catalogue, [found.of(one) for one in agencies], goes).items()
    )


def _together(
    catalogue: Catalogue, reported: Iterable[Mapping[str, Value]], goes: Mapping[str, list[Succession]]
) -> dict[str, Value]:
    """What agencies reported that are one today, under today's codes."""
    result: dict[str, Value] = {}
    for code, value in (pair for one in reported for pair in one.items()):
        number = as_number(value)
        if number is None:
            continue
        indicator = catalogue.indicator_by_code.get(code)
        rate = indicator is None or indicator.nature is Nature.RATE
        for new, factor in [(one.new, one.factor) for one in goes.get(code, [])] or [(code, _WHOLE)]:
            before = as_number(result.get(new))
            if not rate or (before is None and factor == 1):
                result[new] = number * factor + (before or 0)
    return result
