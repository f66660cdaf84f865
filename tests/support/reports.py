"""The reports written for these tests, in the register of real ones, and the errors planted in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.intake.layout.columns import default_vocabulary
from toolkit.words.crosscheck import Crosschecked, crosscheck
from toolkit.words.paragraphs import Paragraph, Report, bullet_level
from toolkit.words.prose import Prose
from toolkit.words.quantities import quantities
from toolkit.words.read import read_report
from toolkit.words.remark import Agreement, Remark, Said
from toolkit.words.stated import Stated, of_tables

FOLDER = Path(__file__).parent.parent / "words" / "reports"


@dataclass(frozen=True, slots=True)
class Planted:
    """An error planted in a report: its code (or codes that name it as well), and words of its paragraph."""

    codes: tuple[str, ...]
    words: str


@dataclass
class Score:
    """How a report, or all of them, came out."""

    found: list[Planted] = field(default_factory=list)
    missed: list[Planted] = field(default_factory=list)
    false: list[Remark] = field(default_factory=list)
    remarks: int = 0

    @property
    def recall(self) -> float:
        """The share of planted errors that are found."""
        return len(self.found) / max(len(self.found) + len(self.missed), 1)

    @property
    def precision(self) -> float:
        """The share of findings, those at info level among them, that name a planted error."""
        return (self.remarks - len(self.false)) / max(self.remarks, 1)

    def __add__(self, other: Score) -> Score:
        return Score(
            self.found + other.found,
            self.missed + other.missed,
            self.false + other.false,
            self.remarks + other.remarks,
        )


def report_paths() -> list[Path]:
    """All reports, planted or clean, by name."""
    return sorted(path for path in FOLDER.iterdir() if path.suffix in (".md", ".txt"))


def planted_in(path: Path) -> list[Planted]:
    """The errors planted in a report: `code/code<TAB>words` a line in the file beside it."""
    beside = path.with_suffix(".planted.tsv")
    lines = beside.read_text("utf-8").splitlines() if beside.exists() else []
    return [Planted(tuple(codes.split("/")), words) for codes, words in (line.split("\t") for line in lines if line)]


def read(path: Path) -> Report:
    """A report as `ktxh crosscheck` reads it."""
    return read_report(path, default_vocabulary())


def score(report: Report, checked: Crosschecked, planted: list[Planted]) -> Score:
    """Hold what was found against what was planted."""
    texts = {paragraph.number: paragraph.text for paragraph in report.paragraphs}
    result = Score(remarks=len(checked.remarks))
    named: set[int] = set()
    for remark in checked.remarks:
        hits = [
            index
            for index, one in enumerate(planted)
            if remark.finding.code in one.codes and one.words in texts[remark.paragraph]
        ]
        named.update(hits)
        if not hits:
            result.false.append(remark)
    for index, one in enumerate(planted):
        (result.found if index in named else result.missed).append(one)
    return result


def score_file(path: Path) -> Score:
    """Read, check and score one report, held against its own tables as the command does."""
    report = read(path)
    return score(report, crosscheck(report, figures=tables_of(report)), planted_in(path))


def tables_of(report: Report) -> list[Stated]:
    """What the tables in a report state."""
    return of_tables(report.tables, default_vocabulary())


def prose(text: str) -> Prose:
    """One paragraph by itself, as the checks see it."""
    return Prose(Paragraph(1, text, level=bullet_level(text)), quantities(text))


def proses(*texts: str) -> tuple[Prose, ...]:
    """Paragraphs of a report's results, one below the other."""
    return tuple(
        Prose(Paragraph(number, text, level=bullet_level(text)), quantities(text))
        for number, text in enumerate(texts, 1)
    )


def codes(said: Iterator[Said]) -> list[str]:
    """The codes of the findings among what a check says; `=` for an agreement."""
    return ["=" if isinstance(one, Agreement) else one.finding.code for one in said]
