"""The clerk's side of a merge: what was decided before, what the master in its place says now, what is kept of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from toolkit.executors.program import digest
from toolkit.findings.decision_problems import MASTER_UNKNOWN
from toolkit.ledger import Ledger
from toolkit.ledger.codec import pack, unpack
from toolkit.ledger.decided import KnownMaster, append_decisions, decisions_of, known_masters, note_master
from toolkit.ledger.store import Store
from toolkit.model import (
    Adjustment,
    Alias,
    Answer,
    Catalogue,
    Decision,
    Decisions,
    Finding,
    OperationError,
    Period,
    Place,
    Reconciled,
)
from toolkit.writing.own import OwnContent

EDITED_FOLDER = "ban-da-sua"
"""Beside the master: every edited master as it was before it was replaced."""


class MasterOpenError(OperationError):
    """Somebody has the master open; what is typed there would be lost or would overwrite the new one."""

    def __init__(self, master: Path) -> None:
        super().__init__(
            f"{master.name} đang mở trong Excel (có tệp ~${master.name} bên cạnh) nên chưa tổng hợp được. "
            "Hãy lưu và đóng tệp rồi chạy lại; nếu không ai mở, xóa tệp ~$ đó."
        )


class MasterChangedError(OperationError):
    """The master was saved while the merge was under way."""

    def __init__(self, master: Path) -> None:
        super().__init__(
            f"{master.name} vừa được lưu trong lúc đang tổng hợp nên không ghi đè lên. Chạy lại để lấy cả chỗ sửa mới."
        )


@dataclass(frozen=True, slots=True)
class Notices:
    """Findings about edits, which stay until somebody has seen them."""

    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Edits:
    """What people decided for a period, and what the master in its place has that the last run did not write."""

    decisions: Decisions = Decisions()
    made: tuple[Decision, ...] = ()
    typed: tuple[Adjustment, ...] = ()
    own: OwnContent = OwnContent()
    notices: tuple[Finding, ...] = ()
    found: str = ""
    """The hash of the master as it was read; empty where there is none."""
    edited: bytes | None = None
    """The master's bytes, where a run did not write them."""
    kept: Path | None = None


def decided(ledger: Ledger | None, period: Period) -> Decisions:
    """What the ledger knows of decisions for a period."""
    if ledger is None:
        return Decisions()
    with ledger.reading() as connection:
        return decisions_of(connection, period)


def take_edits(master: Path, period: Period, catalogue: Catalogue, ledger: Ledger | None, store: Store) -> Edits:
    """Read what people made of the master; raise MasterOpenError, UnreadableMasterError."""
    if master.with_name(f"~${master.name}").exists():
        raise MasterOpenError(master)
    known: tuple[KnownMaster, ...] = ()
    if ledger is not None:
        with ledger.reading() as connection:
            known = known_masters(connection, period)
    before = decided(ledger, period)
    last = known[-1] if known else KnownMaster("", "", "", "")
    if not master.exists():
        return Edits(before, own=OwnContent.from_json(last.own), notices=_unpack(last.notices))
    data = master.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    same = next((one for one in reversed(known) if one.sha256 == found), None)
    if same is not None:
        own, notices = OwnContent.from_json(same.own), _unpack(same.notices)
        return Edits(before, own=own, notices=notices, found=found)
    return _understand(_Place(master, data, found), known, before, catalogue, store)


@dataclass(frozen=True, slots=True)
class _Place:
    master: Path
    data: bytes
    sha256: str

    @property
    def kept(self) -> Path:
        return self.master.parent / EDITED_FOLDER / f"{self.master.stem}-{self.sha256[:8]}{self.master.suffix}"

    @property
    def kept_name(self) -> str:
        return f"{EDITED_FOLDER}/{self.kept.name}"


def _understand(
    place: _Place, known: Iterable[KnownMaster], before: Decisions, catalogue: Catalogue, store: Store
) -> Edits:
    from toolkit.edits.read_back import read_back
    from toolkit.edits.view import base_of

    fingerprint = base_of(place.data, place.master.name)
    base = next((one for one in reversed(tuple(known)) if one.base == fingerprint), None) if fingerprint else None
    if base is None:
        notice = MASTER_UNKNOWN.at(Place(place.master.name), kept=place.kept_name)
        return Edits(before, notices=(notice,), found=place.sha256, edited=place.data, kept=place.kept)
    carried = OwnContent.from_json(base.own)
    found = read_back(store.read(base.sha256), place.data, catalogue, place.master.name, place.kept_name, carried)
    understood = found.understood
    return Edits(
        decisions=before.extended(understood.decisions, understood.adjustments),
        made=tuple(understood.decisions),
        typed=tuple(understood.adjustments),
        own=found.own,
        notices=tuple(dict.fromkeys((*_unpack(base.notices), *understood.findings))),
        found=place.sha256,
        edited=place.data,
        kept=place.kept,
    )


def base_fingerprint(edits: Edits, result: Reconciled, *more: str) -> str:
    """By what a master is known again: all that it was made from."""
    files = repr([(file.file, file.sha256, file.state) for file in result.files])
    texts = (files, edits.own.to_json(), _pack(edits.notices), *more)
    return digest(pack(result.catalogue), pack(edits.decisions), *(text.encode() for text in texts))


def keep_edits(ledger: Ledger, store: Store, period: Period, edits: Edits, master: bytes, base: str) -> None:
    """Write down, before the master is replaced, what was read from it and what will stand there; for good."""
    sha256 = hashlib.sha256(master).hexdigest()
    store.keep(master, sha256)
    if edits.edited is not None:
        store.keep(edits.edited, edits.found)
    with ledger.transaction() as connection:
        append_decisions(connection, period, edits.made, edits.typed, edits.found)
        known = known_masters(connection, period)
        new = KnownMaster(sha256, base, edits.own.to_json(), _pack(edits.notices))
        if not known or known[-1] != new:
            note_master(connection, period, new)


def check_unchanged(master: Path, edits: Edits) -> None:
    """Raise MasterChangedError if somebody saved the master since it was read."""
    now = hashlib.sha256(master.read_bytes()).hexdigest() if master.exists() else ""
    if now != edits.found or master.with_name(f"~${master.name}").exists():
        raise MasterChangedError(master)


def with_learned(catalogue: Catalogue, decisions: Decisions) -> Catalogue:
    """The catalogue with the names of rows that people have placed."""
    learned = tuple(
        Alias(one.subject.agency, one.subject.row, str(one.value), one.who, date.fromisoformat(one.when[:10]))
        for one in decisions.with_answer(Answer.PLACED)
    )
    return replace(catalogue, aliases=(*catalogue.aliases, *learned)) if learned else catalogue


def _pack(findings: tuple[Finding, ...]) -> str:
    return pack(Notices(findings)).hex() if findings else ""


def _unpack(text: str) -> tuple[Finding, ...]:
    return unpack(Notices, bytes.fromhex(text)).findings if text else ()
