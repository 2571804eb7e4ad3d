"""通报 in a real browser: read beside its evidence, downloaded, issued, amended; and who may not.

The first part runs on a home that really was read, so that an amendment can be built; the second
on the fixture marts, with people who signed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from dashboards.components.frame import WATCH_SECONDS
from pipelines.access.audit import Act, months, read
from pipelines.catalog.loader import load_catalog
from pipelines.orchestration import bulletins
from pipelines.orchestration.job import Job
from pipelines.settings import settings_from
from tests.browser.conftest import drawn, press, running_dashboard, watched_tab
from tests.browser.signing_in import opened, serving_with_sign_in, signed_in
from tests.fixtures.computed import computed
from tests.fixtures.papers import build_draft, build_issue
from tests.fixtures.serving import build_serving
from tests.integration.scenarios.workbooks import receipts
from tests.integration.test_issued import _first_returns, _later_returns

pytestmark = pytest.mark.browser
PERIOD = "2017-Q1"
ROLES = """\
ask: 督查处 李某
people:
  - {who: zhao@example.gov.cn, name: 赵某, role: city, unit: 遵义市}
  - {who: chen@example.gov.cn, name: 陈某, role: leader}
  - {who: wang@example.gov.cn, name: 王某, role: province}
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a draft, and the returns that come later beside it."""
    folder = tmp_path_factory.mktemp("通报")
    at = folder / "returns"
    at.mkdir()
    receipts(at / "receipts.csv", _first_returns(at))
    figures_and_draft(folder / "home", at)
    return folder


def figures_and_draft(home: Path, at: Path) -> None:
    """What a run makes of the returns, as far as the page 通报 shows it."""
    computed(home, at)
    job = Job(settings_from({}, home, at, ()), load_catalog(()), datetime.now(UTC))
    for item in bulletins.outdated(job):
        if item.period == PERIOD:
            bulletins.write(job, item)


@pytest.fixture(scope="module")
def own(base: Path) -> Iterator[str]:
    with running_dashboard({"DAIBAN_HOME": str(base / "home")}) as (where, _):
        yield where


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with watched_tab(chromium) as tab:
        yield tab


def issues_in(home: Path) -> list[Act]:
    acts = [act for month in months(home) for act in read(home, month)]
    return [act for act in acts if act.what == "bulletin_issued"]


def test_the_paper_is_read_beside_its_evidence(page: Page, own: str) -> None:
    page.goto(f"{own}/bulletin?period={PERIOD}")
    expect(page.locator("h1")).to_have_text("季度通报")
    first = page.get_by_alt_text("第1页", exact=True)
    expect(first).to_be_visible()
    assert first.evaluate("image => image.decode().then(() => image.naturalWidth)") > 1400
    box, beside = first.bounding_box(), page.locator(".db-evidence").first.bounding_box()
    assert box is not None and beside is not None
    assert box["width"] > 600
    assert beside["x"] > box["x"] + box["width"] - 1
    page.get_by_text("第1页，共").click()
    expect(page.get_by_text("贵州省投资促进局文件").first).to_be_visible()
    number = page.locator(".db-evidence a[href*='measure=new_projects&']").first
    figure = number.inner_text()
    number.click()
    expect(page.locator("h1")).to_have_text("溯源")
    expect(page.locator(".db-card .big")).to_have_text(figure)
    rows = page.locator("table tbody tr")  # one click to the rows
    expect(rows.first).to_be_visible()
    assert rows.count() >= int(figure)
    page.go_back()
    share = page.locator(".db-evidence a[href*='indicator=new_service_rate']").first
    printed = share.inner_text()
    share.click()
    expect(page.locator(".db-card .big")).to_contain_text(printed)


def test_side_by_side_on_a_narrow_window_and_alone_in_print(page: Page, own: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{own}/bulletin?period={PERIOD}")
    evidence = page.locator(".db-evidence").first
    box, beside = page.get_by_alt_text("第1页", exact=True).bounding_box(), evidence.bounding_box()
    assert box is not None and beside is not None
    assert beside["x"] > box["x"] + box["width"] - 1
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.emulate_media(media="print")
    expect(evidence).to_be_hidden()
    expect(page.get_by_alt_text("第1页", exact=True)).to_be_visible()


def test_the_three_files_open(page: Page, own: str, base: Path, tmp_path: Path) -> None:
    page.goto(f"{own}/bulletin?period={PERIOD}")
    found = {}
    for kind in (".docx", ".xlsx", ".pdf"):
        with page.expect_download() as waiting:
            press(page, f"下载 {kind}")
        found[kind] = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(found[kind])
    written = "".join(p.text for p in Document(str(found[".docx"])).paragraphs)
    assert "2017年第一季度" in written
    assert "排名" in openpyxl.load_workbook(found[".xlsx"], read_only=True).sheetnames
    drawn = pypdfium2.PdfDocument(found[".pdf"])
    assert page.get_by_alt_text(re.compile("^第.*页$")).count() == len(drawn)
    drawn.close()
    acts = [act for month in months(base / "home") for act in read(base / "home", month)]
    assert {path.name for path in found.values()} <= {a.file for a in acts if a.what == "download"}


def confirm(page: Page, label: str, day: str) -> None:
    page.get_by_role("button", name=f"{label}……").click()
    dialog = page.get_by_role("dialog")
    year, month, date = day.split("-")
    parts = dialog.get_by_role("spinbutton")
    expect(parts).to_have_count(3)
    for part, value in zip(parts.all(), (year, month, date), strict=True):
        part.press_sequentially(value)
    dialog.get_by_role("heading").click()  # the day counts when the field is left
    wanted = f"确认，按{year}年{int(month)}月{int(date)}日签发"
    dialog.get_by_role("button", name=wanted).dblclick()


@pytest.fixture
def changing_page(chromium: Browser) -> Iterator[Page]:
    with watched_tab(chromium, replaces_pictures=True) as tab:
        yield tab


def test_issued_once_and_amended(changing_page: Page, own: str, base: Path) -> None:
    page = changing_page
    home, at = base / "home", base / "returns"
    page.clock.install()
    page.goto(f"{own}/bulletin?period={PERIOD}")
    expect(page.locator(".db-state")).to_contain_text("还没有签发")
    confirm(page, "签发", "2017-04-10")
    expect(page.locator(".db-state")).to_contain_text(
        "✓ 已签发第1次签发，2017年4月10日", timeout=90_000
    )
    expect(page.get_by_role("dialog")).to_have_count(0)
    [act] = issues_in(home)
    assert (act.period, act.detail) == (PERIOD, "第 1 次，签发日期 2017-04-10")
    stated = dict.fromkeys(
        (p.name for p in at.glob("*") if p.suffix == ".xlsx" or p.name == "平台.csv"), "2017-03-20"
    )
    receipts(at / "receipts.csv", stated | _later_returns(at))
    figures_and_draft(home, at)
    page.clock.fast_forward(WATCH_SECONDS * 1000)
    expect(page.locator(".db-state")).to_contain_text("签发后数字又变了", timeout=60_000)
    expect(page.locator(".db-moved").first).to_be_visible()  # in the paper as it was issued
    page.get_by_role("combobox", name="版本").click()
    page.get_by_role("option", name="草稿").click()
    confirm(page, "更正签发", "2017-04-20")
    expect(page.locator(".db-state")).to_contain_text("第2次签发", timeout=120_000)
    expect(page.get_by_role("button", name="更正说明 .docx")).to_be_visible()
    drawn(page)
    page.get_by_text("签发记录（2次）").click()
    changes = page.locator(".db-table[data-name='第2次签发更正了'] table")
    expect(changes).to_contain_text("遵义市")
    assert [a.detail[:5] for a in issues_in(home)] == ["第 2 次", "第 1 次"]


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Of the first quarter an issue, of the second a draft alone."""
    folder = tmp_path_factory.mktemp("installation")
    build_serving(folder / "home")
    for period in ("2017-Q1", "2017-Q2"):
        build_draft(folder / "home", period)
    build_issue(folder / "home", "2017-Q1")
    (folder / "roles.yml").write_text(ROLES, encoding="utf-8")
    with serving_with_sign_in(folder, ("zhao", "chen", "wang")) as where:
        yield where


