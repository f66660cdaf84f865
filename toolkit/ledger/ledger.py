"""The ledger: append a run with all it came to in one transaction; SQLite by default."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from toolkit.ledger import history
from toolkit.ledger.engine import READ_ONLY, make_engine
from toolkit.ledger.migrations import MIGRATIONS
from toolkit.ledger.recording import RunRecord, append_run
from toolkit.ledger.schema import version
from toolkit.model import OperationError, Period, system_reason


class _LaterVersion(Exception):
    def __init__(self, number: int) -> None:
        super().__init__(f"sổ do phiên bản mới hơn của ktxh lập (bậc {number}); hãy nâng cấp ktxh")


_REASONS = (
    ("not a database", "tệp này hỏng hoặc không phải sổ của ktxh; hãy lấy lại từ bản sao lưu"),
    ("malformed", "tệp này bị hỏng; hãy lấy lại từ bản sao lưu"),
    ("locked", "một chương trình khác đang giữ sổ; hãy chạy lại sau"),
    ("readonly", "không có quyền ghi vào sổ"),
    ("unable to open", "không mở được tệp, hãy xem lại quyền của thư mục"),
    ("is full", "đĩa đã đầy"),
    ("disk i/o", "đĩa bị lỗi đọc, ghi"),
    ("connection refused", "máy chủ cơ sở dữ liệu không nhận kết nối"),
    ("could not translate host", "không tìm thấy tên máy chủ cơ sở dữ liệu"),
    ("failed to resolve host", "không tìm thấy tên máy chủ cơ sở dữ liệu"),
    ("password authentication", "máy chủ cơ sở dữ liệu không nhận tên hay mật khẩu"),
    ("timeout", "máy chủ cơ sở dữ liệu không trả lời kịp"),
)
"""What SQLite and PostgreSQL say, by words in it, and what it means to whoever runs the program."""


def _reason(cause: Exception) -> str:
    """Why, without the statement or the values that it carried; what is rare is named by its kind."""
    if isinstance(cause, _LaterVersion):
        return str(cause)
    if isinstance(cause, OSError):
        return system_reason(cause)
    said = str(getattr(cause, "orig", "")).casefold()
    return next((reason for words, reason in _REASONS if words in said), type(cause).__name__)


class LedgerError(OperationError):
    """The ledger cannot be read or written; nothing of the run was published."""

    def __init__(self, url: str, cause: Exception) -> None:
        super().__init__(f"Không dùng được sổ theo dõi ({url}): {_reason(cause)}. Kết quả cũ còn nguyên.")


class Ledger:
    """An open ledger."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, path: Path, url: str | None = None) -> Ledger:
        """Open (and bring up to date) the ledger at a URL, else the SQLite file at a path; raise LedgerError."""
        try:
            if url is None:
                path.parent.mkdir(parents=True, exist_ok=True)
            engine = make_engine(path, url)
        except (SQLAlchemyError, ImportError, OSError) as cause:
            raise LedgerError("[ledger] url" if url else str(path), cause) from cause
        ledger = cls(engine)
        try:
            with ledger.reading() as connection:
                current = _number(connection) == len(MIGRATIONS)
            if not current:
                with ledger.transaction() as connection:
                    _migrate(connection)
        except LedgerError:
            engine.dispose()
            raise
        return ledger

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    @contextmanager
    def recording(self, record: RunRecord) -> Iterator[int]:
        """Append a run and give its number; it is kept only if the block (which publishes) ends well."""
        with self.transaction() as connection:
            yield append_run(connection, record)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection whose changes are kept only if the block ends well; raise LedgerError."""
        with self._saying(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that changes nothing and sees one state of the ledger; raise LedgerError."""
        with self._saying(), self._engine.connect().execution_options(**{READ_ONLY: True}) as connection:
            yield connection

    @contextmanager
    def _saying(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, _LaterVersion) as cause:
            raise LedgerError(self._engine.url.render_as_string(hide_password=True), cause) from cause

    def add_run(self, record: RunRecord) -> int:
        """Append a run and return its number; all or nothing; raise LedgerError."""
        with self.recording(record) as run:
            return run

    def last_run(self, period: Period) -> int | None:
        """The number of a period's last run."""
        with self.reading() as connection:
            found = history.last_run(connection, period)
        return found.number if found else None


def _number(connection: Connection) -> int:
    """How many migrations a ledger has seen."""
    if not inspect(connection).has_table(version.name):
        return 0
    number = connection.execute(select(version.c.number)).scalar() or 0
    if number > len(MIGRATIONS):
        raise _LaterVersion(number)
    return number


def _migrate(connection: Connection) -> None:
    number = _number(connection)
    for step in MIGRATIONS[number:]:
        step(connection)
    if number < len(MIGRATIONS):
        connection.execute(version.delete())
        connection.execute(version.insert().values(number=len(MIGRATIONS)))
