"""Submissions to master, table, report and slips: all are replaced, or none."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.deadlines import ReportingCalendar
from toolkit.executors.chosen import processors
from toolkit.executors.program import program_digest
from toolkit.model import Past, Period, Reconciled
from toolkit.workspace.beside import beside
from toolkit.workspace.collecting import Progress
from toolkit.workspace.deciding import Edits, base_fingerprint, check_unchanged, keep_edits
from toolkit.workspace.history import same_months_of
from toolkit.workspace.lateness import arrivals, late_agencies
from toolkit.workspace.long_lived import long_lived
from toolkit.workspace.merging import Merged, Within, publish_run
from toolkit.workspace.slips import SlipMaker, remove_others
from toolkit.workspace.summary import summary_of
from toolkit.workspace.working_out import work_out_edited
from toolkit.writing.atomic import publish
from toolkit.writing.look import read_look
from toolkit.writing.master import master_bytes
from toolkit.writing.report import Drawing, Links, drawing_begun, report_bytes
from toolkit.writing.table import table_bytes

if TYPE_CHECKING:
    from toolkit.workspace.workspace import Workspace

BREAK_EVEN = 5_000
"""Figures from which on the master is sooner there if it is made beside all else."""


def merge(space: Workspace, period: Period, progress: Progress | None, within: Within | None) -> Merged:
    """Merge a period, whatever was merged before; `within` belongs to the run."""
    folder, (master, table) = space.folder(period), space.outputs(period)
    with long_lived(), drawing_begun(early=processors() > 1) as drawing:
        with space.ledger_if_any() as known:
            edits, collected, result = work_out_edited(space, period, master, known, progress)
            past = same_months_of(known, space.catalogue, period)
            came = arrivals(known, period, collected.receipts)
        late = late_agencies(result, ReportingCalendar(space.config.calendar).due(period), came)
        depends = repr((past.values, late and sorted(late), space.config.rules))
        base = base_fingerprint(edits, result, space.config.province, program_digest(), depends)
        contents, slips = _contents(space, result, edits, base, past, late, drawing)
        with space.ledger() as ledger:
            keep_edits(ledger, space.store, period, edits, contents[master], base)
            check_unchanged(master, edits)
            if edits.edited is not None and edits.kept is not None:
                publish({edits.kept: edits.edited})
            run = publish_run(ledger, result, contents | slips, collected, within, root=space.root)
    remove_others(folder / "slips", {path.name for path in slips})
    return Merged(run, summary_of(result), lambda: result, master, table, folder / "report.html", tuple(slips))


def _contents(
    space: Workspace,
    result: Reconciled,
    edits: Edits,
    base: str,
    past: Past,
    late: Collection[str] | None,
    drawing: Drawing,
) -> tuple[dict[Path, bytes], dict[Path, bytes]]:
    """Master, table and report by where they go, and the slips."""
    province, (master, table) = space.config.province, space.outputs(result.period)
    make = partial(master_bytes, result, province, edits.decisions, edits.own, base, past, late)
    with beside(make, pays=len(result.figures) >= BREAK_EVEN) as made:
        slips = slips_of(space, result)  # first, while this process has one thread and can be copied
        printed = table_bytes(result, read_look(space.look_path), province)
        links = Links(master.name, table.name, [path.name for path in slips])
        report = report_bytes(result, province, links, late or (), drawing)
        return {master: made(), table: printed, space.folder(result.period) / "report.html": report}, slips


def slips_of(space: Workspace, result: Reconciled) -> dict[Path, bytes]:
    """The slips of a period by where they go."""
    maker = SlipMaker(result, space.config.province, space.vocabulary, space.config.limits, space.store.read)
    folder = space.folder(result.period) / "slips"
    return {folder / name: data for name, data in maker.make().items()}
