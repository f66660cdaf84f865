"""The slip (phiếu đề nghị kiểm tra): an agency's own table with what is doubtful marked."""

from toolkit.writing.slip.asked import Question, Sent
from toolkit.writing.slip.build import slip_bytes

__all__ = ["Question", "Sent", "slip_bytes"]
