"""ktxh crosscheck: the words of a report held against each other, its figures, its period and its form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import JsonOption, PeriodOption, QuietOption, VerboseOption, WorkspaceOption
from toolkit.cli.output import Talk, exit_code, give, give_json

if TYPE_CHECKING:
    from toolkit.words.crosscheck import Crosschecked


def crosscheck(
    report: Annotated[
        Path,
        typer.Argument(metavar="BÁO_CÁO", exists=True, dir_okay=False, help="Báo cáo .docx, .doc, .pdf, .txt, .md."),
    ],
    period: PeriodOption = None,
    comments: Annotated[
        Path | None,
        typer.Option("--comments", "-c", metavar="TỆP", help="Ghi bản sao .docx có nhận xét ở từng chỗ vào tệp này."),
    ] = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Đối chiếu lời văn của báo cáo: các số trong lời với nhau, với số liệu, với kỳ báo cáo và với thể thức."""
    from toolkit.workspace.words import crosscheck_report

    talk = Talk(quiet, verbose)
    checked = crosscheck_report(report, period, workspace, comments)
    if json:
        give_json(_document(checked))
    else:
        _tell(checked, talk)
    if comments:
        talk.say(f"Bản có nhận xét: {comments}")
    raise typer.Exit(exit_code(checked.findings))


def _tell(checked: Crosschecked, talk: Talk) -> None:
    for one in checked.remarks:
        finding = one.finding
        give(f"{finding.severity.label} {finding.code} [đoạn {one.paragraph}] “{one.quote}”: {finding.message}")
    for agreed in checked.agreements:
        talk.detail(f"Khớp ({agreed.kind}) [đoạn {agreed.paragraph}] “{agreed.quote}”: {agreed.expected}")
    period = checked.period.label if checked.period else "không rõ"
    talk.say(
        f"Kỳ {period}; đọc {checked.quantities} con số, {len(checked.agreements)} chỗ khớp, "
        f"{len(checked.remarks)} vấn đề."
    )


def _document(checked: Crosschecked) -> dict[str, Any]:
    return {
        "file": checked.file,
        "period": str(checked.period) if checked.period else None,
        "quantities": checked.quantities,
        "agreements": [
            {key: getattr(one, key) for key in ("kind", "paragraph", "quote", "expected", "found")}
            for one in checked.agreements
        ],
        "findings": [
            {
                "code": one.finding.code,
                "severity": one.finding.severity.value,
                "message": one.finding.message,
                "paragraph": one.paragraph,
                "quote": one.quote,
                "expected": one.expected or None,
                "found": one.found or None,
            }
            for one in checked.remarks
        ],
    }
