"""What [mail] and [mailbox] may say."""

from __future__ import annotations

import pytest

from toolkit.delivery.settings import MailboxSettings, MailSettings, is_address
from toolkit.model import SettingError


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)])
def test_the_port_follows_the_protection(security: str, port: int) -> None:
    assert MailSettings("mail.vn", security=security, sender="a@b.vn").address == ("mail.vn", port)
    assert MailSettings("mail.vn", 2525, security, sender="a@b.vn").address == ("mail.vn", 2525)


def test_a_password_would_go_in_the_clear() -> None:
    with pytest.raises(SettingError, match="không được đăng nhập"):
        MailSettings("mail.vn", security="none", user="u", sender="a@b.vn")
    with pytest.raises(SettingError, match="không được đăng nhập"):
        MailboxSettings("mail.vn", security="none", user="u")
    assert MailboxSettings("127.0.0.1", security="none", user="u").usable


def test_what_is_missing_or_wrong_is_said() -> None:
    with pytest.raises(SettingError, match="sender"):
        MailSettings("mail.vn")
    with pytest.raises(SettingError, match="địa chỉ thư"):
        MailSettings("mail.vn", sender="Sở <a@b.vn>")
    with pytest.raises(SettingError, match="starttls, tls hoặc none"):
        MailSettings("mail.vn", security="ssl", sender="a@b.vn")
    with pytest.raises(SettingError, match="user"):
        MailboxSettings("mail.vn")
    assert not MailSettings().usable


def test_who_is_told() -> None:
    assert MailSettings("h", sender="a@b.vn").told == "a@b.vn"
    assert MailSettings("h", sender="a@b.vn", operator="c@d.vn").told == "c@d.vn"


@pytest.mark.parametrize("text", ["a@b.vn", "so.khdt+1@daklak.gov.vn", "x@localhost"])
def test_addresses(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text", ["a@b.vn\n", "a b@c", "@b.vn", "a@", "a@-b.vn.", "ă@b.vn", "a@b,c@d", "a@" + "b" * 300]
)
def test_no_addresses(text: str) -> None:
    assert not is_address(text)
