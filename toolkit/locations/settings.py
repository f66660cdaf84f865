"""What ktxh.toml says of where submissions lie beside the workspace's own folder: [submissions]; never a password."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit
from urllib.request import url2pathname

from toolkit.model import Period, SettingError

PERIOD = "{period}"
_NO_PASSWORD = "mật khẩu không được ghi trong tệp cấu hình; đặt ở biến KTXH_SUBMISSIONS_PASSWORD hoặc kho khóa"  # noqa: S105


@dataclass(frozen=True, slots=True)
class SubmissionSettings:
    """[submissions]: a place that is read beside workbooks/PERIOD/submissions, whose files are never written to."""

    location: str = ""
    """A folder, or sftp://user@host/folder, smb://user@host/share/folder, s3://bucket/folder …, with {period} in it."""
    endpoint: str = ""
    """The address of an S3 server that is not Amazon's."""
    known_hosts: str = ""
    """The file with the keys of SSH servers; ~/.ssh/known_hosts if none is named."""
    timeout_seconds: int = 30
    """How long the server may be silent."""

    def __post_init__(self) -> None:
        if not self.location:
            return
        for name, address in (("location", self.location), ("endpoint", self.endpoint)):
            if ":" in _user_part(address):
                raise SettingError(f"“{name}” có mật khẩu: {_NO_PASSWORD}")
        if "?" in self.location or "::" in self.location:
            raise SettingError("“location” phải là một địa chỉ đơn giản, không có “?” hay “::”")
        if PERIOD not in self.location:
            raise SettingError("“location” phải có {period}, chỗ của tên kỳ, ví dụ sftp://may-chu/nop/{period}")
        if self.scheme not in ("", "file") and not self.address.hostname:
            raise SettingError("“location” thiếu tên máy chủ, ví dụ sftp://may-chu/nop/{period}")
        if self.timeout_seconds < 1:
            raise SettingError("“timeout_seconds” phải là số giây, ít nhất là 1")

    @property
    def scheme(self) -> str:
        """What is before ://, empty for a folder of this machine."""
        return self.location.partition("://")[0].lower() if "://" in self.location else ""

    @property
    def address(self) -> SplitResult:
        """The location, taken apart."""
        return urlsplit(self.location)

    def of(self, period: Period) -> str:
        """The location of a period."""
        return self.location.replace(PERIOD, str(period))

    def folder(self, period: Period) -> Path | None:
        """The same where it is a folder of this machine."""
        if self.scheme == "":
            return Path(self.of(period))
        return Path(url2pathname(urlsplit(self.of(period)).path)) if self.scheme == "file" else None


def _user_part(address: str) -> str:
    """What stands before the host: a user, or a user and what must not be there."""
    return address.partition("://")[2].partition("/")[0].rpartition("@")[0]
