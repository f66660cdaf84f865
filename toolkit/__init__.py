"""ktxh: submissions of a province's agencies, reconciled to a master workbook and the standard table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.workspace import Workspace

__all__ = ["Workspace"]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import the library's heavy half only when somebody asks for it."""
    if name == "Workspace":
        from toolkit.workspace import Workspace

        return Workspace
    raise AttributeError(name)
