"""The staff's and the analyst's whole ways, on figures that a real run made.

Staff: who is late -> the reminder -> the mended return is accepted and counted -> the figure changes.
Analyst: ranking -> unit -> county -> project -> cell by clicks; the address alone shows the same.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.conftest import press, running_dashboard, watched_tab
from tests.browser.test_accessibility import assert_nothing_serious, axe_source
from tests.browser.test_upload_in_chromium import type_into
from tests.fixtures.returns_by_hand import (
    GUIYANG,
    INDICATOR,
    LEDGER,
    NANMING,
    PERIOD,
    ZUNYI,
    mended,
    write_returns,
)
from tests.integration.cli.calling import daiban

pytestmark = pytest.mark.browser
FIGURE = f"indicator={INDICATOR}&period={PERIOD}"
RUN_MILLISECONDS = 240_000  # half a minute on a machine at rest; this one may be shared


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office") / "inputs"
    write_returns(folder)
    return folder


@pytest.fixture(scope="module")
def where(inputs: Path) -> Iterator[str]:
    """A dashboard over what one run made of the returns."""
    home = inputs.with_name("home")
    done = daiban(home, "run", "--inputs", inputs)
    assert done.returncode == 0, done.stderr
    environment = {
        "DAIBAN_HOME": str(home), "DAIBAN_INPUTS": str(inputs), "DAIBAN_INBOX": "",
        "DAIBAN_REGIMES": "",
    }  # fmt: skip
    with running_dashboard(environment) as (address, _):
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with watched_tab(chromium) as tab:
        yield tab


def accessible(page: Page) -> None:
    """As it stands now; `test_accessibility.py` says where axe comes from."""
    axe = axe_source()
    if axe is not None:
        assert_nothing_serious(page, axe)


def test_an_analyst_goes_from_the_ranking_to_the_cell_and_sends_the_address(
    page: Page, chromium: Browser, where: str
) -> None:
    page.goto(f"{where}/ranking?period={PERIOD}")
    expect(page.locator("h1")).to_have_text("排名")
    page.locator(f".db a[href*='{INDICATOR}'][href*='city={GUIYANG}']").last.click()
    expect(page.locator(".db-crumbs b")).to_have_text("贵阳市")
    page.get_by_role("link", name="南明区", exact=True).click()
    expect(page.locator(".db-crumbs b")).to_have_text("南明区")
    expect(page.locator(".db-card .big").first).to_contain_text("66.7%")  # 2 of 3
    # The city's own rows may still stand there for a moment.
    county = page.get_by_role("region", name=re.compile("逐项明细_.*_南明区_"))
    expect(county.locator("tr.flag", has_text="南明会展中心")).to_contain_text("✗ 未计入")
    county.get_by_role("link", name="南明数据中心", exact=True).click()
    source = page.locator(".db-source").first
    expect(source).to_contain_text(LEDGER.replace("遵义", "贵阳"))
    row = source.locator("tr", has=page.locator("code", has_text=re.compile("^C5$")))
    expect(row).to_contain_text("南明数据中心")
    row.get_by_role("link", name="C5", exact=True).click()
    expect(page.locator("h1")).to_have_text("溯源")
    cell = page.locator("h2", has_text="台账 C5")
    expect(cell).to_have_text("台账 C5　项目名称：南明数据中心")
    expect(cell).to_be_in_viewport()  # one need not look for it
    uses = page.locator(".db-table").last.locator("tbody tr")
    expect(uses.filter(has_text="新引进项目代办服务率").first).to_be_visible()
    seen = uses.all_inner_texts()
    card = page.locator(".db-card").first.inner_text()
    address = page.url
    for part in (f"unit={NANMING}", f"period={PERIOD}", "cell=C5", f"indicator={INDICATOR}"):
        assert part in address
    with watched_tab(chromium, apart=True) as colleague:  # another browser, the address alone
        colleague.goto(address)
        expect(colleague.locator("h2", has_text="台账 C5")).to_have_text(
            "台账 C5　项目名称：南明数据中心"
        )
        expect(colleague.locator("h2", has_text="台账 C5")).to_be_in_viewport()
        assert colleague.locator(".db-card").first.inner_text() == card
        same = colleague.locator(".db-table").last.locator("tbody tr")
        expect(same).to_have_count(len(seen))
        assert same.all_inner_texts() == seen
        expect(colleague.get_by_role("textbox", name="单元格")).to_have_value("C5")


def test_a_sorted_and_filtered_table_comes_back_by_its_address(
    page: Page, chromium: Browser, where: str
) -> None:
    page.goto(f"{where}/drilldown?{FIGURE}&city={GUIYANG}&county={NANMING}")
    listed = page.locator(".db-table", has_text="南明冷链物流")
    listed.get_by_role("button", name="名称").click()
    listed.get_by_role("button", name="名称").click()
    expect(listed.locator("th[aria-sort=descending]")).to_contain_text("名称")
    order = listed.locator("tbody tr").all_inner_texts()
    page.goto(page.url)  # reloaded
    expect(listed.locator("th[aria-sort=descending]")).to_contain_text("名称")
    with watched_tab(chromium, apart=True) as colleague:
        colleague.goto(page.url)
        same = colleague.locator(".db-table", has_text="南明冷链物流")
        expect(same.locator("th[aria-sort=descending]")).to_contain_text("名称")
        assert same.locator("tbody tr").all_inner_texts() == order
        colleague.goto(f"{page.url}&find.各县=南明")  # of a table that is not there: harmless
        expect(same.locator("tbody tr")).to_have_count(3)


def test_staff_remind_accept_count_and_see_the_figure_change(
    page: Page,
    chromium: Browser,
    where: str,
    inputs: Path,
) -> None:
    page.goto(f"{where}/reporting")
    late = page.locator("table.calendar tbody tr", has_text="遵义")
    expect(late).to_contain_text("退回")
    page.get_by_text("报送", exact=True).first.click()
    page.get_by_role("menuitem", name="退回与催报").click()
    expect(page.locator("h1")).to_have_text("退回与催报")
    page.get_by_role("combobox", name="催哪个单位").click()
    page.get_by_role("option", name="遵义").click()
    reminder = page.get_by_role("textbox", name=re.compile("催报：遵义"))
    expect(reminder).to_have_value(re.compile("代办服务台账"))

    page.goto(f"{where}/drilldown?{FIGURE}&city={ZUNYI}")
    expect(page.locator(".db-card .big").first).to_contain_text("0.0%")  # 0 of 4

    page.goto(f"{where}/receive")
    content = mended((inputs / LEDGER).read_bytes())
    payload = FilePayload(name=LEDGER, mimeType="", buffer=content)
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([payload])
    expect(page.locator(".db-file")).to_contain_text("没有发现问题")
    page.get_by_text("收到时间就是现在").click()
    type_into(page, "stDateInput", "2017", "03", "28")
    type_into(page, "stTimeInput", "09", "30")
    page.get_by_label("报送人").fill("遵义市代办中心 张某")
    page.keyboard.press("Tab")
    press(page, "接收")
    expect(page.locator(".db-said.good")).to_contain_text("点“计入统计”")
    counting = page.locator(".st-key-counting")
    expect(counting).to_contain_text("有 1 个文件已接收，还没有计入统计")
    accessible(page)

    started = time.monotonic()
    press(page, "计入统计")
    expect(counting.locator(".db-run")).to_contain_text("正在计入统计，由 本机 于")
    accessible(page)
    with watched_tab(chromium, apart=True) as visitor:  # sees it, and cannot start it again
        visitor.goto(f"{where}/receive")
        expect(visitor.locator(".db-run")).to_contain_text("正在计入统计，由 本机 于")
        expect(visitor.get_by_role("button", name="计入统计")).to_have_count(0)
    expect(counting.locator(".db-run")).to_have_count(0, timeout=RUN_MILLISECONDS)
    print(f"from the click to the result: {time.monotonic() - started:.0f} s")

    expect(counting).to_contain_text("收到的文件都已计入统计")
    rows = counting.locator("table").first.locator("tbody tr", has_text="新引进项目代办服务率")
    # 3 of 4 for 遵义, which overtakes 贵阳 with 2 of 3; 2 + 3 of 3 + 4 for the province.
    mine = rows.filter(has_text="遵义市")
    expect(mine).to_contain_text("0 / 4 个 → 3 / 4 个")
    expect(mine).to_contain_text("0.0% → 75.0%")
    expect(mine).to_contain_text("2 → 1")
    expect(rows.filter(has_text="贵州省")).to_contain_text("28.6% → 71.4%")
    expect(rows.filter(has_text="贵阳市")).to_contain_text("1 → 2")
    expect(rows.filter(has_text="桐梓县")).to_contain_text("0 / 3 个 → 2 / 3 个")
    accessible(page)

    mine.get_by_role("link", name="逐级下钻").click()
    expect(page.locator("h1")).to_have_text("逐级下钻")
    expect(page.locator(".db-card .big").first).to_contain_text("75.0%")
    page.goto(f"{where}/ranking?period={PERIOD}")
    places = page.locator(".db-table", has_text="名次").first.locator("tbody tr")
    expect(places.filter(has_text="遵义").first).to_contain_text("1")
    value = page.locator(f".db a[href*='{INDICATOR}'][href*='city={ZUNYI}']").last
    value.hover()
    assert "75.0%" in (value.get_attribute("data-tip") or value.inner_text())
    page.goto(f"{where}/?period={PERIOD}")
    figure = page.locator(f".db a[href*='{INDICATOR}'][href*='city={ZUNYI}']").first
    assert "75.0%" in (figure.get_attribute("data-tip") or figure.inner_text())
