"""A real Chromium for the tests of the page."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from quotes.formats import Bundle
from quotes.report import write_report

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running browser; the test fails, and says what to install, where there is none."""
    if CHROMIUM is None:
        pytest.fail("no chromium: run 'apt-get install chromium' (as .ci/run does), or set CHROMIUM to a browser", pytrace=False)
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the Python package playwright")
    with playwright.sync_playwright() as running:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        browser = running.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Return a function that writes a report and opens it; the test fails on any error or request of the page."""
    contexts: list[Any] = []
    faults: list[str] = []

    def request(asked: Any) -> None:
        if not asked.url.startswith(("file:", "data:")):
            faults.append(f"request: {asked.url}")

    def open_page(
        *bundles: Bundle, size: dict[str, int] = DESKTOP, dark: bool = False, at: str = "", language: str = "ar"
    ) -> Any:
        path = tmp_path / "report.html"
        write_report(bundles, path, language=language)
        context = chromium.new_context(viewport=size, color_scheme="dark" if dark else "light")
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("console", lambda said: faults.append(f"console: {said.text}") if said.type in {"error", "warning"} else None)
        page.on("request", request)
        page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
        page.goto(path.as_uri() + at)
        page.locator("#shown:not(:empty)").wait_for(state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []
