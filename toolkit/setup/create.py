"""Lay down a new workspace: ktxh.toml, templates, a place for submissions; nothing that exists is overwritten."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolkit.config import FILE_NAME
from toolkit.intake.layout.column_names import FILE_NAME as COLUMN_NAMES
from toolkit.intake.layout.column_names import default_column_names
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.find_tables import find_tables
from toolkit.intake.readers.read_grid import read_grid
from toolkit.intake.readers.refusal import Refused
from toolkit.model import Catalogue, Finding, OperationError, system_reason
from toolkit.setup.infer import Inferred, infer_catalogue
from toolkit.words.draft.template import default_template_bytes
from toolkit.writing.atomic import publish
from toolkit.writing.catalogue import catalogue_bytes
from toolkit.writing.column_names import column_names_bytes
from toolkit.writing.default_look import default_look_bytes

_PLACEHOLDER = "Tên tỉnh"
_CONFIG = """# Cấu hình của không gian làm việc ktxh. Mật khẩu không bao giờ ghi ở đây.

[province]
name = {province}
coordinator = "Sở Kế hoạch và Đầu tư"
"""
_README = """Mỗi kỳ báo cáo là một thư mục ở đây, ví dụ 2020-6T. Chép báo cáo của các cơ quan vào 2020-6T/submissions,
rồi chạy: ktxh merge 2020-6T. Tệp trong submissions không bao giờ bị sửa.
"""


class SetupError(OperationError):
    """The workspace was not made; the message says why."""


@dataclass(frozen=True, slots=True)
class Created:
    """A new workspace: its files, and what was inferred for its catalogue."""

    root: Path
    files: tuple[Path, ...]
    catalogue: Catalogue
    findings: tuple[Finding, ...] = ()


def create_workspace(root: Path, table: Path | None = None, province: str = "") -> Created:
    """Make a workspace in a folder, its catalogue out of a table if one is given; raise SetupError."""
    contents = {
        root / FILE_NAME: b"",
        root / "templates" / "danh-muc.xlsx": b"",
        root / "templates" / "bieu-chuan.xlsx": default_look_bytes(),
        root / "templates" / "bao-cao.docx": default_template_bytes(),
        root / "templates" / COLUMN_NAMES: b"",
        root / "workbooks" / "README.txt": _README.encode(),
    }
    taken = next((path for path in contents if path.exists()), None)
    if taken is not None:
        raise SetupError(f"{taken} đã có; không ghi đè. Hãy chọn thư mục khác, hoặc chuyển tệp ấy đi.")
    inferred = _infer(table) if table else Inferred(Catalogue(), {}, ())
    name = province or inferred.province or _PLACEHOLDER
    contents[root / FILE_NAME] = _CONFIG.format(province=json.dumps(name, ensure_ascii=False)).encode()
    today = date.today()  # noqa: DTZ011
    contents[root / "templates" / "danh-muc.xlsx"] = catalogue_bytes(inferred.catalogue, today, inferred.notes)
    contents[root / "templates" / COLUMN_NAMES] = column_names_bytes(default_column_names(), today)
    publish(contents)
    return Created(root, tuple(contents), inferred.catalogue, inferred.findings)


def _infer(table: Path) -> Inferred:
    try:
        grid = read_grid(table.read_bytes())
    except OSError as cause:
        raise SetupError(f"Không đọc được {table}: {system_reason(cause)}.") from cause
    except Refused as refusal:
        raise SetupError(f"Không lập được danh mục từ {table}: {refusal}") from refusal
    tables = [one for sheet in grid.sheets for one in find_tables(sheet, default_vocabulary())]
    inferred = infer_catalogue(table.name, tables)
    if not inferred.catalogue.indicators:
        raise SetupError(
            f"Không lập được danh mục từ {table}: không thấy bảng nào có dòng tiêu đề cột quen thuộc (Số TT, ĐVT, KH…)."
        )
    return inferred
