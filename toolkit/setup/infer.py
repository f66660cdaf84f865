"""A catalogue out of an existing table: numbering opens agencies and gives levels, numbers prove what adds up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from toolkit.findings.catalogue_problems import INFERRED
from toolkit.findings.match_problems import ROW_WITHOUT_NAME
from toolkit.intake.assign import assign_roles
from toolkit.intake.layout.periods import find_period
from toolkit.intake.layout.structure import is_bare_of_which, is_of_which
from toolkit.intake.layout.table import Table, TableRow
from toolkit.intake.readers.grid import CellKind, cell_name
from toolkit.model import (
    NUMBER_COLUMNS,
    Agency,
    Catalogue,
    Column,
    Direction,
    Finding,
    Indicator,
    Mark,
    Nature,
    Period,
    Place,
    Plan,
    Relation,
)
from toolkit.vietnamese import clean, format_number, initials, key, parse_roman
from toolkit.vietnamese.numbers import Number, decide_convention, parse_number

_AGENCY_WORDS = (
    "sở",
    "ban",
    "cục",
    "chi cục",
    "công an",
    "bảo hiểm",
    "ngân hàng",
    "thanh tra",
    "văn phòng",
    "bộ chỉ huy",
)
_AGENCY_LINE = re.compile(rf"(?:{'|'.join(re.escape(key(word)) for word in _AGENCY_WORDS)})(?!\w)")
_BAD_WORDS = tuple(map(key, ("tai nạn", "người chết", "bị thương", "hộ nghèo", "thất nghiệp", "vi phạm", "tội phạm")))
_RATE_WORDS = tuple(map(key, ("tỷ lệ", "tỉ lệ", "tốc độ", "chỉ số", "cơ cấu")))
_LEVEL_WORDS = re.compile(
    "|".join(
        rf"\b{re.escape(key(words))}\b"
        for words in (
            *(
                "dân số",
                "học sinh",
                "giường",
                "thuê bao",
                "biên chế",
                "đạt chuẩn",
                "hiện có",
                "có mặt",
                "đang hoạt động",
            ),
            *("bình quân", "trung bình", "mật độ", "trên vạn dân", "trên 1 vạn dân", "vạn dân"),
        )
    )
)
"""What is counted at the end of a period and not in its course."""
_PROVINCE = re.compile(r"tỉnh\s+(?P<name>[^\W\d_]+(?:\s+[^\W\d_]+){0,3})\s*$", re.IGNORECASE)
UNNAMED = "Cơ quan báo cáo"


@dataclass
class Inferred:
    """What a table gave: the catalogue, what to confirm by indicator code, and the findings that say so."""

    catalogue: Catalogue
    notes: dict[str, str]
    findings: tuple[Finding, ...]
    province: str = ""


@dataclass
class _Node:
    """A row with its place in the catalogue."""

    table: Table
    row: TableRow
    agency: str
    values: dict[Column, Decimal]
    parent: _Node | None = None
    code: str = ""
    below: list[_Node] = field(default_factory=list)

    @property
    def place(self) -> str:
        return self.table.name_cell(self.row)


def infer_catalogue(file: str, tables: Iterable[Table]) -> Inferred:
    """Build a catalogue from the tables of one workbook; every inference is a note and a finding."""
    found = tuple(tables)
    period = _period(found)
    agencies: dict[str, Agency] = {}
    nodes: list[_Node] = []
    findings: list[Finding] = []
    for table in found:
        nodes += _nodes(file, table, period, agencies, findings)
    _give_codes(nodes)
    notes: dict[str, str] = {}
    indicators = []
    for node in nodes:
        indicator, inferred = _indicator(node)
        indicators.append(indicator)
        notes[indicator.code] = inferred
        place = Place(file, node.table.sheet.name, node.place)
        findings.append(INFERRED.at(place, indicator=indicator.code, name=indicator.name, inferred=inferred))
    plans = tuple(_plans(nodes, period, file))
    catalogue = Catalogue(tuple(agencies.values()), tuple(indicators), plans=plans)
    return Inferred(catalogue, notes, tuple(findings), _province(found))


def _period(tables: tuple[Table, ...]) -> Period | None:
    return next((period for table in tables for line in table.title if (period := find_period(line))), None)


def _province(tables: tuple[Table, ...]) -> str:
    """The province that the title names, in capitals at the beginning of each word."""
    for line in (line for table in tables for line in table.title):
        found = _PROVINCE.search(clean(line).strip('"”'))
        if found:
            return " ".join(word.capitalize() for word in found["name"].split())
    return ""


def _nodes(
    file: str, table: Table, period: Period | None, agencies: dict[str, Agency], findings: list[Finding]
) -> Iterator[_Node]:
    """The indicator rows of a table, below the agencies that its Roman numerals open."""
    roles = assign_roles(table, period)
    texts = (c.text for row in table.rows for _, c in table.cells(row) if c.kind is CellKind.TEXT)
    convention = decide_convention(texts)[0]
    by_row: dict[int, _Node] = {}
    agency = ""
    for row in table.rows:
        cells = [(column, cell) for column, cell in table.cells(row) if column.number in roles.reported]
        if not row.name:
            if cells:
                place = Place(file, table.sheet.name, cell_name(row.row, cells[0][0].number))
                findings.append(ROW_WITHOUT_NAME.at(place, row=row.row, count=len(cells)))
            continue
        valued = any(roles.reported[column.number] is not Column.NOTE for column, _ in cells)
        if _opens_agency(row, among_others=bool(agencies)) and not valued:
            agency = _add_agency(agencies, row.name, row.stt)
            continue
        if is_bare_of_which(row.name) and not cells:
            continue
        agency = agency or _add_agency(agencies, _agency_of_title(table))
        values: dict[Column, Decimal] = {}
        for column, cell in cells:
            parsed = cell.number if cell.number is not None else _number(parse_number(cell.text, convention))
            if parsed is not None and cell.kind in (CellKind.NUMBER, CellKind.TEXT):
                values[roles.reported[column.number]] = parsed
        node = _Node(table, row, agency, values, _parent(row, table, by_row, agency))
        if node.parent:
            node.parent.below.append(node)
        by_row[row.row] = node
        yield node


def _number(parsed: object) -> Decimal | None:
    if isinstance(parsed, Number):
        return parsed.value
    return Decimal(0) if parsed is Mark.NIL else None


def _opens_agency(row: TableRow, *, among_others: bool) -> bool:
    """Whether a row without figures opens a section; behind other sections one in capitals needs no numeral."""
    if row.unit:
        return False
    return parse_roman(row.stt) is not None or (among_others and not row.stt and row.name.isupper())


def _agency_of_title(table: Table) -> str:
    return next((line for line in table.title if _AGENCY_LINE.match(key(line))), UNNAMED)


def _add_agency(agencies: dict[str, Agency], name: str, number: str = "") -> str:
    """The code of an agency, added where it is new; a second agency with the same initials gets a number."""
    for known in agencies.values():
        if key(known.name) == key(name):
            return known.code
    code = base = initials(name) or "CQ"
    count = 1
    while code in agencies:
        count += 1
        code = f"{base}{count}"
    agencies[code] = Agency(number.strip().rstrip(".)"), code, name)
    return code


def _parent(row: TableRow, table: Table, by_row: dict[int, _Node], agency: str) -> _Node | None:
    """The nearest row above that became an indicator of the same agency."""
    above = {one.row: one.parent for one in table.rows}
    number = row.parent
    while number is not None and number not in by_row:
        number = above.get(number)
    parent = by_row[number] if number is not None else None
    return parent if parent and parent.agency == agency else None


def _give_codes(nodes: list[_Node]) -> None:
    """Codes that tell the place: `SKHCN.1.1.2` is the second below `SKHCN.1.1`."""
    counts: Counter[str] = Counter()
    for node in nodes:
        above = node.parent.code if node.parent else node.agency
        counts[above] += 1
        node.code = f"{above}.{counts[above]}"


def _indicator(node: _Node) -> tuple[Indicator, str]:
    """The indicator of a row, and a sentence about what was inferred."""
    name = node.row.name
    relation, why = _relation(node)
    name_key = key(name)
    nature = _nature(node)
    down = any(word in name_key for word in _BAD_WORDS)
    indicator = Indicator(
        code=node.code,
        agency=node.agency,
        number=node.row.stt.rstrip("."),
        name=name,
        unit=node.row.unit,
        parent=node.parent.code if node.parent else None,
        relation=relation,
        nature=nature,
        direction=Direction.DOWN if down else Direction.UP,
    )
    more = [why]
    more += ["tỷ lệ, không cộng"] if nature is Nature.RATE else []
    more += ["thời điểm: số tại ngày báo cáo"] if nature is Nature.LEVEL else []
    more += ["giảm là tốt"] if down else []
    return indicator, "; ".join(more)


def _nature(node: _Node) -> Nature:
    """A rate by its unit or first words; a level by its words, and what is a part of one is one too."""
    name = key(node.row.name)
    if "%" in node.row.unit or name.startswith(_RATE_WORDS):
        return Nature.RATE
    if _LEVEL_WORDS.search(name):
        return Nature.LEVEL
    above = node.parent if node.parent and _relation(node)[0] is not Relation.SEPARATE else None
    return Nature.LEVEL if above and _nature(above) is Nature.LEVEL else Nature.CUMULATIVE


def _relation(node: _Node) -> tuple[Relation, str]:
    if node.parent is None:
        return Relation.SEPARATE, f"chỉ tiêu cấp một của {node.agency}"
    below = f"dưới {node.parent.code} “{node.parent.row.name}”"
    if is_of_which(node.row.name):
        return Relation.OF_WHICH, f"{below}, “trong đó”: không lớn hơn"
    proof = _proof(node.parent)
    if proof:
        return Relation.PART, f"{below}, thành phần: {proof}"
    return Relation.SEPARATE, f"{below}, riêng: số liệu trong bảng không cho thấy cộng lại bằng dòng trên"


def _proof(parent: _Node) -> str:
    """How the parts add up to their parent, empty unless every column that can be compared says so."""
    parts = [one for one in parent.below if not is_of_which(one.row.name)]
    units = {key(one.row.unit) for one in (*parts, *([parent] if parent.row.unit else []))}
    if len(parts) < 2 or len(units) > 1:
        return ""
    sums = []
    for column in NUMBER_COLUMNS:
        terms = [one.values.get(column) for one in parts]
        known = [term for term in terms if term is not None]
        total = parent.values.get(column)
        if total is None or len(known) < len(terms):
            continue
        if sum(known) != total:
            return ""
        sums.append((total, f"{' + '.join(map(format_number, known))} = {format_number(total)}"))
    return ", ".join(text for _, text in sums) if any(total for total, _ in sums) else ""


def _plans(nodes: list[_Node], period: Period | None, file: str) -> Iterator[Plan]:
    """The plans that the table shows, for the year it is about."""
    for node in nodes if period else ():
        value = node.values.get(Column.PLAN)
        if period and value:
            yield Plan(node.code, period.year, value, f"theo bảng {file}")
