"""Break the process that draws charts at the file and network calls of its threads: whole pictures come of it, or none.

`python -m tests.support.drawing_faults 20` takes every 20th point; a thread's n-th call of a kind is a point.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.support.fault_points import CALLS, Call, Point, points_of
from toolkit.writing.report import drawing

_SECONDS = 30
_TRACING = ("strace", "-f", "--seccomp-bpf", "-o")


class Drawing:
    """Some specifications, the calls that drawing them takes, and what is drawn."""

    def __init__(self, specifications: Sequence[dict[str, Any]]) -> None:
        self._asked, self._many = json.dumps(specifications).encode(), len(specifications)
        with tempfile.NamedTemporaryFile() as log:
            self.expected = self._draw([*_TRACING, log.name, "-e", f"trace={CALLS}"])
            lines = Path(log.name).read_text("utf-8", "replace").splitlines()
        counted: Counter[tuple[str, str]] = Counter()
        for line in lines:
            thread, _, said = line.partition(" ")
            name, bracket, _ = said.strip().partition("(")
            counted[thread, name] += bracket == "(" and name.isidentifier()
        most: Counter[str] = Counter()
        for (_, name), many in counted.items():
            most[name] = max(most[name], many)
        self.calls = [Call(name, n, "") for name, many in most.items() for n in range(1, many + 1)]

    def wrong_at(self, point: Point) -> bool:
        """Whether something else than the whole pictures, or none, came of drawing that broke at a point."""
        tracing = [*_TRACING, "/dev/null", "-e", f"trace={point.call}", "-e", f"inject={point.injection}"]
        return self._draw(tracing) not in (None, self.expected)

    def _draw(self, tracing: Sequence[str]) -> list[str] | None:
        try:
            done = subprocess.run(
                [*tracing, *drawing._COMMAND],
                input=self._asked,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return None
        return drawing._pictures(done.stdout, self._many) if done.returncode == 0 else None


def main() -> None:
    """Take every so many points."""
    from tests.support.reconciled import reconciled_seed
    from toolkit.writing.report.charts import pace_chart, ranked_chart
    from toolkit.writing.report.view import view_of

    view = view_of(reconciled_seed(), ())
    charts = [pace_chart(view), ranked_chart(view.behind, "Chậm")]
    made = Drawing([one.specification for one in charts if one is not None])
    points = points_of(made.calls)[:: int(sys.argv[1])]
    wrong = [one.injection for one in points if made.wrong_at(one)]
    print(f"{len(made.calls)} calls; {len(points)} points; {len(wrong)} gave half a picture: {wrong}")  # noqa: T201
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
