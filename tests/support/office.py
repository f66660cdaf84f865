"""LibreOffice as a second opinion: recalculates a workbook from nothing, converts to PDF."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop></item>
</oor:items>
"""
_SECONDS = 180


def soffice() -> str:
    """The LibreOffice program; a test that needs it fails where it is missing."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        pytest.fail("LibreOffice (soffice) is not on the PATH; install it or deselect with -m 'not libreoffice'")
    return found


def edit(data: bytes, *edits: list[object], kind: str = "xlsx") -> bytes:
    """Open a workbook in LibreOffice, edit it as `uno_edit` describes, recalculate, and save it (xlsx, xls or ods)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, target = folder / "book.xlsx", folder / f"edited.{kind}"
        source.write_bytes(data)
        arguments = [soffice(), str(_profile(folder)), str(source), str(target), json.dumps(edits)]
        script = Path(__file__).with_name("uno_edit.py")
        command = [_python_with_uno(), str(script), *arguments]
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        assert target.is_file(), f"LibreOffice saved nothing: {done.stderr.decode()}"
        return target.read_bytes()


def _python_with_uno() -> str:
    """A Python that can import LibreOffice's UNO: the system's, with the package python3-uno."""
    for python in ("/usr/bin/python3", "/usr/lib/libreoffice/program/python", "python3"):
        if shutil.which(python) and not subprocess.run([python, "-c", "import uno"], capture_output=True).returncode:  # noqa: PLW1510
            return python
    pytest.fail("no Python with LibreOffice's UNO; install python3-uno or deselect with -m 'not libreoffice'")


def _profile(folder: Path) -> Path:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
    return profile


def convert(data: bytes, kind: str, *, suffix: str = ".xlsx") -> bytes:
    """Open a workbook in LibreOffice, recalculate every formula, and save it as another kind (xlsx, pdf…)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, target = folder / f"book{suffix}", folder / "out"
        source.write_bytes(data)
        command = [soffice(), f"-env:UserInstallation={_profile(folder).as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", kind, "--outdir", str(target), str(source)]
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        made = target / f"book.{kind.split(':', maxsplit=1)[0]}"
        assert made.is_file(), f"LibreOffice made nothing: {done.stdout!r} {done.stderr!r}"
        return made.read_bytes()
