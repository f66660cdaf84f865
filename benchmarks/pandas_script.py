"""The script that a user would write instead: read every workbook with pandas, put them together, group, write one."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd


def read_all(folder: Path, engine: str | None = None) -> pd.DataFrame:
    """All submissions below each other, with the agency out of the file's name."""
    frames = []
    for path in sorted(folder.glob("*.xlsx")):
        frame = pd.read_excel(path, header=5, engine=engine)
        frame["Cơ quan"] = path.stem.split()[0]
        frames.append(frame)
    return pd.concat(frames, ignore_index=True)


def group(table: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """The three numbers of each indicator added up, and both ratios."""
    plan, actual, previous = table.columns[3:6]
    grouped = table.groupby(by, sort=False)[[plan, actual, previous]].sum().reset_index()
    grouped["So với KH (%)"] = grouped[actual] / grouped[plan] * 100
    grouped["So với cùng kỳ (%)"] = grouped[actual] / grouped[previous] * 100
    return grouped


def main(folder: Path, target: Path, by: list[str], engine: str | None) -> None:
    """Read, group, write."""
    group(read_all(folder, engine), by).to_excel(target, index=False)


if __name__ == "__main__":
    columns = ["Chỉ tiêu", "ĐVT"] if sys.argv[3] == "shared" else ["Cơ quan", "STT", "Chỉ tiêu", "ĐVT"]
    main(Path(sys.argv[1]), Path(sys.argv[2]), columns, sys.argv[4] if len(sys.argv) > 4 else None)
