"""A workspace: the folder that holds ktxh.toml, the templates, the submissions and what is made of them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.catalog import read_catalogue
from toolkit.config import FILE_NAME, Config, read_config
from toolkit.intake.layout.column_names import ColumnName
from toolkit.intake.layout.columns import ColumnKind, Vocabulary, default_vocabulary
from toolkit.intake.layout.table import Table
from toolkit.intake.readers.limits import Limits
from toolkit.intake.submission import Context, read_submission
from toolkit.model import NO_PAST, Catalogue, Finding, Past, Period, Reading, Reconciled, Severity
from toolkit.rules import apply_past_rules
from toolkit.workspace.columns import learn_name, read_names, read_vocabulary
from toolkit.workspace.errors import BrokenCatalogueError, WorkspaceError
from toolkit.workspace.exclusive import writing
from toolkit.workspace.reading import read_file, see_file
from toolkit.writing.table_kinds import TableKind, table_of_kind

if TYPE_CHECKING:
    from toolkit.ledger import Ledger
    from toolkit.ledger.store import Store
    from toolkit.locations import SentFile
    from toolkit.words.crosscheck import Crosschecked
    from toolkit.workspace.closing import Closed
    from toolkit.workspace.collecting import Progress
    from toolkit.workspace.comparing import Difference
    from toolkit.workspace.lock import Holder
    from toolkit.workspace.merging import Merged, Within
    from toolkit.workspace.status import Status
    from toolkit.workspace.tracing import Trace
    from toolkit.workspace.words import Drafted

VARIABLE = "KTXH_WORKSPACE"


class Workspace:
    """A workspace at a folder."""

    def __init__(self, root: str | Path) -> None:
        self.root = Path(root)
        self._depth = 0

    @contextmanager
    def locked(self) -> Iterator[Holder | None]:
        """Nobody else writes into the workspace meanwhile; gives a holder that was gone; raise LockedError.

        What is locked already by this workspace stays so until the outermost block ends.
        """
        from toolkit.workspace.lock import Lock
        from toolkit.writing.atomic import remove_leftovers

        if self._depth:
            yield None
            return
        lock = Lock(self._lock_path)
        before = lock.take()
        self._depth += 1
        try:
            remove_leftovers(self.root / "workbooks")
            yield before
        finally:
            self._depth -= 1
            lock.give_back()

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
        return read_vocabulary(self.root).extended(self.config.columns)

    @property
    def column_names(self) -> tuple[ColumnName, ...]:
        """The names of columns as the workspace keeps them; raise BrokenNamesError."""
        return read_names(self.root)

    def learn_column(self, name: str, kind: ColumnKind) -> Path:
        """Make a column's name known for all files to come; the list that now holds it; raise OperationError."""
        return learn_name(self.root, name, kind)

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
        context, rules = self.context(catalogue, period), self.config.rules
        with self.ledger_if_any() as ledger:
            for path in files:
                reading = read_file(path, str(path), context, rules)
                past = self._past(ledger, reading.period) if ledger is not None else NO_PAST
                yield apply_past_rules(reading, catalogue, rules, past)

    def _past(self, ledger: Ledger, period: Period | None) -> Past:
        from toolkit.workspace.history import past_of

        return past_of(ledger, self.catalogue, period)

    def read(self, name: str, data: bytes) -> Reading:
        """Read a file that lies nowhere yet, without the rules: whose it is and for which period; writes nothing."""
        return read_submission(name, data, self.context(self.catalogue, None))

    def reconcile(self, period: Period, progress: Progress | None = None) -> Reconciled:
        """Read a period's submissions and reconcile them; writes nothing; raise ConservationError."""
        from toolkit.workspace.working_out import work_out

        with self.ledger_if_any() as ledger:
            return work_out(self, period, ledger, progress).result

    @writing
    def merge(self, period: Period | str, progress: Progress | None = None, within: Within | None = None) -> Merged:
        """Submissions to master, table, report and slips; all are replaced, or none; `within` belongs to it."""
        from toolkit.workspace.repeating import repeated

        period = Period.parse(period) if isinstance(period, str) else period
        again = repeated(self, period) if within is None else None
        if again is not None:
            return again
        from toolkit.workspace.whole_merge import merge

        return merge(self, period, progress, within)

    def trace(self, period: Period, indicator: str) -> Trace:
        """From a number of a period's last run back to its cells; raise WorkspaceError."""
        from toolkit.workspace.tracing import trace

        with self.ledger_if_any() as ledger:
            return trace(ledger, self.catalogue, self.config.rules, period, indicator)

    def diff(self, period: Period, before: int | None = None, after: int | None = None) -> Difference:
        """What changed between two runs, by default the last and the one before it; raise WorkspaceError."""
        from toolkit.workspace.comparing import compare_runs

        with self.ledger_if_any() as ledger:
            return compare_runs(ledger, period, before, after)

    def status(self, period: Period) -> Status:
        """Who has sent what, as the period's folder is now; writes nothing."""
        from toolkit.deadlines import ReportingCalendar
        from toolkit.workspace.lateness import arrivals
        from toolkit.workspace.status import status_of
        from toolkit.workspace.working_out import work_out

        due = ReportingCalendar(self.config.calendar).due(period)
        with self.ledger_if_any() as ledger:
            _, collected, result = work_out(self, period, ledger)
            return status_of(result, due, arrivals(ledger, period, collected.receipts))

    def close(self, period: Period, who: str) -> Closed:
        """Merge a period and freeze what that gave as its next edition; raise WorkspaceError."""
        from toolkit.workspace.closing import close_run

        merged = self.merge(period)
        with self.ledger() as ledger:
            return close_run(ledger, merged, self.folder(period), who)

    @writing
    def table(
        self, period: Period, agencies: Collection[str] | None = None, kind: TableKind = TableKind.XLSX
    ) -> tuple[Path, Reconciled]:
        """Write the standard table for some agencies, or for all, as a workbook, a document or a PDF."""
        from toolkit.writing.atomic import publish
        from toolkit.writing.look import read_look

        result = self.reconcile(period)
        suffix = "".join(f"-{code}" for code in agencies or ())
        path = self.folder(period) / f"bieu-{period}{suffix}.{kind}"
        publish({path: table_of_kind(kind, result, read_look(self.look_path), self.config.province, agencies)})
        return path, result

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """The ledger, open, made if there is none; raise LedgerError."""
        from toolkit.ledger import Ledger

        opened = Ledger.open(self._ledger_path, self.config.ledger_url)
        try:
            yield opened
        finally:
            opened.close()

    @contextmanager
    def ledger_if_any(self) -> Iterator[Ledger | None]:
        """The ledger, open, None where none was ever made; raise LedgerError."""
        if self.config.ledger_url is None and not self._ledger_path.exists():
            yield None
            return
        with self.ledger() as opened:
            yield opened

    def notices(self) -> tuple[Finding, ...]:
        """What should be known of the workspace itself; no part of any result."""
        from toolkit.findings.submission_problems import LEDGER_SHARED, LOCK_SHARED
        from toolkit.ledger.network import network_share

        share = network_share(self._ledger_path)
        if share is None:
            return ()
        if self.config.ledger_url is None:
            return (LEDGER_SHARED.at(ledger=self._ledger_path.relative_to(self.root).as_posix(), share=share),)
        return (LOCK_SHARED.at(lock=self._lock_path.relative_to(self.root).as_posix(), share=share),)

    @property
    def _lock_path(self) -> Path:
        return self.root / "workbooks" / "ktxh.lock"

    @property
    def _ledger_path(self) -> Path:
        return self.root / "workbooks" / "ktxh.db"

    @property
    def store(self) -> Store:
        """The bytes of all submissions that were ever merged."""
        from toolkit.ledger.store import Store

        return Store(self.root / "workbooks" / ".kho")

    @writing
    def forms(self, period: Period, agencies: Collection[str] | None = None) -> dict[str, Path]:
        """Write a form for each agency that is to report, or for some; paths by agency code."""
        from toolkit.workspace.forms import make_forms
        from toolkit.workspace.history import same_months_of
        from toolkit.writing.atomic import publish

        with self.ledger_if_any() as ledger:
            past = same_months_of(ledger, self.catalogue, period)
        contents = make_forms(self.catalogue.active(period), period, self.config.province, past, agencies)
        folder = self.folder(period) / "forms"
        written = {code: folder / f"bieu-nhap-{code}-{period}.xlsx" for code in contents}
        publish({written[code]: data for code, data in contents.items()})
        (self.folder(period) / "submissions").mkdir(parents=True, exist_ok=True)
        return written

    def crosscheck(self, report: Path, period: Period | None = None) -> Crosschecked:
        """Hold a report's words against each other and against the figures of its period; raise ReportError."""
        from toolkit.workspace.words import crosscheck_report

        return crosscheck_report(report, period, self.root)

    def draft(self, period: Period | str, agencies: Sequence[str] | None = None) -> Drafted:
        """Write the draft of a period's report, for all agencies or for some."""
        from toolkit.workspace.words import draft_of

        return draft_of(self, Period.parse(period) if isinstance(period, str) else period, agencies)

    @property
    def look_path(self) -> Path:
        """The template of the standard table."""
        return self.root / "templates" / "bieu-chuan.xlsx"

    def folder(self, period: Period) -> Path:
        """Where a period's workbooks lie."""
        return self.root / "workbooks" / str(period)

    def outputs(self, period: Period) -> tuple[Path, Path]:
        """Where a period's master and its table lie."""
        folder = self.folder(period)
        return folder / f"tong-hop-{period}.xlsx", folder / f"bieu-{period}.xlsx"

    def sent(self, period: Period, *, keeps: bool = False) -> AbstractContextManager[Sequence[SentFile]]:
        """What was sent for a period, wherever it lies; raise WorkspaceError, LocationError."""
        from toolkit.workspace.sent import sent

        return sent(self, period, keeps=keeps)

    def has_submissions(self, period: Period) -> bool:
        """Whether there is a place to which a period's submissions are sent."""
        folder = self.folder(period)
        return (folder / "submissions").is_dir() or (folder.is_dir() and bool(self.config.submissions.location))

    def submissions(self, period: Period) -> Path:
        """The folder of a period's submissions; raise WorkspaceError if it is missing and they lie nowhere else."""
        folder = self.folder(period) / "submissions"
        if not folder.is_dir() and not self.config.submissions.location:
            raise WorkspaceError(f"Chưa có thư mục báo cáo gửi {folder}. Hãy tạo và chép báo cáo của các cơ quan vào.")
        return folder

    def context(self, catalogue: Catalogue, period: Period | None) -> Context:
        """What reading a file needs to know of the workspace."""
        return Context(catalogue, period, self.vocabulary, self.config.limits)


def look_at(path: Path, workspace: Path | None = None) -> tuple[tuple[Table, ...], tuple[Finding, ...]]:
    """The tables of one file and what is wrong with it; a workspace only adds its names of columns and its limits."""
    try:
        space = Workspace.find(workspace)
    except WorkspaceError:
        if workspace is not None:
            raise
        return see_file(path, default_vocabulary(), Limits())
    return see_file(path, space.vocabulary, space.config.limits)
