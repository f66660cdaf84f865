"""The vocabulary of findings: every kind of problem, with its code and its sentence, in literal lists."""

from toolkit.findings.catalogue_problems import CATALOGUE_PROBLEMS
from toolkit.findings.problem import Problem

ALL_PROBLEMS: tuple[Problem, ...] = (*CATALOGUE_PROBLEMS,)
PROBLEM_BY_CODE = {problem.code: problem for problem in ALL_PROBLEMS}

__all__ = ["ALL_PROBLEMS", "PROBLEM_BY_CODE", "Problem"]
