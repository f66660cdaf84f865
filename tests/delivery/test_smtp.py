"""The connection: protected and verified or none at all, and the password never in the clear or in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.letters import a_letter, mail_settings
from tests.support.smtp_server import PASSWORD, SmtpServer
from toolkit.delivery.letter import compose
from toolkit.delivery.smtp import Courier, ServerError, Verdict

RAW = compose(a_letter())


def hand_over(server: SmtpServer, password: str | None = PASSWORD, **more: object) -> Verdict:
    settings = mail_settings(server, **more)
    with Courier(settings, password) as courier:
        return courier.hand_over(settings.sender, "a@daklak.gov.vn", RAW, lambda: None).verdict


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_protected_server_with_login(tmp_path: Path, security: str) -> None:
    with SmtpServer(tmp_path, security, login=True) as server:
        assert hand_over(server) is Verdict.SENT
        assert server.to("a@daklak.gov.vn") == [RAW]
        assert not any(
            line.startswith("*") and not line.startswith(("*EHLO", "*ehlo", "*STARTTLS")) for line in server.heard
        )


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_wrong_password_is_said_without_being_said(tmp_path: Path, security: str) -> None:
    with SmtpServer(tmp_path, security, login=True) as server, pytest.raises(ServerError) as trouble:
        hand_over(server, "sai-hoan-toan")
    assert "không nhận tên đăng nhập hay mật khẩu (535 5.7.8 sai mat khau)" in str(trouble.value)
    assert "sai-hoan-toan" not in str(trouble.value)


def test_no_password_is_said_with_where_it_belongs(tmp_path: Path) -> None:
    with SmtpServer(tmp_path, "starttls", login=True) as server, pytest.raises(ServerError, match="KTXH_MAIL_PASSWORD"):
        hand_over(server, None)


def test_a_stripped_starttls_sends_neither_password_nor_letter(tmp_path: Path) -> None:
    with SmtpServer(tmp_path, "none", login=True) as server:
        with pytest.raises(ServerError, match="không gửi thư qua kết nối không mã hóa"):
            hand_over(server, security="starttls", user="ktxh")
        assert not any(line.upper().startswith(("*AUTH", "*MAIL")) for line in server.heard)
        assert server.taken == []


@pytest.mark.parametrize("reply", ["454 4.7.0 tam thoi khong", "502 khong"])
def test_a_refused_starttls_is_the_end(tmp_path: Path, reply: str) -> None:
    with SmtpServer(tmp_path, "starttls", login=True, script={"STARTTLS": [reply]}) as server:
        with pytest.raises(ServerError):
            hand_over(server)
        assert not any("AUTH" in line for line in server.heard)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_of_an_unknown_authority_is_refused(tmp_path: Path, security: str) -> None:
    with SmtpServer(tmp_path, security, login=True) as server, pytest.raises(ServerError, match="không đáng tin"):
        hand_over(server, ca="")


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_of_another_host_is_refused(tmp_path: Path, security: str) -> None:
    with (
        SmtpServer(tmp_path, security, login=True, host_in_certificate="khac.test") as server,
        pytest.raises(ServerError, match="không đáng tin"),
    ):
        hand_over(server)


def test_nobody_listening_is_said(tmp_path: Path) -> None:
    with SmtpServer(tmp_path) as server:
        settings = mail_settings(server)
    with pytest.raises(ServerError, match=r"localhost:\d+: máy chủ không nhận kết nối"), Courier(settings, None):
        pass


def test_a_name_that_does_not_exist_is_said(tmp_path: Path) -> None:
    with SmtpServer(tmp_path) as server, pytest.raises(ServerError, match="không tìm thấy tên máy chủ"):
        hand_over(server, host="may-chu.invalid")


def test_a_failure_before_the_dot_takes_the_letter_back(tmp_path: Path) -> None:
    def fail() -> None:
        raise RuntimeError

    with SmtpServer(tmp_path) as server:
        settings = mail_settings(server)
        with pytest.raises(RuntimeError), Courier(settings, None) as courier:
            courier.hand_over(settings.sender, "a@daklak.gov.vn", RAW, fail)
        assert server.taken == []
