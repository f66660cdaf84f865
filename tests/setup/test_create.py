"""A new workspace: what it holds, that it works at once, and that nothing is overwritten."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.support.office import convert
from tests.support.seed import CATALOGUE, FILE, PERIOD, seed_workbook
from toolkit.model import Column
from toolkit.setup import SetupError, create_workspace
from toolkit.workspace import Workspace


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    path = tmp_path / FILE
    path.write_bytes(seed_workbook())
    return path


def test_a_workspace_from_a_table_reads_that_table_at_once(seed: Path, tmp_path: Path) -> None:
    made = create_workspace(tmp_path / "moi", seed)
    space = Workspace(made.root)
    assert space.config.province == "Đắk Lắk"
    assert len(space.catalogue.indicators) == len(CATALOGUE.indicators)
    submissions = space.folder(PERIOD) / "submissions"
    submissions.mkdir(parents=True)
    (submissions / FILE).write_bytes(seed.read_bytes())
    merged = space.merge(PERIOD)
    assert merged.result.value("SKHCN.2", Column.ACTUAL) == 4031
    assert merged.result.findings == ()


def test_a_workspace_without_a_table_has_an_empty_catalogue_without_mistakes(tmp_path: Path) -> None:
    space = Workspace(create_workspace(tmp_path / "moi", province="Nghệ An").root)
    assert space.config.province == "Nghệ An"
    assert space.read_catalogue()[1] == ()


def test_nothing_that_exists_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "ktxh.toml").write_text("cũ", "utf-8")
    with pytest.raises(SetupError, match="đã có; không ghi đè"):
        create_workspace(tmp_path)
    assert (tmp_path / "ktxh.toml").read_text("utf-8") == "cũ"
    assert not (tmp_path / "templates").exists()


def test_a_file_without_a_table_is_refused_with_a_sentence(tmp_path: Path) -> None:
    book, saved = Workbook(), io.BytesIO()
    book.worksheets[0]["A1"] = "Kính gửi"
    book.save(saved)
    path = tmp_path / "thu.xlsx"
    path.write_bytes(saved.getvalue())
    with pytest.raises(SetupError, match="không thấy bảng nào"):
        create_workspace(tmp_path / "moi", path)
    path.write_bytes(b"PK")
    with pytest.raises(SetupError, match="Không lập được danh mục"):
        create_workspace(tmp_path / "moi", path)
    with pytest.raises(SetupError, match="Không đọc được"):
        create_workspace(tmp_path / "moi", tmp_path / "khong-co.xlsx")
    assert not (tmp_path / "moi").exists()


def test_the_catalogue_offers_drop_downs_and_says_what_to_confirm(seed: Path, tmp_path: Path) -> None:
    made = create_workspace(tmp_path / "moi", seed)
    book = load_workbook(made.root / "templates" / "danh-muc.xlsx")
    sheet = book["Chỉ tiêu"]
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert '"thành phần,trong đó,riêng"' in lists
    assert '"chủ trì,cộng"' in lists
    headings = [cell.value for cell in sheet[1]]
    assert headings[-1] == "Cần xác nhận"
    assert "trong đó" in str(sheet.cell(6, len(headings)).value)


@pytest.mark.libreoffice
def test_the_catalogue_opens_in_libreoffice_and_is_read_back_the_same(seed: Path, tmp_path: Path) -> None:
    made = create_workspace(tmp_path / "moi", seed)
    path = made.root / "templates" / "danh-muc.xlsx"
    path.write_bytes(convert(path.read_bytes(), "xlsx"))
    found, findings = Workspace(made.root).read_catalogue()
    assert findings == ()
    assert found.indicators == made.catalogue.indicators
