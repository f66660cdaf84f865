"""Rules that figures must keep: one small function a rule, and one literal list of all rules."""

from toolkit.rules.apply import apply_past_rules, apply_rules
from toolkit.rules.book import Book
from toolkit.rules.registry import PAST_RULES, RULES, SWITCHES
from toolkit.rules.settings import DEFAULT, RuleSettings

__all__ = ["DEFAULT", "PAST_RULES", "RULES", "SWITCHES", "Book", "RuleSettings", "apply_past_rules", "apply_rules"]
