"""Run `ktxh` in this process, as a user types it."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from toolkit.cli.main import run


@dataclass(frozen=True)
class Said:
    """What the program said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The JSON document on stdout."""
        return json.loads(self.out)


def ktxh(*arguments: object) -> Said:
    """Run the program with some arguments."""
    out, err = io.StringIO(), io.StringIO()
    with (
        patch.object(sys, "argv", ["ktxh", *map(str, arguments)]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            run()
        except SystemExit as end:
            return Said(int(end.code or 0), out.getvalue(), err.getvalue())
    return Said(0, out.getvalue(), err.getvalue())
