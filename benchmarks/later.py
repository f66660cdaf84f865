"""What comes after the first merge of a whole province: a clerk's edits in its master, and the next year's reports.

`python -m benchmarks.later [AGENCIES]` prints the rows, by default of 10,000 communes; that takes ten minutes. In the
second year one commune is late, as always one is: then last year's settled values are used, and what all the others
typed beside them is not.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.measured import Row, print_rows
from benchmarks.merging import LARGE, MERGE, MOST_MEMORY, measure, province
from benchmarks.province import NEXT, file_name, make_catalogue, send_next

READ_BACK = 30.0
"""Seconds that reading back may take at 10,000."""
_EDIT = """
from pathlib import Path
from benchmarks.clerk import edited_master
master, = Path(sys.argv[1], "workbooks", sys.argv[2]).glob("tong-hop-*.xlsx")
data = master.read_bytes()
Path(sys.argv[1], "before.xlsx").write_bytes(data)
master.write_bytes(edited_master(data))
"""
_READ_BACK = """
from pathlib import Path
from toolkit import Workspace
from toolkit.edits.read_back import read_back
master, = Path(sys.argv[1], "workbooks", sys.argv[2]).glob("tong-hop-*.xlsx")
catalogue, base = Workspace(sys.argv[1]).catalogue, Path(sys.argv[1], "before.xlsx").read_bytes()
before = usage()["cpu"]
found = read_back(base, master.read_bytes(), catalogue, master.name, "")
assert found.understood.decisions and found.understood.adjustments and found.own.columns and found.own.comments
"""


def later(agencies: int = LARGE) -> list[Row]:
    """Reading back an edited master and merging it, and merging the second year beside the first."""
    with province(agencies, "shared") as root:
        first = measure(MERGE, root, "shared")
        measure(_EDIT, root, "shared")
        read = measure(_READ_BACK, root, "shared")
        edited = measure(MERGE, root, "shared")
        catalogue = make_catalogue(agencies, shared=True)
        send_next(root, catalogue)
        _submission(root, catalogue.agencies[-1].code).unlink()
        second = measure(MERGE, root, "shared", NEXT)
    ours, theirs = second["cpu"] / (agencies - 1) * 1e3, first["cpu"] / agencies * 1e3
    most = READ_BACK * agencies / LARGE
    grown = ours / theirs
    return [
        Row(f"reading back an edited master of {agencies}", read["cpu"], most, read["cpu"] / most, 1, limit=True),
        _memory(f"peak memory of merging the edited {agencies}", edited["memory"]),
        Row(f"each of {agencies} in the second year / in the first", ours, theirs, grown, 1.2, limit=True, unit="ms"),
        _memory(f"peak memory of the second year of {agencies}", second["memory"]),
    ]


def _submission(root: Path, agency: str) -> Path:
    return root / "workbooks" / str(NEXT) / "submissions" / file_name(agency, NEXT)


def _memory(name: str, peak: float) -> Row:
    return Row(name, peak / 1e6, MOST_MEMORY / 1e6, peak / MOST_MEMORY, 1, limit=True, unit="MB")


if __name__ == "__main__":
    print_rows(later(*map(int, sys.argv[1:])))
