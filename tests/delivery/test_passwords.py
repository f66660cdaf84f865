"""Where passwords come from, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from toolkit.delivery.passwords import MAIL, credential_name, password


class Ring(KeyringBackend):
    """A keyring with one password."""

    priority = 1.0
    kept: dict[tuple[str, str], str] = {("ktxh", "u"): "tu-kho-khoa"}  # noqa: RUF012

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError

    def delete_password(self, service: str, username: str) -> None:
        raise NotImplementedError


@pytest.fixture(autouse=True)
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(MAIL, raising=False)
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    before = keyring.get_keyring()
    keyring.set_keyring(Ring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


def test_the_environment_comes_first_then_systemd_then_the_keyring(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert password(MAIL, "u") == "tu-kho-khoa"
    assert password(MAIL, "khac") is None
    (tmp_path / credential_name(MAIL)).write_text("tu-systemd\n", "utf-8")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    assert password(MAIL, "u") == "tu-systemd"
    monkeypatch.setenv(MAIL, "tu-moi-truong")
    assert password(MAIL, "u") == "tu-moi-truong"


def test_no_keyring_on_this_machine_is_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    from keyring.backends.fail import Keyring

    keyring.set_keyring(Keyring())  # type: ignore[no-untyped-call]
    assert password(MAIL, "u") is None
