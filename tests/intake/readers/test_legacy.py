"""Text from before Unicode is decoded once, by its font or by its sheet."""

from __future__ import annotations

from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.seen import see
from toolkit.intake.readers.grid import Area, Cell, CellKind, Grid, make_sheet
from toolkit.intake.readers.legacy import decode_legacy


def text(raw: str, font: str = "", runs: tuple[tuple[str, str], ...] = ()) -> Cell:
    return Cell(CellKind.TEXT, raw, font=font, runs=runs)


def decoded(*cells: Cell) -> list[str]:
    sheet = make_sheet("Biểu", {(row, 1): cell for row, cell in enumerate(cells, 1)})
    return [cell.text for cell in decode_legacy(Grid((sheet,))).sheets[0].cells.values()]


def test_a_font_decides_how_its_text_is_read() -> None:
    cells = (
        text("TÊn", ".VnTime"),
        text("mét sè s¶n phÈm", ".VnTimeH"),
        text("Quaän", "VNI-Times"),
        text("Tấn", "Arial"),
    )
    assert decoded(*cells) == ["Tấn", "MỘT SỐ SẢN PHẨM", "Quận", "Tấn"]


def test_each_run_is_read_by_its_own_font() -> None:
    runs = ((".VnTime", "Tæng sè "), ("Arial", "Đồng Nai "), (".VnTimeH", "n­íc"))
    assert decoded(text("".join(piece for _, piece in runs), ".VnTime", runs)) == ["Tổng số Đồng Nai NƯỚC"]


def test_what_was_decoded_is_said_once_with_its_evidence() -> None:
    sheet = make_sheet("Biểu", {(1, 1): text("Tæng sè", ".VnTime"), (2, 1): text("n­íc", ".VnTime")})
    (note,) = decode_legacy(Grid((sheet,))).decoded
    assert (note.charset, note.sheets, note.by_font, note.example) == (
        "TCVN3 (ABC)",
        ("Biểu",),
        2,
        ("Tæng sè", "Tổng số"),
    )


def test_without_fonts_the_sheet_decides_and_says_so() -> None:
    names = {(1, 1): "§¬n vÞ tÝnh", (2, 1): "Ghi chó", (3, 1): "Nhãm", (4, 1): "DiÖn tÝch", (5, 1): "Céng"}
    sheet = make_sheet("BiÓu 1", {position: text(raw) for position, raw in names.items()})
    grid = decode_legacy(Grid((sheet,)))
    assert [cell.text for cell in grid.sheets[0].cells.values()] == [
        "Đơn vị tính",
        "Ghi chú",
        "Nhóm",
        "Diện tích",
        "Cộng",
    ]
    assert grid.sheets[0].name == "Biểu 1"
    (note,) = grid.decoded
    assert (note.sheets, note.by_font, note.by_text, note.example) == (
        ("Biểu 1",),
        0,
        5,
        ("§¬n vÞ tÝnh", "Đơn vị tính"),
    )


def test_a_font_that_lies_is_not_called_evidence() -> None:
    sheet = make_sheet("Biểu", {(1, 1): text("Toång coäng", ".VnTime"), (2, 1): text("Tổng cộng", ".VnTime")})
    grid = decode_legacy(Grid((sheet,)))
    assert [cell.text for cell in grid.sheets[0].cells.values()] == ["Tổng cộng", "Tổng cộng"]
    assert [(note.charset, note.by_font, note.by_text) for note in grid.decoded] == [("VNI", 0, 1)]


def test_runs_of_one_font_are_read_together() -> None:
    runs = ((".VnTime", "n"), (".VnTime", "­íc"), ("Arial", " sạch"))
    assert decoded(text("n­íc sạch", ".VnTime", runs)) == ["nước sạch"]


def test_numbers_and_unicode_go_through_untouched() -> None:
    cells = {(1, 1): text("TOÀ NHÀ HOÀ BÌNH"), (2, 1): Cell(CellKind.NUMBER, "1"), (3, 1): text("m²")}
    grid = Grid((make_sheet("Biểu", cells),))
    assert decode_legacy(grid) is grid


def test_texts_under_a_merge_are_decoded_too() -> None:
    sheet = make_sheet("1", {(1, 1): text("Tæng sè"), (1, 2): text("Sè hé")}, [Area(1, 1, 1, 2)])
    assert decode_legacy(Grid((sheet,))).sheets[0].covered == (((1, 2), "Số hộ"),)


def test_two_sheets_never_share_a_name_after_decoding() -> None:
    cells = {(1, 1): text("§¬n vÞ tÝnh"), (2, 1): text("Tæng sè")}
    sheets = (make_sheet("BiÓu", cells), make_sheet("Biểu", cells))
    assert [sheet.name for sheet in decode_legacy(Grid(sheets)).sheets] == ["Biểu", "Biểu (2)"]


def test_what_was_decoded_is_one_finding_of_the_file() -> None:
    sheets = tuple(make_sheet(name, {(1, 1): text("Tæng sè hé", ".VnTime")}) for name in ("A", "B"))
    _, findings = see(decode_legacy(Grid(sheets)), "tệp.xls", default_vocabulary())
    (said,) = [finding for finding in findings if finding.code == "KT150"]
    assert said.message == (
        "Chữ gõ bằng bảng mã TCVN3 (ABC) ở trang “A”, “B” đã được chuyển sang Unicode. "
        "Căn cứ: phông chữ của 2 ô. Ví dụ: “Tæng sè hé” đọc là “Tổng số hộ”."
    )
