"""The list of names of columns that a workspace keeps: what it says, and every mistake in it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.workbooks import Row, sheet, xlsx
from toolkit.findings.column_problems import NAME_TWICE, NAMES_UNREADABLE, UNKNOWN_MEANING
from toolkit.intake.layout.column_names import (
    MEANINGS,
    SHEET,
    ColumnName,
    default_column_names,
    meaning_of,
    read_column_names,
    vocabulary_of,
)
from toolkit.intake.layout.columns import ColumnKind, default_vocabulary, read_label
from toolkit.writing.column_names import column_names_bytes

FILE = "templates/ten-cot.xlsx"


def _read(*rows: Row, name: str = SHEET) -> tuple[list[tuple[str, ColumnKind]], list[tuple[str, str]]]:
    names, findings = read_column_names(xlsx(sheet(["Tên cột", "Nghĩa", "Ghi chú"], *rows, name=name)), FILE)
    return [(one.name, one.kind) for one in names], [(f.code, f.place.cell) for f in findings]


def test_what_a_new_workspace_gets_reads_back_as_what_the_toolkit_knows() -> None:
    names, findings = read_column_names(column_names_bytes(default_column_names(), date(2020, 1, 2)), FILE)
    assert findings == ()
    assert names == default_column_names()
    known = vocabulary_of(names).phrases
    assert {kind: set(known[kind]) for kind in known} == {k: set(p) for k, p in default_vocabulary().phrases.items()}


def test_remarks_and_order_are_kept() -> None:
    names = (ColumnName("Số đạt được", ColumnKind.ACTUAL, "Sở Y tế"), ColumnName("=KH", ColumnKind.PLAN))
    assert read_column_names(column_names_bytes(names, date(2020, 1, 2)), FILE) == (names, ())


def test_a_name_is_read_with_its_meaning_however_that_is_typed() -> None:
    assert _read(["Số đạt được", "THỰC  HIỆN"], [], ["Số dư", "Không lấy", "của SYT"]) == (
        [("Số đạt được", ColumnKind.ACTUAL), ("Số dư", ColumnKind.OTHER)],
        [],
    )


def test_mistakes_are_said_with_their_cells_and_the_rest_is_read() -> None:
    rows = (["A", "thực hiện"], ["B", "được"], ["C", None], ["a", "kế hoạch năm"], ["A ", "thực hiện"])
    names, findings = _read(*rows)
    assert names == [("A", ColumnKind.ACTUAL)]
    assert findings == [(UNKNOWN_MEANING.code, "B3"), (UNKNOWN_MEANING.code, "B4"), (NAME_TWICE.code, "A5")]


@pytest.mark.parametrize(
    "data", [xlsx(sheet(["Cột", "Nghĩa"], name=SHEET)), xlsx(sheet(["Tên cột", "Nghĩa"], name="Khác"))]
)
def test_a_workbook_without_the_sheet_or_its_headings_is_said(data: bytes) -> None:
    names, findings = read_column_names(data, FILE)
    assert (names, [finding.code for finding in findings]) == ((), [NAMES_UNREADABLE.code])


def test_a_damaged_file_is_a_finding() -> None:
    assert [finding.code for finding in read_column_names(b"", FILE)[1]] == ["KT104"]


def test_every_kind_has_a_meaning_to_choose() -> None:
    assert set(MEANINGS) == set(ColumnKind)
    assert [meaning_of(meaning) for meaning in MEANINGS.values()] == list(MEANINGS)
    assert meaning_of("") is None


def test_the_whole_label_counts_before_its_parts() -> None:
    vocabulary = default_vocabulary().extended({"other": ["Thực hiện dự án lớn"], "actual": ["So với đầu kỳ"]})
    assert read_label("Thực hiện dự án lớn", vocabulary).kind is ColumnKind.OTHER
    assert read_label("So với đầu kỳ", vocabulary).kind is ColumnKind.ACTUAL
    assert vocabulary.knows("Số thực hiện")
    assert not vocabulary.knows("Phụ trách")
