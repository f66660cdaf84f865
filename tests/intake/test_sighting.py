"""Tables are found where the limits hold: in a worker for all that is not read here, with the same result."""

from __future__ import annotations

import pytest

from tests.support.seed import CATALOGUE, FILE, PERIOD
from tests.support.workbooks import Row, sheet, xls, xlsx
from toolkit.intake import sighting
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.seen import see, see_submission
from toolkit.intake.readers.limits import MEBIBYTE, Limits
from toolkit.intake.readers.read_grid import read_grid
from toolkit.intake.readers.refusal import Refused
from toolkit.intake.sighting import sight, sight_submission
from toolkit.intake.submission import Context, read_submission

HEAD: tuple[Row, ...] = (
    ["SỞ KHOA HỌC VÀ CÔNG NGHỆ"],
    ["SỐ LIỆU 6 THÁNG NĂM 2020"],
    ["STT", "Chỉ tiêu", "ĐVT", "KH năm 2020", "Ước TH 6 tháng năm 2020"],
)
ROWS: tuple[Row, ...] = ([1, "Số trường", "Trường", 15, 9.5], [2, "Tỷ lệ", "%", "-", "12,5"])
WORDS = default_vocabulary()


def _never(*_: object) -> object:
    raise AssertionError


def test_tables_of_what_a_worker_reads_are_found_there(monkeypatch: pytest.MonkeyPatch) -> None:
    data = xls(sheet(*HEAD, *ROWS), sheet(["Ghi chú"], name="Khác"))
    tables, findings = see(read_grid(data), "a.xls", WORDS)
    counted, told = see_submission(read_grid(data), "a.xls", WORDS)
    for name in ("see", "see_submission", "find_slip"):
        monkeypatch.setattr(sighting, name, _never)
    seen = sight("a.xls", data, WORDS, Limits())
    assert (seen.tables, seen.findings) == (tables, tuple(findings))
    assert tables[0].rows[1].unit == "%"
    assert seen.tables[0].sheet is seen.grid.sheets[0]
    sent = sight_submission("a.xls", data, WORDS, Limits())
    assert (sent.tables, sent.findings, sent.slip) == (counted, tuple(told), None)


def test_a_small_workbook_needs_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sighting, "in_worker", _never)
    assert len(sight("a.xlsx", xlsx(sheet(*HEAD, *ROWS)), WORDS, Limits()).tables) == 1


@pytest.mark.slow
def test_the_limits_hold_while_tables_are_found() -> None:
    rows: list[Row] = [[number, f"Chỉ tiêu {number}", "ha", number + 0.5, number] for number in range(22_000)]
    data = xlsx(sheet(*HEAD, *rows))
    assert len(sight("a.xlsx", data, WORDS, Limits()).tables[0].rows) == 22_000
    with pytest.raises(Refused, match="cần hơn 90 MB bộ nhớ"):
        sight("a.xlsx", data, WORDS, Limits(memory=90 * MEBIBYTE))


def test_a_submission_of_either_kind_gives_the_same_figures() -> None:
    made = sheet(*HEAD, *ROWS)
    context = Context(CATALOGUE, PERIOD)
    quick = read_submission(FILE, xlsx(made), context)
    old = read_submission(FILE, xls(made), context)
    assert quick.read == old.read == 4
    assert [*quick.figures, *quick.held, *quick.ignored] == [*old.figures, *old.held, *old.ignored]
