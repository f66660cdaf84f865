"""A workspace: the folder that holds ktxh.toml, the templates, the submissions and what is made of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.catalog import read_catalogue
from toolkit.config import FILE_NAME, Config, read_config
from toolkit.intake.columns import Vocabulary, default_vocabulary
from toolkit.intake.read_grid import read_grid
from toolkit.intake.refusal import Refused, damaged, over_limit
from toolkit.intake.seen import see
from toolkit.intake.submission import Context, read_submission
from toolkit.intake.table import Table
from toolkit.ledger import Ledger, RunRecord
from toolkit.model import Catalogue, FileState, Finding, OperationError, Period, Reading, Reconciled, Severity
from toolkit.reconcile import check_conservation, reconcile
from toolkit.rules import apply_rules
from toolkit.writing.atomic import publish
from toolkit.writing.look import read_look
from toolkit.writing.master import master_bytes
from toolkit.writing.table import table_bytes

if TYPE_CHECKING:
    import pandas as pd

VARIABLE = "KTXH_WORKSPACE"
Progress = Callable[[str, int, int], None]
"""Called with a file's name, how many were read before it, and how many there are."""


class WorkspaceError(OperationError):
    """There is no workspace, or a part of it is missing."""


class BrokenCatalogueError(OperationError):
    """The catalogue has mistakes; nothing is done until they are mended."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        wrong = [finding for finding in findings if finding.severity is Severity.ERROR]
        super().__init__(f"Danh mục có {len(wrong)} lỗi; sửa xong mới tổng hợp được.")
        self.findings = findings


@dataclass(frozen=True)
class Merged:
    """What a merge gave and where it lies."""

    run: int
    result: Reconciled
    master: Path
    table: Path

    @property
    def figures(self) -> pd.DataFrame:
        """All figures of the period as a tidy table, one row a figure."""
        from toolkit.frame import figures_frame

        return figures_frame(self.result)


class Workspace:
    """A workspace at a folder."""

    def __init__(self, root: str | Path) -> None:
        self.root = Path(root)

    @classmethod
    def find(cls, given: Path | None = None) -> Workspace:
        """The workspace given, else the one the environment names, else the nearest upward; raise WorkspaceError."""
        named = given or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
        if named is not None:
            if not (named / FILE_NAME).is_file():
                raise WorkspaceError(f"{named} không phải không gian làm việc: không có tệp {FILE_NAME}.")
            return cls(named)
        here = Path.cwd()
        for folder in (here, *here.parents):
            if (folder / FILE_NAME).is_file():
                return cls(folder)
        raise WorkspaceError(
            f"Không thấy {FILE_NAME} ở đây hay ở thư mục cấp trên. "
            "Hãy chuyển vào không gian làm việc, dùng --workspace, hoặc lập mới bằng ktxh init THƯ_MỤC."
        )

    @cached_property
    def config(self) -> Config:
        """ktxh.toml; raise ConfigError."""
        return read_config(self.root / FILE_NAME)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The names of columns, the workspace's own among them."""
        return default_vocabulary().extended(self.config.columns)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue; raise CatalogueError or BrokenCatalogueError."""
        catalogue, findings = self.read_catalogue()
        if any(finding.severity is Severity.ERROR for finding in findings):
            raise BrokenCatalogueError(findings)
        return catalogue

    def read_catalogue(self) -> tuple[Catalogue, tuple[Finding, ...]]:
        """The catalogue with everything that is wrong in it."""
        path = self.root / "templates" / "danh-muc.xlsx"
        return read_catalogue(path, path.relative_to(self.root).as_posix())

    def check(self, files: Iterable[Path], period: Period | None = None) -> Iterator[Reading]:
        """Read files and apply the rules; writes nothing."""
        catalogue = self.catalogue.active(period) if period else self.catalogue
        for path in files:
            yield self._read(path, str(path), catalogue, period)

    def reconcile(self, period: Period, progress: Progress | None = None) -> Reconciled:
        """Read a period's submissions and reconcile them; writes nothing; raise ConservationError."""
        catalogue = self.catalogue.active(period)
        folder = self.submissions(period)
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        readings = []
        for number, path in enumerate(paths):
            name = path.relative_to(folder).as_posix()
            if progress:
                progress(name, number, len(paths))
            readings.append(self._read(path, name, catalogue, period))
        result = reconcile(readings, self.catalogue, period)
        check_conservation(result.counts)
        return result

    def merge(self, period: Period | str, progress: Progress | None = None) -> Merged:
        """Submissions to master and table; both are replaced together, or neither."""
        period = Period.parse(period) if isinstance(period, str) else period
        result = self.reconcile(period, progress)
        folder = self.folder(period)
        master, table = folder / f"tong-hop-{period}.xlsx", folder / f"bieu-{period}.xlsx"
        look = read_look(self.look_path)
        contents = {
            master: master_bytes(result, self.config.province),
            table: table_bytes(result, look, self.config.province),
        }
        ledger = Ledger.open(self.root / "workbooks" / "ktxh.db", self.config.ledger_url)
        try:
            with ledger.recording(_record(result, contents, self.submissions(period))) as run:
                publish(contents)
        finally:
            ledger.close()
        return Merged(run, result, master, table)

    def table(self, period: Period, agencies: Collection[str] | None = None) -> tuple[Path, Reconciled]:
        """Write the standard table for some agencies, or for all."""
        result = self.reconcile(period)
        suffix = "".join(f"-{code}" for code in agencies or ())
        path = self.folder(period) / f"bieu-{period}{suffix}.xlsx"
        publish({path: table_bytes(result, read_look(self.look_path), self.config.province, agencies)})
        return path, result

    @property
    def look_path(self) -> Path:
        """The template of the standard table."""
        return self.root / "templates" / "bieu-chuan.xlsx"

    def folder(self, period: Period) -> Path:
        """Where a period's workbooks lie."""
        return self.root / "workbooks" / str(period)

    def submissions(self, period: Period) -> Path:
        """Where a period's submissions lie; raise WorkspaceError if there is no such folder."""
        folder = self.folder(period) / "submissions"
        if not folder.is_dir():
            raise WorkspaceError(f"Chưa có thư mục báo cáo gửi {folder}. Hãy tạo và chép báo cáo của các cơ quan vào.")
        return folder

    def _read(self, path: Path, name: str, catalogue: Catalogue, period: Period | None) -> Reading:
        limits = self.config.limits
        try:
            size = path.stat().st_size
            if size > limits.file_bytes:
                with path.open("rb") as file:
                    digest = hashlib.file_digest(file, "sha256").hexdigest()
                refused = over_limit("dung lượng tệp (byte)", size, limits.file_bytes).finding(name)
                return Reading(name, digest, FileState.REJECTED, findings=(refused,))
            data = path.read_bytes()
        except OSError as cause:
            refused = damaged(cause.strerror or "không mở được tệp").finding(name)
            return Reading(name, "", FileState.REJECTED, findings=(refused,))
        context = Context(catalogue, period, self.vocabulary, limits)
        return apply_rules(read_submission(name, data, context), catalogue)


