"""Measure how well text from before Unicode is decoded: `python benchmarks/legacy_strings.py STRINGS.tsv`.

The table has a heading and the columns count, font_says (tcvn3, vni, unicode), H_font (0 or 1), rich_text, raw and
if_tcvn3, the text as TCVN3; strings are compared without regard to case, as fonts of capitals are not known to a vote.
Each line of the result: what was given, how many strings, how many came out right.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.vietnamese.charsets import Charset, decode
from toolkit.vietnamese.legacy import count_words, decode_text, vote

_CHARSETS = {"tcvn3": Charset.TCVN3, "vni": Charset.VNI, "unicode": None}
_SHEET_SIZES = (10, 40, 100)


@dataclass(frozen=True)
class Labelled:
    """A string with the charset that its font declares, and how it should read."""

    raw: str
    charset: Charset | None
    expected: str

    def comes_out_as(self, text: str) -> bool:
        """Whether a text is what was expected, capitals aside."""
        return text.casefold() == self.expected.casefold()


def read(path: Path) -> list[Labelled]:
    """The strings of a table."""
    rows = [line.rstrip("\r").split("\t") for line in path.read_text("utf-8").split("\n")[1:] if line.strip()]
    found = []
    for _, says, _, _, raw, tcvn3 in rows:
        charset = _CHARSETS[says]
        expected = {Charset.TCVN3: tcvn3, Charset.VNI: decode(raw, Charset.VNI), None: raw}[charset]
        found.append(Labelled(raw, charset, expected))
    return found


def by_font(strings: Iterable[Labelled]) -> list[tuple[Labelled, str]]:
    """Each string by itself, its font known."""
    alone = vote(Counter())
    return [(one, decode_text(one.raw, alone, one.charset).text) for one in strings]


def by_vote(strings: Sequence[Labelled]) -> list[tuple[Labelled, str]]:
    """All strings as the cells of one sheet whose fonts are not known."""
    counts = count_words(one.raw for one in strings)
    return [(one, decode_text(one.raw, vote(counts)).text) for one in strings]


def in_sheets(strings: Sequence[Labelled], size: int) -> list[tuple[Labelled, str]]:
    """The strings, shuffled, in sheets of a size."""
    shuffled = random.Random(1).sample(strings, len(strings))  # noqa: S311
    return [found for start in range(0, len(shuffled), size) for found in by_vote(shuffled[start : start + size])]


def say(what: str, found: list[tuple[Labelled, str]], shown: int = 0) -> None:
    """Print how many came out right, and the first that did not."""
    wrong = [(one.raw, text, one.expected) for one, text in found if not one.comes_out_as(text)]
    right = len(found) - len(wrong)
    print(f"{what:44} {len(found):6} {right:6} {right / max(len(found), 1):8.2%}")
    for one in wrong[:shown]:
        print("   ", *one, sep="  |  ")


def main(path: Path) -> None:
    """Measure one table."""
    strings = read(path)
    for says, charset in _CHARSETS.items():
        of_kind = [one for one in strings if one.charset is charset]
        if charset is not None:
            say(f"{says}, font known", by_font(of_kind), 20)
        say(f"{says}, one sheet without fonts", by_vote(of_kind), 20)
        for size in _SHEET_SIZES:
            say(f"{says}, sheets of {size} without fonts", in_sheets(of_kind, size))
    for size in _SHEET_SIZES:
        mixed = in_sheets(strings, size)
        for says, charset in _CHARSETS.items():
            say(f"{says}, in mixed sheets of {size}", [one for one in mixed if one[0].charset is charset])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
