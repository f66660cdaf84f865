"""What ktxh.toml says of reading: [run], the executor and how long it is waited for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from toolkit.model import SettingError

AUTO, IN_PROCESS, PROCESSES = "auto", "in-process", "processes"
_PROCESSES = re.compile(r"processes(?::([1-9]\d{0,2}))?")
_DASK = re.compile(r"dask(\+tls)?://([\w.-]+|\[[\da-fA-F:.]+\]):(\d{1,5})")


@dataclass(frozen=True, slots=True)
class RunSettings:
    """[run]: on what submissions are read."""

    executor: str = AUTO
    """auto, in-process, processes (as many as there are processors), processes:4, dask://host:port, or dask+tls://…"""
    patience: int = 60
    """Seconds for which a cluster may be without any worker; ten times as long may pass without any result."""

    def __post_init__(self) -> None:
        if not (self.executor in (AUTO, IN_PROCESS) or _PROCESSES.fullmatch(self.executor) or self.cluster):
            raise SettingError(
                "“executor” phải là auto, in-process, processes, processes:4 (số tiến trình) "
                f"hoặc dask://máy-chủ:cổng; không phải “{self.executor}”"
            )
        if self.patience < 1:
            raise SettingError("“patience” phải là số giây, ít nhất là 1")

    @property
    def processes(self) -> int | None:
        """How many worker processes are asked for: 0 for as many as there are processors, None where none are."""
        found = _PROCESSES.fullmatch(self.executor)
        return int(found[1] or 0) if found else None

    @property
    def cluster(self) -> str | None:
        """The scheduler's address as Dask writes it, None where no cluster is asked for."""
        found = _DASK.fullmatch(self.executor)
        if found is None or not 0 < int(found[3]) < 65536:
            return None
        return f"{'tls' if found[1] else 'tcp'}://{found[2]}:{found[3]}"
