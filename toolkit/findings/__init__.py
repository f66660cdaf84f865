"""The vocabulary of findings: every kind of problem, with its code and its sentence, in literal lists."""

from toolkit.findings.catalogue_problems import CATALOGUE_PROBLEMS
from toolkit.findings.column_problems import COLUMN_PROBLEMS
from toolkit.findings.decision_problems import DECISION_PROBLEMS
from toolkit.findings.file_problems import FILE_PROBLEMS
from toolkit.findings.form_problems import FORM_PROBLEMS
from toolkit.findings.intake_problems import INTAKE_PROBLEMS
from toolkit.findings.layout_problems import LAYOUT_PROBLEMS
from toolkit.findings.match_problems import MATCH_PROBLEMS
from toolkit.findings.night_problems import NIGHT_PROBLEMS
from toolkit.findings.number_problems import NUMBER_PROBLEMS
from toolkit.findings.past_problems import PAST_PROBLEMS
from toolkit.findings.problem import Problem
from toolkit.findings.rule_problems import RULE_PROBLEMS
from toolkit.findings.sheet_problems import SHEET_PROBLEMS
from toolkit.findings.slip_problems import SLIP_PROBLEMS
from toolkit.findings.submission_problems import SUBMISSION_PROBLEMS
from toolkit.findings.text_problems import TEXT_PROBLEMS
from toolkit.findings.value_problems import VALUE_PROBLEMS
from toolkit.findings.words_problems import WORDS_PROBLEMS

ALL_PROBLEMS: tuple[Problem, ...] = (
    *CATALOGUE_PROBLEMS,
    *INTAKE_PROBLEMS,
    *LAYOUT_PROBLEMS,
    *SHEET_PROBLEMS,
    *TEXT_PROBLEMS,
    *FILE_PROBLEMS,
    *VALUE_PROBLEMS,
    *NUMBER_PROBLEMS,
    *MATCH_PROBLEMS,
    *COLUMN_PROBLEMS,
    *SLIP_PROBLEMS,
    *FORM_PROBLEMS,
    *RULE_PROBLEMS,
    *PAST_PROBLEMS,
    *SUBMISSION_PROBLEMS,
    *NIGHT_PROBLEMS,
    *WORDS_PROBLEMS,
    *DECISION_PROBLEMS,
)
PROBLEM_BY_CODE = {problem.code: problem for problem in ALL_PROBLEMS}

__all__ = ["ALL_PROBLEMS", "PROBLEM_BY_CODE", "Problem"]
