"""ktxh status: who has sent what for a period, and who is late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from toolkit.cli.options import JsonOption, PeriodArgument, WorkspaceOption
from toolkit.cli.output import give, give_json

if TYPE_CHECKING:
    from toolkit.workspace.status import AgencyStatus, Status


def status(period: PeriodArgument, workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """Cơ quan nào đã gửi báo cáo, đúng hạn hay muộn, cơ quan nào chưa gửi."""
    from toolkit.workspace import Workspace

    found = Workspace.find(workspace).status(period)
    if json:
        give_json(_as_json(found))
        raise typer.Exit
    give(f"{period.label}, hạn gửi {found.due:%d/%m/%Y}")
    for one in found.agencies:
        give(_line(one))
    counts = ", ".join(f"{number} {state.label}" for state, number in found.counts.most_common())
    give(f"Tổng: {counts}")
    there, timely = (str(share).replace(".", ",") for share in (found.completeness, found.timeliness))
    give(f"Đầy đủ {there} %, đúng hạn {timely} % trên {found.expected} cơ quan phải báo cáo")


def _line(one: AgencyStatus) -> str:
    from toolkit.deadlines import VIETNAM

    came = f", nhận {one.received.astimezone(VIETNAM):%d/%m/%Y %H:%M}" if one.received else ""
    times = f", {one.revisions} lần gửi" if one.revisions > 1 else ""
    held = f", {one.held} số chờ xử lý" if one.held else ""
    return f"{one.agency:<10} {one.state.label}{came}{times}{held}"


def _as_json(found: Status) -> dict[str, Any]:
    agencies = [
        {
            "agency": one.agency,
            "state": one.state.value,
            "received": one.received.isoformat() if one.received else None,
            "due": found.due.isoformat(),
            "revisions": one.revisions,
            "held": one.held,
        }
        for one in found.agencies
    ]
    shares = {"completeness": found.completeness, "timeliness": found.timeliness}
    return {"period": str(found.period), "expected": found.expected, **shares, "agencies": agencies}
