"""The night in ten lines: plain text whose numbers are those of the master workbook."""

from __future__ import annotations

import io
import re
from decimal import Decimal

from openpyxl import load_workbook

from tests.support.reconciled import reconcile_files, reconciled_seed
from tests.support.seed import FILE, many_kinds, seed_workbook
from toolkit.model import FigureState, Reconciled, Severity, SubmittedState
from toolkit.reconcile.pace import Pace
from toolkit.vietnamese import format_number
from toolkit.writing.master import master_bytes
from toolkit.writing.master.layout import Cell
from toolkit.writing.summary_text import night_summary


def lines(result: Reconciled) -> list[str]:
    return re.findall(r"^\d+\. (.*)$", night_summary(result, "Đắk Lắk"), re.MULTILINE)


def troubled() -> Reconciled:
    return reconcile_files({FILE: seed_workbook(E12="khoảng 9"), "b.xlsx": b"PK", "~$a.xlsx": b""}, many_kinds())


def test_ten_lines_under_a_heading() -> None:
    text = night_summary(troubled(), "Đắk Lắk")
    assert text.startswith("Tổng hợp báo cáo KT-XH tỉnh Đắk Lắk, 6 tháng đầu năm 2020\n\n1. ")
    assert len(lines(troubled())) == 10
    assert all(line.endswith(".") for line in lines(troubled()))


def test_its_numbers_are_those_of_the_workbook() -> None:
    result = troubled()
    book = load_workbook(io.BytesIO(master_bytes(result, "Đắk Lắk")), data_only=True)
    rows = [(str(row[0]).removeprefix("– "), row[1]) for row in book["Tóm tắt"].iter_rows(values_only=True)]
    start, middle = ([name for name, _ in rows].index(title) for title in ("Tệp báo cáo", "Ô số liệu"))
    found, *files = rows[start + 1 : start + 2 + len(SubmittedState)]
    read, *cells = rows[middle + 1 : middle + 2 + len(FigureState)]
    summary = dict(rows)
    said = lines(result)
    assert said[2] == f"Tệp: tìm thấy {found[1]}, gồm {', '.join(f'{count} {name}' for name, count in files)}."
    assert said[3] == f"Ô số liệu: đã đọc {read[1]}, gồm {', '.join(f'{count} {name}' for name, count in cells)}."
    severities = ", ".join(f"{summary[one.label]} {one.label.casefold()}" for one in Severity)
    assert said[4] == f"Vấn đề: {severities}."


def test_who_is_missing_and_what_is_to_do() -> None:
    said = lines(troubled())
    assert said[0] == "Cơ quan: 1 trên 4 cơ quan phải báo cáo đã có số liệu."
    assert said[1] == "Còn thiếu: Sở Y tế, UBND xã Một, UBND xã Hai."
    assert said[5] == "Nhiều lỗi nhất: Sở Khoa học và Công nghệ (1)."
    assert said[9].startswith("Việc cần làm: đôn đốc 3 cơ quan chưa có báo cáo; xử lý 1 số liệu đang giữ lại")


def test_ahead_and_behind_are_counted_and_named_as_in_the_workbook() -> None:
    result = reconciled_seed()
    book = load_workbook(io.BytesIO(master_bytes(result, "Đắk Lắk")), data_only=True)
    rows = {str(row[Cell.NAME]): row for row in book["Chỉ tiêu"].iter_rows(values_only=True)}
    paces = [str(row[Cell.PACE]) for row in rows.values()]
    counted = ", ".join(f"{paces.count(pace.label)} {pace.value}" for pace in Pace)
    total = sum(paces.count(pace.label) for pace in Pace)
    said = lines(result)
    assert said[6] == f"So với kế hoạch năm: {total} chỉ tiêu so được, gồm {counted}."
    named = re.findall(r"(?:: |; )(.+?) \(SKHCN\) ([\d.,]+) % KH năm", f"{said[7]} {said[8]}")
    assert len(named) >= 2
    for name, percent in named:
        assert percent == format_number(Decimal(str(rows[name][Cell.TO_PLAN])), 1)


def test_nothing_to_say_is_said() -> None:
    said = lines(reconcile_files({}, many_kinds().active(troubled().period)))
    assert said[6].startswith("So với kế hoạch năm: 0 chỉ tiêu so được")
    assert (said[7], said[8]) == ("Vượt tiến độ nhiều nhất: không có.", "Chậm tiến độ nhiều nhất: không có.")
