"""Each reader's path: the leader's two clicks, the staff's reminder, the analyst's way and address."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import settled, watched_tab

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with watched_tab(chromium) as tab:
        yield tab


def test_a_leader_reaches_the_reason_in_two_clicks(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".db-lead")).to_contain_text("项目标中")
    card = page.locator("table", has_text="未达标（最低的三个）")
    row = card.locator("tr", has_text="新引进项目代办服务率")
    expect(row).to_contain_text("✗ 未达标")
    below = row.get_by_role("link").filter(has_text="毕节").first
    below.hover()
    assert "目标 95%" in (below.get_attribute("data-tip") or "")
    below.click()  # the first click: the unit, its parts and what is not counted
    expect(page.locator("h1")).to_have_text("逐级下钻")
    expect(page.locator(".db-card .name").first).to_contain_text("毕节市")
    page.locator("tr.flag a").first.click()  # the second: the part's own rows
    expect(page.locator(".db-crumbs b")).not_to_have_text("毕节市")


def test_what_waits_leads_to_its_list(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".db-todo").get_by_role("link", name="应服务未服务的新引进项目").click()
    expect(page.locator("h1")).to_have_text("清单")
    page.get_by_role("link", name="智慧物流园3期").click()
    expect(page.locator(".db-source").first).to_contain_text("第7行")


def test_staff_find_who_is_late_and_take_the_reminder(page: Page, address: str) -> None:
    page.goto(f"{address}/reporting")
    table = page.locator("table.calendar")
    expect(table.locator("tbody tr", has_text="黔西南")).to_contain_text("✗ 未报")
    page.get_by_text("报送", exact=True).first.click()
    page.get_by_role("menuitem", name="退回与催报").click()
    expect(page.locator("h1")).to_have_text("退回与催报")
    page.get_by_role("combobox", name="催哪个单位").click()
    page.get_by_role("option", name="黔西南").click()
    expect(page.get_by_role("textbox", name="催报：黔西南")).to_have_value(re.compile("已超期"))
    settled(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载全部催报文字").click()
    assert "贵安新区" in Path(waiting.value.path()).read_text(encoding="utf-8-sig")


def test_an_analyst_sorts_filters_takes_the_file_and_sends_the_address(
    page: Page, chromium: Browser, address: str
) -> None:
    page.goto(f"{address}/compare?unit_a=520100&unit_b=520500")
    table = page.locator(".db-table").first
    expect(table.locator("tbody tr").first).to_contain_text("新引进项目代办服务率")
    table.get_by_role("button", name="甲比乙").click()
    expect(table.locator("th[aria-sort=ascending]")).to_contain_text("甲比乙")
    first = table.locator("tbody tr").first.inner_text()
    table.get_by_role("searchbox").fill("报送")
    expect(table.locator("tbody tr:visible")).to_have_count(5)
    expect(table.locator(".db-shown")).to_contain_text("显示 5 行")
    settled(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 .xlsx").click()
    assert "模拟数据" in waiting.value.suggested_filename
    sheet = openpyxl.load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes())).worksheets[
        0
    ]
    assert sheet["A2"].value == "指标"
    with watched_tab(chromium, apart=True) as colleague:  # the address alone shows the same
        colleague.goto(page.url)
        same = colleague.locator(".db-table").first
        expect(same.locator("tbody tr:visible")).to_have_count(5)
        same.get_by_role("searchbox").fill("")
        expect(same.locator("tbody tr").first).to_have_text(first, use_inner_text=True)


def test_a_page_without_anything_to_show_is_not_offered(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_text("办理", exact=True).first.click()
    for title in ("办件", "清单", "问题台账", "联系清单"):
        expect(page.get_by_role("menuitem", name=title, exact=True)).to_be_visible()


def test_everything_can_be_reached_by_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".db-lead")).to_be_visible()
    focused = []
    for _ in range(60):
        page.keyboard.press("Tab")
        focused.append(page.evaluate("document.activeElement.textContent.trim().slice(0, 30)"))
    assert any(text.startswith("打印") for text in focused)
    assert any("个问题停滞" in text for text in focused)
    assert any(text.startswith("下载 .xlsx") for text in focused)


def test_the_overview_prints_on_a4(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".db-note code")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    expect(page.locator(".db-print")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".db-sim")).to_be_visible()  # a print says that it is simulated
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page/") <= 2
