"""The report of a merge as one web page that needs nothing but itself, on a phone as on paper."""

from toolkit.writing.report.page import Links, report_bytes

__all__ = ["Links", "report_bytes"]
