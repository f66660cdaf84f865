"""All figures of a period become one value for each indicator and column, and why that one."""

from toolkit.reconcile.conservation import ConservationError, check_conservation
from toolkit.reconcile.reconcile import reconcile, with_findings
from toolkit.reconcile.succession import restate

__all__ = ["ConservationError", "check_conservation", "reconcile", "restate", "with_findings"]
