"""Make the pictures in docs/images from the real outputs of the shipped workspace (needs LibreOffice and pdftoppm)."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))
PERIOD = ROOT / "workbooks" / "2020-6T"
PAGES: tuple[tuple[Path, int, str], ...] = (
    (PERIOD / "bieu-2020-6T.xlsx", 1, "bieu"),
    (PERIOD / "bieu-2020-6T.xlsx", 6, "bieu-cuoi"),
    (PERIOD / "tong-hop-2020-6T.xlsx", 1, "tong-hop"),
    (ROOT / "templates" / "danh-muc.xlsx", 5, "danh-muc"),
    (ROOT / "templates" / "bieu-chuan.xlsx", 1, "bieu-chuan"),
)
SHEETS = ("Số liệu", "Vấn đề", "Nộp báo cáo", "Tóm tắt")


def main() -> None:
    """Render every page that the guide shows."""
    from tests.support.office import convert

    for path, page, name in PAGES:
        draw(convert(path.read_bytes(), "pdf"), page, name)
    for sheet in SHEETS:
        draw(convert(_only(PERIOD / "tong-hop-2020-6T.xlsx", sheet), "pdf"), 1, _file_name(sheet))


def _only(path: Path, name: str) -> bytes:
    """A workbook with one sheet shown, so that its PDF begins with it."""
    import io

    from openpyxl import load_workbook

    book = load_workbook(path, data_only=True)
    for sheet in list(book.worksheets):
        if sheet.title != name:
            book.remove(sheet)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _file_name(sheet: str) -> str:
    return {"Số liệu": "so-lieu", "Vấn đề": "van-de", "Nộp báo cáo": "nop-bao-cao", "Tóm tắt": "tom-tat"}[sheet]


def draw(pdf: bytes, page: int, name: str) -> None:
    """One page of a PDF as a picture."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        target = HERE / "images" / name
        command = ["pdftoppm", "-r", "100", "-f", str(page), "-l", str(page), "-singlefile", "-png", file.name]
        subprocess.run([*command, str(target)], check=True)  # noqa: S603
    print(f"{target}.png")  # noqa: T201


if __name__ == "__main__":
    main()
