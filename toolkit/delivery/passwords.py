"""Passwords: from the environment, systemd's credentials or the system's keyring; never from a file of ours."""

from __future__ import annotations

import os
from pathlib import Path

MAIL, MAILBOX = "KTXH_MAIL_PASSWORD", "KTXH_MAILBOX_PASSWORD"
SERVICE = "ktxh"


def password(variable: str, user: str) -> str | None:
    """The password that belongs to a user; None if there is none anywhere.

    `variable` is the environment's; the credential of systemd has the same name in small letters with hyphens, and in
    the keyring it lies under the service `ktxh` and the user's name.
    """
    return os.environ.get(variable) or _credential(variable) or _from_keyring(user)


def credential_name(variable: str) -> str:
    """What systemd's LoadCredential calls a password."""
    return variable.lower().replace("_", "-")


def _credential(variable: str) -> str | None:
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    if not folder:
        return None
    try:
        return (Path(folder) / credential_name(variable)).read_text("utf-8").rstrip("\r\n") or None
    except OSError:
        return None


def _from_keyring(user: str) -> str | None:
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, user)
    except (KeyringError, RuntimeError):
        return None
