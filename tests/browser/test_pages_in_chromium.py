"""What a reader does: from the ranking down to a cell, without an error or an outside request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Browser, Page, expect

from dashboards.components.frame import WATCH_SECONDS
from tests.browser.conftest import settled, watched_tab
from tests.fixtures.serving import PERSON, TEXT, build_serving

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with watched_tab(chromium) as tab:
        yield tab


def test_from_the_ranking_to_the_cell(page: Page, address: str) -> None:
    page.goto(f"{address}/ranking")
    expect(page.locator("h1")).to_have_text("排名")
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    page.locator("a[href*='indicator=new_service_rate'][href*='city=520100']").last.click()
    page.get_by_role("link", name="南明区", exact=True).click()
    flagged = page.locator("tr.flag")
    expect(flagged).to_have_count(1)
    expect(flagged).to_contain_text("✗ 未计入")
    page.get_by_role("link", name="智慧物流园1期", exact=True).click()
    source = page.locator(".db-source").first
    expect(source).to_contain_text("2017-01/贵阳市_ledger.xlsx")
    expect(source).to_contain_text("第5行")
    expect(source.locator("tr", has=page.locator("code", has_text="C5"))).to_contain_text(TEXT)
    expect(page.locator("body")).not_to_contain_text(PERSON)
    assert "subject=P1" in page.url  # the view can be shared


def test_overview_matrix_leads_down(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("h1")).to_have_text("总览")
    expect(page.locator(".db-sim")).to_contain_text("模拟数据")
    rows = page.locator("table.matrix tbody tr")
    expect(rows).to_have_count(10)
    expect(rows.first).to_contain_text("✓")
    rows.first.locator("a").first.click()
    expect(page.locator("h1")).to_have_text("逐级下钻")
    expect(page.locator(".db-crumbs")).to_contain_text("贵阳市")


def test_choice_of_period_is_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}/ranking")
    page.get_by_role("combobox").first.click()
    page.get_by_role("option", name="2017年第一季度").click()
    page.wait_for_url("**/ranking?*period=2017-Q1*")


def test_replaced_copy_shows_in_an_open_page(
    page: Page, address: str, home: Path, tmp_path: Path
) -> None:
    page.clock.install()
    page.goto(address)
    expect(page.locator(".db-note code")).to_have_text("test")
    settled(page)
    fresh = build_serving(tmp_path)
    with duckdb.connect(str(fresh)) as connection:
        connection.execute("update marts.dim_build set definition_version = 'newer'")
    fresh.replace(home / "serving" / "warehouse.duckdb")
    page.clock.fast_forward(WATCH_SECONDS * 1000)
    expect(page.locator(".db-note code")).to_have_text("newer")
    again = build_serving(tmp_path)
    again.replace(home / "serving" / "warehouse.duckdb")


def test_every_address_opens_the_same_navigation(page: Page, address: str) -> None:
    for path in ("ranking", "drilldown", ""):
        page.goto(f"{address}/{path}")
        for title in ("总览", "分析", "办理", "报送"):
            expect(
                page.get_by_test_id("stTopNavLinkContainer")
                .or_(page.get_by_test_id("stTopNavSection"))
                .filter(has_text=title)
                .first
            ).to_be_visible()
        expect(page.get_by_test_id("stSidebarNav")).to_have_count(0)