def look_at(path: Path, workspace: Path | None = None) -> tuple[tuple[Table, ...], tuple[Finding, ...]]:
    """The tables of one file and what is wrong with it; a workspace only adds its names of columns and its limits."""
    try:
        config = Workspace.find(workspace).config
    except WorkspaceError:
        if workspace is not None:
            raise
        config = Config("")
    file = str(path)
    try:
        grid = read_grid(path.read_bytes(), config.limits)
    except OSError as cause:
        return (), (damaged(cause.strerror or "không mở được tệp").finding(file),)
    except Refused as refusal:
        return (), (refusal.finding(file),)
    tables, findings = see(grid, file, default_vocabulary().extended(config.columns))
    return tables, tuple(findings)


def _record(result: Reconciled, contents: dict[Path, bytes], submissions: Path) -> RunRecord:
    counts = result.counts
    return RunRecord(
        period=result.period,
        files=result.files,
        sizes={file.file: (submissions / file.file).stat().st_size for file in result.files},
        outputs={path.name: hashlib.sha256(data).hexdigest() for path, data in contents.items()},
        counts={
            "files": {state.value: number for state, number in counts.files.items()} | {"found": counts.files_found},
            "cells": {state.value: number for state, number in counts.cells.items()} | {"read": counts.cells_read},
        },
    )
