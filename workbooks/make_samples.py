"""Write the sample submissions, their README and the sample catalogue; the same bytes every time."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from toolkit.intake.layout.column_names import default_column_names  # noqa: E402
from toolkit.words.draft.template import default_template_bytes  # noqa: E402
from toolkit.writing.catalogue import catalogue_bytes  # noqa: E402
from toolkit.writing.column_names import column_names_bytes  # noqa: E402
from toolkit.writing.default_look import default_look_bytes  # noqa: E402
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
    for name, data in templates().items():
        (ROOT / "templates" / name).write_bytes(data)
    print(f"{folder}: {len(submissions())} files")  # noqa: T201


def templates() -> dict[str, bytes]:
    """The catalogue, the look of the table, the report to be drafted and the names of columns, by file name."""
    return {
        "danh-muc.xlsx": catalogue_bytes(CATALOGUE, created=CREATED),
        "bieu-chuan.xlsx": default_look_bytes(),
        "bao-cao.docx": default_template_bytes(),
        "ten-cot.xlsx": column_names_bytes(default_column_names(), CREATED),
    }


if __name__ == "__main__":
    main()
