"""A running dashboard over a small serving copy, and a Chromium that looks at it."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.fixtures.papers import build_draft
from tests.fixtures.serving import build_serving

PROJECT = Path(__file__).parents[2]
START_SECONDS = 40
expect.set_options(timeout=20_000)  # the machine may be shared


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    build_serving(folder)
    build_draft(folder)
    return folder


@pytest.fixture(scope="session")
def address(home: Path) -> Iterator[str]:
    with running_dashboard({"DAIBAN_HOME": str(home)}) as (where, _):
        yield where


@contextmanager
def running_dashboard(
    environment: Mapping[str, str],
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address and the process of a dashboard with these settings."""
    port = _free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboards/app.py", "--server.port", str(port)],
        cwd=PROJECT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    where = f"http://127.0.0.1:{port}"
    try:
        _wait_for(where, server)
        yield where, server
    finally:
        server.terminate()
        server.wait(timeout=10)


def _wait_for(where: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{where}/_stcore/health", timeout=1).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError("the dashboard did not start")


# Streamlit looks for its server below the page's own path first, then at the root.
PROBES = ("_stcore/health", "_stcore/host-config")
SHAPE: dict[str, Any] = {"viewport": {"width": 1440, "height": 1600}, "locale": "zh-CN"}
PICTURE = re.compile(r"/media/[0-9a-f]+\.png$")


@contextmanager
def watched_tab(
    chromium: Browser, replaces_pictures: bool = False, apart: bool = False
) -> Iterator[Page]:
    """A tab that fails its test on a console error, a failed or an outside request.

    `replaces_pictures`: a picture may be replaced while it is asked for; the test asks `drawn`.
    `apart`: as in another browser, beside a tab that is open.
    """
    context = chromium.new_context(**SHAPE) if apart else chromium.contexts[0]
    if not apart:
        _forget(context)
    tab = context.new_page()
    tab.set_default_timeout(20_000)
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on(
        "console",
        lambda said: (
            faults.append(f"{said.text} {said.location}")
            if said.type == "error" and not _is_expected(said.location["url"], replaces_pictures)
            else None
        ),
    )
    tab.on(
        "request",
        lambda sent: (
            faults.append(f"outside: {sent.url}")
            if sent.url.startswith(("http", "ws")) and urlsplit(sent.url).hostname != "127.0.0.1"
            else None
        ),
    )
    try:
        yield tab
    finally:
        tab.close()
        if apart:
            context.close()
    assert faults == []


def keep_warm(context: BrowserContext, host: str) -> None:
    """Keep an empty page of this host open, as the context's first.

    With it lives the process of that site, and what it compiled of Streamlit and Plotly: a tab in
    a process of its own compiles everything anew, which is half of what a page costs.
    """
    page = context.new_page()
    where = f"http://{host}/"
    page.route(where, lambda asked: asked.fulfill(body="", content_type="text/html"))
    page.goto(where)
    page.unroute(where)


def _forget(context: BrowserContext) -> None:
    """What earlier tabs left in the browser: nothing of it may reach the next test."""
    session = context.new_cdp_session(context.pages[0])
    kept = {"origin": "*", "storageTypes": "cookies,local_storage,indexeddb,cache_storage"}
    session.send("Storage.clearDataForOrigin", kept)
    session.detach()


def _is_expected(url: str, replaces_pictures: bool) -> bool:
    return url.endswith(PROBES) or (replaces_pictures and PICTURE.search(url) is not None)


def chromium_path() -> str | None:
    """The system's Chromium; None: the one that Playwright keeps."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Its first context serves the tabs of `watched_tab`, one test after the other."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(),
            args=["--no-sandbox", "--disable-dev-shm-usage", "--process-per-site"],
        )
        keep_warm(browser.new_context(**SHAPE), "127.0.0.1")
        yield browser
        browser.close()


def settled(page: Page) -> None:
    """Widgets that load late have come, and nothing is running."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


def press(page: Page, name: str) -> None:
    """Click the button of this name once the page is at rest.

    While a page is drawn anew, a button may for a moment stand twice; either is the same one.
    """
    settled(page)
    button = page.get_by_role("button", name=name, exact=True)
    expect(button).to_have_count(1)
    button.last.click()


def drawn(page: Page) -> None:
    """Every picture on the page has come."""
    page.wait_for_function("[...document.images].every((i) => i.complete && i.naturalWidth > 0)")
