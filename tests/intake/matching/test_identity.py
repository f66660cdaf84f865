"""Who sent a workbook and for which period, by its own words before its name."""

from __future__ import annotations

import pytest

from tests.support.workbooks import SheetOf, sheet, xlsx
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.find_tables import find_tables
from toolkit.intake.layout.table import TableRow
from toolkit.intake.matching.agency_names import AgencyNames
from toolkit.intake.matching.identity import Identity, identify
from toolkit.intake.readers.read_grid import read_grid
from toolkit.model import Agency, Catalogue

CATALOGUE = Catalogue(
    agencies=(
        Agency("I", "SKHĐT", "Sở Kế hoạch và Đầu tư"),
        Agency("II", "SYT", "Sở Y tế"),
        Agency("III", "STC", "Sở Tài chính"),
        Agency("IV", "SNN", "Sở Nông nghiệp và Phát triển nông thôn"),
        Agency("XXI", "SKHCN", "Sở Khoa học và Công nghệ"),
        Agency("XXX", "XET", "Xã Ea Tu", "xã"),
        Agency("XXXI", "XETA", "Xã Ea Tu A", "xã"),
    )
)
HEADER = ["STT", "Nội dung", "ĐVT", "KH năm", "Thực hiện"]
ROW = ["1", "Số trạm", "trạm", 15, 12]


def test_of_many_communes_the_one_is_found_whose_whole_name_stands_there() -> None:
    communes = tuple(Agency("", f"X{number}", f"Xã số {number}", "xã") for number in range(200))
    names = AgencyNames(Catalogue(communes))
    assert names.in_file_name("Xã số 17 - 6 tháng 2020") == "X17"
    assert names.in_file_name("xa so 171") == "X171"
    assert names.in_file_name("X42 6T") == "X42"
    assert names.in_file_name("xã số 5 và xã số 6") is None
    assert names.in_file_name("Báo cáo xã số") is None
    assert names.within(["UBND HUYỆN", "XÃ SỐ 99"]) == "X99"


def test_a_branch_is_not_the_office_whose_name_its_own_ends_with() -> None:
    names = AgencyNames(Catalogue((Agency("", "CT", "Cục Thuế tỉnh"), Agency("", "LĐLĐ", "Liên đoàn Lao động tỉnh"))))
    assert names.within(["CHI CỤC THUẾ TỈNH KON TUM"]) is None
    assert names.within(["TỔNG LIÊN ĐOÀN LAO ĐỘNG TỈNH"]) is None
    assert names.in_file_name("BC Chi cuc Thue tinh 6T") is None
    assert names.within(["TỔNG CỤC THUẾ", "CỤC THUẾ TỈNH KON TUM"]) == "CT"
    assert names.within(["CHI CỤC THUẾ TỈNH – CỤC THUẾ TỈNH KON TUM"]) == "CT"
    assert names.in_file_name("thu chi - cuc thue tinh") is None
    assert names.in_file_name("thu NSNN cuc thue tinh") == "CT"


def _identify(*rows: list[str | None], file: str = "bao-cao.xlsx", header: list[str] = HEADER) -> Identity:
    """What a workbook of these title rows says of itself."""
    return _of(sheet(*rows, header, ROW), file=file)


def _of(*sheets: SheetOf, file: str = "bao-cao.xlsx") -> Identity:
    grid = read_grid(xlsx(*sheets))
    tables = [table for one in grid.sheets for table in find_tables(one, default_vocabulary())]
    return identify(grid, tables, file, AgencyNames(CATALOGUE))


