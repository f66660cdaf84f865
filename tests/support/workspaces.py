"""Workspaces in a temporary folder, with the seed's catalogue and some submissions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tests.support.seed import CATALOGUE, FILE, PERIOD, seed_workbook
from toolkit.model import Catalogue
from toolkit.writing.catalogue import catalogue_bytes
from toolkit.writing.default_look import default_look_bytes


def make_workspace(root: Path, files: Mapping[str, bytes] | None = None, catalogue: Catalogue = CATALOGUE) -> Path:
    """A workspace for Đắk Lắk with some submissions for 2020-6T (the seed's if none are given)."""
    submissions = root / "workbooks" / str(PERIOD) / "submissions"
    submissions.mkdir(parents=True)
    (root / "templates").mkdir()
    (root / "ktxh.toml").write_text('[province]\nname = "Đắk Lắk"\n', "utf-8")
    (root / "templates" / "danh-muc.xlsx").write_bytes(catalogue_bytes(catalogue, date(2020, 1, 2)))
    (root / "templates" / "bieu-chuan.xlsx").write_bytes(default_look_bytes())
    for name, data in (files if files is not None else {FILE: seed_workbook()}).items():
        (submissions / name).parent.mkdir(parents=True, exist_ok=True)
        (submissions / name).write_bytes(data)
    return root
