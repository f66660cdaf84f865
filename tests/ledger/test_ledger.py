"""The ledger: runs are appended whole or not at all, and stay."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from toolkit.ledger import Ledger, LedgerError, RunRecord
from toolkit.ledger.schema import MIGRATIONS
from toolkit.model import OperationError, Period, SubmittedFile, SubmittedState

HALF, NINE = Period.parse("2020-6T"), Period.parse("2020-9T")
A = SubmittedFile("a.xlsx", "a" * 64, SubmittedState.MERGED, "SYT", 1, "bản duy nhất")
B = SubmittedFile("b.xlsx", "b" * 64, SubmittedState.REJECTED, None, 1, "không rõ cơ quan")


def record(*files: SubmittedFile, period: Period = HALF, **more: Any) -> RunRecord:
    sizes = {"a.xlsx": 1200, "b.xlsx": 900}
    return RunRecord(period, files, more.get("sizes", sizes), more.get("outputs", {}), more.get("counts", {}))


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workbooks" / "ktxh.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with closing(Ledger.open(path)) as opened:
        yield opened


def test_opening_makes_the_database_and_its_folder(path: Path, ledger: Ledger) -> None:
    assert rows(path, "SELECT number FROM version") == [(len(MIGRATIONS),)]
    assert rows(path, "SELECT count(*) FROM runs") == [(0,)]
    assert ledger.last_run(HALF) is None


def test_runs_are_numbered_in_the_order_in_which_they_are_added(ledger: Ledger) -> None:
    assert [ledger.add_run(record(A)), ledger.add_run(record(A, period=NINE)), ledger.add_run(record(A))] == [1, 2, 3]


def test_the_last_run_is_that_of_the_period(ledger: Ledger) -> None:
    for period in (HALF, HALF, NINE):
        ledger.add_run(record(A, period=period))
    assert (ledger.last_run(HALF), ledger.last_run(NINE), ledger.last_run(Period.parse("2021"))) == (2, 3, None)


def test_a_run_keeps_its_counts_as_they_are_said(path: Path, ledger: Ledger) -> None:
    ledger.add_run(record(counts={"files": {"found": 9}, "missing": ["SYT"], "note": "còn thiếu"}))
    [(period, counts)] = rows(path, "SELECT period, counts FROM runs")
    assert period == "2020-6T"
    assert json.loads(counts) == {"files": {"found": 9}, "missing": ["SYT"], "note": "còn thiếu"}
    assert "còn thiếu" in counts


def test_a_run_says_where_every_file_ended(path: Path, ledger: Ledger) -> None:
    ledger.add_run(record(A, B))
    assert rows(path, "SELECT run, name, sha256, state, agency, revision FROM run_files ORDER BY name") == [
        (1, "a.xlsx", "a" * 64, "merged", "SYT", 1),
        (1, "b.xlsx", "b" * 64, "rejected", None, 1),
    ]


def test_a_run_says_what_it_wrote(path: Path, ledger: Ledger) -> None:
    ledger.add_run(record(outputs={"tong-hop.xlsx": "c" * 64, "bieu.xlsx": "d" * 64}))
    assert rows(path, "SELECT run, name, sha256 FROM outputs ORDER BY name") == [
        (1, "bieu.xlsx", "d" * 64),
        (1, "tong-hop.xlsx", "c" * 64),
    ]


def test_a_file_is_noted_the_first_time_its_bytes_are_seen(path: Path, ledger: Ledger) -> None:
    ledger.add_run(record(A))
    seen = rows(path, "SELECT name, size, first_seen FROM files")
    renamed = SubmittedFile("a lan 2.xlsx", A.sha256, SubmittedState.MERGED, "SYT", 1, "")
    ledger.add_run(record(renamed, B))
    assert rows(path, "SELECT name, size, first_seen FROM files WHERE name LIKE 'a%'") == seen
    assert rows(path, "SELECT name, size FROM files ORDER BY name") == [("a.xlsx", 1200), ("b.xlsx", 900)]


def test_the_same_bytes_under_two_names_are_noted_once(path: Path, ledger: Ledger) -> None:
    copy = SubmittedFile("copy.xlsx", A.sha256, SubmittedState.SUPERSEDED, "SYT", 1, "trùng")
    ledger.add_run(record(A, copy))
    assert rows(path, "SELECT name FROM files") == [("a.xlsx",)]
    assert rows(path, "SELECT count(*) FROM run_files") == [(2,)]


def test_the_same_bytes_in_two_periods_are_noted_in_both(path: Path, ledger: Ledger) -> None:
    ledger.add_run(record(A))
    ledger.add_run(record(A, period=NINE))
    assert rows(path, "SELECT period FROM files ORDER BY period") == [("2020-6T",), ("2020-9T",)]


def test_changed_bytes_under_the_same_name_are_another_file(path: Path, ledger: Ledger) -> None:
    ledger.add_run(record(A))
    ledger.add_run(record(SubmittedFile("a.xlsx", "e" * 64, SubmittedState.MERGED, "SYT", 1, "")))
    assert rows(path, "SELECT sha256 FROM files ORDER BY sha256") == [("a" * 64,), ("e" * 64,)]


def test_a_run_that_fails_half_way_leaves_nothing(path: Path, ledger: Ledger) -> None:
    with pytest.raises(LedgerError):
        ledger.add_run(record(B, A, A, outputs={"bieu.xlsx": "d" * 64}))
    assert ledger.last_run(HALF) is None
    kept = [rows(path, f"SELECT count(*) FROM {name}") for name in ("runs", "files", "run_files", "outputs")]  # noqa: S608
    assert kept == [[(0,)]] * 4


def test_after_a_run_that_failed_the_next_is_added(ledger: Ledger) -> None:
    with pytest.raises(LedgerError):
        ledger.add_run(record(A, A))
    assert ledger.last_run(HALF) is None
    run = ledger.add_run(record(A))
    assert ledger.last_run(HALF) == run


def test_a_run_is_kept_when_the_block_that_publishes_ends_well(ledger: Ledger) -> None:
    with ledger.recording(record(A)) as run:
        assert run == 1
    assert ledger.last_run(HALF) == 1


def test_a_run_whose_publishing_fails_is_forgotten_and_the_failure_is_passed_on(path: Path, ledger: Ledger) -> None:
    with pytest.raises(PermissionError, match="mở trong Excel"), ledger.recording(record(A)):
        raise PermissionError("mở trong Excel")
    assert ledger.last_run(HALF) is None
    assert rows(path, "SELECT count(*) FROM files") == [(0,)]


def test_reopening_keeps_what_was_written(path: Path) -> None:
    with closing(Ledger.open(path)) as first:
        first.add_run(record(A))
    with closing(Ledger.open(path)) as second:
        assert second.last_run(HALF) == 1
        assert second.add_run(record(A)) == 2
    assert rows(path, "SELECT number FROM version") == [(len(MIGRATIONS),)]


def test_a_ledger_that_another_has_open_can_be_read(path: Path, ledger: Ledger) -> None:
    ledger.add_run(record(A))
    with closing(Ledger.open(path)) as other:
        assert other.last_run(HALF) == 1


def test_a_closed_ledger_leaves_one_file_that_can_be_moved(path: Path) -> None:
    with closing(Ledger.open(path)) as ledger:
        ledger.add_run(record(A))
    assert [file.name for file in path.parent.iterdir()] == ["ktxh.db"]
    moved = path.rename(path.with_name("khac.db"))
    with closing(Ledger.open(moved)) as again:
        assert again.last_run(HALF) == 1


@pytest.mark.parametrize("name", ["Báo cáo 2020", "giảm 50%25 #1", "a?mode=ro", "a&b=c;d"])
def test_the_ledger_is_at_the_path_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / "ktxh.db"
    with closing(Ledger.open(path)) as ledger:
        ledger.add_run(record(A))
    assert rows(path, "SELECT count(*) FROM runs") == [(1,)]
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_url_goes_before_the_path(tmp_path: Path) -> None:
    elsewhere, unused = tmp_path / "chung.db", tmp_path / "unused" / "ktxh.db"
    with closing(Ledger.open(unused, f"sqlite:///{elsewhere}")) as ledger:
        ledger.add_run(record(A))
    assert rows(elsewhere, "SELECT count(*) FROM runs") == [(1,)]
    assert not unused.parent.exists()


def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "ktxh.db"
    path.write_text("Đây không phải là cơ sở dữ liệu. " * 100, "utf-8")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"ktxh\.db.*DatabaseError"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="Không dùng được sổ theo dõi"):
        Ledger.open(tmp_path)


def test_a_file_where_its_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "workbooks").write_text("không phải thư mục", "utf-8")
    with pytest.raises(LedgerError):
        Ledger.open(tmp_path / "workbooks" / "ktxh.db")


@pytest.mark.parametrize("url", ["ktxh", "khongco://may-chu/ktxh", "sqlite:////khong/co/thu/muc/nay/ktxh.db"])
def test_a_url_that_leads_nowhere_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(LedgerError):
        Ledger.open(tmp_path / "ktxh.db", url)


def test_a_ledger_of_a_later_version_is_not_written_to(path: Path) -> None:
    with closing(Ledger.open(path)):
        pass
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE version SET number = number + 1")
    with pytest.raises(LedgerError), closing(Ledger.open(path)):
        pass


def test_reading_a_ledger_that_broke_is_refused_in_a_sentence(path: Path, ledger: Ledger) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE runs")
    with pytest.raises(LedgerError):
        ledger.last_run(HALF)


def test_a_server_that_cannot_be_reached_is_refused_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(LedgerError) as refused:
        Ledger.open(tmp_path / "ktxh.db", "postgresql://ktxh:bi-mat@127.0.0.1:1/ktxh")
    assert "bi-mat" not in str(refused.value)


def test_a_refusal_is_an_operation_that_was_not_done() -> None:
    assert issubclass(LedgerError, OperationError)
