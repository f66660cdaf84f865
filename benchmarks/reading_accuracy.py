"""How many tables, columns, rows and figures `ktxh look` reads right: `reading_accuracy.py WORKBOOK_DIR LABELS_DIR`.

LABELS_DIR holds, for each workbook, `NAME.json` in the shape of `look --json` (one table, a list, or the whole
document) or notes by hand, `NAME.txt` (see label_notes). NAME is the workbook's name, with or without its suffix.
A figure is right in the right row, the right column and with the right value. One that is missed or wrong is silent
where no finding speaks of its sheet.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.label_notes import tables_of
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.described import describe
from toolkit.intake.layout.structure import split_marker
from toolkit.intake.readers.limits import Limits
from toolkit.vietnamese import key
from toolkit.workspace.reading import see_file

_FRAME = {"stt", "name", "unit"}
_PARTS = ("tables", "columns", "kind", "year", "period", "rows", "names", "units", "parents", "figures", "others")


@dataclass
class Score:
    """What was right of what was labelled, and what was not, by name."""

    labelled: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    wrong: int = 0
    silent: int = 0
    extra: int = 0

    def count(self, part: str, *, right: bool, miss: str = "") -> None:
        """One thing labelled, right or not."""
        self.labelled[part] += 1
        self.right[part] += right
        if not right and miss:
            self.misses.append(f"{part}: {miss}")

    def add(self, other: Score) -> None:
        """Another workbook's score on top."""
        self.labelled += other.labelled
        self.right += other.right
        self.wrong, self.silent, self.extra = (
            self.wrong + other.wrong, self.silent + other.silent, self.extra + other.extra
        )  # fmt: skip


def score_workbook(path: Path, labelled: list[dict[str, Any]]) -> Score:
    """Read a workbook as `look` does and compare."""
    tables, findings = see_file(path, default_vocabulary(), Limits())
    seen = [describe(table) for table in tables]
    said = {finding.place.sheet for finding in findings}
    score = Score()
    for label in labelled:
        _score_table(
            score, label, [table for table in seen if table["sheet"] == label["sheet"]], label["sheet"] in said
        )
    return score


def _score_table(score: Score, label: dict[str, Any], seen: list[dict[str, Any]], said: bool) -> None:
    where = f"{label['sheet']}, rows {label['header_rows']}"
    table = max(seen, key=lambda one: _overlap(one, label), default=None)
    found = table is not None and _overlap(table, label) > 0
    score.count("tables", right=found, miss=where)
    columns = {column["col"]: column for column in table["columns"]} if found and table else {}
    for column in label["columns"]:
        _score_column(score, column, columns.get(column["col"]), where)
    rows = {row["row"]: row for one in seen for row in one["rows"]}
    wanted = set()
    for row in label["rows"]:
        _score_row(score, row, rows.get(row["row"]), where)
        for letters, value in row["values"].items():
            wanted.add((row["row"], letters))
            _score_value(
                score,
                value,
                rows.get(row["row"], {}).get("values", {}).get(letters),
                (where, row["row"], letters),
                said,
            )
    if found and table:
        score.extra += sum(
            1 for row in table["rows"] for letters, value in row["values"].items()
            if _number(value) is not None and (row["row"], letters) not in wanted
        )  # fmt: skip


def _overlap(table: dict[str, Any], label: dict[str, Any]) -> int:
    own = {row["row"] for row in table["rows"]}
    letters = {column["col"] for column in table["columns"]} & {column["col"] for column in label["columns"]}
    return len(own & {row["row"] for row in label["rows"]}) * len(letters)


def _score_column(score: Score, label: dict[str, Any], seen: dict[str, Any] | None, where: str) -> None:
    score.count("columns", right=seen is not None, miss=f"{where}, column {label['col']}")
    for part in ("kind", "year", "period"):
        if part == "kind" or (label["kind"] not in _FRAME and (part in label or (seen and part in seen))):
            found = seen.get(part) if seen else None
            wanted = label.get(part)
            score.count(part, right=found == wanted, miss=f"{where}, column {label['col']}: {found} for {wanted}")


def _score_row(score: Score, label: dict[str, Any], seen: dict[str, Any] | None, where: str) -> None:
    if any(_number(value) is not None for value in label["values"].values()):
        score.count("rows", right=seen is not None, miss=f"{where}, row {label['row']}")
    for part, field_name in (("names", "name"), ("units", "unit"), ("parents", "parent_row")):
        if label.get(field_name) not in (None, ""):
            found = seen.get(field_name) if seen else None
            right = _same(found, label[field_name])
            score.count(part, right=right, miss=f"{where}, row {label['row']}: {found} for {label[field_name]}")


def _same(found: object, wanted: object) -> bool:
    if isinstance(found, str) and isinstance(wanted, str):
        return key(split_marker(found)[1]) == key(split_marker(wanted)[1])
    return found == wanted


def _score_value(score: Score, label: str, seen: str | None, place: tuple[str, int, str], said: bool) -> None:
    wanted, found = _number(label), _number(seen)
    where = f"{place[0]}, cell {place[2]}{place[1]}: {seen} for {label}"
    if wanted is None:
        score.count("others", right=seen is not None and seen.partition(":")[0] == label.partition(":")[0], miss=where)
        return
    score.count("figures", right=found == wanted, miss=where)
    if found != wanted:
        score.wrong += found is not None
        score.silent += not said


def _number(value: str | None) -> Decimal | None:
    """The number of a value, to twelve digits; None for marks, errors and words."""
    if value is None:
        return None
    digits = value.rpartition("=")[2] if value.startswith("TEXT:") and "=" in value else value
    try:
        return Decimal(f"{Decimal(digits):.12g}")
    except InvalidOperation:
        return None


def _labels(folder: Path, workbook: Path) -> list[dict[str, Any]]:
    for stem in (workbook.name, workbook.stem):
        if (notes := folder / f"{stem}.txt").is_file():
            return tables_of(notes, workbook)
        if (file := folder / f"{stem}.json").is_file():
            document = json.loads(file.read_text("utf-8"))
            if isinstance(document, list):
                return document
            files = document.get("files")
            return [table for one in files for table in one["tables"]] if files else document.get("tables", [document])
    return []


def main(workbooks: str, labels: str) -> int:
    """Print the table of results and the misses; 0 where no figure was wrong in silence."""
    total = Score()
    print("| workbook | " + " | ".join(_PARTS) + " | wrong | silent | beside the labels |")
    print("|---|" + "---|" * (len(_PARTS) + 3))
    misses: list[str] = []
    for path in sorted(Path(workbooks).iterdir()):
        labelled = _labels(Path(labels), path) if path.is_file() else []
        if labelled:
            score = score_workbook(path, labelled)
            total.add(score)
            misses += [f"{path.name}: {miss}" for miss in score.misses]
            print(_line(path.name, score))
    print(_line("all", total))
    print("\n".join(["", *misses]))
    return 1 if total.silent else 0


def _line(name: str, score: Score) -> str:
    parts = [f"{score.right[part]}/{score.labelled[part]}" for part in _PARTS]
    return f"| {name} | " + " | ".join([*parts, str(score.wrong), str(score.silent), str(score.extra)]) + " |"


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
