"""On what submissions are read: this process, worker processes, or a cluster; the same readings on each."""

from toolkit.executors.chosen import Chosen
from toolkit.executors.settings import RunSettings

__all__ = ["Chosen", "RunSettings"]
