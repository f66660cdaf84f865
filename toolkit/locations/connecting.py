"""Reach a location by the library that fsspec has for it: who we are, how long we wait, and whom we trust."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import unquote

from toolkit.delivery.passwords import password
from toolkit.locations.sent_file import LocationError
from toolkit.locations.settings import SubmissionSettings
from toolkit.model import OperationError

VARIABLE = "KTXH_SUBMISSIONS_PASSWORD"
_EXTRAS = {"sftp": "sftp", "ssh": "sftp", "smb": "smb", "s3": "s3"}
_LOGGERS = ("paramiko", "smbprotocol", "fsspec", "s3fs", "aiobotocore", "botocore")
"""Libraries that log what they then raise; a clerk reads the sentence that we make of it."""


def connect(settings: SubmissionSettings, location: str) -> Any:  # noqa: ANN401
    """A file system of fsspec; raise LocationError, OperationError where its library is missing."""
    scheme = settings.scheme
    for name in _LOGGERS:
        logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        import fsspec

        options = _OPTIONS.get(scheme, _none)(settings)
        made = fsspec.filesystem(scheme, skip_instance_cache=True, **options)
    except ImportError as cause:
        extra = _EXTRAS.get(scheme)
        remedy = f"pip install ktxh[{extra}]" if extra else f"thư viện fsspec cho {scheme}"
        raise OperationError(f"Để đọc {location} cần cài thêm: {remedy}.") from cause
    except Exception as cause:
        raise LocationError(location, reason(cause)) from cause
    if scheme in ("sftp", "ssh"):
        made.ftp.get_channel().settimeout(settings.timeout_seconds)
    return made


def disconnect(files: Any) -> None:  # noqa: ANN401
    """Close what holds a connection open; the server may be gone by now."""
    if files.protocol == "smb":
        import smbclient

        with suppress(Exception):
            smbclient.delete_session(files.host, port=files.port)
    elif hasattr(files, "client"):
        files.client.close()


_REASONS = {
    "AuthenticationException": "máy chủ không nhận tên đăng nhập, khóa hay mật khẩu",
    "BadAuthenticationType": "máy chủ không nhận cách đăng nhập này",
    "LogonFailure": "máy chủ không nhận tên đăng nhập hay mật khẩu",
    "SMBAuthenticationError": "máy chủ không nhận tên đăng nhập hay mật khẩu",
    "BadHostKeyException": "khóa của máy chủ khác với khóa đã biết",
    "UnknownHostError": "khóa của máy chủ chưa có trong known_hosts",
    "SSHException": "kết nối SSH không thành: thiếu khóa hay mật khẩu, hoặc máy chủ ngắt giữa chừng",
    "EOFError": "máy chủ ngắt giữa chừng",
    "NoCredentialsError": "chưa có khóa truy cập",
    "PermissionError": "không có quyền đọc",
    "FileNotFoundError": "không có thư mục này",
    "TimeoutError": "máy chủ không trả lời",
    "ConnectionRefusedError": "máy chủ không nhận kết nối",
    "NoValidConnectionsError": "máy chủ không nhận kết nối",
    "gaierror": "không thấy máy chủ có tên này",
}


def reason(cause: Exception) -> str:
    """Why it failed, by the kind of trouble only: what a library says may hold what nobody should read."""
    one: BaseException | None = cause
    while one is not None:
        for kind in type(one).__mro__:
            if kind.__name__ in _REASONS:
                return _REASONS[kind.__name__]
        one = one.__cause__ or one.__context__
    return f"lỗi kết nối ({type(cause).__name__})"


@contextmanager
def plainly() -> Iterator[None]:
    """What is missing or forbidden is raised as Python's own kind of trouble, whatever a library's kind is."""
    try:
        yield
    except (FileNotFoundError, PermissionError):
        raise
    except OSError as cause:
        if cause.errno in (errno.ENOENT, errno.ENOTDIR):
            raise FileNotFoundError(cause.errno, "") from cause
        if cause.errno in (errno.EACCES, errno.EPERM):
            raise PermissionError(cause.errno, "") from cause
        raise


def _none(settings: SubmissionSettings) -> dict[str, Any]:
    """Other libraries find out by themselves, from their environment."""
    del settings
    return {}


def _sftp(settings: SubmissionSettings) -> dict[str, Any]:
    from toolkit.locations.known_hosts import KnownHosts

    user, seconds = _user(settings), settings.timeout_seconds
    return {
        "host": settings.address.hostname,
        "port": settings.address.port or 22,
        "username": user or None,
        "password": password(VARIABLE, user),
        "host_key_policy": KnownHosts(settings.known_hosts),
        **dict.fromkeys(("timeout", "banner_timeout", "auth_timeout", "channel_timeout"), seconds),
    }


def _smb(settings: SubmissionSettings) -> dict[str, Any]:
    domain, _, user = _user(settings).rpartition(";")
    return {
        "host": settings.address.hostname,
        "port": settings.address.port or 445,
        "username": f"{domain}\\{user}" if domain else user or None,
        "password": password(VARIABLE, user),
        "timeout": settings.timeout_seconds,
        "share_access": "rwd",
        "register_session_retries": 0,
    }


def _s3(settings: SubmissionSettings) -> dict[str, Any]:
    seconds = settings.timeout_seconds
    return {
        "use_listings_cache": False,
        "endpoint_url": settings.endpoint or None,
        "config_kwargs": {
            "connect_timeout": seconds,
            "read_timeout": seconds,
            "retries": {"max_attempts": 2},
        },
    }


def _user(settings: SubmissionSettings) -> str:
    return unquote(settings.address.username or "")


_OPTIONS: dict[str, Callable[[SubmissionSettings], dict[str, Any]]] = {
    "sftp": _sftp,
    "ssh": _sftp,
    "smb": _smb,
    "s3": _s3,
}
