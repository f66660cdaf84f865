"""What very many agencies reported, held as text until somebody asks about one of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from toolkit.model.figure import Mark, Value

_NUMBER, _MARK, _TEXT = "n", "m", "t"


class SentValues(Mapping[tuple[str, str], Value]):
    """Values by agency and indicator: some 10 bytes for each instead of 300, and made anew for the agency asked for.

    Of a pair that comes twice the later value counts.
    """

    def __init__(self, values: Iterable[tuple[str, str, Value]] = ()) -> None:
        """Out of agency, indicator and value; those of an agency best come one after the other."""
        self._codes: dict[tuple[str, ...], tuple[str, ...]] = {}
        """The indicators of an agency, held once for all agencies that reported the same."""
        self._packed: dict[str, tuple[tuple[str, ...], str]] = {}
        self._last: tuple[str | None, dict[str, Value]] = (None, {})
        self._count = 0
        agency: str | None = None
        found: dict[str, Value] = {}
        for sender, indicator, value in values:
            if sender != agency:
                self._pack(agency, found)
                agency, found = sender, dict(self.of(sender))
            found[indicator] = value
        self._pack(agency, found)

    def of(self, agency: str) -> Mapping[str, Value]:
        """What an agency reported, by indicator."""
        if self._last[0] != agency:
            codes, text = self._packed.get(agency, ((), "[]"))
            self._last = agency, dict(zip(codes, map(_value, json.loads(text)), strict=True))
        return self._last[1]

    @property
    def agencies(self) -> Iterable[str]:
        """Who reported anything, in the order in which they came."""
        return self._packed.keys()

    def _pack(self, agency: str | None, found: Mapping[str, Value]) -> None:
        if agency is None:
            return
        self._count += len(found) - len(self._packed.get(agency, ((),))[0])
        codes = tuple(found)
        self._packed[agency] = self._codes.setdefault(codes, codes), json.dumps(list(map(_kept, found.values())))
        self._last = (None, {})

    def __getitem__(self, key: tuple[str, str]) -> Value:
        return self.of(key[0])[key[1]]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((agency, code) for agency, (codes, _) in self._packed.items() for code in codes)

    def __len__(self) -> int:
        return self._count


def _kept(value: Value) -> str:
    if isinstance(value, Decimal):
        return f"{_NUMBER}{value}"
    return f"{_MARK}{value.value}" if isinstance(value, Mark) else f"{_TEXT}{value}"


def _value(kept: str) -> Value:
    kind, text = kept[0], kept[1:]
    if kind == _NUMBER:
        return Decimal(text)
    return Mark(text) if kind == _MARK else text
