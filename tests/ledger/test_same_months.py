"""The same period in earlier years comes out of the ledger, and into the forms of the next."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook

from tests.support.seed import seed_workbook
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.ledger.past import read_same_months
from toolkit.model import NO_PAST, Period


def with_last_year(root: Path, **changed: object) -> Workspace:
    """A workspace in which the six months of 2020 were merged."""
    space = Workspace(make_workspace(root, {"so-khcn.xlsx": seed_workbook(**changed)}))
    space.merge("2020-6T")
    return space


def test_the_years_before_are_there_and_what_is_held_is_not(tmp_path: Path) -> None:
    space = with_last_year(tmp_path, E12="khoảng 9")
    with space.ledger() as ledger, ledger.reading() as connection:
        past = read_same_months(connection, Period.parse("2022-6T"))
        other_months = read_same_months(connection, Period.parse("2022-9T"))
        itself = read_same_months(connection, Period.parse("2020-6T"))
    assert list(past.values) == [Period.parse("2020-6T")]
    found = past.values[Period.parse("2020-6T")]
    assert found["SKHCN.2"].value == Decimal(4031)
    assert "SKHCN.1.1.1" not in found
    assert other_months == itself == NO_PAST


def test_forms_of_the_next_year_know_it_though_the_submissions_are_gone(tmp_path: Path) -> None:
    space = with_last_year(tmp_path)
    for path in space.submissions(Period.parse("2020-6T")).iterdir():
        path.unlink()
    written = Workspace(tmp_path).forms(Period.parse("2021-6T"))
    sheet = load_workbook(written["SKHCN"]).worksheets[0]
    rows = {row[0]: row for row in sheet.iter_rows(min_row=8, values_only=True)}
    assert rows["SKHCN.2"][6] == 4031
