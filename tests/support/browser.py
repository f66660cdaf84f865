"""A real browser that opens a page from the disk: what it asks for, what it complains of, what axe finds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str:
    """The Chromium program; a test that needs it fails where it is missing."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.fail("Chromium is not on the PATH; install it or deselect with -m 'not browser'")
    return found


@dataclass
class Opened:
    """A page that was opened, and what happened."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def too_wide(self) -> bool:
        """Whether a reader would have to scroll sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))

    def violations(self) -> list[str]:
        """What axe finds, as `impact rule: element`."""
        found: Any = Axe().run(self.page).response
        return [
            f"{one['impact']} {one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]
        ]


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless browser with a profile of its own, which is gone afterwards."""
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=chromium(), args=list(_FLAGS), headless=True)
        try:
            yield started
        finally:
            started.close()


def open_page(started: Browser, path: Path, *, width: int, dark: bool = False) -> Opened:
    """Open a page from the disk in a window of a width, light or dark."""
    context = started.new_context(
        viewport={"width": width, "height": 844}, color_scheme="dark" if dark else "light", bypass_csp=True
    )
    opened = Opened(context.new_page())
    opened.page.on("request", lambda request: opened.requests.append(request.url))
    opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.page.on(
        "console", lambda said: opened.complaints.append(said.text) if said.type in ("error", "warning") else None
    )
    opened.page.goto(path.as_uri(), wait_until="load")
    return opened
