"""axe-core finds nothing serious on any page, light or dark."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watched_tab

pytestmark = pytest.mark.browser
AXE = Path(__file__).parent / "axe" / "node_modules" / "axe-core" / "axe.min.js"
SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"  # 4.14.1
GRAVE = ("serious", "critical")
PAGES = (
    "", "bulletin", "ranking", "ranking?view=time", "ranking?view=spread", "ranking?view=small",
    "drilldown?indicator=new_service_rate&city=520100&county=520102&subject=P1", "compare",
    "progress", "trace", "whatif?target=90%25", "definitions", "cases?case=A-001", "lists",
    "problems", "contacts", "reporting", "reminders", "quality?rule=numbering", "receive",
)  # fmt: skip


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.exists():
        pytest.skip("axe-core is missing: .ci/install-system-packages installs it")
    content = AXE.read_bytes()
    assert hashlib.sha256(content).hexdigest() == SHA256
    return content.decode()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_serious(path: str, scheme: str, axe: str, chromium: Browser, address: str) -> None:
    with watched_tab(chromium, color_scheme=scheme) as page:
        page.goto(f"{address}/{path}")
        expect(page.locator(".db-note code, .db-steps").first).to_be_visible()
        settled(page)
        page.evaluate(axe)
        found = page.evaluate("axe.run()")["violations"]
        grave = [
            (fault["id"], [node["html"][:160] for node in fault["nodes"]])
            for fault in found
            if fault["impact"] in GRAVE
        ]
        assert grave == []


def settled(page: Page) -> None:
    """Widgets that load late have come, and nothing is running."""
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
