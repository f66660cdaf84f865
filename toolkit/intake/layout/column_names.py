"""The workspace's list of what columns are called, templates/ten-cot.xlsx: read into a vocabulary, mistakes and all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.findings.column_problems import NAME_TWICE, NAMES_UNREADABLE, UNKNOWN_MEANING
from toolkit.intake.layout.columns import ColumnKind, Vocabulary, default_names
from toolkit.intake.readers.grid import Grid, Sheet, cell_name
from toolkit.intake.readers.read_grid import read_grid
from toolkit.intake.readers.refusal import Refused
from toolkit.model import Finding, Place
from toolkit.vietnamese import clean, key

FILE_NAME = "ten-cot.xlsx"
SHEET = "Tên cột"
HEADINGS = ("Tên cột", "Nghĩa", "Ghi chú")
MEANINGS: Mapping[ColumnKind, str] = {
    ColumnKind.STT: "số thứ tự",
    ColumnKind.CODE: "mã chỉ tiêu",
    ColumnKind.NAME: "tên chỉ tiêu",
    ColumnKind.UNIT: "đơn vị tính",
    ColumnKind.PLAN: "kế hoạch năm",
    ColumnKind.ACTUAL: "thực hiện",
    ColumnKind.ESTIMATE: "ước thực hiện",
    ColumnKind.PREVIOUS: "cùng kỳ năm trước",
    ColumnKind.RATIO: "so sánh, tỷ lệ",
    ColumnKind.NOTE: "ghi chú",
    ColumnKind.OTHER: "không lấy",
}
"""What each kind of column is called where a clerk chooses among them."""
_BY_MEANING = {key(meaning): kind for kind, meaning in MEANINGS.items()}


@dataclass(frozen=True, slots=True)
class ColumnName:
    """One name of a column, what it means, and a remark."""

    name: str
    kind: ColumnKind
    remark: str = ""


def read_column_names(data: bytes, file: str) -> tuple[tuple[ColumnName, ...], tuple[Finding, ...]]:
    """The names in a workbook's order, and every mistake with its cell; what is wrong is left out."""
    try:
        grid = read_grid(data)
    except Refused as refusal:
        return (), (refusal.finding(file),)
    sheet = _sheet(grid)
    if sheet is None:
        return (), (NAMES_UNREADABLE.at(Place(file), sheet=SHEET, headings=", ".join(HEADINGS)),)
    names: dict[str, ColumnName] = {}
    findings: list[Finding] = []
    for row in list(sheet.rows)[1:]:
        name, meaning, remark = (clean(sheet.text(row, column)) for column in (1, 2, 3))
        kind = _BY_MEANING.get(key(meaning))
        if not name:
            continue
        if kind is None:
            place = Place(file, SHEET, cell_name(row, 2))
            findings.append(UNKNOWN_MEANING.at(place, meaning=meaning or "trống", known=", ".join(MEANINGS.values())))
        elif key(name) in names and names[key(name)].kind is not kind:
            place = Place(file, SHEET, cell_name(row, 1))
            first = MEANINGS[names[key(name)].kind]
            findings.append(NAME_TWICE.at(place, name=name, first=first, second=meaning))
        else:
            names.setdefault(key(name), ColumnName(name, kind, remark))
    return tuple(names.values()), tuple(findings)


def default_column_names() -> tuple[ColumnName, ...]:
    """The names that a new workspace starts with."""
    names = {key(name): ColumnName(name, kind) for kind in ColumnKind for name in default_names()[kind]}
    return tuple(names.values())


def vocabulary_of(names: Iterable[ColumnName]) -> Vocabulary:
    """The vocabulary in which the names stand, and no others."""
    listed = tuple(names)
    return Vocabulary({kind: tuple(key(one.name) for one in listed if one.kind is kind) for kind in ColumnKind})


def meaning_of(text: str) -> ColumnKind | None:
    """The kind that a clerk names (`thực hiện`), None for a word that is none of them."""
    return _BY_MEANING.get(key(text))


def _sheet(grid: Grid) -> Sheet | None:
    """The sheet of the names, whose first row holds the headings."""
    found = next((sheet for sheet in grid.sheets if key(sheet.name) == key(SHEET)), None)
    if found is None or any(key(found.text(1, n)) != key(heading) for n, heading in enumerate(HEADINGS[:2], 1)):
        return None
    return found
