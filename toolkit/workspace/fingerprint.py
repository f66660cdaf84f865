"""On what a result depends, as one hash: with the same one nothing has to be read or made again."""

from __future__ import annotations

from toolkit.executors.program import digest, program_digest
from toolkit.intake.submission import Context
from toolkit.ledger.codec import pack
from toolkit.rules import RuleSettings


def reading_fingerprint(context: Context, rules: RuleSettings) -> str:
    """All that reading a file depends on beside its bytes and its name: program, catalogue, period, settings."""
    words = sorted((kind.value, phrases) for kind, phrases in context.vocabulary.phrases.items())
    texts = (program_digest(), str(context.period), repr(words), repr(context.limits), repr(rules))
    return digest(*(text.encode() for text in texts), pack(context.catalogue))
