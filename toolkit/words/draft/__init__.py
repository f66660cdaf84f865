"""The draft of the Word report: a template that a clerk edits in Word, and sentences out of the figures."""

from toolkit.words.draft.build import Draft, Letterhead, draft_report
from toolkit.words.draft.template import default_template_bytes

__all__ = ["Draft", "Letterhead", "default_template_bytes", "draft_report"]
