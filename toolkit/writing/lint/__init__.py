"""Layout rules over written files: the decree's for documents, the printer's for workbooks."""

from toolkit.writing.lint.document import DOCUMENT_RULES, lint_document
from toolkit.writing.lint.rule import Broken, Rule
from toolkit.writing.lint.workbook import WORKBOOK_RULES, lint_workbook

__all__ = ["DOCUMENT_RULES", "WORKBOOK_RULES", "Broken", "Rule", "lint_document", "lint_workbook"]
