"""The ledger: runs are appended whole or not at all, and stay."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from tests.support.figures import reading
from tests.support.ledgers import record, rows
from toolkit.ledger import Ledger, LedgerError, RunRecord
from toolkit.ledger.migrations import MIGRATIONS
from toolkit.model import OperationError, Period

HALF, NINE = Period.parse("2020-6T"), Period.parse("2020-9T")
A = reading("A", {("A.2", "actual"): "12.5"}, content="a")
B = reading("B", {("B.1", "actual"): 7}, content="b")


def broken() -> RunRecord:
    """A record that the database refuses when a good part of it is written: an output without a hash."""
    return record(A, B, outputs={"bieu.xlsx": "d" * 64, "tong-hop.xlsx": None})  # type: ignore[dict-item]


def test_opening_makes_an_empty_ledger_of_todays_version(ledger: Ledger) -> None:
    assert rows(ledger, "SELECT number FROM version") == [(len(MIGRATIONS),)]
    assert rows(ledger, "SELECT count(*) FROM runs") == [(0,)]
    assert ledger.last_run(HALF) is None


def test_runs_are_numbered_in_the_order_in_which_they_are_added(ledger: Ledger) -> None:
    assert [ledger.add_run(record(A)), ledger.add_run(record(A, period=NINE)), ledger.add_run(record(A))] == [1, 2, 3]


def test_the_last_run_is_that_of_the_period(ledger: Ledger) -> None:
    for period in (HALF, HALF, NINE):
        ledger.add_run(record(A, period=period))
    assert (ledger.last_run(HALF), ledger.last_run(NINE), ledger.last_run(Period.parse("2021"))) == (2, 3, None)


def test_a_run_says_what_it_wrote(ledger: Ledger) -> None:
    ledger.add_run(record(outputs={"tong-hop.xlsx": "c" * 64, "bieu.xlsx": "d" * 64}))
    assert rows(ledger, "SELECT run, name, sha256 FROM outputs ORDER BY name") == [
        (1, "bieu.xlsx", "d" * 64),
        (1, "tong-hop.xlsx", "c" * 64),
    ]


def test_a_run_that_fails_half_way_leaves_nothing_and_the_next_is_added(ledger: Ledger) -> None:
    with pytest.raises(LedgerError):
        ledger.add_run(broken())
    assert ledger.last_run(HALF) is None
    tables = (
        "runs",
        "files",
        "receipts",
        "results",
        "accounts",
        "account_figures",
        "result_files",
        "findings",
        "outputs",
    )
    assert [rows(ledger, f"SELECT count(*) FROM {name}") for name in tables] == [[(0,)]] * 9  # noqa: S608
    assert ledger.add_run(record(A)) == 1
    assert ledger.last_run(HALF) == 1


def test_a_run_is_kept_when_the_block_that_publishes_ends_well(ledger: Ledger) -> None:
    with ledger.recording(record(A)) as run:
        assert run == 1
    assert ledger.last_run(HALF) == 1


def test_a_run_whose_publishing_fails_is_forgotten_and_the_failure_is_passed_on(ledger: Ledger) -> None:
    with pytest.raises(PermissionError, match="mở trong Excel"), ledger.recording(record(A)):
        raise PermissionError("mở trong Excel")
    assert ledger.last_run(HALF) is None
    assert rows(ledger, "SELECT count(*) FROM files") == [(0,)]


def test_reopening_keeps_what_was_written(path: Path, ledger_url: str | None) -> None:
    with closing(Ledger.open(path, ledger_url)) as first:
        first.add_run(record(A))
    with closing(Ledger.open(path, ledger_url)) as second:
        assert second.last_run(HALF) == 1
        assert second.add_run(record(A)) == 2
        assert rows(second, "SELECT number FROM version") == [(len(MIGRATIONS),)]


def test_a_ledger_can_be_read_while_another_appends_to_it(path: Path, ledger_url: str | None, ledger: Ledger) -> None:
    ledger.add_run(record(A))
    with closing(Ledger.open(path, ledger_url)) as other, ledger.recording(record(B)) as run:
        assert run == 2
        assert other.last_run(HALF) == 1
    assert ledger.last_run(HALF) == 2


def test_two_who_append_at_once_wait_for_each_other(path: Path, ledger_url: str | None, ledger: Ledger) -> None:
    with closing(Ledger.open(path, ledger_url)) as other, ThreadPoolExecutor(2) as pool:
        added = [pool.submit(one.add_run, record(A)) for one in (ledger, other) * 5]
        numbers = [done.result(timeout=60) for done in added]
    assert sorted(numbers) == list(range(1, 11))


def test_a_closed_ledger_leaves_one_file_that_can_be_moved(path: Path) -> None:
    with closing(Ledger.open(path)) as ledger:
        ledger.add_run(record(A))
    assert [file.name for file in path.parent.iterdir()] == ["ktxh.db"]
    moved = path.rename(path.with_name("khac.db"))
    with closing(Ledger.open(moved)) as again:
        assert again.last_run(HALF) == 1


def kept_runs(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        found: int = connection.execute("SELECT count(*) FROM runs").fetchone()[0]
    return found


@pytest.mark.parametrize("name", ["Báo cáo 2020", "giảm 50%25 #1", "a?mode=ro", "a&b=c;d"])
def test_the_ledger_is_at_the_path_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / "ktxh.db"
    with closing(Ledger.open(path)) as ledger:
        ledger.add_run(record(A))
    assert kept_runs(path) == 1
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_url_goes_before_the_path(tmp_path: Path) -> None:
    elsewhere, unused = tmp_path / "chung.db", tmp_path / "unused" / "ktxh.db"
    with closing(Ledger.open(unused, f"sqlite:///{elsewhere}")) as ledger:
        ledger.add_run(record(A))
    assert kept_runs(elsewhere) == 1
    assert not unused.parent.exists()


def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "ktxh.db"
    path.write_text("Đây không phải là cơ sở dữ liệu. " * 100, "utf-8")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"ktxh\.db.*hỏng hoặc không phải sổ của ktxh; hãy lấy lại từ bản sao lưu"):
        Ledger.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        (OperationalError("INSERT …", {}, Exception("database is locked")), "một chương trình khác đang giữ sổ"),
        (OperationalError("INSERT …", {}, Exception("database or disk is full")), "đĩa đã đầy"),
        (OperationalError("", {}, Exception("connection to server failed: Connection refused")), "không nhận kết nối"),
        (PermissionError(13, "Permission denied"), "không có quyền"),
        (IntegrityError("INSERT …", {}, Exception("something rare")), "IntegrityError"),
    ],
)
def test_why_a_ledger_cannot_be_used_is_said_without_what_it_was_asked(cause: Exception, said: str) -> None:
    message = str(LedgerError("sqlite:///ktxh.db", cause))
    assert said in message
    assert "INSERT" not in message


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


def test_reading_a_ledger_that_broke_is_refused_in_a_sentence(path: Path) -> None:
    with closing(Ledger.open(path)) as ledger:
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
