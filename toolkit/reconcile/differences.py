"""What changed between two results of a period, by indicator and column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.model import Column, ReconciledValue, Value

_COLUMNS = tuple(Column)
Values = Mapping[tuple[str, Column], ReconciledValue]


@dataclass(frozen=True, slots=True)
class Change:
    """One value that is another now; None where nothing was or is known."""

    indicator: str
    column: Column
    before: Value | None
    after: Value | None
    why_before: str
    why_after: str

    @property
    def kind(self) -> str:
        """What happened: `added`, `removed` or `changed`."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


def differences(before: Values, after: Values) -> tuple[Change, ...]:
    """The values that differ, in the order of the later result, then of the earlier one."""
    keys = dict.fromkeys((*after, *before))
    found = []
    for key in keys:
        old, new = before.get(key), after.get(key)
        was, now = (old.value if old else None), (new.value if new else None)
        if was != now:
            found.append(Change(*key, was, now, old.why if old else "", new.why if new else ""))
    return tuple(found)
