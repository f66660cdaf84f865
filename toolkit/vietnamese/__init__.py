"""Vietnamese text and numbers as they are really typed."""

from toolkit.vietnamese.numbers import format_number
from toolkit.vietnamese.roman import parse_roman, to_roman
from toolkit.vietnamese.text import clean, initials, key

__all__ = ["clean", "format_number", "initials", "key", "parse_roman", "to_roman"]
