"""The slip (phiếu đề nghị kiểm tra): an agency's own table with what is doubtful marked."""

from toolkit.writing.slip.build import Question, Sent, slip_bytes

__all__ = ["Question", "Sent", "slip_bytes"]
