"""What cannot be done, and settings that cannot be used: exceptions whose messages a person reads."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "đĩa đã đầy",
    errno.EDQUOT: "đã dùng hết phần đĩa được cấp",
    errno.EIO: "đĩa bị lỗi đọc, ghi",
    errno.EISDIR: "là thư mục, không phải tệp",
    errno.ENOTDIR: "là tệp, không phải thư mục",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.EEXIST: "đã có tệp hay thư mục này",
    errno.EMFILE: "chương trình mở quá nhiều tệp",
    errno.ENFILE: "máy đang mở quá nhiều tệp",
    errno.ENOMEM: "máy không đủ bộ nhớ",
    errno.ECONNREFUSED: "máy chủ không nhận kết nối",
    errno.ECONNRESET: "máy chủ ngắt kết nối",
    errno.EPIPE: "đầu bên kia ngắt kết nối",
    errno.ETIMEDOUT: "quá thời gian chờ",
    errno.EHOSTUNREACH: "không có đường đến máy chủ",
    errno.ENETUNREACH: "không có mạng",
}


class OperationError(Exception):
    """An operation that was not done; outputs are as they were. The message is a Vietnamese sentence with a remedy."""


class SettingError(ValueError):
    """A setting that cannot be used; the message is a Vietnamese sentence without its full stop."""


def system_reason(cause: OSError) -> str:
    """Why the system refused, as a clerk reads it; what is rare keeps the system's own words."""
    return _REASONS.get(cause.errno or 0) or cause.strerror or str(cause) or type(cause).__name__
