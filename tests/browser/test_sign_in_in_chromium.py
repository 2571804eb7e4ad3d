"""A city user who really signed in, in a real browser: neither page, address nor download gives
another city's rows; and a server without sign-in that listens elsewhere shows nothing.

The sign-in service is a mock that speaks OIDC; the sign-in itself is Streamlit's.
"""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import PROJECT, _free_port, _wait_for, press
from tests.browser.signing_in import opened, serving_with_sign_in, signed_in
from tests.fixtures.ledgers import ledger_bytes
from tests.fixtures.scoped import CITIES, PHONE, build_scoped

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)
OTHERS = re.compile("|".join(re.escape(city.name) for city in CITIES if city.code != "520300"))
FIGURE = "indicator=new_service_rate&period=2017-Q2"
ROLES = """\
ask: 督查处 李某
people:
  - {who: zhao@example.gov.cn, name: 赵某, role: city, unit: 遵义市}
  - {who: wang@example.gov.cn, name: 王某, role: province}
"""
PEOPLE = ("zhao", "wang", "gast")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("installation")
    build_scoped(base / "home")
    (base / "roles.yml").write_text(ROLES, encoding="utf-8")
    return base


@pytest.fixture(scope="module")
def where(folder: Path) -> Iterator[str]:
    with serving_with_sign_in(folder, PEOPLE) as address:
        yield address


@pytest.fixture(scope="module")
def zunyi(chromium: Browser, where: str) -> Iterator[BrowserContext]:
    context = signed_in(chromium, where, "zhao")
    yield context
    context.close()


def test_nobody_sees_anything_before_the_sign_in(chromium: Browser, where: str) -> None:
    context = chromium.new_context()
    for path in ("", "/ranking", f"/drilldown?{FIGURE}&city=520300", "/journal"):
        page, frames = opened(context, where + path)
        expect(page.get_by_role("button", name="登录")).to_be_visible()
        assert not re.search("遵义|贵阳|服务率", "".join(frames))
        page.close()
    context.close()


