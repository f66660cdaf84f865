"""Where agencies' files lie: a folder, or a place that fsspec reaches; each file is listed once and read once."""

from toolkit.locations.folder import files_below, paths_below
from toolkit.locations.sent_file import LocationError, SentFile
from toolkit.locations.settings import SubmissionSettings

__all__ = ["LocationError", "SentFile", "SubmissionSettings", "files_below", "paths_below"]
