"""Sheets drawn by chance: tables right under each other, and single tables with rows of words among the figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from toolkit.intake.readers.grid import Area, Cell, CellKind, Sheet, make_sheet

Position = tuple[int, int]
SUBJECTS = [
    "Huyện Krông Pắc", "Thị xã Buôn Hồ", "Mầm non", "Tiểu học", "Khai khoáng", "Chế biến, chế tạo", "Thuế XNK",
    "Phí, lệ phí", "Quốc lộ 14", "Hồ tiêu", "Bệnh viện tuyến tỉnh", "Trạm y tế", "BHXH bắt buộc", "Xe khách", "Vốn ODA",
    "Số trường đạt chuẩn", "Giường bệnh", "Xã Ea Tul", "Phường Tân Lợi", "Thu nội địa", "Gia cầm", "Cà phê",
]  # fmt: skip
HEADINGS = [
    ["Số vụ", "Số người chết", "Số người bị thương"], ["Số lớp", "Số học sinh"], ["2018", "2019", "2020"],
    ["Tổng mức đầu tư", "Kế hoạch vốn", "Giải ngân", "Tỷ lệ giải ngân (%)"], ["TH 2019", "KH 2020", "ƯTH 6T/2020"],
    ["Kế hoạch năm 2020", "Thực hiện năm 2019"], ["Diện tích (ha)", "Năng suất (tạ/ha)", "Sản lượng (tấn)"], ["Số thu"],
    ["Cấp tỉnh", "Cấp huyện", "Cấp xã"], ["Số hộ", "Số nhân khẩu"], ["Quý I", "Quý II", "6 tháng"], ["Nam", "Nữ"],
    ["Cùng kỳ năm trước", "Dự toán giao", "Lũy kế từ đầu năm", "So với cùng kỳ (%)"], ["Cấp mới", "Thu hồi"],
]  # fmt: skip
NAMES = ["Chỉ tiêu", "Nội dung", "Đơn vị", "Huyện, thị xã", "Cấp học", "Diễn giải", "Nguồn vốn", "Cây trồng", "Ngành"]
BETWEEN = {
    "nothing": [],
    "caption": ["Biểu số 2", "(Tiếp theo)", "II. Kết quả thu ngân sách", "Phụ biểu 02 (tiếp theo)"],
    "unit": ["Đơn vị tính: Triệu đồng", "ĐVT: ha"],
    "note": ["(*) Số liệu ước tính", "Nguồn: Sở Tài chính"],
    "signature": ["NGƯỜI LẬP BIỂU"],
    "gap": [],
}
SAID = [
    "Đạt",
    "Không đạt",
    "Khá",
    "Tốt",
    "Chưa hoàn thành",
    "Tăng",
    "Giảm 3 bậc",
    "Đang thực hiện",
    "chưa có",
    "Quý III",
]
QUALITIES = ["Xếp hạng chỉ số PCI", "Đánh giá mức độ hoàn thành", "Tình hình an ninh trật tự", "Thời điểm khởi công"]


@dataclass
class Stack:
    """A sheet in the making; `truth` has each value with the last row of the header that it stands under."""

    chance: Random
    row: int = 1
    between: str = "nothing"
    cells: dict[Position, Cell] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    truth: dict[Position, tuple[str, int]] = field(default_factory=dict)

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def put(self, row: int, column: int, value: object, *, bold: bool = False) -> None:
        kind = CellKind.NUMBER if isinstance(value, int | float) else CellKind.TEXT
        self.cells[row, column] = Cell(kind, str(value), bold=bold)

    def put_value(self, column: int, value: object, header: int) -> None:
        self.put(self.row, column, value)
        self.truth[self.row, column] = (str(value), header)

    def sheet(self) -> Sheet:
        return make_sheet("Biểu", dict(self.cells), self.merges)


@dataclass(frozen=True)
class Columns:
    """Where a table has its numbers, names, units and values."""

    stt: int | None
    name: int
    unit: int | None
    values: list[int]


def draw_stack(seed: int) -> Stack:
    """Two or three tables, mostly without an empty row between them."""
    stack = Stack(Random(seed))  # noqa: S311
    left = stack.chance.choice([1, 1, 2])
    if stack.maybe(0.5):
        stack.put(1, left, "BÁO CÁO SỐ LIỆU KINH TẾ - XÃ HỘI NĂM 2020")
        stack.row = 2 + stack.maybe(0.5)
    for number in range(stack.chance.choice([2, 2, 3])):
        if number:
            _part(stack, left)
        _draw_table(stack, left + stack.maybe(0.1), stack.chance.randint(2, 8))
    return stack


def draw_single(seed: int) -> Stack:
    """One table with a row or two in which words stand where figures stand in the others."""
    stack = Stack(Random(seed))  # noqa: S311
    columns = _draw_table(stack, 1, stack.chance.randint(5, 12))
    header = min(bottom for _, bottom in stack.truth.values())
    last = stack.row
    rows = sorted({row for row, _ in stack.truth})[1:-1]
    for row in stack.chance.sample(rows, min(len(rows), stack.chance.choice([1, 1, 2]))):
        stack.row = row
        stack.put(stack.row, columns.name, stack.chance.choice(QUALITIES))
        for column in columns.values:
            stack.truth.pop((stack.row, column), None)
            stack.cells.pop((stack.row, column), None)
            if stack.maybe(0.8):
                stack.put_value(column, stack.chance.choice(SAID), header)
    stack.row = last
    return stack


def _part(stack: Stack, left: int) -> None:
    stack.between = stack.chance.choice(
        ["nothing", "nothing", "nothing", "caption", "unit", "note", "signature", "gap"]
    )
    right = max(column for _, column in stack.cells)
    if stack.between == "gap":
        stack.row += 1
        return
    for text in BETWEEN[stack.between] and [stack.chance.choice(BETWEEN[stack.between])]:
        stack.put(stack.row, right if stack.between == "unit" else left, text)
        if stack.between == "signature":
            stack.put(stack.row, right, "GIÁM ĐỐC")
        stack.row += 1


def _draw_table(stack: Stack, left: int, count: int) -> Columns:
    stt = left if stack.maybe(0.5) else None
    name = left + (stt is not None)
    unit = name + 1 if stack.maybe(0.3) else None
    heads = stack.chance.choice(HEADINGS)
    first = name + 1 + (unit is not None)
    columns = Columns(stt, name, unit, list(range(first, first + len(heads))))
    header = _draw_header(stack, columns, heads)
    for number, text in enumerate(stack.chance.sample(SUBJECTS, count), 1):
        _draw_row(stack, columns, number, text, header)
    if stack.maybe(0.2):
        _draw_row(stack, Columns(None, name, None, columns.values), 1, "Tổng cộng", header)
    return columns


def _draw_header(stack: Stack, columns: Columns, heads: list[str]) -> int:
    bold, top = stack.maybe(0.4), stack.row
    grouped = len(heads) > 2 and stack.maybe(0.25)
    frame = {columns.stt: "STT", columns.name: stack.chance.choice(NAMES), columns.unit: "ĐVT"}
    for column, label in frame.items():
        if column:
            stack.put(top, column, label, bold=bold)
    if grouped:
        stack.put(top, columns.values[0], stack.chance.choice(["Chia ra", "Năm 2020", "Thực hiện"]), bold=bold)
        stack.merges.append(Area(top, columns.values[0], top, columns.values[-1]))
    for column, label in zip(columns.values, heads, strict=True):
        stack.put(top + grouped, column, label, bold=bold)
    stack.row = top + grouped + 1
    if stack.maybe(0.2):
        for letter, column in zip("ABC", filter(None, frame), strict=False):
            stack.put(stack.row, column, letter)
        for number, column in enumerate(columns.values, 1):
            stack.put(stack.row, column, number)
        stack.row += 1
    return stack.row - 1


def _draw_row(stack: Stack, columns: Columns, number: int, name: str, header: int) -> None:
    if columns.stt:
        stack.put(stack.row, columns.stt, number)
    stack.put(stack.row, columns.name, stack.chance.choice(["", "", "- ", "  "]) + name)
    if columns.unit:
        stack.put(stack.row, columns.unit, stack.chance.choice(["ha", "%", "người", "tỷ đồng"]))
    for column in columns.values:
        draw = stack.chance.choice(["decimal", "whole", "whole", "small", "text", "nil", "empty"])
        value = {
            "decimal": round(stack.chance.uniform(1, 999)) + 0.25,
            "whole": stack.chance.randint(100, 99_999),
            "small": stack.chance.randint(0, 60),
            "text": f"{stack.chance.randint(1, 999)},5",
            "nil": "-",
            "empty": None,
        }["decimal" if number == 1 else draw]
        if value is not None:
            stack.put_value(column, value, header)
    stack.row += 1