def test_a_city_sees_no_draft_by_page_or_address(chromium: Browser, signed: str) -> None:
    context = signed_in(chromium, signed, "zhao")
    for path in ("bulletin", "bulletin?period=2017-Q2", "bulletin?period=2017-Q2&issue=draft",
                 "bulletin?period=2017-Q1&issue=draft"):  # fmt: skip
        page, frames = opened(context, f"{signed}/{path}")
        expect(page.locator(".db-state")).to_contain_text("✓ 已签发")
        expect(page.get_by_role("button", name="下载 .docx")).to_be_visible()
        expect(page.get_by_role("button", name="下载 .xlsx")).to_have_count(0)
        expect(page.get_by_role("button", name=re.compile("签发……"))).to_have_count(0)
        expect(page.locator(".db-evidence")).to_have_count(0)
        text = "".join(frames)
        assert "2017年1至6月" not in text  # of the draft of the second quarter nothing is sent
        assert "_2017-Q2" not in text
        page.close()
    context.close()


def test_a_leader_reads_the_draft_and_does_not_issue(chromium: Browser, signed: str) -> None:
    context = signed_in(chromium, signed, "chen")
    page, _ = opened(context, f"{signed}/bulletin?period=2017-Q2")
    expect(page.locator(".db-state")).to_contain_text("还没有签发")
    expect(page.locator(".db-evidence").first).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("签发……"))).to_have_count(0)
    context.close()


def test_the_province_may(chromium: Browser, signed: str) -> None:
    context = signed_in(chromium, signed, "wang")
    page, _ = opened(context, f"{signed}/bulletin?period=2017-Q2")
    page.get_by_role("button", name="签发……").click()
    expect(page.get_by_role("dialog")).to_contain_text("王某（wang@example.gov.cn）")
    context.close()
