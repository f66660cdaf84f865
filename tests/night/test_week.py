"""A week of nights, and a little more, with a clock that is moved: who got which mail when is exactly this list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.dovecot import PASSWORD, Dovecot, dovecot
from tests.support.messages import message
from tests.support.nights import (
    CHAIRMAN,
    OFFICE,
    OPERATOR,
    SKHCN,
    STATISTICS,
    STC,
    STC_FILE,
    SYT,
    NightClock,
    again,
    files_of,
    mail_section,
    night_workspace,
    read_letter,
    stc_report,
    submit,
    syt_report,
)
from tests.support.seed import FILE, PERIOD, seed_workbook
from tests.support.smtp_server import DROP, TAKE_AND_DROP, SmtpServer
from toolkit.delivery.passwords import MAILBOX
from toolkit.night import Night, run_night
from toolkit.workspace import Workspace

pytestmark = [pytest.mark.dovecot, pytest.mark.slow]
Letter = tuple[str, str, tuple[str, ...]]
TABLE, MASTER = "bieu-2020-6T.xlsx", "tong-hop-2020-6T.xlsx"
RESULT, SLIP = "Tổng hợp báo cáo KT-XH 6 tháng đầu năm 2020", "Phiếu phản hồi báo cáo KT-XH 6 tháng đầu năm 2020"
BEFORE, AFTER = "Nhắc gửi báo cáo KT-XH 6 tháng đầu năm 2020", "Quá hạn gửi báo cáo KT-XH 6 tháng đầu năm 2020"
RECEIPT = "Đã nhận báo cáo KT-XH"


class Week:
    """The province over some days: each night gives what was delivered in it."""

    def __init__(self, space: Workspace, server: SmtpServer) -> None:
        self.space, self.server, self.clock = space, server, NightClock(2020, 6, 13)
        self.last: Night

    def night(self, day: int) -> list[Letter]:
        self.clock.now = self.clock.now.replace(month=6 if day > 12 else 7, day=day)
        before = len(self.server.taken)
        self.last = run_night(again(self.space), self.clock)
        return sorted(self._told(to, raw) for to, raw in self.server.taken[before:])

    @staticmethod
    def _told(to: str, raw: bytes) -> Letter:
        letter = read_letter(raw)
        return to, str(letter["Subject"]), tuple(files_of(letter))


@pytest.fixture
def imap(monkeypatch: pytest.MonkeyPatch) -> Iterator[Dovecot]:
    monkeypatch.setenv(MAILBOX, PASSWORD)
    with dovecot() as server:
        yield server


@pytest.fixture
def week(tmp_path: Path, server: SmtpServer, imap: Dovecot) -> Week:
    config = mail_section(server) + imap.section() + "\n[reminders]\nbefore = [3]\nafter = [1, 4]\n"
    space = night_workspace(tmp_path, config, files={})
    space.forms(PERIOD)
    return Week(space, server)


def bulletins(*, status: bool = True) -> list[Letter]:
    """What the three recipients get when the table has changed; of the status alone only where that changed too."""
    found = [(CHAIRMAN, RESULT, (TABLE, MASTER)), (OFFICE, RESULT, (TABLE,))]
    return sorted([*found, *([(STATISTICS, RESULT, ())] if status else [])])


def form(agency: str) -> tuple[str, ...]:
    return (f"bieu-nhap-{agency}-2020-6T.xlsx",)


def test_a_week_of_nights(week: Week, imap: Dovecot) -> None:
    # Due on Thursday the 18th: reminders on the 15th, the 19th and the 22nd.
    assert week.night(13) == bulletins()
    assert week.night(14) == []

    reminders = [(SKHCN, BEFORE, form("SKHCN")), (STC, BEFORE, form("STC")), (SYT, BEFORE, form("SYT"))]
    assert week.night(15) == reminders
    assert week.night(15) == []

    submit(week.space, FILE, seed_workbook())
    imap.put(message(f"Sở Y tế <{SYT}>", ("Báo cáo.xlsx", syt_report("chừng 500"))))
    assert week.night(16) == sorted([*bulletins(), (SYT, SLIP, ("phieu-SYT-2020-6T.xlsx",))])
    assert week.last.exit == 3

    week.server.script = {"connect": [DROP]}
    imap.put(message(SYT, ("Báo cáo lần 2.xlsx", syt_report(510)), number=2))
    assert week.night(17) == []
    assert week.last.exit == 4

    delivered = week.night(18)
    assert [one for one in delivered if one[0] != OPERATOR] == sorted([*bulletins(status=False), (SYT, RECEIPT, ())])
    assert [one[0] for one in delivered].count(OPERATOR) == 1

    assert week.night(19) == [(STC, AFTER, form("STC"))]
    assert week.night(20) == []

    week.server.script = {"DOT": [TAKE_AND_DROP]}
    submit(week.space, STC_FILE, stc_report())
    first = week.night(21)
    assert [one for one in first if one[0] != OPERATOR] == [(CHAIRMAN, RESULT, (TABLE, MASTER))]
    second = week.night(22)
    assert [one for one in second if one[0] != OPERATOR] == bulletins()
    doubled = [raw for to, raw in week.server.taken if to == CHAIRMAN][-2:]
    assert doubled[0] == doubled[1]
    assert week.last.exit == 0

    for day in (23, 24, 25, 26, 27):
        assert week.night(day) == []
    assert week.night(9) == []
    assert week.last.periods == []
