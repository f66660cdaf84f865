"""A problem makes findings that say exactly what its sentence needs."""

from __future__ import annotations

import pytest

from toolkit.findings.problem import Problem
from toolkit.model import Column, Finding, Place, Severity

DIFFERS = Problem(
    "KT499",
    Severity.WARNING,
    "Số khác nhau",
    "Hai số của một chỉ tiêu phải giống nhau.",
    "“{name}” ghi {value}.",
    "Hỏi lại cơ quan.",
    {"name": "Số đề tài", "value": "12"},
)
SILENT = Problem("KT498", Severity.INFO, "Tệp trống", "Không có gì.", "Tệp không có nội dung.", "Gửi lại.", {})


def test_a_finding_carries_the_place_and_the_filled_sentence() -> None:
    place = Place("a.xlsx", "Biểu", "E14")
    found = DIFFERS.at(
        place,
        agency="SYT",
        indicator="SYT.1",
        column=Column.ACTUAL,
        suggestion="4031",
        name="Số giường bệnh",
        value="4.031",
    )
    assert found == Finding(
        code="KT499",
        severity=Severity.WARNING,
        message="“Số giường bệnh” ghi 4.031.",
        place=place,
        agency="SYT",
        indicator="SYT.1",
        column=Column.ACTUAL,
        suggestion="4031",
    )


def test_a_problem_without_facts_needs_only_a_place() -> None:
    assert SILENT.at(Place("a.xlsx")) == Finding("KT498", Severity.INFO, "Tệp không có nội dung.", Place("a.xlsx"))


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"name": "Số đề tài"},
        {"name": "Số đề tài", "value": "12", "unit": "đề tài"},
        {"name": "Số đề tài", "valu": "12"},
    ],
)
def test_wrong_facts_are_refused(facts: dict[str, str]) -> None:
    with pytest.raises(TypeError, match=r"KT499 takes \['name', 'value'\]"):
        DIFFERS.at(Place(), agency=None, indicator=None, column=None, suggestion=None, **facts)


def test_braces_in_a_fact_are_text() -> None:
    assert DIFFERS.at(name="{value} {0}", value="{").message == "“{value} {0}” ghi {."


def test_what_is_said_is_the_sentence_of_the_example() -> None:
    assert DIFFERS.said == "“Số đề tài” ghi 12."
