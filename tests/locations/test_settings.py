"""[submissions]: which locations can be named, and that none holds a password."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.seed import PERIOD
from toolkit.locations import SubmissionSettings
from toolkit.locations.connecting import connect
from toolkit.model import OperationError, SettingError


@pytest.mark.parametrize(
    ("location", "scheme", "of_period"),
    [
        ("sftp://ktxh@may:2222/nop/{period}/gui", "sftp", "sftp://ktxh@may:2222/nop/2020-6T/gui"),
        ("smb://TINH;ktxh@may/chia-se/{period}", "smb", "smb://TINH;ktxh@may/chia-se/2020-6T"),
        ("s3://kho/kt-xh/{period}", "s3", "s3://kho/kt-xh/2020-6T"),
        ("/srv/nop/{period}", "", "/srv/nop/2020-6T"),
        ("D:/nop/{period}", "", "D:/nop/2020-6T"),
    ],
)
def test_what_a_location_means(location: str, scheme: str, of_period: str) -> None:
    settings = SubmissionSettings(location)
    assert (settings.scheme, settings.of(PERIOD)) == (scheme, of_period)
    assert (settings.folder(PERIOD) is not None) == (scheme == "")


def test_a_file_address_is_a_folder() -> None:
    assert SubmissionSettings("file:///srv/n%E1%BB%99p/{period}").folder(PERIOD) == Path("/srv/nộp/2020-6T")


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("sftp://may/nop", "{period}"),
        ("sftp:///nop/{period}", "tên máy chủ"),
        ("https://may/nop/{period}?sig=abc", "đơn giản"),
        ("zip://a::sftp://may/{period}", "đơn giản"),
    ],
)
def test_others_are_refused(location: str, said: str) -> None:
    with pytest.raises(SettingError, match=said):
        SubmissionSettings(location)


@pytest.mark.parametrize(
    "location",
    [
        "sftp://ktxh:bi-mat@may/{period}",
        "smb://TINH;ktxh:bi-mat@may/chia-se/{period}",
        "sftp://a:bi-mat@b@may/{period}",
    ],
)
def test_a_password_is_refused_and_not_said(location: str) -> None:
    with pytest.raises(SettingError, match="KTXH_SUBMISSIONS_PASSWORD") as told:
        SubmissionSettings(location)
    assert "bi-mat" not in str(told.value)
    with pytest.raises(SettingError, match="“endpoint” có mật khẩu"):
        SubmissionSettings("s3://kho/{period}", endpoint="https://a:bi-mat@kho.vn")


@pytest.mark.parametrize(("location", "needed"), [("sftp://may/{period}", "sftp"), ("s3://kho/{period}", "s3")])
def test_what_is_not_installed_is_asked_for(monkeypatch: pytest.MonkeyPatch, location: str, needed: str) -> None:
    for name in ("paramiko", "s3fs"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    with pytest.raises(OperationError, match=rf"pip install ktxh\[{needed}\]"):
        connect(SubmissionSettings(location), location)
