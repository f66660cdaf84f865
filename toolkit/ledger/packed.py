"""A reading as the ledger keeps it, which takes a twentieth of the memory."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.ledger.codec import pack, unpack
from toolkit.model import FileState, Reading


@dataclass(frozen=True, slots=True)
class PackedReading:
    """A reading as it is kept, with what must be known of it before it is unpacked."""

    file: str
    sha256: str
    state: FileState
    agency: str | None
    body: bytes

    @classmethod
    def of(cls, reading: Reading, body: bytes | None = None) -> PackedReading:
        """A reading, packed; `body` is what it is packed to, where that is known."""
        kept = pack(reading) if body is None else body
        return cls(reading.file, reading.sha256, reading.state, reading.agency, kept)

    @property
    def sender(self) -> str | None:
        """The agency whose figures it has; nobody's, where the file was not accepted."""
        return self.agency if self.state is FileState.ACCEPTED else None

    def unpack(self) -> Reading:
        """The reading."""
        return unpack(Reading, self.body)
