"""The program `ktxh`: all commands, and what becomes of an error that a command lets through."""

from __future__ import annotations

import io
import os
import sys
from typing import Annotated

import typer

from toolkit.cli import (
    check,
    close,
    columns,
    crosscheck,
    diff,
    explain,
    forms,
    init,
    look,
    merge,
    nightly,
    remind,
    report,
    schedule,
    send,
    status,
    table,
    trace,
)
from toolkit.cli.output import NOT_DONE, WRONG_USAGE, finding_line
from toolkit.cli.usage import COMMAND, OPTIONS, Command, Group, wrong_usage

CRASHED, STOPPED = 1, 130

app = typer.Typer(
    name="ktxh",
    cls=Group,
    options_metavar=OPTIONS,
    subcommand_metavar=COMMAND,
    help="Tổng hợp báo cáo kinh tế - xã hội: đọc báo cáo các cơ quan gửi, đối chiếu, lập bảng tổng hợp và biểu chuẩn.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"ktxh {version('ktxh')}")
        raise typer.Exit


@app.callback()
def _program(
    _: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="In phiên bản rồi thôi.")
    ] = False,
) -> None:
    """The options of the program itself."""


COMMANDS = (
    init.init,
    forms.forms,
    look.look,
    check.check,
    merge.merge,
    table.table,
    status.status,
    trace.trace,
    diff.diff,
    close.close,
    crosscheck.crosscheck,
    report.report,
    nightly.nightly,
    send.send,
    remind.remind,
    schedule.schedule,
    columns.columns,
    explain.explain,
)
for _command in COMMANDS:
    app.command(cls=Command, options_metavar=OPTIONS)(_command)


def run() -> None:
    """Run the program; no traceback reaches the user unless KTXH_DEBUG asks for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = app(prog_name="ktxh", standalone_mode=False)
    except KeyboardInterrupt:
        code = STOPPED
    except typer.TyperException as wrong:
        typer.echo(wrong_usage(wrong), err=True)
        code = WRONG_USAGE
    except Exception as trouble:
        code = _say_trouble(trouble)
    if code == STOPPED:
        typer.echo("Đã dừng theo yêu cầu; kết quả cũ còn nguyên.", err=True)
    sys.exit(code)


def _say_trouble(trouble: Exception) -> int:
    """Say what went wrong, and give the exit code: that of work not done, or of a crash."""
    from toolkit.model import OperationError

    if isinstance(trouble, OperationError):
        for finding in getattr(trouble, "findings", ()):
            typer.echo(finding_line(finding), err=True)
        typer.echo(str(trouble), err=True)
        return NOT_DONE
    if os.environ.get("KTXH_DEBUG"):
        import traceback

        traceback.print_exception(trouble)
    typer.echo(
        f"Lỗi của chương trình ({type(trouble).__name__}: {trouble}). Kết quả cũ còn nguyên. "
        "Xin chạy lại với KTXH_DEBUG=1 và gửi nội dung in ra cho người phụ trách kỹ thuật.",
        err=True,
    )
    return CRASHED


if __name__ == "__main__":
    run()
