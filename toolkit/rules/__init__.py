"""Rules that figures must keep: one small function a rule, and one literal list of all rules."""

from toolkit.rules.apply import apply_rules
from toolkit.rules.book import Book
from toolkit.rules.registry import RULES

__all__ = ["RULES", "Book", "apply_rules"]
