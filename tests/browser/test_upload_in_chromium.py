"""报表接收 as an office sees it: drop files, see what each is within a second, accept, download."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Dialog, FilePayload, Page, expect

from tests.browser.conftest import press, running_dashboard
from tests.fixtures.ledgers import NAME, ledger_bytes

pytestmark = pytest.mark.browser
SENDER = "遵义市代办中心 张某"
EVIL = "<img src=x onerror=alert(1)>**粗**[链](http://example.com).xlsx"
SECONDS = 3.0  # the aim is 1 s on a machine at rest; this one may be shared


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds everything that the page could write to; no figures were published."""
    return tmp_path_factory.mktemp("installation")


@pytest.fixture(scope="module")
def upload_address(folder: Path) -> Iterator[str]:
    environment = {
        "DAIBAN_HOME": str(folder / "home"),
        "DAIBAN_INPUTS": str(folder / "returns"),
        "DAIBAN_INBOX": "",
        "DAIBAN_REGIMES": "",
        "HOME": str(folder / "user"),
    }
    with running_dashboard(environment) as (address, _):
        yield f"{address}/receive"


@pytest.fixture
def page(chromium: Browser, upload_address: str) -> Iterator[Page]:
    tab = chromium.new_page(viewport={"width": 1440, "height": 1000}, locale="zh-CN")
    tab.set_default_timeout(20_000)
    alerts: list[str] = []

    def refuse(dialog: Dialog) -> None:
        alerts.append(dialog.message)
        dialog.dismiss()

    tab.on("dialog", refuse)
    tab.goto(upload_address)
    expect(tab.locator("h1")).to_have_text("报表接收")
    yield tab
    tab.close()
    assert alerts == []


def drop(page: Page, **files: bytes) -> None:
    sent = [FilePayload(name=name, mimeType="", buffer=files[name]) for name in files]
    zone = page.get_by_test_id("stFileUploaderDropzoneInput")
    expect(zone).to_have_count(1)  # the zone of the last drop has gone
    zone.set_input_files(sent)


def type_into(page: Page, widget: str, *parts: str) -> None:
    """A date or a time, part by part."""
    fields = page.get_by_test_id(widget).get_by_role("spinbutton")
    expect(fields).to_have_count(len(parts))
    for field, text in zip(fields.all(), parts, strict=True):
        field.click()
        field.press_sequentially(text)
    fields.last.press("Enter")


def written(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_dropped_seen_accepted(page: Page, folder: Path) -> None:
    expect(page.locator(".db-steps")).to_contain_text("拖入文件")
    content = ledger_bytes(200, {(row, "closed_on"): "十号" for row in range(10, 20)})
    started = time.monotonic()
    drop(page, **{NAME: content})
    expect(page.locator(".db-file")).to_contain_text("错误 10 处")
    seconds = time.monotonic() - started
    print(f"from drop to result, 200 rows: {seconds:.2f} s")
    assert seconds < SECONDS
    drop(page, **{EVIL: b"not a workbook"})
    cards = page.locator(".db-file")
    expect(cards).to_have_count(2)
    expect(cards.nth(0)).to_contain_text("2017年5月22日")
    expect(page.locator("table.problems")).to_contain_text("O列第10–19行")
    expect(cards.nth(1)).to_contain_text(EVIL)  # as text: not an image, not bold, not a link
    expect(cards.nth(1)).to_contain_text("不能采用")
    assert written(folder) == set()

    page.get_by_label("报送人").fill(SENDER)
    page.get_by_role("button", name="接收", exact=True).first.click()
    expect(page.locator(".db-said.good")).to_contain_text("已存入 returns/")
    stored = next((folder / "returns").glob(f"*/{NAME}"))
    assert stored.read_bytes() == content
    receipts = stored.with_name("receipts.csv")
    assert SENDER in receipts.read_text(encoding="utf-8-sig")
    kept = {name for name in written(folder) if name.startswith("home/audit/")}
    assert len(kept) == 1
    assert written(folder) - kept == {  # and nothing else in the home of data or of the user
        "returns/.lock",
        *(path.relative_to(folder).as_posix() for path in (stored, receipts)),
    }


def test_the_copy_is_downloaded(page: Page) -> None:
    drop(page, **{NAME: ledger_bytes(2, {(5, "closed_on"): "十号"})})
    press(page, "生成标注副本和退回说明")
    with page.expect_download() as waiting:
        press(page, "下载标注副本")
    assert waiting.value.suggested_filename == NAME.replace(".xlsx", "_退回.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert book["Sheet"]["O5"].comment is not None
    with page.expect_download() as waiting:
        press(page, "下载退回说明")
    assert waiting.value.suggested_filename == NAME.replace(".xlsx", "_退回说明.docx")


def test_a_chosen_time_stays_chosen(page: Page, folder: Path) -> None:
    drop(page, **{"空.csv": b""})
    page.get_by_text("收到时间就是现在").click()
    type_into(page, "stDateInput", "2017", "05", "22")
    type_into(page, "stTimeInput", "08", "05")
    page.get_by_label("报送人").fill(SENDER)
    press(page, "接收")
    expect(page.locator(".db-said.good")).to_contain_text("2017年5月22日 08:05")
    receipts = folder / "returns" / "2017-05-22" / "receipts.csv"
    assert f"空.csv,2017-05-22 08:05:00,{SENDER}" in receipts.read_text(encoding="utf-8-sig")
