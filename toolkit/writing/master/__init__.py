"""The master workbook (bảng tổng hợp): live formulas over a sheet of figures, findings, who has submitted."""

from toolkit.writing.master.build import master_bytes

__all__ = ["master_bytes"]
