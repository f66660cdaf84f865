"""The rig of faults with a mailbox that a workbook came to (Dovecot, TLS) and a mail server that asks for STARTTLS.

`python -m tests.support.mail_rig` breaks a night at each call that the rig without them does not make.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

from tests.support.dovecot import PASSWORD, Dovecot, dovecot
from tests.support.fault_child import WARM
from tests.support.fault_points import Call, Plan, fingerprint, only_in
from tests.support.fault_rig import Broken, Rig, rig
from tests.support.faults import Results, read_plans, tell
from tests.support.messages import message
from tests.support.night_process import folder_in_memory
from tests.support.nights import SYT, mail_section, read_letter, syt_report
from tests.support.smtp_server import SmtpServer
from toolkit.delivery.passwords import MAILBOX
from toolkit.workspace import Workspace

_MODE = "mail"
_RECEIPT = "Đã nhận báo cáo KT-XH"
_ANSWERING = re.compile(rb"^(?:In-Reply-To|References|Auto-Submitted):.*\r\n", re.MULTILINE)
_HANDLED = {"INBOX": 0, "Da xu ly": 1, "Tu choi": 0}


class MailRig(Rig):
    """A night whose submissions come by mail."""

    def __init__(self, folder: Path, server: SmtpServer, mailbox: Dovecot, mode: str) -> None:
        self.mailbox = mailbox
        self._kept = mailbox.folder / "kept"
        super().__init__(folder, server, mode)

    def config(self) -> str:
        """STARTTLS for letters, IMAP over TLS for what comes."""
        protected = f'security = "starttls"\nca = "{self.server.ca}"'
        sending = mail_section(self.server).replace('security = "none"', protected)
        return sending + self.mailbox.section('authserv = "mx.daklak.gov.vn"\ntimeout_seconds = 2\n')

    def arrive(self, space: Workspace) -> None:
        """An agency writes."""
        assert space.root == self.root
        self.mailbox.put(message(f"Sở Y tế <{SYT}>", ("so-y-te.xlsx", syt_report("chừng 500"))))
        self._settle()
        self._copy(self.mailbox.folder / "home", self._kept)

    def fresh(self) -> None:
        """Workspace and mailbox as they were before the night."""
        super().fresh()
        self._settle()
        self._copy(self._kept, self.mailbox.folder / "home")

    def is_same(self, raw: bytes, expected: bytes) -> bool:
        """A slip that came a night late is no answer any more: the message was answered by a receipt."""
        return _ANSWERING.sub(b"", raw) == _ANSWERING.sub(b"", expected)

    def is_expected(self, raw: bytes) -> bool:
        """That receipt may go out too."""
        letter = read_letter(raw)
        return super().is_expected(raw) or (letter["Subject"], letter["In-Reply-To"]) == (
            _RECEIPT,
            "<thu.1@daklak.gov.vn>",
        )

    def after_recovery(self, found: Broken, taken: Counter[str], status: int) -> None:
        """Each message lies where handled ones lie, once."""
        super().after_recovery(found, taken, status)
        self._settle()
        there = {name: self.mailbox.count(name) for name in _HANDLED}
        if there != _HANDLED:
            found.wrong.append(f"messages lie at {there}")

    @staticmethod
    def _copy(source: Path, target: Path) -> None:
        subprocess.run(["rm", "-rf", target], check=True)
        subprocess.run(["cp", "-a", source, target], check=True)

    def _settle(self) -> None:
        """Wait until the server has ended every session: it may still write into the mailbox."""
        for _ in range(500):
            command = ["ps", "-o", "args=", "--ppid", str(self.mailbox.process.pid)]
            listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
            if not any(line.split()[:1] == ["dovecot/imap"] for line in listed.splitlines()):
                return
            time.sleep(0.02)
        raise RuntimeError("the mail server does not end its sessions")


@contextmanager
def mail_rig(mode: str = WARM) -> Iterator[MailRig]:
    """A rig with its servers."""
    with (
        patch.dict(os.environ, {MAILBOX: PASSWORD}),
        dovecot() as mailbox,
        folder_in_memory() as folder,
        SmtpServer(folder, security="starttls") as server,
        closing(MailRig(folder, server, mailbox, mode)) as made,
    ):
        yield made


def own_calls(made: MailRig) -> list[Call]:
    """The calls that a night without a mailbox and without TLS does not make."""
    with rig(WARM) as plain:
        return only_in(made.calls(), plain.calls())


def take(results: Results, plan: Plan, share: tuple[int, int]) -> None:
    """Take one share of the points that are not yet among the results."""
    known = results.of(plan)
    left = [one for one in plan.points[share[0] - 1 :: share[1]] if one not in known]
    with mail_rig() as made:
        for point in left:
            one = made.broken_at(point)
            results.add(plan, one)
            if one.wrong:
                print(f"{one.point.injection}: {one.status} {one.wrong}", flush=True)  # noqa: T201


def main() -> None:
    """Take all points, or (started by that) one share of them."""
    options = argparse.ArgumentParser()
    options.add_argument("--results", type=Path, default=Path("faults-mail.jsonl"))
    options.add_argument("--processes", type=int, default=3)
    options.add_argument("--plan", type=Path)
    options.add_argument("--share", default="1/1")
    given = options.parse_args()
    results = Results(given.results)
    if given.plan is not None:
        part, parts = map(int, given.share.split("/"))
        take(results, read_plans(given.plan)[0], (part, parts))
        return
    begun, plan_file = datetime.now().astimezone(), given.results.with_suffix(".plan")
    if not plan_file.exists():
        with mail_rig() as made:
            calls = own_calls(made)
        plan_file.write_text(json.dumps([asdict(Plan(_MODE, fingerprint(calls), tuple(calls)))]), "utf-8")
    command = [sys.executable, "-m", "tests.support.mail_rig", "--results", str(results.path), "--plan", str(plan_file)]
    shares = [f"{one}/{given.processes}" for one in range(1, given.processes + 1)]
    failed = sum(one.wait() != 0 for one in [subprocess.Popen([*command, "--share", one]) for one in shares])
    bad = tell(results, read_plans(plan_file)[0])
    print(f"{datetime.now().astimezone() - begun}; {failed} of {given.processes} processes failed")  # noqa: T201
    sys.exit(failed + bad > 0)


if __name__ == "__main__":
    main()
