"""The main job as a library: what a workspace holds, and what can be done with it."""

from toolkit.workspace.collecting import Progress
from toolkit.workspace.errors import BrokenCatalogueError, WorkspaceError
from toolkit.workspace.lock import Holder, LockedError
from toolkit.workspace.merging import Merged, Within
from toolkit.workspace.workspace import VARIABLE, Workspace, look_at

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
