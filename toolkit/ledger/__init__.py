"""What came, when, in which bytes, what was made of it, decided and written: a database beside the submissions."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.ledger.history import Run
    from toolkit.ledger.ledger import Ledger, LedgerError
    from toolkit.ledger.receipts import Receipt
    from toolkit.ledger.recording import RunRecord

_LATER = {
    "Ledger": "ledger",
    "LedgerError": "ledger",
    "Receipt": "receipts",
    "Run": "history",
    "RunRecord": "recording",
}
"""What is loaded when somebody asks for it, as a worker packs readings and needs no database for that."""

__all__ = ["Ledger", "LedgerError", "Receipt", "Run", "RunRecord"]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Load what needs the database only when it is needed."""
    if name in _LATER:
        return getattr(import_module(f"toolkit.ledger.{_LATER[name]}"), name)
    raise AttributeError(name)
