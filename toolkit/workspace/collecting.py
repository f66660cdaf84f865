"""A period's submissions, each read once for its bytes: what the ledger knows is not opened again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from toolkit.executors import Chosen, RunSettings
from toolkit.intake.submission import Context
from toolkit.ledger import Ledger, Receipt
from toolkit.ledger.codec import unpack, unpack_fields
from toolkit.ledger.packed import PackedReading
from toolkit.ledger.readings import kept_readings, reading_key
from toolkit.ledger.store import Store
from toolkit.locations import SentFile
from toolkit.locations.snapshot import Snapshot
from toolkit.model import Decisions, FileState, Reading
from toolkit.rules import RuleSettings
from toolkit.workspace.fingerprint import reading_fingerprint
from toolkit.workspace.reading import read_snapshot, say_open
from toolkit.workspace.reading_many import MODULES, read_many

_AT_A_TIME = 256
MANY = 300
"""Files from which on readings are held packed, which takes a millisecond for each, and a twentieth of the memory."""
Progress = Callable[[str, int, int], None]
"""Called with a file's name, how many were read before it, and how many there are."""


@dataclass
class Collected:
    """The readings of a period's files, and what is to be kept of them."""

    fingerprint: str
    packs: bool = False
    """Whether there are so many that they are held packed."""
    readings: list[Reading | PackedReading] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    new: list[Reading | PackedReading] = field(default_factory=list)
    """Those readings that the ledger did not know."""

    def held(self, one: Reading | PackedReading) -> Reading | PackedReading:
        """A reading as it is held."""
        if isinstance(one, Reading):
            return PackedReading.of(one) if self.packs else one
        return one if self.packs else one.unpack()

    def receive(self, snapshot: Snapshot, file: SentFile) -> None:
        """Note the receipt of a file."""
        if snapshot.sha256:
            self.receipts.append(Receipt(snapshot.name, snapshot.sha256, snapshot.size, file.came()))


@dataclass(frozen=True)
class Collector:
    """Reads every file that was sent; the bytes of what may be a submission are kept where a store is given."""

    context: Context
    rules: RuleSettings
    run: RunSettings = RunSettings()
    ledger: Ledger | None = None
    store: Store | None = None

    def collect(self, files: Sequence[SentFile], progress: Progress | None, decisions: Decisions) -> Collected:
        """The readings of all files; those of agencies of whose figures something was decided are always made anew."""
        found = Collected(reading_fingerprint(self.context, self.rules), packs=len(files) >= MANY)
        known = _known(self.ledger, found.fingerprint)
        with Chosen(self.run, self.context.limits, MODULES) as chosen:
            for some in _batches(_announced(files, progress)):
                snapshots = [(file, file.snapshot(self.context.limits)) for file in some]
                taken: dict[str, bytes] = {}
                readings = self._read([snapshot for _, snapshot in snapshots], found, known, chosen, decisions)
                for (file, snapshot), reading in zip(snapshots, readings, strict=True):
                    found.receive(snapshot, file)
                    if snapshot.data is not None and reading.state is not FileState.IGNORED:
                        taken[snapshot.sha256] = snapshot.data
                if self.store is not None:
                    self.store.keep_all(taken)
        return found

    def _read(
        self,
        snapshots: Sequence[Snapshot],
        found: Collected,
        known: Mapping[tuple[str, str], bytes],
        chosen: Chosen,
        decisions: Decisions,
    ) -> Iterator[Reading | PackedReading]:
        """The readings of some files, each noted in what is found; what is known is not read again."""
        context, rules = self.context, self.rules
        touched = {decision.subject.agency for decision in decisions.by_subject.values()}
        bodies = [known.get(reading_key(snapshot.sha256, snapshot.name)) for snapshot in snapshots]
        unknown = [snapshot for snapshot, body in zip(snapshots, bodies, strict=True) if body is None]
        fresh = read_many(unknown, context, rules, chosen.executor(len(unknown)))
        for snapshot, body in zip(snapshots, bodies, strict=True):
            one = found.held(next(fresh)) if body is None else _known_reading(body, snapshot, found)
            if body is None and _may_be_kept(snapshot):
                found.new.append(one)
            if one.agency in touched:
                one = found.held(say_open(read_snapshot(snapshot, context, rules, decisions), snapshot))
            found.readings.append(one)
            yield one


def _known_reading(body: bytes, snapshot: Snapshot, found: Collected) -> Reading | PackedReading:
    """A reading that was kept; that the file is open now is said beside it."""
    if found.packs and snapshot.open_in is None:
        state, agency = unpack_fields(Reading, body, ("state", "agency"))
        return PackedReading(snapshot.name, snapshot.sha256, state, agency, body)
    return found.held(say_open(unpack(Reading, body), snapshot))


def _may_be_kept(snapshot: Snapshot) -> bool:
    return snapshot.data is not None and snapshot.trouble is None and snapshot.open_in is None


def _batches(files: Iterator[SentFile]) -> Iterator[list[SentFile]]:
    """Some files at a time, as the bytes of all would not fit into memory."""
    while some := list(islice(files, _AT_A_TIME)):
        yield some


def _announced(files: Sequence[SentFile], progress: Progress | None) -> Iterator[SentFile]:
    for number, file in enumerate(files):
        if progress:
            progress(file.name, number, len(files))
        yield file


def _known(ledger: Ledger | None, fingerprint: str) -> Mapping[tuple[str, str], bytes]:
    if ledger is None:
        return {}
    with ledger.reading() as connection:
        return kept_readings(connection, fingerprint)
