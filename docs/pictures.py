"""Make the pictures in docs/images from the shipped workspace (needs LibreOffice, Chromium, pdftoppm)."""

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
LAST = "tong-hop-2020-6T.xlsx"


def main() -> None:
    """Render every page that the guide shows."""
    from tests.support.office import convert

    for path, page, name in PAGES:
        draw(convert(path.read_bytes(), "pdf"), page, name)
    master = convert((PERIOD / LAST).read_bytes(), "pdf")
    draw(master, page_count(master), "bieu-do")
    draw_document()
    draw_draft()
    draw_form()
    draw_report()
    draw_slip()
    draw_many()
    for sheet in SHEETS:
        draw(convert(_only((PERIOD / LAST).read_bytes(), sheet), "pdf"), 1, _file_name(sheet))


def draw_many() -> None:
    """The table of communes that report alike, one of them with a figure that waits."""
    from tests.support.communes import CATALOGUE, SHEET, communes
    from tests.support.office import convert
    from tests.support.reconciled import reconcile_files
    from toolkit.writing.master import master_bytes

    result = reconcile_files(communes(X03={"E5": "khoảng 90"}, X06={"E9": None}), CATALOGUE)
    draw(convert(_only(master_bytes(result, "Đắk Lắk"), SHEET), "pdf"), 1, "so-lieu-xa")


def draw_document() -> None:
    """The first page of the Word appendix."""
    from tests.support.office import convert
    from toolkit import Workspace
    from toolkit.model import Period
    from toolkit.writing.look import read_look
    from toolkit.writing.table_docx import table_docx

    space = Workspace(ROOT)
    result = space.reconcile(Period.parse(PERIOD.name))
    data = table_docx(result, read_look(space.look_path), space.config.province)
    draw(convert(data, "pdf", suffix=".docx"), 1, "bieu-docx")


def draw_draft() -> None:
    """The first page of the drafted report."""
    from tests.support.office import convert
    from toolkit import Workspace
    from toolkit.model import Period
    from toolkit.words.draft import Letterhead, default_template_bytes, draft_report
    from toolkit.writing.look import read_look

    space = Workspace(ROOT)
    head = Letterhead(space.config.province, space.config.coordinator)
    result = space.reconcile(Period.parse(PERIOD.name))
    draft = draft_report(default_template_bytes(), result, read_look(space.look_path), head)
    draw(convert(draft.data, "pdf", suffix=".docx"), 1, "bao-cao")


def draw_form() -> None:
    """A form of the year after, half filled in, so that the checks have something to say."""
    from tests.support.office import convert, edit
    from toolkit import Workspace
    from toolkit.model import Column, Past, PastValue, Period
    from toolkit.workspace.forms import make_forms
    from toolkit.writing.form.layout import SHEET

    space = Workspace(ROOT)
    period = Period.parse("2021-6T")
    before = space.reconcile(period.year_before).values.values()
    done = {one.indicator: PastValue(one.value, 0) for one in before if one.column is Column.ACTUAL and one.value}
    past = Past({period.year_before: done})
    data = make_forms(space.catalogue.active(period), period, space.config.province, past, ["STC"])["STC"]
    typed = {
        "F8": 4590.2,
        "F9": 3985.5,
        "F10": 1420.6,
        "F11": 201.4,
        "F12": 43.3,
        "J10": "Do giá cả, thị trường",
        "F13": 6400,
    }
    filled = edit(data, *(["set", SHEET, cell, value] for cell, value in typed.items()))
    draw(convert(filled, "pdf"), 1, "bieu-nhap")


def draw_slip() -> None:
    """The list of a slip and the table behind it."""
    from tests.support.office import convert

    pdf = convert((PERIOD / "slips" / "phieu-STNMT-2020-6T.xlsx").read_bytes(), "pdf")
    draw(pdf, 1, "phieu")
    draw(pdf, 2, "phieu-bang")


def draw_report() -> None:
    """The report page on a phone and on a desk, light and dark."""
    from tests.support.browser import browser, open_page

    path = PERIOD / "report.html"
    with browser() as started:
        for name, width, height, dark, at in (
            ("trang-bao-cao-dien-thoai", 390, 844, False, None),
            ("trang-bao-cao-bieu-do", 390, 844, True, "cham"),
            ("trang-bao-cao", 1280, 900, False, None),
        ):
            opened = open_page(started, path, width=width, dark=dark)
            opened.page.set_viewport_size({"width": width, "height": height})
            if at is not None:
                opened.page.evaluate(f"document.getElementById('{at}').scrollIntoView()")
            opened.page.screenshot(path=HERE / "images" / f"{name}.png")


def _only(data: bytes, name: str) -> bytes:
    """A workbook with one sheet shown, so that its PDF begins with it."""
    import io

    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), data_only=True)
    for sheet in list(book.worksheets):
        if sheet.title != name:
            book.remove(sheet)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _file_name(sheet: str) -> str:
    return {"Số liệu": "so-lieu", "Vấn đề": "van-de", "Nộp báo cáo": "nop-bao-cao", "Tóm tắt": "tom-tat"}[sheet]


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has, as pdfinfo counts them."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        said = subprocess.run(["pdfinfo", file.name], check=True, capture_output=True, text=True).stdout  # noqa: S603, S607
    return int(said.partition("Pages:")[2].split()[0])


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
