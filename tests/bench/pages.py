"""`make bench`, the part on pages: in a real Chromium, and fifty visits at once.

Belongs here: how long a reader waits on the sample and on a hundred times the sample, and what the
server needs. Does not belong here: a verdict; the numbers are printed beside their bars.
`python -m tests.bench.pages HOME [NAME]` measures one home that is there already.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import websockets
from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import chromium_path, running_dashboard

PROJECT = Path(__file__).resolve().parents[2]
PAGES = {
    "": ".db-lead", "ranking": "table.matrix", "drilldown": ".db-crumbs", "reporting": "table.calendar",
    "subjects": "h2", "lists": "h2", "quality": "h2", "contacts?regime=gz2017": "h2", "trace": "h2",
}  # fmt: skip
VISITS, SCALE, ROUNDS = 50, 100, 3
MEGABYTE = 1024 * 1024


def main(folder: Path) -> None:
    """The sample and a hundred times the sample, both read by a run of their own."""
    for name, inputs in (("样例", PROJECT / "raw_inputs"), (f"样例的{SCALE}倍", _larger(folder))):
        home = folder / f"home-{name}"
        _daiban("--home", str(home), "run", "--inputs", str(inputs))
        measure(home, name)


def measure(home: Path, name: str) -> None:
    """Print what one home costs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        cold = []
        for _ in range(ROUNDS):
            with running_dashboard({"DAIBAN_HOME": str(home)}) as (address, _process):
                cold.append(_opened(browser, address, "", PAGES[""]))
        print(f"{name}，总览，刚启动：{statistics.median(cold):.2f} 秒（目标 6 秒以内）")
        with running_dashboard({"DAIBAN_HOME": str(home)}) as (address, process):
            for path, mark in PAGES.items():
                _opened(browser, address, path, mark)
                warm = [_opened(browser, address, path, mark) for _ in range(ROUNDS)]
                print(
                    f"{name}，{path or '总览'}：{statistics.median(warm):.2f} 秒（目标 2.5 秒以内）"
                )
            filtered = [_filtered(browser, address) for _ in range(ROUNDS)]
            print(f"{name}，换一个时段：{statistics.median(filtered):.2f} 秒（目标 0.6 秒以内）")
            with ThreadPoolExecutor(1) as thread:  # Playwright has a loop of its own in this one
                times = thread.submit(asyncio.run, _visits(address.replace("http", "ws"))).result()
            used = _megabytes(process.pid)
            print(
                f"{name}，{VISITS} 人同时打开：中位数 {statistics.median(times):.2f} 秒"
                f"（目标 2 秒以内），内存 {used:.0f} MB（目标 2048 MB 以内）"
            )
        browser.close()


def _opened(browser: Browser, address: str, path: str, mark: str) -> float:
    """Seconds from the address to the first useful content, in a tab of its own."""
    page = browser.new_page(viewport={"width": 1440, "height": 1000}, locale="zh-CN")
    took = _seconds(lambda: _until(page, f"{address}/{path}", mark))
    page.close()
    return took


def _until(page: Page, address: str, mark: str) -> None:
    page.goto(address, wait_until="commit")
    page.locator(mark).first.wait_for(timeout=60_000)


def _filtered(browser: Browser, address: str) -> float:
    """Seconds from choosing the other quarter to its figures."""
    page = browser.new_page(viewport={"width": 1440, "height": 1000}, locale="zh-CN")
    _until(page, address, ".db-lead")
    page.get_by_text("口径版本").wait_for()
    page.get_by_role("combobox", name="时段").click()
    options = page.get_by_role("option")
    chosen = options.nth(1)
    label = chosen.inner_text()
    chosen.hover()
    took = _seconds(
        lambda: (chosen.click(), page.locator(".db-lead", has_text=label).wait_for())  # type: ignore[func-returns-value]
    )
    page.close()
    return took


async def _visits(address: str) -> list[float]:
    """Fifty visits begin together; each waits until its page is whole."""
    return list(await asyncio.gather(*(_visit(address) for _ in range(VISITS))))


async def _visit(address: str) -> float:
    began = time.perf_counter()
    async with websockets.connect(
        f"{address}/_stcore/stream", subprotocols=["streamlit"], max_size=None, open_timeout=60
    ) as socket:
        ask = BackMsg()
        ask.rerun_script.query_string = ""
        await socket.send(ask.SerializeToString())
        while True:
            said = ForwardMsg()
            said.ParseFromString(await asyncio.wait_for(socket.recv(), 120))
            if said.WhichOneof("type") == "script_finished":
                return time.perf_counter() - began


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _megabytes(pid: int) -> float:
    """Memory of the server, as the system counts it."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


def _larger(folder: Path) -> Path:
    """The largest sample once more, so many times as large."""
    samples = (path.parent for path in (PROJECT / "raw_inputs").glob("*/truth.json"))
    sample = max(samples, key=lambda path: sum(file.stat().st_size for file in path.rglob("*")))
    truth = json.loads((sample / "truth.json").read_text(encoding="utf-8"))
    months = sorted({row["period"] for row in truth["measures"] if len(row["period"]) == 7
                     and row["period"][5:].isdecimal()})  # fmt: skip
    out = folder / "larger"
    _daiban(
        "simulate", "--regime", sample.name, "--from", months[0], "--to", months[-1], "--seed", "7",
        "--scale", str(SCALE), "-o", str(out),
    )  # fmt: skip
    return out


def _daiban(*arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "pipelines.cli", *arguments],
        check=True, cwd=PROJECT, stdout=subprocess.DEVNULL,
    )  # fmt: skip


if __name__ == "__main__":
    measure(Path(sys.argv[1]), " ".join(sys.argv[2:]) or sys.argv[1])
