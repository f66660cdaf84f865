"""Footnotes that name the parts of the number they are set at: `87 xã¹`, `¹ Gồm: huyện A 45 xã, huyện B 42 xã`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toolkit.words.paragraphs import Paragraph
from toolkit.words.prose import Prose
from toolkit.words.quantities import quantities
from toolkit.words.remark import Said
from toolkit.words.totals import check_totals


def check_note(prose: Prose) -> Iterator[Said]:
    """What a footnote adds up to, read as a bracket at its sign, where it hangs on a number of the sentence."""
    of = prose.paragraph.note_of
    if of is None or not prose.quantities:
        return
    bracket = f"({prose.text.rstrip(' .')})"
    before = of.before.rstrip(" .,;")
    whole = _read(prose.paragraph, f"{before} {bracket}")
    start, _ = whole.sentence(len(before))
    joined = _read(prose.paragraph, whole.text[start:])
    for said in check_totals(joined):
        if said.quote.endswith(bracket[-1]) and bracket[1:-1] in said.quote:
            yield replace(said, quote=prose.text)


def _read(paragraph: Paragraph, text: str) -> Prose:
    return Prose(replace(paragraph, text=text), quantities(text))
