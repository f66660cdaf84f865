"""Make a workspace, and its catalogue out of a table that the province already has."""

from toolkit.setup.create import Created, SetupError, create_workspace

__all__ = ["Created", "SetupError", "create_workspace"]