@pytest.mark.parametrize(
    ("lines", "agency"),
    [
        ([["UBND TỈNH ĐẮK LẮK"], ["SỞ KHOA HỌC VÀ CÔNG NGHỆ"]], "SKHCN"),
        ([["Sở Khoa học & Công nghệ"]], "SKHCN"),
        ([["SỞ KH&CN"]], "SKHCN"),
        ([["Sở KH&CN"]], "SKHCN"),
        ([["Sở KHCN"]], "SKHCN"),
        ([["SKHCN"]], "SKHCN"),
        ([["Sở KH và ĐT"]], "SKHĐT"),
        ([["BÁO CÁO CỦA SỞ Y TẾ 6 THÁNG ĐẦU NĂM 2020"]], "SYT"),
        ([["Kính gửi: Sở Kế hoạch và Đầu tư"], ["SỞ Y TẾ"]], "SYT"),
        ([["Kính gửi: Sở Kế hoạch và Đầu tư"]], None),
        ([["Báo cáo của Sở Y tế và Sở Tài chính"]], None),
        ([["Báo cáo của xã Ea Tu A"]], "XETA"),
        ([["Báo cáo của xã Ea Tu"]], "XET"),
        ([["Sở Văn hóa"]], None),
    ],
)
def test_the_title_names_the_agency(lines: list[list[str | None]], agency: str | None) -> None:
    assert _identify(*lines).agency == agency


