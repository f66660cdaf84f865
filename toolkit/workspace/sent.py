"""What agencies sent for a period: the files of the workspace's own folder, and those of the location that is set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.locations import LocationError, SentFile, files_below
from toolkit.locations.folder import FolderFile
from toolkit.model import Period

if TYPE_CHECKING:
    from toolkit.locations.remote import RemoteFile
    from toolkit.workspace.workspace import Workspace

_NOTES = "da-tai.json"


@contextmanager
def sent(space: Workspace, period: Period, *, keeps: bool) -> Iterator[Sequence[SentFile]]:
    """Every file that was sent, while its place can be reached; what was downloaded is noted if this run keeps it."""
    settings = space.config.submissions
    own = files_below(space.submissions(period))
    if not settings.location:
        yield own
        return
    folder = settings.folder(period)
    if folder is not None:
        if not folder.is_dir():
            raise LocationError(str(folder), "không có thư mục này")
        yield _together(own, files_below(folder), "file")
        return
    from toolkit.locations.remote import reached

    with reached(settings, period, space.store, space.store.root / _NOTES) as remote:
        yield _together(own, remote.sent(), settings.scheme)
        if keeps:
            remote.seen.save()


def _together(own: Sequence[FolderFile], others: Sequence[FolderFile | RemoteFile], scheme: str) -> list[SentFile]:
    """All files, each under a name of its own."""
    taken = {file.name for file in own}
    return [*own, *(replace(one, name=f"{scheme}/{one.name}") if one.name in taken else one for one in others)]
