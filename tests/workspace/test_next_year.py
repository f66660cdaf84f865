"""A second year: its master draws the first, is read back without a complaint, and stays the same when merged again."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from openpyxl import load_workbook

from tests.support.seed import seed_workbook
from tests.support.workbooks import parts_of, patched
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.model import Period
from toolkit.workspace import Merged


def two_years(root: Path) -> Merged:
    """A workspace in which the six months of 2020 and of 2021 were merged; the merge of 2021."""
    make_workspace(root, {"so-khcn.xlsx": seed_workbook()})
    Workspace(root).merge("2020-6T")
    submissions = root / "workbooks" / "2021-6T" / "submissions"
    submissions.mkdir(parents=True)
    later = seed_workbook(A5="Phục vụ Báo cáo 6 tháng đầu năm 2021", E17="5.100")
    (submissions / "so-khcn-2021.xlsx").write_bytes(later)
    return Workspace(root).merge(Period.parse("2021-6T"))


def test_the_year_before_is_drawn_and_the_master_is_read_back(tmp_path: Path) -> None:
    first = two_years(tmp_path)
    data = first.master.read_bytes()
    assert "sparkline" in parts_of(data)["xl/worksheets/sheet1.xml"].decode()
    again = Workspace(tmp_path).merge(Period.parse("2021-6T"))
    assert again.master.read_bytes() == data
    assert [one.code for one in again.result.findings if one.code.startswith("KT8")] == []


def test_a_sheet_that_a_clerk_adds_beside_the_drawings_stays(tmp_path: Path) -> None:
    first = two_years(tmp_path)
    sheet = parts_of(first.master.read_bytes())["xl/worksheets/sheet1.xml"].decode()
    drawings = sheet[sheet.index("<extLst>") :]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        book = load_workbook(first.master)
    book.create_sheet("Của tôi")["B2"] = "ghi nhớ"
    saved = io.BytesIO()
    book.save(saved)
    first.master.write_bytes(patched(saved.getvalue(), "xl/worksheets/sheet1.xml", "</worksheet>", drawings))
    again = Workspace(tmp_path).merge(Period.parse("2021-6T"))
    assert "Của tôi" in load_workbook(again.master, read_only=True).sheetnames
