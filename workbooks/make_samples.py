"""Write the sample submissions, their README and the sample catalogue; the same bytes every time."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from workbooks.samples.catalogue import CATALOGUE  # noqa: E402
from workbooks.samples.files import submissions  # noqa: E402
from workbooks.samples.readme import readme  # noqa: E402

CREATED = date(2020, 1, 2)


def main() -> None:
    """Write all files; what else lies in the folders stays."""
    period = ROOT / "workbooks" / "2020-6T"
    folder = period / "submissions"
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in submissions().items():
        (folder / name).write_bytes(data)
    (period / "README.md").write_text(readme(), encoding="utf-8", newline="\n")
    _write_catalogue(ROOT / "templates" / "danh-muc.xlsx")


def _write_catalogue(path: Path) -> None:
    from toolkit.writing.catalogue import catalogue_bytes

    path.write_bytes(catalogue_bytes(CATALOGUE, created=CREATED))


if __name__ == "__main__":
    main()
