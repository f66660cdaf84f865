"""The main job as a library: what a workspace holds, and what can be done with it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from toolkit.workspace.errors import BrokenCatalogueError, WorkspaceError
from toolkit.workspace.workspace import VARIABLE, Workspace, look_at

if TYPE_CHECKING:
    from toolkit.workspace.collecting import Progress
    from toolkit.workspace.lock import Holder, LockedError
    from toolkit.workspace.merging import Merged, Within

_LATER = {"Holder": "lock", "LockedError": "lock", "Merged": "merging", "Progress": "collecting", "Within": "merging"}
"""What is loaded when somebody asks for it, as reading a file needs none of it."""

__all__ = [
    "VARIABLE",
    "BrokenCatalogueError",
    "Holder",
    "LockedError",
    "Merged",
    "Progress",
    "Within",
    "Workspace",
    "WorkspaceError",
    "look_at",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Load the half that writes only when it is needed."""
    if name in _LATER:
        return getattr(import_module(f"toolkit.workspace.{_LATER[name]}"), name)
    raise AttributeError(name)
