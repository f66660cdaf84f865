"""The night: collect, merge, send, remind, under one lock, and a record of it."""

from toolkit.night.nightly import run_night
from toolkit.night.post_office import PostOffice
from toolkit.night.record import Night

__all__ = ["Night", "PostOffice", "run_night"]
