"""What came, when, in which bytes, and what was written: a database beside the submissions."""

from toolkit.ledger.ledger import Ledger, LedgerError, RunRecord

__all__ = ["Ledger", "LedgerError", "RunRecord"]
