"""What stands under what: levels from numbering (XXI, 1, 1.1, a, -, +), indents and “Trong đó”."""

from __future__ import annotations

import re
from dataclasses import replace

from toolkit.intake.table import TableRow
from toolkit.vietnamese import clean, key, parse_roman

_LEADING = re.compile(
    r"^\s*(?P<marker>(?:[IVXLC]+|[A-ZĐ])[.)]|\(?\d{1,2}(?:\.\d{1,2})*[.)](?!\d)|\d{1,2}(?:\.\d{1,2})+(?=\s)|[a-zđ][.)]"
    r"|[-–—+*•])\s*(?=\S)"
)
_OF_WHICH_WORDS = ("trong đó", "tr.đó", "tr. đó", "tr đó", "tđ", "chia ra", "gồm", "bao gồm")
_OF_WHICH = re.compile(rf"(?:{'|'.join(re.escape(key(word)) for word in _OF_WHICH_WORDS)})(?!\w)")
_LETTERS_NOT_ROMAN = {"C", "D", "L", "M"}

_UPPER, _ROMAN, _ARABIC, _LOWER, _DASH, _PLUS, _BARE = 0, 1, 2, 20, 30, 40, 50


def split_marker(name: str) -> tuple[str, str]:
    """A name's leading number or bullet, and the name without it: `- Nam` is (`-`, `Nam`)."""
    found = _LEADING.match(name)
    return (found["marker"], clean(name[found.end() :])) if found else ("", clean(name))


def is_of_which(name: str) -> bool:
    """Whether a row begins with “Trong đó” or a like word."""
    return bool(_OF_WHICH.match(key(name)))


def is_bare_of_which(name: str) -> bool:
    """Whether a row says nothing but “Trong đó:”."""
    return bool(_OF_WHICH.fullmatch(key(name)))


def rank(marker: str) -> int:
    """The rank of a number or bullet; a row without one stands lowest."""
    text = clean(marker).strip("().")
    if not text:
        return _BARE
    if text[0] in "-–—*•":
        return _DASH
    if text[0] == "+":
        return _PLUS
    if re.fullmatch(r"\d+(?:\.\d+)*", text):
        return _ARABIC + text.count(".")
    if parse_roman(text) and text not in _LETTERS_NOT_ROMAN:
        return _ROMAN
    if re.fullmatch(r"[A-ZĐ]", text):
        return _UPPER
    return _LOWER if re.fullmatch(r"[a-zđ]", text) else _ARABIC


def with_parents(rows: list[TableRow], indents: dict[int, int]) -> tuple[TableRow, ...]:
    """The rows with their parents; `indents` gives the leading spaces of each sheet row's name."""
    stack: list[tuple[int, int, TableRow]] = []
    found: list[TableRow] = []
    for row in rows:
        level = _level(row, indents)
        if is_of_which(row.name):
            parent = _last_whole(found)
            placed = replace(row, parent=parent.row if parent else None)
        else:
            while stack and (stack[-1][0], stack[-1][1]) >= level:
                stack.pop()
            placed = replace(row, parent=_transparent(stack[-1][2]) if stack else None)
        if not is_of_which(row.name) or is_bare_of_which(row.name):
            stack.append((*_bare_level(row, level, stack), placed))
        found.append(placed)
    return tuple(found)


def _level(row: TableRow, indents: dict[int, int]) -> tuple[int, int]:
    marker = row.stt or split_marker(row.name)[0]
    return rank(marker), indents.get(row.row, 0) if rank(marker) in (_BARE, _DASH) else 0


def _bare_level(row: TableRow, level: tuple[int, int], stack: list[tuple[int, int, TableRow]]) -> tuple[int, int]:
    """A bare “Trong đó:” stands just below the row it belongs to, above the rows that follow it."""
    if not is_bare_of_which(row.name) or not stack:
        return level
    return stack[-1][0], stack[-1][1] + 1


def _transparent(row: TableRow) -> int | None:
    return row.parent if is_bare_of_which(row.name) else row.row


def _last_whole(found: list[TableRow]) -> TableRow | None:
    """The nearest row above that is not itself an of-which row."""
    return next((row for row in reversed(found) if not is_of_which(row.name)), None)
