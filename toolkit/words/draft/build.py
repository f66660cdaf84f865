"""The draft of a period's report: template, sentences, the standard table as its appendix, Nơi nhận."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document

from toolkit.model import Reconciled
from toolkit.words.draft.fill import Line, fill
from toolkit.words.draft.sentences import GAP, assessment, results, tasks
from toolkit.writing.document.page import document_bytes
from toolkit.writing.look import Look
from toolkit.writing.table_docx import Appendix, append_table


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who reports: the province, and the office that coordinates, or the one agency whose report it is."""

    province: str
    office: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as .docx, how many gaps a person has to fill, and placeholders of the template that nobody knows."""

    data: bytes
    gaps: int
    unknown: tuple[str, ...]


def draft_report(
    template: bytes, result: Reconciled, look: Look, head: Letterhead, agencies: Sequence[str] | None = None
) -> Draft:
    """Draft a report for all agencies or for some; the same figures and template give the same bytes."""
    document = Document(io.BytesIO(template))
    blocks: dict[str, list[Line]] = {
        "{tình hình}": list(results(result, agencies)),
        "{đánh giá}": list(assessment(result, agencies)),
        "{nhiệm vụ}": list(tasks(result, agencies)),
        "{nơi nhận}": _recipients(result, head),
    }
    unknown = fill(document, _values(result, head), blocks)
    attached = (
        f"Kèm theo Báo cáo số …/BC-{symbol_of(head.office)} ngày … tháng … năm {result.period.year} của {head.office}"
    )
    append_table(document, result, look, head.province, agencies, Appendix(attached=attached))
    gaps = sum(line.text.count(GAP) for lines in blocks.values() for line in lines)
    return Draft(document_bytes(document), gaps, tuple(unknown))


def _values(result: Reconciled, head: Letterhead) -> dict[str, str]:
    label = result.period.label
    return {
        "{TỈNH}": head.province.upper(),
        "{tỉnh}": head.province,
        "{KỲ}": label.upper(),
        "{kỳ}": label,
        "{năm}": str(result.period.year),
        "{năm ký}": str(result.period.year),
        "{CƠ QUAN CẤP TRÊN}": f"UBND TỈNH {head.province.upper()}",
        "{CƠ QUAN BAN HÀNH}": head.office.upper(),
        "{cơ quan ban hành}": head.office,
        "{KÝ HIỆU}": symbol_of(head.office),
        "{CHỨC VỤ}": "GIÁM ĐỐC" if head.office.startswith("Sở ") else "THỦ TRƯỞNG CƠ QUAN",
    }


def symbol_of(office: str) -> str:
    """The short form in a paper's symbol: `SKHĐT` for Sở Kế hoạch và Đầu tư; Đ stays, other marks go."""
    if office.casefold().startswith(("ubnd", "ủy ban nhân dân", "uỷ ban nhân dân")):
        return "UBND"
    letters = [
        word[0].upper() for word in office.replace("-", " ").split() if word.casefold() not in ("và", "của", "tỉnh")
    ]
    return "".join(one if one == "Đ" else unicodedata.normalize("NFD", one)[0] for one in letters)


def _recipients(result: Reconciled, head: Letterhead) -> list[Line]:
    named = [Line(f"- {recipient.name};") for recipient in result.catalogue.recipients]
    return [*named, Line(f"- Lưu: VT, {symbol_of(head.office)}.")]
