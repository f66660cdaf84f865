"""ktxh explain: a finding, at length."""

from __future__ import annotations

from typing import Annotated

import typer

from toolkit.cli.options import JsonOption
from toolkit.cli.output import give, give_json


def explain(
    code: Annotated[str, typer.Argument(metavar="MÃ", help="Mã vấn đề, ví dụ KT401.")],
    json: JsonOption = False,
) -> None:
    """Giải thích một vấn đề: vì sao, câu ví dụ, cách xử lý."""
    from toolkit.findings import PROBLEM_BY_CODE

    problem = PROBLEM_BY_CODE.get(code.upper())
    if problem is None:
        near = ", ".join(known for known in sorted(PROBLEM_BY_CODE) if known[:3] == code.upper()[:3])
        raise typer.BadParameter(f"không có vấn đề mã “{code}”{f'; gần đó có {near}' if near else ''}", param_hint="MÃ")
    if json:
        texts = {
            "title": problem.title,
            "why": problem.why,
            "example": problem.said,
            "remedy": problem.remedy,
            "ask": problem.asked,
        }
        give_json({"code": problem.code, "severity": problem.severity.value, **texts})
        return
    give(f"{problem.code} – {problem.title} ({problem.severity.label.casefold()})")
    give(f"Vì sao: {problem.why}")
    give(f"Ví dụ: {problem.said}")
    give(f"Cách xử lý: {problem.remedy}")
    if problem.ask:
        give(f"Đề nghị với cơ quan gửi: {problem.ask}")
