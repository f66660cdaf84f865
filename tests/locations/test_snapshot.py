"""What is still being written is left for the next run, and said; what is open is read as it was saved."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from tests.support.seed import CATALOGUE, FILE, PERIOD, seed_workbook
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.findings.file_problems import OPEN_ELSEWHERE, STILL_COPYING
from toolkit.intake.readers.limits import Limits
from toolkit.intake.submission import Context
from toolkit.locations.snapshot import take_snapshot
from toolkit.model import Column, FileState, SubmittedState
from toolkit.rules import RuleSettings
from toolkit.workspace.reading import read_file

WHOLE = seed_workbook()
OFFICE = b"\x0cNguyen Van A".ljust(55) + b"\x0c\0" + "Nguyễn Văn A".encode("utf-16-le").ljust(108, b"\x20")
LIBREOFFICE = ",Nguyễn Văn A,may-tram,24.06.2020 10:00,file:///home/a/.config/libreoffice/4;".encode()


def _lock(path: Path, name: str, content: bytes = OFFICE) -> None:
    path.with_name(name).write_bytes(content)


@pytest.mark.parametrize(
    ("lock", "content"),
    [(f"~${FILE}", OFFICE), (f"~${FILE[2:]}", OFFICE), (f".~lock.{FILE}#", LIBREOFFICE)],
    ids=["Excel", "Word", "LibreOffice"],
)
def test_who_has_a_file_open_is_known_by_the_lock_beside_it(tmp_path: Path, lock: str, content: bytes) -> None:
    path = tmp_path / FILE
    path.write_bytes(WHOLE)
    _lock(path, lock, content)
    snapshot = take_snapshot(path, FILE, Limits())
    assert snapshot.open_in is not None
    assert snapshot.open_in.problem is OPEN_ELSEWHERE
    assert snapshot.open_in.facts == {"owner": "Nguyễn Văn A", "lock": lock}


@pytest.mark.parametrize("content", [b"x" * 165, b"", b"\x04An"])
def test_a_lock_in_another_form_tells_no_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / FILE
    path.write_bytes(WHOLE)
    _lock(path, f"~${FILE}", content)
    snapshot = take_snapshot(path, FILE, Limits())
    assert snapshot.open_in is not None
    assert snapshot.open_in.facts["owner"] == "Có người"


def test_a_lock_of_another_day_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes(WHOLE)
    _lock(path, f"~${FILE}")
    os.utime(tmp_path / f"~${FILE}", (time.time() - 90_000,) * 2)
    assert take_snapshot(path, FILE, Limits()).open_in is None


def test_an_open_file_is_left_for_the_next_run_unless_the_same_bytes_were_read_before(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    path = space.submissions(PERIOD) / FILE
    _lock(path, f"~${FILE}")
    first = space.merge(PERIOD).result
    assert {file.file: file.state for file in first.files}[FILE] is SubmittedState.IGNORED
    assert [one.code for one in first.findings if one.place.file == FILE] == ["KT111"]
    path.with_name(f"~${FILE}").unlink()
    assert Workspace(tmp_path).merge(PERIOD).result.value("SKHCN.2", Column.ACTUAL) == 4031
    _lock(path, f"~${FILE}")
    again = Workspace(tmp_path).merge(PERIOD).result
    assert again.value("SKHCN.2", Column.ACTUAL) == 4031
    assert "KT162" in [one.code for one in again.findings if one.place.file == FILE]


def test_checking_an_open_file_reads_what_was_saved_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes(WHOLE)
    _lock(path, f"~${FILE}")
    reading = read_file(path, FILE, Context(CATALOGUE, PERIOD), RuleSettings())
    assert reading.state is FileState.ACCEPTED
    assert reading.findings[0].code == "KT162"


@pytest.mark.parametrize("start", [WHOLE[:900], b""], ids=["half", "nothing"])
def test_a_file_that_grows_before_ones_eyes_is_left_for_the_next_run(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / FILE
    path.write_bytes(start)
    copier = threading.Timer(0.1, path.write_bytes, [WHOLE[: len(start) + 700]])
    copier.start()
    reading = read_file(path, FILE, Context(CATALOGUE, PERIOD), RuleSettings())
    copier.join()
    assert (reading.state, [one.code for one in reading.findings]) == (FileState.IGNORED, [STILL_COPYING.code])


def test_a_file_that_changes_while_it_is_read_is_left_for_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / FILE
    path.write_bytes(WHOLE)
    honest = Path.read_bytes

    def read_slowly(self: Path) -> bytes:
        data = honest(self)
        with self.open("ab") as file:
            file.write(b"x")
        return data

    monkeypatch.setattr(Path, "read_bytes", read_slowly)
    snapshot = take_snapshot(path, FILE, Limits())
    assert snapshot.trouble is not None
    assert snapshot.trouble.problem is STILL_COPYING


def test_what_is_cut_off_and_stays_so_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes(WHOLE[:900])
    reading = read_file(path, FILE, Context(CATALOGUE, PERIOD), RuleSettings())
    assert (reading.state, [one.code for one in reading.findings]) == (FileState.REJECTED, ["KT101"])


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong-dan.xlsx")
    reading = read_file(tmp_path / "ong-dan.xlsx", "ong-dan.xlsx", Context(CATALOGUE, PERIOD), RuleSettings())
    assert reading.state is FileState.REJECTED
    assert "không phải tệp thường" in reading.findings[0].message
