"""axe-core finds nothing serious on any page, light or dark, whatever state it is in."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Browser, Page, expect

from pipelines.access import audit
from pipelines.intake.inbox import accept
from pipelines.orchestration.told import Teller
from pipelines.warehouse import layout
from pipelines.warehouse.connect import only_writer
from tests.browser.conftest import running_dashboard, settled, watched_tab
from tests.browser.signing_in import serving_with_sign_in, signed_in
from tests.fixtures.scoped import build_scoped

pytestmark = pytest.mark.browser
AXE = Path(__file__).parent / "axe" / "node_modules" / "axe-core" / "axe.min.js"
SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"  # 4.14.1
NOTHING_CHANGES_COLOUR = """
    !document.getAnimations().some(
        one => one instanceof CSSTransition && /color|fill/.test(one.transitionProperty))
"""
GROUND = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
GRAVE = ("serious", "critical")
PAGES = (
    "", "bulletin", "ranking", "ranking?view=time", "ranking?view=spread", "ranking?view=small",
    "drilldown?indicator=new_service_rate&city=520100&county=520102&subject=P1", "compare",
    "subjects", "subjects?subject=P3", "progress", "trace", "whatif?target=90%25", "definitions",
    "cases?case=A-001", "lists", "problems", "contacts", "reporting", "reminders",
    "quality?rule=numbering", "quality?by=unit", "receive",
)  # fmt: skip


@pytest.fixture(scope="module")
def axe() -> str:
    found = axe_source()
    if found is None:
        pytest.skip("axe-core is missing: .ci/install-system-packages installs it")
    return found


def axe_source() -> str | None:
    """axe-core as it was checked; None where it is not installed."""
    if not AXE.exists():
        return None
    content = AXE.read_bytes()
    assert hashlib.sha256(content).hexdigest() == SHA256
    return content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_serious(path: str, axe: str, chromium: Browser, address: str) -> None:
    with watched_tab(chromium) as page:
        page.goto(f"{address}/{path}")
        expect(page.locator(".db-note code, .db-steps").first).to_be_visible()
        settled(page)
        assert_nothing_serious_light_and_dark(page, axe)


@pytest.mark.parametrize(
    ("path", "shown"),
    [("journal", "排名.xlsx"), ("lists?list=nothing&period=2017-Q2", "没有要列的")],
)
def test_nothing_serious_with_acts_and_with_nothing_to_list(
    path: str, shown: str, axe: str, chromium: Browser, address: str, home: Path
) -> None:
    moment = datetime(2017, 5, 22, 10)
    audit.record(home, audit.act(moment, "wang", "王某", "省中心", "download", file="排名.xlsx"))
    with watched_tab(chromium) as page:
        page.goto(f"{address}/{path}")
        expect(page.get_by_text(shown).first).to_be_visible()
        settled(page)
        assert_nothing_serious_light_and_dark(page, axe)


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with sign-in, where 赵某 works for one city."""
    base = tmp_path_factory.mktemp("guarded")
    build_scoped(base / "home")
    role = "{who: zhao@example.gov.cn, name: 赵某, role: city, unit: 遵义市}"
    (base / "roles.yml").write_text(f"ask: 李某\npeople:\n  - {role}\n", encoding="utf-8")
    with serving_with_sign_in(base, ["zhao"]) as address:
        yield address


def test_nothing_serious_at_the_gate(axe: str, chromium: Browser, guarded: str) -> None:
    visit = signed_in(chromium, guarded, "zhao")
    for context, path, shown in (
        (chromium.new_context(), "", "登录"),
        (visit, "/journal", "您的角色（市（州））不使用本页"),
        (visit, "/drilldown?indicator=new_service_rate&city=520100", "指向别的单位的明细"),
    ):
        page = context.new_page()
        page.emulate_media(color_scheme="light")
        page.goto(f"{guarded}{path}")
        expect(page.get_by_text(shown).last).to_be_visible()
        settled(page)
        assert_nothing_serious_light_and_dark(page, axe)
        page.close()
    visit.close()


def assert_nothing_serious_light_and_dark(page: Page, axe: str, rests: bool = True) -> None:
    """In the state in which the page is now, which is drawn light; `rests`: it stays like that."""
    assert_nothing_serious(page, axe)
    ground = page.evaluate(GROUND)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"{GROUND} !== '{ground}'")
    if rests:
        settled(page)
    assert_nothing_serious(page, axe)


def assert_nothing_serious(page: Page, axe: str) -> None:
    """In the state in which the page is now."""
    page.wait_for_function(NOTHING_CHANGES_COLOUR, polling=100)
    if page.evaluate("!window.axe"):
        page.evaluate(axe)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    grave = [
        (fault["id"], [node["html"][:160] for node in fault["nodes"]])
        for fault in found
        if fault["impact"] in GRAVE
    ]
    assert grave == []


@pytest.fixture(scope="module")
def counting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A home whose last run moved a figure, with a file that waits; and its page 报表接收."""
    home = tmp_path_factory.mktemp("counting") / "home"
    serving = build_scoped(home)
    before = layout.before_database(home)
    before.parent.mkdir(parents=True)
    shutil.copyfile(serving, before)
    with duckdb.connect(str(serving)) as con:
        con.execute("update marts.fct_indicator_values set value = 0.5, rank = 1 where rank = 2")
    with duckdb.connect(str(before)) as con:
        con.execute("delete from marts.fct_files where file like '%遵义%'")
    inputs = home.with_name("returns")
    accept(inputs, "台账.xlsx", b"x", datetime(2017, 5, 22), "某市 张某")
    environment = {"DAIBAN_HOME": str(home), "DAIBAN_INPUTS": str(inputs), "DAIBAN_INBOX": ""}
    with running_dashboard(environment) as (address, _):
        yield home, f"{address}/receive"


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("running", ".db-run progress"), ("failed", ".st-key-counting .db-said.bad"),
        ("done", ".st-key-counting table"),
    ],
)  # fmt: skip
def test_nothing_serious_while_returns_are_counted(
    state: str, shown: str, axe: str, chromium: Browser, counting: tuple[Path, str]
) -> None:
    home, address = counting
    lines = Teller(home, "王某", lambda: datetime(2017, 5, 22, 10))
    with ExitStack() as held, watched_tab(chromium) as page:
        held.enter_context(only_writer(home, lambda: None))
        lines.stage("计算指标并核对")
        lines.step(100, 287)
        if state != "running":
            lines.failed("打不开数据库。\n  - 内情") if state == "failed" else lines.done(True)
            held.close()
        page.goto(address)
        expect(page.locator(".db-steps")).to_be_visible()
        for fold in page.locator(".st-key-counting summary").all():
            fold.click()
        expect(page.locator(shown).first).to_be_visible()
        rests = state != "running"  # which is drawn anew every second
        if rests:
            settled(page)
        assert_nothing_serious_light_and_dark(page, axe, rests)
