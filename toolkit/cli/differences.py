"""How `ktxh diff` shows what changed from one run to another: line by line, or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from toolkit.cli.output import finding_json, finding_line, value_json

if TYPE_CHECKING:
    from toolkit.model import SubmittedFile
    from toolkit.workspace.comparing import Difference


def difference_lines(found: Difference, names: dict[str, str]) -> Iterator[str]:
    """Values, then files, then findings that came and went."""
    from toolkit.reconcile.choose import written

    for one in found.changes:
        was, now = (written(value) or "trống" for value in (one.before, one.after))
        name = names.get(one.indicator, "")
        yield f"{one.indicator} {name} – {one.column.label}: {was} → {now} ({one.why_after or 'không còn'})"
    for before, after in found.files:
        yield f"Tệp {(after or before).file}: {_end(before)} → {_end(after)}"  # type: ignore[union-attr]
    for finding in found.said:
        yield f"Mới: {finding_line(finding)}"
    for finding in found.gone:
        yield f"Hết: {finding_line(finding)}"


def _end(file: SubmittedFile | None) -> str:
    if file is None:
        return "không có"
    return f"{file.state.label} ({file.read} ô: {file.placed} dùng, {file.held} giữ lại)"


def difference_json(found: Difference, names: dict[str, str]) -> dict[str, Any]:
    """What `diff --json` says."""
    changes = [
        {
            "indicator": one.indicator,
            "name": names.get(one.indicator, ""),
            "column": one.column.value,
            "change": one.kind,
            "before": value_json(one.before),
            "after": value_json(one.after),
            "why": one.why_after or one.why_before,
        }
        for one in found.changes
    ]
    states = [tuple(file.state.value if file else None for file in pair) for pair in found.files]
    files = [
        {"file": next(file.file for file in pair if file), "before": was, "after": now}
        for pair, (was, now) in zip(found.files, states, strict=True)
    ]
    said = {"new": [finding_json(one) for one in found.said], "gone": [finding_json(one) for one in found.gone]}
    runs = {"from": found.before, "to": found.after}
    return {"period": str(found.period), **runs, "changes": changes, "files": files, "findings": said}
