"""Why the system refused is said in Vietnamese; what is rare keeps the system's words."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from toolkit.model import system_reason


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "không có quyền"),
        (OSError(errno.ENOSPC, "No space left on device"), "đĩa đã đầy"),
        (ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused"), "máy chủ không nhận kết nối"),
        (OSError(errno.ELOOP, "Too many levels of symbolic links"), "Too many levels of symbolic links"),
        (OSError("timed out"), "timed out"),
        (TimeoutError(), "TimeoutError"),
    ],
)
def test_a_refusal_of_the_system(cause: OSError, said: str) -> None:
    assert system_reason(cause) == said


def test_a_missing_file_as_the_system_itself_says_it(tmp_path: Path) -> None:
    with pytest.raises(OSError) as missing:  # noqa: PT011
        (tmp_path / "không có").read_bytes()
    assert system_reason(missing.value) == "không có tệp hay thư mục này"
