"""Methods that write into a workspace: nobody else does meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from toolkit.workspace.workspace import Workspace

_Arguments = ParamSpec("_Arguments")
_Given = TypeVar("_Given")


def writing(
    method: Callable[Concatenate[Workspace, _Arguments], _Given],
) -> Callable[Concatenate[Workspace, _Arguments], _Given]:
    """A method that is not begun while another process writes into the workspace."""

    @wraps(method)
    def locked(space: Workspace, /, *given: _Arguments.args, **named: _Arguments.kwargs) -> _Given:
        with space.locked():
            return method(space, *given, **named)

    return locked
