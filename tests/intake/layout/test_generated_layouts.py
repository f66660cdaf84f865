"""Tables drawn by chance the way offices draw them: every figure comes back from its cell, and nothing else does."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

import pytest

from toolkit.intake.layout.columns import ColumnKind, default_vocabulary
from toolkit.intake.layout.find_tables import find_tables
from toolkit.intake.readers.grid import Area, Cell, CellKind, Sheet, make_sheet

NAMES = [
    "Tổng sản phẩm trên địa bàn", "Nông, lâm nghiệp và thủy sản", "Công nghiệp và xây dựng", "Dịch vụ", "Bò", "Chè",
    "Thu ngân sách nhà nước", "Diện tích gieo trồng lúa", "Sản lượng lương thực có hạt", "Dân số trung bình",
    "Tỷ lệ hộ nghèo", "Kim ngạch xuất khẩu", "Huyện Ea Kar", "Thành phố Buôn Ma Thuột", "Khách du lịch quốc tế",
]  # fmt: skip
PLAIN = [
    "Thực hiện năm 2019", "Kế hoạch năm 2020", "Ước thực hiện năm 2020", "6 tháng đầu năm 2020", "Năm 2018", "Số lượng",
    "Tổng số", "Diện tích", "So với kế hoạch (%)", "KH giao", "Quyết toán", "Lũy kế 5 tháng", "Cơ cấu (%)", "Số hộ",
    "Số dư cuối kỳ", "Chưa bao giờ đi học", "Thực hiện cùng kỳ năm trước",
]  # fmt: skip
GROUPS = ["Năm 2020", "Thực hiện 6 tháng", "Trong đó", "So sánh (%)", "Chia ra", "Thành thị", "Xuất khẩu"]
PARTS = ["Kế hoạch", "Thực hiện", "Nam", "Nữ", "Lượng", "Trị giá", "Ngân sách tỉnh", "Quý I", "Năm 2019"]
TITLES = ["BIỂU SỐ 01", "CÁC CHỈ TIÊU KINH TẾ - XÃ HỘI NĂM 2020", "(Kèm theo Báo cáo số 15/BC-UBND)", "Phụ lục I"]


@dataclass
class Drawn:
    """A sheet with one table, and the values that stand in it."""

    chance: Random
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    truth: dict[tuple[int, int], str] = field(default_factory=dict)
    row: int = 1

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def put(self, row: int, column: int, value: object) -> None:
        kind = CellKind.NUMBER if isinstance(value, int | float) else CellKind.TEXT
        self.cells[row, column] = Cell(kind, str(value))

    def value(self) -> object:
        draw = self.chance.random()
        if draw < 0.6:
            return round(self.chance.uniform(1, 9999), self.chance.choice([1, 2]))
        return self.chance.choice([self.chance.randint(0, 60), f"{self.chance.randint(1, 999)},5", "-", None])

    def sheet(self) -> Sheet:
        return make_sheet("Biểu", self.cells, self.merges)


def draw(seed: int) -> Drawn:
    """A table with or without numbers, units, groups, merges, a letterhead, numbered columns, notes and signatures."""
    drawn = Drawn(Random(seed))  # noqa: S311
    left = drawn.chance.choice([1, 1, 2, 3])
    stt = left if drawn.maybe(0.5) else None
    name = left + (stt is not None)
    unit = name + 1 if drawn.maybe(0.45) else None
    first = name + 1 + (unit is not None)
    groups = _groups(drawn, first)
    values = [column for _, parts in groups for column, _ in parts]
    _draw_title(drawn, left, values[-1])
    frame = {column: label for column, label in ((stt, "Số TT"), (name, "Chỉ tiêu"), (unit, "ĐVT")) if column}
    _draw_header(drawn, groups, frame)
    _draw_rows(drawn, stt, name, unit, values)
    if drawn.maybe(0.3):
        drawn.put(drawn.row + 1, left, "(*) Số liệu ước tính")
    if drawn.maybe(0.3):
        drawn.put(drawn.row + 3, left, "NGƯỜI LẬP BIỂU")
        drawn.put(drawn.row + 3, values[-1], "GIÁM ĐỐC")
    return drawn


def _groups(drawn: Drawn, column: int) -> list[tuple[str, list[tuple[int, str]]]]:
    groups: list[tuple[str, list[tuple[int, str]]]] = []
    for _ in range(drawn.chance.randint(2, 4)):
        if drawn.maybe(0.35):
            parts = drawn.chance.sample(PARTS, 2)
            groups.append((drawn.chance.choice(GROUPS), [(column, parts[0]), (column + 1, parts[1])]))
        else:
            groups.append(("", [(column, drawn.chance.choice(PLAIN))]))
        column = groups[-1][1][-1][0] + 1
    return groups


def _draw_title(drawn: Drawn, left: int, right: int) -> None:
    if drawn.maybe(0.3):
        drawn.put(1, left, "UBND TỈNH ĐẮK LẮK")
        drawn.put(1, right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        drawn.put(2, left, "SỞ KẾ HOẠCH VÀ ĐẦU TƯ")
        drawn.put(2, right, "Độc lập - Tự do - Hạnh phúc")
        drawn.row = 3
    for title in drawn.chance.sample(TITLES, drawn.chance.randint(0, 2)):
        drawn.put(drawn.row, left, title)
        drawn.row += 1
    drawn.row += drawn.maybe(0.4)
    if drawn.maybe(0.4):
        drawn.put(drawn.row, right, drawn.chance.choice(["Đơn vị tính: Tỷ đồng", "Nghìn ha", "%"]))
        drawn.row += 1


def _draw_header(drawn: Drawn, groups: list[tuple[str, list[tuple[int, str]]]], frame: dict[int, str]) -> None:
    top, depth = drawn.row, 2 if any(group for group, _ in groups) else 1
    for column, label in frame.items():
        drawn.put(top, column, label)
    for group, parts in groups:
        for column, label in parts:
            drawn.put(top + bool(group), column, label)
        if group:
            drawn.put(top, parts[0][0], group)
            drawn.merges.append(Area(top, parts[0][0], top, parts[-1][0]))
    drawn.row = top + depth
    if drawn.maybe(0.3):
        for number, column in enumerate(frame):
            drawn.put(drawn.row, column, "ABC"[number])
        for number, column in enumerate((column for _, parts in groups for column, _ in parts), 1):
            drawn.put(drawn.row, column, number)
        drawn.row += 1


def _draw_rows(drawn: Drawn, stt: int | None, name: int, unit: int | None, values: list[int]) -> None:
    for number, text in enumerate(drawn.chance.sample(NAMES, drawn.chance.randint(4, 12)), 1):
        if stt:
            drawn.put(drawn.row, stt, number)
        drawn.put(drawn.row, name, drawn.chance.choice(["", "", "- ", "  "]) + text)
        if unit:
            drawn.put(drawn.row, unit, drawn.chance.choice(["Tỷ đồng", "%", "Nghìn ha", "Người"]))
        for column in values if number <= 2 or drawn.maybe(0.85) else ():
            value = 12.5 if number <= 2 else drawn.value()
            if value is not None:
                drawn.put(drawn.row, column, value)
                drawn.truth[drawn.row, column] = str(value)
        drawn.row += 1


@pytest.mark.parametrize("tens", range(40))
def test_every_figure_comes_back_from_its_cell(tens: int) -> None:
    for seed in range(tens * 10, tens * 10 + 10):
        drawn = draw(seed)
        tables = find_tables(drawn.sheet(), default_vocabulary())
        read = {
            (row.row, column.number): cell.text
            for table in tables
            for row in table.rows
            for column, cell in table.cells(row)
        }
        assert (seed, len(tables)) == (seed, 1)
        assert (seed, read) == (seed, drawn.truth)
        assert tables[0].column_of(ColumnKind.NAME) is not None