def test_a_section_row_names_the_agency() -> None:
    assert _of(sheet(HEADER, ["XXI", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"], ROW)).agency == "SKHCN"


def test_of_several_sections_the_title_or_the_file_decides() -> None:
    body = (HEADER, ["II", "SỞ Y TẾ"], ROW, ["III", "SỞ TÀI CHÍNH"], ROW)
    assert _of(sheet(["Sở Tài chính"], *body)).agency == "STC"
    assert _of(sheet(*body), file="stc.xlsx").agency == "STC"
    assert _of(sheet(*body)).agency == "SYT"


@pytest.mark.parametrize(
    "name",
    ["Số trường chuẩn", "Sản lượng thủy sản chế biến", "Sữa", "Số yếu tố", "Tổng số", "SỐ TRƯỜNG CHUẨN"],
)
def test_a_row_whose_initials_happen_to_be_a_code_opens_no_section(name: str) -> None:
    assert AgencyNames(CATALOGUE).of_section(TableRow(5, "1", name, "")) is None


@pytest.mark.parametrize(
    ("file", "agency"),
    [
        ("SKHCN.xlsx", "SKHCN"),
        ("Bao cao skhcn 6T 2020.xls", "SKHCN"),
        ("so-khoa-hoc-va-cong-nghe-6-thang-2020.xlsx", "SKHCN"),
        ("Sở Khoa học và Công nghệ.xlsx", "SKHCN"),
        ("SO_Y_TE_(1).xlsx", "SYT"),
        ("SKHDT.xlsx", "SKHĐT"),
        ("thu-muc/SYT/bieu.xlsx", None),
        ("thu-muc/SYT.xlsx", "SYT"),
        ("SYT va STC.xlsx", None),
        ("bao-cao.xlsx", None),
        ("SYTE.xlsx", None),
        ("So Y te - 6 thang 2020.xlsx", "SYT"),
    ],
)
def test_the_files_name_names_the_agency_where_its_words_do_not(file: str, agency: str | None) -> None:
    found = _identify(file=file)
    assert (found.agency, found.named) == (agency, agency)


def test_words_inside_are_stronger_than_the_files_name_and_both_are_told() -> None:
    found = _identify(["SỞ KHOA HỌC VÀ CÔNG NGHỆ"], file="syt.xlsx")
    assert (found.agency, found.named) == ("SKHCN", "SYT")


@pytest.mark.parametrize(
    ("lines", "header", "file", "period"),
    [
        ([["Phục vụ Báo cáo 6 tháng đầu năm 2020"]], HEADER, "a.xlsx", "2020-6T"),
        ([["Báo cáo 6 tháng đầu năm"], ["Năm 2020"]], HEADER, "a.xlsx", "2020-6T"),
        ([["Kế hoạch năm 2020"], ["Số liệu quý II năm 2020"]], HEADER, "a.xlsx", "2020-Q2"),
        ([["Đắk Lắk, ngày 15 tháng 6 năm 2020"]], HEADER, "a.xlsx", None),
        ([["Báo cáo năm 2020"]], HEADER, "a.xlsx", "2020"),
        ([], ["STT", "Nội dung", "TH 6 tháng 2019", "TH 6 tháng 2020", "KH 2020"], "a.xlsx", "2020-6T"),
        ([["Báo cáo năm 2020"]], ["STT", "Nội dung", "ĐVT", "KH", "TH 9 tháng 2020"], "a.xlsx", "2020-9T"),
        ([["Quý I năm 2020"]], ["STT", "Nội dung", "ĐVT", "KH", "TH 9 tháng 2020"], "bc-6T-2020.xlsx", "2020-Q1"),
        ([], HEADER, "bc-6-thang-2020.xlsx", "2020-6T"),
        ([], HEADER, "bao-cao-nam-2020.xlsx", "2020"),
        ([], HEADER, "bao-cao.xlsx", None),
    ],
)
def test_the_period_is_that_of_the_title_then_of_the_columns_then_of_the_name(
    lines: list[list[str | None]], header: list[str], file: str, period: str | None
) -> None:
    found = _identify(*lines, header=header, file=file).period
    assert (None if found is None else str(found)) == period


def test_a_cover_sheet_names_agency_and_period() -> None:
    cover = sheet(["SỞ Y TẾ"], ["Báo cáo 9 tháng đầu năm 2020"], name="Bìa")
    found = _of(cover, sheet(HEADER, ROW))
    assert (found.agency, str(found.period)) == ("SYT", "2020-9T")


def test_a_hidden_cover_sheet_says_nothing() -> None:
    cover = sheet(["SỞ Y TẾ"], ["Báo cáo 9 tháng đầu năm 2020"], name="Bìa", visible=False)
    found = _of(cover, sheet(HEADER, ROW))
    assert (found.agency, found.period) == (None, None)


@pytest.mark.parametrize(
    ("file", "line", "revision"),
    [
        ("bao-cao.xlsx", "", 1),
        ("bao-cao lần 2.xlsx", "", 2),
        ("bao-cao lan 3.xlsx", "", 3),
        ("bao-cao sửa lần 2.xlsx", "", 2),
        ("bao-cao_v2.xlsx", "", 2),
        ("bao-cao bản 2.xlsx", "", 2),
        ("bao-cao bổ sung.xlsx", "", 2),
        ("bao-cao final.xlsx", "", 2),
        ("bao-cao dieu chinh.xlsx", "", 2),
        ("bao-cao.xlsx", "Báo cáo 6 tháng đầu năm 2020 (lần 2)", 2),
        ("bao-cao.xlsx", "Điều chỉnh lần 3", 3),
        ("bao-cao.xlsx", "Số liệu trên địa bàn 5 huyện", 1),
        ("bao-cao.xlsx", "Theo văn bản 9 của UBND tỉnh", 1),
        ("bao-cao.xlsx", "Số liệu chính thức năm 2019", 1),
        ("bao-cao lan 1.xlsx", "", 1),
        ("bao-cao lan 2020.xlsx", "", 1),
        ("bao-cao (1).xlsx", "", 1),
        ("bao-cao (2).xlsx", "", 1),
    ],
)
def test_a_revision_is_what_the_sender_states_and_not_what_a_mail_program_appends(
    file: str, line: str, revision: int
) -> None:
    assert _identify([line], file=file).revision == revision


@pytest.mark.parametrize(
    ("own", "other"), [([15, 12], [None, None]), ([15, 12], [20, None]), ([15, None], [None, None])]
)
def test_of_a_whole_table_the_section_that_is_filled_in_is_the_senders(own: list[object], other: list[object]) -> None:
    rows = (
        *(["II", "SỞ Y TẾ"], ["1", "Số giường", "giường", *other], ["III", "SỞ TÀI CHÍNH"], ["1", "Thu", "tỷ", *own]),
        *(["XXI", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"], ["1", "Số đề tài", "đề tài", *other]),
    )
    assert _of(sheet(HEADER, *rows)).agency == "STC"


def test_an_agency_far_above_the_table_is_found_behind_a_long_text() -> None:
    text: list[list[str | None]] = [
        [f"{number}. Tình hình chung ổn định, phối hợp với Sở Tài chính."] for number in range(20)
    ]
    assert _identify(["UBND TỈNH ĐẮK LẮK"], ["SỞ Y TẾ"], *text).agency == "SYT"
