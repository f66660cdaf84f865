"""A file that an agency sent, wherever it lies, and what is said where it cannot be reached."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from toolkit.model import OperationError

if TYPE_CHECKING:
    from toolkit.intake.readers.limits import Limits
    from toolkit.locations.snapshot import Snapshot


class LocationError(OperationError):
    """The place where submissions lie cannot be reached, or has nothing; outputs are as they were."""

    def __init__(self, location: str, why: str) -> None:
        super().__init__(
            f"Không đọc được nơi chứa báo cáo gửi {location}: {why}. Chưa ghi gì, kết quả cũ còn nguyên; "
            "hãy kiểm tra mạng, máy chủ, quyền truy cập và mục [submissions] của ktxh.toml."
        )


class SentFile(Protocol):
    """One file of a listing."""

    @property
    def name(self) -> str:
        """Its path in the listing, with slashes, as findings name it."""

    def snapshot(self, limits: Limits) -> Snapshot:
        """Its bytes as they are now; raise LocationError where the whole place is gone."""

    def came(self) -> datetime:
        """When it came to lie where it lies, as far as the place can tell."""

    def sha256(self) -> str:
        """The hash of its bytes, empty where only reading it again could tell."""

    def mark(self) -> str:
        """Another one whenever its bytes may have changed."""
