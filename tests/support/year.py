"""A played year: twenty agencies, six periods, a merger in between; every number known beforehand."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.support.workbooks import sheet, xlsx
from toolkit.model import (
    Agency,
    Aggregation,
    Catalogue,
    Direction,
    Indicator,
    Nature,
    Period,
    Plan,
    Relation,
    Succession,
)
from toolkit.writing.catalogue import catalogue_bytes
from toolkit.writing.default_look import default_look_bytes

PERIODS = tuple(Period.parse(text) for text in ("2024-9T", "2024", "2025-Q1", "2025-6T", "2025-9T", "2025"))
MERGER, BEFORE = Period.parse("2025-Q3"), Period.parse("2025-6T")
_DEPARTMENTS = tuple(f"S{number:02}" for number in range(1, 15))
_TAKES_OVER = {"S17": ("S15", "S16"), "XA5": ("XA3", "XA4")}
_MERGED = {"S15": Decimal("0.6"), "S16": Decimal("0.4")}


def _agencies() -> Iterable[Agency]:
    for number, code in enumerate(_DEPARTMENTS, 1):
        yield Agency("", code, f"Sở Chuyên ngành số {number}")
    for code in _MERGED:
        yield Agency("", code, f"Sở Quản lý ngành {code}", last=BEFORE)
    yield Agency("", "S17", "Sở Hợp nhất", first=MERGER)
    for code in ("XA1", "XA2"):
        yield Agency("", code, f"UBND xã {code}", "xã")
    for code in ("XA3", "XA4"):
        yield Agency("", code, f"UBND xã {code}", "xã", last=BEFORE)
    yield Agency("", "XA5", "UBND xã Năm", "xã", first=MERGER)


def _indicators() -> Iterable[Indicator]:
    down, part, rate = Direction.DOWN, Relation.PART, Nature.RATE
    for code in _DEPARTMENTS:
        yield Indicator(f"{code}.1", code, "1", f"Tổng thu của {code}", "Triệu đồng")
        for number in (1, 2):
            name = f"Khoản thu {number} của {code}"
            yield Indicator(f"{code}.1.{number}", code, "-", name, "Triệu đồng", f"{code}.1", part)
        yield Indicator(f"{code}.2", code, "2", f"Số vụ vi phạm của {code}", "Vụ", direction=down)
        yield Indicator(f"{code}.3", code, "3", f"Tỷ lệ hài lòng của {code}", "%", nature=rate)
    for code, first, last in (("S15", None, BEFORE), ("S16", None, BEFORE), ("S17", MERGER, None)):
        yield Indicator(f"{code}.1", code, "1", f"Vốn thực hiện của {code}", "Triệu đồng", first=first, last=last)
        for row, what in (("2", "giải ngân"), ("3", "số hóa")):
            name = f"Tỷ lệ {what} của {code}"
            yield Indicator(f"{code}.{row}", code, row, name, "%", nature=rate, first=first, last=last)
    yield Indicator("X.1", "xã", "1", "Số hộ được hỗ trợ", "Hộ", aggregation=Aggregation.SUM)
    yield Indicator("X.2", "xã", "2", "Diện tích gieo trồng", "Ha", aggregation=Aggregation.SUM)


def catalogue() -> Catalogue:
    """Agencies and indicators with their dates, plans for 2025, and the merger: one rate with weights, one without."""
    rows = [Succession(old, "S17", MERGER) for old in _MERGED]
    rows += [Succession(old, "XA5", MERGER) for old in ("XA3", "XA4")]
    rows += [Succession(f"{old}.1", "S17.1", MERGER) for old in _MERGED]
    rows += [Succession(f"{old}.2", "S17.2", MERGER, weight) for old, weight in _MERGED.items()]
    rows += [Succession(f"{old}.3", "S17.3", MERGER) for old in _MERGED]
    plans = tuple(Plan(f"{code}.2", 2025, Decimal(900), "QĐ 1/QĐ-UBND") for code in _DEPARTMENTS[:5])
    return Catalogue(tuple(_agencies()), tuple(_indicators()), plans=plans, successions=tuple(rows))


def number(agency: str, code: str, period: Period) -> Decimal:
    """What an agency has to report of an indicator: months that add up, or a rate."""
    nature = next(one.nature for one in CATALOGUE.indicators if one.code == code)
    if nature is Nature.RATE:
        return Decimal(800 + _chance(agency, code, str(period)) % 90) / 10
    if code.count(".") == 1 and any(one.parent == code for one in CATALOGUE.indicators):
        return number(agency, f"{code}.1", period) + number(agency, f"{code}.2", period)
    if agency in _TAKES_OVER:
        return sum((number(old, code.replace(agency, old), period) for old in _TAKES_OVER[agency]), Decimal(0))
    months = range(1, period.last_month + 1)
    return Decimal(sum(30 + _chance(agency, code, f"{period.year}-{month}") % 9 for month in months))


def _chance(*words: str) -> int:
    return zlib.crc32("|".join(words).encode())


CATALOGUE = catalogue()


def report(agency: str, period: Period, **changed: object) -> bytes:
    """An agency's workbook; `changed` has other values by code (dots as underscores) for the column of results.

    A code with the value None is left out; `only` is a list of the codes that are there at all.
    """
    active = CATALOGUE.active(period)
    one = active.agency_by_code[agency]
    only = changed.pop("only", None)
    known = {f"{code.replace('_', '.')}": value for code, value in changed.items()}
    before = period.year_before
    rows: list[list[object]] = [
        ["UBND TỈNH ĐẮK LẮK"],
        [one.name],
        [f"BÁO CÁO KẾT QUẢ {period.label.upper()}"],
        [],
        ["STT", "Chỉ tiêu", "ĐVT", f"KH năm {period.year}", "Lũy kế thực hiện", "Cùng kỳ năm trước", "Ghi chú"],
    ]
    for indicator in active.of_agency(agency):
        if isinstance(only, list) and indicator.code not in only:
            continue
        plan = active.plan_by_indicator_year.get((indicator.code, period.year))
        actual = known.get(indicator.code, number(agency, indicator.code, period))
        previous = known.get(f"{indicator.code}.previous", _previous(agency, indicator.code, before))
        rows.append([indicator.number, indicator.name, indicator.unit, plan.value if plan else None, actual, previous])
    return xlsx(sheet(*rows))


def _previous(agency: str, code: str, before: Period) -> Decimal | None:
    """What an agency types of the year before: nothing where it did not exist then."""
    one = CATALOGUE.agency_by_code[agency]
    return number(agency, code, before) if before.within(one.first, one.last) else None


def make_year(root: Path, ledger_url: str | None = None) -> Path:
    """The workspace in which the year is played, without any submissions."""
    (root / "templates").mkdir(parents=True)
    config = '[province]\nname = "Đắk Lắk"\n'
    if ledger_url is not None:
        config += f'[ledger]\nurl = "{ledger_url}"\n'
    (root / "ktxh.toml").write_text(config, "utf-8")
    (root / "templates" / "danh-muc.xlsx").write_bytes(catalogue_bytes(CATALOGUE, date(2024, 1, 2)))
    (root / "templates" / "bieu-chuan.xlsx").write_bytes(default_look_bytes())
    return root


def send(root: Path, period: Period, name: str, data: bytes) -> None:
    """Put a report into a period's folder."""
    folder = root / "workbooks" / str(period) / "submissions"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def reporting(period: Period) -> list[str]:
    """The agencies that report in a period."""
    active = CATALOGUE.active(period)
    return [one.code for one in active.agencies if active.of_agency(one.code)]
