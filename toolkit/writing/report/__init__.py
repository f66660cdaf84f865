"""The report of a merge as one web page that needs nothing but itself, on a phone as on paper."""

from toolkit.writing.report.drawing import Drawing, drawing_begun
from toolkit.writing.report.page import Links, report_bytes

__all__ = ["Drawing", "Links", "drawing_begun", "report_bytes"]
