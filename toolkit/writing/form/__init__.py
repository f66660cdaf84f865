"""The submission form that an agency fills in: pre-filled, locked but for its inputs, checked while it is typed."""

from toolkit.writing.form.build import Asked, form_bytes

__all__ = ["Asked", "form_bytes"]
