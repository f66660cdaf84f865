"""ktxh schedule: put the night into the machine's scheduler, show it, take it out."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from toolkit.cli.options import JsonOption, QuietOption, WorkspaceOption
from toolkit.cli.output import Talk, give, give_json


class Action(StrEnum):
    """What is to be done."""

    INSTALL = "install"
    SHOW = "show"
    REMOVE = "remove"
    PRINT = "print"


def schedule(  # noqa: PLR0913, PLR0917
    action: Annotated[
        Action, typer.Argument(metavar="VIỆC", help="install: đặt lịch; show: xem; remove: bỏ; print: chỉ in ra.")
    ] = Action.SHOW,
    with_: Annotated[
        str, typer.Option("--with", metavar="CÁCH", help="systemd, cron hoặc windows; nếu không ghi: theo máy này.")
    ] = "",
    at: Annotated[str, typer.Option("--at", metavar="GIỜ", help="Giờ chạy đêm, ví dụ 02:00.")] = "02:00",
    user: Annotated[str, typer.Option("--user", metavar="TÊN", help="Chạy bằng tài khoản này của máy.")] = "",
    allow_ip: Annotated[
        list[str] | None,
        typer.Option("--allow-ip", metavar="IP", help="systemd: chỉ cho nối tới địa chỉ này; ghi nhiều lần được."),
    ] = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Đặt, xem hoặc bỏ lịch chạy đêm (02:00) và gửi lại thư còn chờ (30 phút một lần)."""
    from toolkit.night.schedule import plan_for, scheduler_of
    from toolkit.workspace import Workspace

    scheduler = scheduler_of(with_)
    plan = plan_for(Workspace.find(workspace), at, user, tuple(allow_ip or ()))
    if action is Action.PRINT:
        texts = scheduler.texts(plan)
        lines = [f"# {name}\n{text}" for name, text in texts.items()]
    else:
        texts, lines = {}, getattr(scheduler, action.value)(plan)
    if json:
        give_json({"scheduler": scheduler.name, "action": action.value, "lines": lines, "files": texts})
        return
    for line in lines:
        give(line)
    done = {Action.INSTALL: "Đã đặt lịch", Action.REMOVE: "Đã bỏ lịch" if lines else "Không có lịch nào để bỏ"}
    if action is Action.SHOW and not lines:
        Talk(quiet).say(f"Chưa đặt lịch nào ({scheduler.name}).")
    elif action in done:
        Talk(quiet).say(f"{done[action]} ({scheduler.name}).")
