"""Why a figure ended as it did, in the words that stand beside it, where several modules say the same."""

from __future__ import annotations

OF_AGENCY = "số của cơ quan báo cáo"
SETTLED = "lấy số đã tổng hợp năm trước"
NOT_IN_TABLE = "cột không thuộc biểu"
