"""A night that reads a mailbox over TLS and sends with STARTTLS, broken at a sample of the calls that this takes."""

from __future__ import annotations

import pytest

from tests.support.fault_points import points_of
from tests.support.faults import summary
from tests.support.mail_rig import mail_rig, own_calls


@pytest.mark.strace
@pytest.mark.dovecot
@pytest.mark.slow
def test_mail_is_read_once_and_answered_once_whatever_breaks(capsys: pytest.CaptureFixture[str]) -> None:
    with mail_rig() as made:
        calls = own_calls(made)
        assert {"connect", "read", "write", "rename", "fdatasync"} <= {one.name for one in calls}
        found = [made.broken_at(point) for point in points_of(calls)[::150]]
    with capsys.disabled():
        print(f"\n{summary(calls, found)}")  # noqa: T201
    assert {one.point.injection: one.wrong for one in found if one.wrong} == {}
