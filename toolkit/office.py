"""The LibreOffice of this machine: a document into another kind of document, with a profile of its own and an end."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from toolkit.model import system_reason

_PROGRAMS = ("soffice", "libreoffice")
_NAME = "document"


class OfficeError(Exception):
    """Nothing could be converted; the message says why, as the end of a sentence."""


def office_program() -> str | None:
    """The program, None where this machine has none."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def convert(data: bytes, suffix: str, target: str, seconds: float) -> bytes:
    """A document (`.doc`) as another kind (`docx`); raise OfficeError.

    It runs beside any LibreOffice that is open, and does not outlive its time: the program is a script that starts
    others, so that all of them are ended together.
    """
    program = office_program()
    if program is None:
        raise OfficeError("máy này không có LibreOffice")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, made = folder / f"{_NAME}{suffix}", folder / "out" / f"{_NAME}.{target}"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--norestore", "--convert-to", target]
        _run([*command, "--outdir", str(made.parent), str(source)], {**os.environ, "HOME": name}, seconds)
        if not made.is_file():
            raise OfficeError("LibreOffice không chuyển được tệp này")
        return made.read_bytes()


def _run(command: list[str], environment: dict[str, str], seconds: float) -> None:
    quiet = subprocess.DEVNULL
    try:
        with subprocess.Popen(  # noqa: S603
            command, stdin=quiet, stdout=quiet, stderr=quiet, env=environment, start_new_session=True
        ) as running:
            try:
                running.wait(seconds)
            except subprocess.TimeoutExpired as cause:
                raise OfficeError(f"LibreOffice không làm xong trong {seconds:.0f} giây") from cause
            finally:
                _end(running)
    except OSError as cause:
        raise OfficeError(f"LibreOffice không chạy được ({system_reason(cause)})") from cause


def _end(running: subprocess.Popen[bytes]) -> None:
    """End the program with all that it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if sys.platform != "win32":
            os.killpg(running.pid, signal.SIGKILL)
        else:
            running.kill()
