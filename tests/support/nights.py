"""A small province for nights: three agencies, three recipients, workbooks that they send, a clock that is moved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cache
from pathlib import Path

from tests.support.seed import CATALOGUE, FILE, PERIOD, seed_workbook
from tests.support.smtp_server import SmtpServer
from tests.support.workbooks import sheet, xlsx
from tests.support.workspaces import make_workspace
from toolkit.deadlines import VIETNAM
from toolkit.model import Agency, Catalogue, Indicator, Receives, Recipient
from toolkit.workspace import Workspace

DOMAIN = "daklak.gov.vn"
CHAIRMAN, OFFICE, STATISTICS = f"chutich@{DOMAIN}", f"vanphong@{DOMAIN}", f"thongke@{DOMAIN}"
SKHCN, SYT, STC = f"skhcn@{DOMAIN}", f"syt@{DOMAIN}", f"stc@{DOMAIN}"
OPERATOR = f"quantri@{DOMAIN}"
SENDER = f"ktxh@{DOMAIN}"
PROVINCE = Catalogue(
    agencies=(
        Agency("XXI", "SKHCN", "Sở Khoa học và Công nghệ", email=SKHCN),
        Agency("XXII", "SYT", "Sở Y tế", email=SYT),
        Agency("XXIII", "STC", "Sở Tài chính", email=STC),
    ),
    indicators=(
        *CATALOGUE.indicators,
        Indicator("SYT.1", "SYT", "1", "Số giường bệnh", "Giường"),
        Indicator("STC.1", "STC", "1", "Thu ngân sách", "Tỷ đồng"),
    ),
    recipients=(
        Recipient("Chủ tịch UBND tỉnh", CHAIRMAN, frozenset({Receives.TABLE, Receives.MASTER})),
        Recipient("Văn phòng UBND tỉnh", OFFICE, frozenset({Receives.TABLE, Receives.STATUS})),
        Recipient("Cục Thống kê", STATISTICS, frozenset({Receives.STATUS})),
    ),
)
SYT_FILE, STC_FILE = "so-y-te.xlsx", "so-tai-chinh.xlsx"


@cache
def report(agency: str, indicator: str, unit: str, actual: object) -> bytes:
    """A workbook with one figure, as an agency sends it; the same bytes each time."""
    return xlsx(
        sheet(
            [agency.upper()],
            ["Báo cáo 6 tháng đầu năm 2020"],
            [],
            ["STT", "Chỉ tiêu", "ĐVT", "KH năm 2020", "Thực hiện 6 tháng 2020"],
            ["1", indicator, unit, 1000, actual],
        )
    )


def syt_report(actual: object = 500) -> bytes:
    """What the health department sends."""
    return report("Sở Y tế", "Số giường bệnh", "Giường", actual)


def stc_report(actual: object = 400) -> bytes:
    """What the finance department sends."""
    return report("Sở Tài chính", "Thu ngân sách", "Tỷ đồng", actual)


def mail_section(server: SmtpServer, more: str = "") -> str:
    """[mail] for a server of the tests."""
    return (
        f'\n[mail]\nhost = "localhost"\nport = {server.port}\nsecurity = "none"\nsender = "{SENDER}"\n'
        f'sender_name = "Sở Kế hoạch và Đầu tư"\noperator = "{OPERATOR}"\n'
        f"connect_seconds = 2\ncommand_seconds = 2\nfinal_seconds = 2\n{more}"
    )


def night_workspace(
    folder: Path, config: str = "", files: Mapping[str, bytes] | None = None, catalogue: Catalogue = PROVINCE
) -> Workspace:
    """A workspace for nights; what it sends for are the seed's and the given files."""
    root = make_workspace(folder / "w", {FILE: seed_workbook()} if files is None else files, catalogue)
    with (root / "ktxh.toml").open("a", encoding="utf-8") as file:
        file.write(config)
    return Workspace(root)


def again(space: Workspace) -> Workspace:
    """The same workspace, opened anew, as the next night does."""
    return Workspace(space.root)


def submit(space: Workspace, name: str, data: bytes) -> None:
    """Put a file where submissions lie."""
    (space.submissions(PERIOD) / name).write_bytes(data)


class NightClock:
    """Two o'clock at night, moved by days."""

    def __init__(self, year: int = 2020, month: int = 6, day: int = 16) -> None:
        self.now = datetime(year, month, day, 2, tzinfo=VIETNAM)

    def __call__(self) -> datetime:
        return self.now

    def next_night(self) -> None:
        self.now += timedelta(days=1)


def read_letter(raw: bytes) -> EmailMessage:
    """A letter as a mail program reads it."""
    return message_from_bytes(raw, policy=policy.default)


def text_of(message: EmailMessage) -> str:
    """The text of a letter."""
    body = message.get_body(("plain",))
    assert body is not None
    content: str = body.get_content()
    return content


def files_of(message: EmailMessage) -> list[str]:
    """The names of a letter's files."""
    return [part.get_filename() or "" for part in message.iter_attachments()]