def test_somebody_without_a_role_is_told_whom_to_ask(chromium: Browser, where: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(where)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("button", name="gast", exact=True).click()
    expect(page.locator(".db-stop")).to_contain_text("请联系：督查处 李某")
    expect(page.locator("table")).to_have_count(0)
    context.close()


def test_the_ranking_of_all_is_published(zunyi: BrowserContext, where: str) -> None:
    page, _ = opened(zunyi, f"{where}/ranking")
    expect(page.locator("table").first).to_contain_text("贵阳")
    expect(page.get_by_text("赵某（市（州））")).to_be_visible()
    assert page.locator("a[href*='city=520300']").count() > 0
    assert page.locator("a[href*='city=520100']").count() == 0
    page.close()


@pytest.mark.parametrize("path", ["reporting", "problems", "problems?shown=all", f"trace?{FIGURE}"])
def test_no_page_names_what_others_sent(zunyi: BrowserContext, where: str, path: str) -> None:
    page, frames = opened(zunyi, f"{where}/{path}")
    expect(page.locator("table").last).to_be_visible()
    expect(page.locator(".stMain")).to_contain_text("遵义市")
    text = "".join(frames)
    assert "遵义市" in text
    assert not re.search(r"贵阳市_|毕节市_|贵阳市的项目|毕节市问题", text)
    if path != f"trace?{FIGURE}":  # there the units of the published figures stand
        assert not OTHERS.search(page.locator(".stMain").inner_text())
    page.close()


@pytest.mark.parametrize(
    "path",
    [
        f"drilldown?{FIGURE}&city=520100",
        f"drilldown?{FIGURE}&city=520300&county=520102",
        f"drilldown?{FIGURE}&city=520300&county=520302&subject=毕节市P1",
        f"trace?{FIGURE}&unit=520100",
        f"trace?{FIGURE}&file=2017-01/贵阳市_ledger.xlsx&cell=C5",
        "problems?city=520500",
        "problems?problem=毕节市问题",
    ],
)
def test_no_address_leads_to_others_rows(zunyi: BrowserContext, where: str, path: str) -> None:
    page, frames = opened(zunyi, f"{where}/{path}")
    expect(page.locator(".db-stop")).to_contain_text("无权查看")
    expect(page.locator("table")).to_have_count(0)
    text = "".join(frames)
    assert not re.search("贵阳市的项目|毕节市的项目|贵阳市问题|智慧物流园", text)
    page.close()


def test_pages_of_other_roles_are_not_offered_and_say_so(zunyi: BrowserContext, where: str) -> None:
    page = zunyi.new_page()
    page.goto(f"{where}/journal")
    expect(page.locator(".db-stop")).to_contain_text("您的角色（市（州））不使用本页")
    expect(page.get_by_text("Page not found")).to_have_count(0)  # Streamlit's own words
    expect(page.locator("table")).to_have_count(0)
    page.get_by_text("报送", exact=True).first.click()
    expect(page.get_by_role("menuitem", name="数据质量")).to_be_visible()
    expect(page.get_by_role("menuitem", name="操作记录")).to_have_count(0)
    page.close()


def drop(page: Page, name: str, content: bytes) -> None:
    zone = page.get_by_test_id("stFileUploaderDropzoneInput")
    zone.set_input_files([{"name": name, "mimeType": "", "buffer": content}])


def test_only_the_own_units_return_is_taken(
    zunyi: BrowserContext, where: str, folder: Path
) -> None:
    page = zunyi.new_page()
    page.goto(f"{where}/receive")
    drop(page, "遵义.xlsx", ledger_bytes(1))
    page.get_by_label("报送人").fill("赵某")
    press(page, "接收")
    expect(page.locator(".db-said.good")).to_contain_text("已存入 returns/")
    drop(page, "不明.xlsx", b"x")
    press(page, "接收")
    expect(page.locator(".db-said.bad")).to_contain_text("没有认出填报单位")
    page.close()
    kept = [path.name for path in (folder / "returns").rglob("*.xlsx")]
    assert kept == ["遵义.xlsx"]


def test_a_download_belongs_to_one_visit_and_is_recorded(
    chromium: Browser, zunyi: BrowserContext, where: str, folder: Path
) -> None:
    """The province's marked copy is for the province; whoever it goes to is written down."""
    province = signed_in(chromium, where, "wang")
    page = province.new_page()
    page.goto(f"{where}/receive")
    drop(page, "台账.xlsx", ledger_bytes(1, {(5, "contact_phone"): PHONE, (5, "amount"): "五千"}))
    press(page, "生成标注副本和退回说明")
    with page.expect_download() as waiting:
        press(page, "下载标注副本")
    assert Path(waiting.value.path()).stat().st_size > 1000
    page.goto(f"{where}/journal")
    expect(page.locator("table")).to_contain_text("下载（含个人信息）")
    expect(page.locator("table")).to_contain_text("wang@example.gov.cn")
    province.close()
    lines = [
        json.loads(line)
        for path in (folder / "home" / "audit").glob("*.jsonl")
        for line in path.read_text("utf-8").splitlines()
    ]
    assert [act["who"].split("@")[0] for act in lines if act["what"] == "personal_download"] == [
        "wang"
    ]
    other = zunyi.new_page()
    other.goto(f"{where}/receive")
    expect(other.locator(".db-steps")).to_be_visible()  # an empty desk of one's own
    expect(other.get_by_role("button", name="下载标注副本")).to_have_count(0)
    other.close()


def test_signing_out(chromium: Browser, where: str) -> None:
    context = signed_in(chromium, where, "zhao")
    page, _ = opened(context, f"{where}/ranking")
    page.get_by_role("button", name="退出").first.click()
    expect(page.get_by_role("button", name="End session")).to_be_visible()  # at the service
    page.goto(f"{where}/ranking")
    expect(page.get_by_role("button", name="登录")).to_be_visible()
    context.close()


def test_an_open_server_without_sign_in_shows_nothing(chromium: Browser, folder: Path) -> None:
    """Started by hand, past `daiban serve`."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboards/app.py"]
    options = ["--server.port", str(port), "--server.address", "0.0.0.0"]
    server = subprocess.Popen(
        [*command, *options], cwd=PROJECT,
        env={**os.environ, "DAIBAN_HOME": str(folder / "home"), "HOME": str(folder)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        where = f"http://127.0.0.1:{port}"
        _wait_for(where, server)
        context = chromium.new_context()
        for path in ("", "/ranking", f"/drilldown?{FIGURE}&city=520300", "/receive"):
            page, frames = opened(context, where + path)
            expect(page.locator(".db-stop")).to_contain_text("没有配置登录")
            assert not re.search("遵义|贵阳|服务率", "".join(frames))
            page.close()
        context.close()
    finally:
        server.terminate()
        server.wait(timeout=10)


def test_the_machines_own_name_is_no_way_in() -> None:
    """`daiban serve` itself refuses before anything listens."""
    command = [sys.executable, "-m", "pipelines.cli", "serve", "--address", "0.0.0.0"]
    environment = {**os.environ, "DAIBAN_SECRETS": ""}
    done = subprocess.run(
        [*command, "--port", "1"], cwd=PROJECT, env=environment, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "没有配置登录，查询页面只能在本机打开（127.0.0.1），不能监听 0.0.0.0" in done.stderr
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", 1)) != 0
