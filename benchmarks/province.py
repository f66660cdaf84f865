"""Makes a province of any size: a workspace whose agencies have each sent a workbook of 60 rows with formulas."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from toolkit.model import Agency, Aggregation, Catalogue, Indicator, Period
from toolkit.writing.catalogue import catalogue_bytes
from toolkit.writing.default_look import default_look_bytes

PERIOD, NEXT = Period.parse("2020-6T"), Period.parse("2021-6T")
ROWS = 60
CARELESS = 0.25
"""How many of the agencies type two results in thousands, so that they are asked about them."""
_UNITS = ("Tỷ đồng", "Người", "Ha", "Vụ", "%")
_HEADINGS = (
    *("STT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm {0}", "Thực hiện 6 tháng đầu năm {0}"),
    *("Thực hiện cùng kỳ năm trước", "So với KH (%)", "So với cùng kỳ (%)", "Ghi chú"),
)
Numbers = tuple[int, int, int]
"""Plan, actual, and the actual of the year before."""


def make_catalogue(agencies: int, *, shared: bool) -> Catalogue:
    """Agencies with 60 indicators each; with `shared` they are communes that all report the same 60."""
    if shared:
        communes = tuple(Agency("", f"X{n}", f"Xã số {n}", "xã") for n in range(agencies))
        same = tuple(_indicator("XA", "xã", row, Aggregation.SUM) for row in range(ROWS))
        return Catalogue(communes, same)
    offices = tuple(Agency("", f"S{n}", f"Sở số {n}") for n in range(agencies))
    own = tuple(_indicator(a.code, a.code, row, Aggregation.OWNER) for a in offices for row in range(ROWS))
    return Catalogue(offices, own)


def _indicator(prefix: str, agency: str, row: int, aggregation: Aggregation) -> Indicator:
    unit = _UNITS[row % 4]
    return Indicator(f"{prefix}.{row + 1}", agency, str(row + 1), _name(row), unit, aggregation=aggregation)


def _name(row: int) -> str:
    return f"Chỉ tiêu báo cáo thứ {row + 1} về phát triển kinh tế - xã hội"


def make_submission(agency: Agency, seed: int) -> bytes:
    """One agency's workbook: a title block, a header, 60 rows, ratios by formula with their results, a few errors."""
    chance = random.Random(seed)  # noqa: S311
    careless = chance.random() < CARELESS
    return _workbook(agency, PERIOD, [_numbers(chance) for _ in range(ROWS)], careless=careless)


def make_next_submission(agency: Agency, seed: int) -> bytes:
    """The same agency's a year later, with what it had reported then as last year's."""
    last = random.Random(seed)  # noqa: S311
    last.random()
    chance = random.Random(f"{seed} a year later")  # noqa: S311
    careless = chance.random() < CARELESS
    numbers = [_numbers_after(chance, _numbers(last)[1]) for _ in range(ROWS)]
    return _workbook(agency, NEXT, numbers, careless=careless)


def _workbook(agency: Agency, period: Period, numbers: Sequence[Numbers], *, careless: bool) -> bytes:
    saved = io.BytesIO()
    book = xlsxwriter.Workbook(saved, {"in_memory": True})
    sheet = book.add_worksheet("Biểu 01")
    bold = book.add_format({"bold": True, "border": 1, "text_wrap": True})
    cell = book.add_format({"border": 1, "num_format": "#,##0.0"})
    sheet.write_row(0, 0, ["UBND TỈNH"])
    sheet.write_row(1, 0, [agency.name.upper()])
    sheet.write_row(3, 0, [f"BÁO CÁO KẾT QUẢ THỰC HIỆN {period.label.upper()}"])
    sheet.write_row(5, 0, [heading.format(period.year) for heading in _HEADINGS], bold)
    for row, (plan, done, previous) in enumerate(numbers):
        at = row + 6
        actual = done * 1000 if careless and row in (11, 41) else done
        sheet.write_row(at, 0, [row + 1, _name(row), _UNITS[row % 4], plan, actual, previous], cell)
        sheet.write_formula(at, 6, f"=E{at + 1}/D{at + 1}*100", cell, actual / plan * 100)
        broken = row % 29 == 28
        formula = f"=E{at + 1}/0*100" if broken else f"=E{at + 1}/F{at + 1}*100"
        sheet.write_formula(at, 7, formula, cell, "#DIV/0!" if broken else actual / previous * 100)
        moved = "Tăng do mở rộng đối tượng" if actual > previous else "Giảm do thu hẹp đối tượng"
        sheet.write(at, 8, moved if row % 7 == 0 and actual != previous else "", cell)
    book.close()
    return saved.getvalue()


def _numbers(chance: random.Random) -> Numbers:
    """A plan, half of it done, and a little less or more the year before."""
    plan = chance.randint(200, 90_000)
    actual = round(plan * chance.uniform(0.4, 0.6))
    return plan, actual, round(actual / chance.uniform(0.94, 1.08))


def _numbers_after(chance: random.Random, previous: int) -> Numbers:
    """A little less or more than the year before, and half of the plan done again."""
    actual = round(previous * chance.uniform(0.94, 1.08))
    return round(actual / chance.uniform(0.4, 0.6)), actual, previous


def make_province(root: Path, agencies: int, *, shared: bool) -> Catalogue:
    """A workspace with a submission of every agency."""
    catalogue = make_catalogue(agencies, shared=shared)
    (root / "templates").mkdir(parents=True)
    (root / "ktxh.toml").write_text('[province]\nname = "Đo Lường"\n', "utf-8")
    (root / "templates" / "danh-muc.xlsx").write_bytes(catalogue_bytes(catalogue, date(2020, 1, 2)))
    (root / "templates" / "bieu-chuan.xlsx").write_bytes(default_look_bytes())
    _send(root, PERIOD, catalogue, make_submission)
    return catalogue


def send_next(root: Path, catalogue: Catalogue) -> None:
    """Every agency of a province sends its figures of the year after."""
    _send(root, NEXT, catalogue, make_next_submission)


def _send(root: Path, period: Period, catalogue: Catalogue, make: Callable[[Agency, int], bytes]) -> None:
    submissions = root / "workbooks" / str(period) / "submissions"
    submissions.mkdir(parents=True)
    for number, agency in enumerate(catalogue.agencies):
        (submissions / file_name(agency.code, period)).write_bytes(make(agency, number))


def file_name(agency: str, period: Period) -> str:
    """What an agency's submission is called."""
    return f"{agency} 6 tháng {period.year}.xlsx"


def change_one_percent(root: Path, catalogue: Catalogue, seed: int) -> None:
    """One in a hundred agencies sends other figures under the same name."""
    submissions = root / "workbooks" / str(PERIOD) / "submissions"
    for number, agency in enumerate(catalogue.agencies):
        if number % 100 == 0:
            path = submissions / file_name(agency.code, PERIOD)
            path.write_bytes(make_submission(agency, seed + number))
