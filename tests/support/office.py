"""LibreOffice as a second opinion: recalculates a workbook from nothing, converts to PDF."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

ALWAYS = 0
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop></item>
</oor:items>
"""
_SECONDS = 180


def soffice() -> str:
    """The LibreOffice program; a test that needs it fails where it is missing."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        pytest.fail("LibreOffice (soffice) is not on the PATH; install it or deselect with -m 'not libreoffice'")
    return found


def convert(data: bytes, kind: str, *, suffix: str = ".xlsx") -> bytes:
    """Open a workbook in LibreOffice, recalculate every formula, and save it as another kind (xlsx, pdf…)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
        source, target = folder / f"book{suffix}", folder / "out"
        source.write_bytes(data)
        command = [soffice(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", kind, "--outdir", str(target), str(source)]
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        made = target / f"book.{kind.split(':')[0]}"
        assert made.is_file(), f"LibreOffice made nothing: {done.stdout!r} {done.stderr!r}"
        return made.read_bytes()
