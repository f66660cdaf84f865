"""What came, when, in which bytes, what was made of it, decided and written: a database beside the submissions."""

from toolkit.ledger.history import Run
from toolkit.ledger.ledger import Ledger, LedgerError
from toolkit.ledger.receipts import Receipt
from toolkit.ledger.recording import RunRecord

__all__ = ["Ledger", "LedgerError", "Receipt", "Run", "RunRecord"]
