"""Options that commands share, each defined once with its help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit.model import Period, PeriodError

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
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Chỉ in kết quả và lỗi.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="In cả thông tin chi tiết.")]


def parse_period(text: str) -> Period:
    """A period from the command line."""
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
