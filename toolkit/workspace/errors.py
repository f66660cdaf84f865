"""What keeps a workspace from working at all."""

from __future__ import annotations

from toolkit.model import Finding, OperationError, Severity


class WorkspaceError(OperationError):
    """There is no workspace, or a part of it is missing."""


class BrokenCatalogueError(OperationError):
    """The catalogue has mistakes; nothing is done until they are mended."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        wrong = [finding for finding in findings if finding.severity is Severity.ERROR]
        super().__init__(f"Danh mục có {len(wrong)} lỗi; sửa xong mới tổng hợp được.")
        self.findings = findings
