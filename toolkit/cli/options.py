"""Options that commands share, each defined once with its help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from toolkit.model import Period
    from toolkit.workspace import Workspace
else:
    Period = str
    """What Typer sees of it; the parser makes the period, and the records are loaded when it is called."""

WorkspaceOption = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        "-w",
        metavar="THƯ_MỤC",
        help="Không gian làm việc; nếu không ghi: biến KTXH_WORKSPACE, hoặc ktxh.toml gần nhất ở thư mục cấp trên.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="In một tài liệu JSON ra đầu ra chuẩn.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Chỉ in kết quả, không in từng vấn đề.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="In cả thông tin chi tiết.")]


def parse_period(text: str) -> Period:
    """A period from the command line."""
    from toolkit.model import Period, PeriodError

    try:
        return Period.parse(text)
    except PeriodError as wrong:
        raise typer.BadParameter(str(wrong)) from wrong


PeriodArgument = Annotated[
    Period,
    typer.Argument(parser=parse_period, metavar="KỲ", help="Kỳ báo cáo: 2020-T5, 2020-Q2, 2020-6T, 2020-9T hoặc 2020."),
]
PeriodOption = Annotated[
    Period | None,
    typer.Option("--period", "-p", parser=parse_period, metavar="KỲ", help="Kỳ báo cáo; nếu không ghi: theo tệp."),
]
AgencyOption = Annotated[
    list[str] | None,
    typer.Option("--agency", "-a", metavar="MÃ", help="Mã cơ quan; ghi nhiều lần để lấy nhiều cơ quan."),
]


def known_agencies(space: Workspace, given: list[str] | None) -> list[str] | None:
    """The agencies asked for, None for all; a code that the catalogue does not have is wrong usage."""
    known = space.catalogue.agency_by_code
    unknown = [code for code in given or () if code not in known]
    if unknown:
        message = f"Không có cơ quan mã “{unknown[0]}”. Các mã: {', '.join(known)}."
        raise typer.BadParameter(message, param_hint="--agency")
    return given or None
