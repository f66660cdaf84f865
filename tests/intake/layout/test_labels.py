"""What a header says above each column."""

from __future__ import annotations

from time import process_time

from tests.support.workbooks import Row, as_read
from toolkit.intake.layout.labels import join_labels
from toolkit.intake.readers.grid import Cell, CellKind, make_sheet


def _labels(*rows: Row, merges: tuple[str, ...] = ()) -> list[str]:
    sheet = as_read(*rows, merges=merges)
    width = max(map(len, rows))
    return list(join_labels(sheet, sheet.merges, range(1, len(rows) + 1), range(1, width + 1)).values())


def test_words_down_the_rows_are_joined() -> None:
    assert _labels(["Sơ bộ", "Cộng"], ["quý III", "dồn"], ["năm", "cả năm"], [2024, 2024]) == [
        "Sơ bộ quý III năm 2024", "Cộng dồn cả năm 2024",
    ]  # fmt: skip


def test_a_merged_label_counts_once_for_each_column_under_it() -> None:
    assert _labels(["Năm 2020", None, "Ghi chú"], ["KH", "TH", None], merges=("A1:B1", "C1:C2")) == [
        "Năm 2020 KH", "Năm 2020 TH", "Ghi chú",
    ]  # fmt: skip


def test_unmerged_groups_reach_to_the_next_label_on_every_level() -> None:
    assert _labels(
        ["Năm 2019", None, None, None, "Năm 2020", None],
        ["Kế hoạch", None, "Thực hiện", None, "Kế hoạch", "Ước TH"],
        ["Tỉnh giao", "Huyện giao", "6 tháng", "Cả năm", None, None],
    ) == [
        "Năm 2019 Kế hoạch Tỉnh giao", "Năm 2019 Kế hoạch Huyện giao", "Năm 2019 Thực hiện 6 tháng",
        "Năm 2019 Thực hiện Cả năm", "Năm 2020 Kế hoạch", "Năm 2020 Ước TH",
    ]  # fmt: skip


def test_a_merged_group_does_not_reach_over_its_merge() -> None:
    assert _labels(["So với", None, None], ["KH", "TH", "Khác"], merges=("A1:B1",)) == [
        "So với KH",
        "So với TH",
        "Khác",
    ]


def test_a_word_written_twice_for_good_stays() -> None:
    assert _labels(["Tháng 12"], ["năm"], ["so với"], ["năm"], [2023]) == ["Tháng 12 năm so với năm 2023"]


def test_a_wide_and_deep_header_is_read_in_one_go() -> None:
    width, depth = 4_000, 10
    groups = {(row, 2): f"Nhóm {row}" for row in range(1, depth)}
    texts = groups | {(depth, column): f"Cột {column}" for column in range(2, width + 1)}
    wide = make_sheet("Biểu", {at: Cell(CellKind.TEXT, text) for at, text in texts.items()})
    started = process_time()
    labels = join_labels(wide, (), range(1, depth + 1), range(1, width + 1))
    assert labels[width].startswith("Nhóm 1 Nhóm 2 Nhóm 3")
    assert labels[width].endswith(f"Cột {width}")
    assert process_time() - started < 5
