"""What one cell of the catalogue says against the others: codes, references, parents."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.catalog.line import Line
from toolkit.catalog.schema import AGENCIES, ALIASES, INDICATORS, MAX_PARTS, PLANS, SUCCESSIONS
from toolkit.findings.catalogue_problems import (
    AMBIGUOUS_ALIAS,
    BAD_ROMAN,
    CYCLE,
    DUPLICATE_CODE,
    NAMESAKES,
    PARENT_ELSEWHERE,
    RELATION_WITHOUT_PARENT,
    TOO_MANY_PARTS,
    UNKNOWN_REFERENCE,
)
from toolkit.model import Catalogue, Indicator, Relation
from toolkit.vietnamese import key, parse_roman


def check_catalogue(catalogue: Catalogue, lines: dict[str, list[Line]]) -> None:
    """Note every contradiction in the lines it stands in; `lines` and the catalogue's records go side by side."""
    _check_agencies(lines[AGENCIES])
    _check_indicators(catalogue, lines[INDICATORS])
    _check_aliases(catalogue, lines[ALIASES])
    _check_plans(catalogue, lines[PLANS])
    known = {*catalogue.agency_by_code, *catalogue.indicator_by_code}
    for line in lines[SUCCESSIONS]:
        _refer(line, "Mã cũ", known)
        _refer(line, "Mã mới", known)


def _check_agencies(lines: list[Line]) -> None:
    _unique(lines, "Mã")
    _unique(lines, "Số")
    for line in lines:
        number = line.text("Số")
        if number and parse_roman(number) is None:
            line.say(BAD_ROMAN, "Số", value=number)


def _check_indicators(catalogue: Catalogue, lines: list[Line]) -> None:
    owners = {*catalogue.agency_by_code, *(agency.group for agency in catalogue.agencies if agency.group)}
    _unique(lines, "Mã")
    siblings: dict[tuple[str, str | None, str], Line] = {}
    for line, indicator in zip(lines, catalogue.indicators, strict=True):
        _refer(line, "Cơ quan", owners)
        _refer(line, "Chỉ tiêu cha", catalogue.indicator_by_code)
        _check_parent(catalogue, line, indicator)
        first = siblings.setdefault((indicator.agency, indicator.parent, key(indicator.name)), line)
        if first is not line and indicator.name:
            line.say(NAMESAKES, "Tên chỉ tiêu", name=indicator.name, first=first.place("Tên chỉ tiêu").cell)


def _check_parent(catalogue: Catalogue, line: Line, indicator: Indicator) -> None:
    parts = sum(child.relation is Relation.PART for child in catalogue.children.get(indicator.code, ()))
    if parts > MAX_PARTS:
        line.say(TOO_MANY_PARTS, "Mã", code=indicator.code, count=parts, limit=MAX_PARTS)
    if indicator.parent is None:
        if indicator.relation is not Relation.SEPARATE:
            line.say(RELATION_WITHOUT_PARENT, "Chỉ tiêu cha", code=indicator.code, relation=indicator.relation.value)
        return
    parent = catalogue.indicator_by_code.get(indicator.parent)
    if parent is None:
        return
    facts = {"code": indicator.code, "owner": indicator.agency, "parent": parent.code, "other": parent.agency}
    if parent.agency != indicator.agency and indicator.relation is not Relation.SEPARATE:
        line.say(PARENT_ELSEWHERE, "Chỉ tiêu cha", **facts)
    path = _cycle(catalogue, indicator)
    if path:
        line.say(CYCLE, "Chỉ tiêu cha", path=" → ".join(path))


def _cycle(catalogue: Catalogue, indicator: Indicator) -> list[str]:
    """The codes from an indicator up its parents back to itself, empty where there is no such ring."""
    path = [indicator.code]
    parent = indicator.parent
    while parent is not None and parent in catalogue.indicator_by_code:
        if parent in path:
            return [*path, parent] if parent == indicator.code else []
        path.append(parent)
        parent = catalogue.indicator_by_code[parent].parent
    return []


def _check_aliases(catalogue: Catalogue, lines: list[Line]) -> None:
    first: dict[tuple[str, str], tuple[str, Line]] = {}
    for line, alias in zip(lines, catalogue.aliases, strict=True):
        _refer(line, "Cơ quan", catalogue.agency_by_code)
        _refer(line, "Mã chỉ tiêu", catalogue.indicator_by_code)
        target, before = first.setdefault((alias.agency, key(alias.text)), (alias.indicator, line))
        if target != alias.indicator:
            cell = before.place("Tên trong báo cáo").cell
            line.say(AMBIGUOUS_ALIAS, "Tên trong báo cáo", text=alias.text, other=target, first=cell)


def _check_plans(catalogue: Catalogue, lines: list[Line]) -> None:
    first: dict[str, Line] = {}
    for line in lines:
        _refer(line, "Mã chỉ tiêu", catalogue.indicator_by_code)
        named = f"{line.text('Mã chỉ tiêu')} năm {line.text('Năm')}"
        _say_twice(line, "Mã chỉ tiêu", named, first.setdefault(named, line))


def _unique(lines: list[Line], heading: str) -> None:
    first: dict[str, Line] = {}
    for line in lines:
        code = line.text(heading)
        if code:
            _say_twice(line, heading, code, first.setdefault(code.casefold(), line))


def _say_twice(line: Line, heading: str, code: str, first: Line) -> None:
    """Say that a line repeats a code, unless it is the first that has it."""
    if first is not line:
        line.say(DUPLICATE_CODE, heading, code=code, first=first.place(heading).cell)


def _refer(line: Line, heading: str, known: Iterable[str]) -> None:
    value = line.text(heading)
    if value and value not in known:
        line.say(UNKNOWN_REFERENCE, heading, value=value, heading=heading)
