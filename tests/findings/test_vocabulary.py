"""Every problem of the vocabulary: its code, its texts and its example."""

from __future__ import annotations

import inspect
import re
from string import Formatter

import pytest

import toolkit.findings.catalogue_problems
import toolkit.findings.column_problems
import toolkit.findings.file_problems
import toolkit.findings.form_problems
import toolkit.findings.intake_problems
import toolkit.findings.layout_problems
import toolkit.findings.match_problems
import toolkit.findings.night_problems
import toolkit.findings.number_problems
import toolkit.findings.past_problems
import toolkit.findings.rule_problems
import toolkit.findings.sheet_problems
import toolkit.findings.slip_problems
import toolkit.findings.submission_problems
import toolkit.findings.text_problems
import toolkit.findings.value_problems
import toolkit.findings.words_problems
from toolkit import findings
from toolkit.findings import ALL_PROBLEMS, PROBLEM_BY_CODE, Problem
from toolkit.model import Severity

FAMILIES = {
    toolkit.findings.catalogue_problems: "KT0",
    toolkit.findings.intake_problems: "KT1",
    toolkit.findings.file_problems: "KT1",
    toolkit.findings.layout_problems: "KT14",
    toolkit.findings.sheet_problems: "KT18",
    toolkit.findings.text_problems: "KT15",
    toolkit.findings.number_problems: "KT21",
    toolkit.findings.value_problems: "KT2",
    toolkit.findings.match_problems: "KT3",
    toolkit.findings.column_problems: "KT31",
    toolkit.findings.slip_problems: "KT34",
    toolkit.findings.form_problems: "KT35",
    toolkit.findings.rule_problems: "KT4",
    toolkit.findings.past_problems: "KT4",
    toolkit.findings.submission_problems: "KT5",
    toolkit.findings.night_problems: "KT6",
    toolkit.findings.decision_problems: "KT8",
    toolkit.findings.words_problems: "KT7",
}
TAKEN = {"self", "place", "agency", "indicator", "column", "suggestion"}

each_problem = pytest.mark.parametrize("problem", ALL_PROBLEMS, ids=lambda problem: problem.code)


def placeholders(sentence: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(sentence) if name is not None]


def texts(problem: Problem) -> dict[str, str]:
    return {
        "title": problem.title,
        "why": problem.why,
        "sentence": problem.sentence,
        "remedy": problem.remedy,
        "said": problem.said,
        "asked": problem.asked,
    }


def test_codes_are_unique() -> None:
    codes = [problem.code for problem in ALL_PROBLEMS]
    assert sorted(codes) == sorted(set(codes))
    assert set(PROBLEM_BY_CODE) == set(codes)


def test_titles_and_sentences_are_unique() -> None:
    assert len({problem.title for problem in ALL_PROBLEMS}) == len(ALL_PROBLEMS)
    assert len({problem.sentence for problem in ALL_PROBLEMS}) == len(ALL_PROBLEMS)


def test_every_problem_that_is_defined_is_in_the_list() -> None:
    defined = {one.code for family in FAMILIES for one in vars(family).values() if isinstance(one, Problem)}
    assert defined == {problem.code for problem in ALL_PROBLEMS}


def test_every_family_is_looked_at() -> None:
    modules = {name for name in vars(findings) if name.endswith("_problems")}
    assert modules == {family.__name__.rpartition(".")[2] for family in FAMILIES}


@pytest.mark.parametrize(("family", "prefix"), FAMILIES.items(), ids=FAMILIES.values())
def test_a_family_shares_the_beginning_of_its_codes(family: object, prefix: str) -> None:
    codes = [one.code for one in vars(family).values() if isinstance(one, Problem)]
    assert codes
    assert [code for code in codes if not code.startswith(prefix)] == []


@each_problem
def test_a_code_is_kt_and_three_digits(problem: Problem) -> None:
    assert re.fullmatch(r"KT\d{3}", problem.code, re.ASCII)


@each_problem
def test_the_sentence_asks_for_exactly_the_facts_of_the_example(problem: Problem) -> None:
    asked = placeholders(problem.sentence)
    assert set(asked) == set(problem.example)
    assert all(name.isidentifier() for name in asked)


@each_problem
def test_no_fact_has_a_name_that_a_finding_takes_itself(problem: Problem) -> None:
    assert not TAKEN & problem.example.keys()


def test_the_names_that_a_finding_takes_itself_are_known() -> None:
    assert inspect.signature(Problem.at).parameters.keys() - {"facts"} == TAKEN


@each_problem
def test_every_text_is_there_and_tidy(problem: Problem) -> None:
    untidy = {
        name: text
        for name, text in texts(problem).items()
        if not text or text != " ".join(text.split()) or re.search(r" [.,;:](?!\w)", text)
    }
    assert untidy == {}


@each_problem
def test_sentences_end_with_a_full_stop_and_titles_do_not(problem: Problem) -> None:
    sentences = (problem.why, problem.sentence, problem.remedy, problem.said, problem.asked)
    assert [text for text in sentences if not re.search(r"[.?]$", text)] == []
    assert re.search(r"[\w”]$", problem.title)


@each_problem
def test_texts_begin_with_a_capital_a_quotation_or_a_fact(problem: Problem) -> None:
    assert [text for text in texts(problem).values() if not re.match(r"[“{\d]|[^\W\d_]", text)] == []
    assert [text for text in texts(problem).values() if text[0].islower()] == []


@each_problem
def test_quotation_marks_come_in_pairs(problem: Problem) -> None:
    assert [text for text in texts(problem).values() if text.count("“") != text.count("”") or '"' in text] == []


@each_problem
def test_the_example_leaves_nothing_to_fill_in(problem: Problem) -> None:
    assert "{" not in problem.said
    assert "}" not in problem.said
    assert [name for name, fact in problem.example.items() if not str(fact)] == []


@each_problem
def test_the_example_makes_a_finding(problem: Problem) -> None:
    found = problem.at(**problem.example)  # type: ignore[arg-type]
    assert (found.code, found.severity, found.message) == (problem.code, problem.severity, problem.said)


@each_problem
def test_an_agency_is_not_told_what_only_the_clerk_can_do(problem: Problem) -> None:
    assert not re.search(r"danh mục|ktxh|Hỏi lại cơ quan|[Đđ]ề nghị cơ quan", problem.ask)


@each_problem
def test_what_is_held_is_an_error(problem: Problem) -> None:
    held = "giữ lại" in problem.sentence
    assert not held or problem.severity is Severity.ERROR
