"""`make bench`, the part on reading: ours against the bare fast reader and against openpyxl.

Belongs here: one run that measures all of them in turn on the same files, isolation included.
Does not belong here: a verdict; the numbers are printed beside their bars.
"""

from __future__ import annotations

import gc
import multiprocessing
import pickle
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

from pipelines.catalog.loader import load_catalog
from pipelines.intake.isolate import Job, Worker
from pipelines.intake.limits import Limits
from pipelines.intake.read import read_sheets
from pipelines.intake.sheet import BLANK, Sheet, Span
from pipelines.intake.worker import limit_memory

RECEIVED = datetime(2017, 4, 21)
SMALL_FILES, SMALL_ROWS, LARGE_ROWS = 200, 30, 100_000
TITLE = "2017年4月贵州省招商引资项目代办服务台账（模拟数据）"
HEADERS = (
    "序号", "县（市、区）", "项目名称", "合同投资额（万元）", "代办事项",
    "申办时间", "办结时间", "走访服务次数", "电话服务次数",
)  # fmt: skip
ROUNDS = 5


def main(folder: Path) -> None:
    """Print medians of interleaved rounds."""
    small = [ledger(folder / f"{number}.xlsx", SMALL_ROWS) for number in range(SMALL_FILES)]
    large = [ledger(folder / "large.xlsx", LARGE_ROWS)]
    limits = replace(Limits(), seconds=600.0)
    reader = IsolatedReader(limits)
    for label, files, rounds in (
        (f"{SMALL_FILES} 个小台账（各 {SMALL_ROWS} 行）", small, ROUNDS),
        (f"1 个 {LARGE_ROWS:,} 行的台账", large, 3),
    ):
        bare, ours, inside = [], [], []
        for _ in range(rounds):
            bare.append(seconds(lambda files=files: [calamine_alone(path) for path in files]))
            inside.append(seconds(lambda files=files: [read_sheets(p, limits) for p in files]))
            ours.append(seconds(lambda files=files: [reader.read(path) for path in files]))
        slow = seconds(lambda files=files: [through_openpyxl(path) for path in files])
        report(label, *map(statistics.median, (bare, inside, ours)), slow)
    reader.stop()
    whole_intake(small, large, limits)


def report(label: str, bare: float, inside: float, ours: float, slow: float) -> None:
    """The four times and the two ratios that have a bar."""
    print(
        f"读取 {label}：calamine 单独 {bare:.2f} 秒，本系统（含隔离）{ours:.2f} 秒，"
        f"{ours / bare:.2f} 倍（目标 1.5 倍以内；其中隔离 {max(0.0, ours - inside):.2f} 秒）；"
        f"经 openpyxl {slow:.2f} 秒，快 {slow / ours:.1f} 倍（目标 8 倍以上）"
    )


def whole_intake(small: list[Path], large: list[Path], limits: Limits) -> None:
    """Reading, extraction and all rules in the worker, as `daiban run` does."""
    worker = Worker(pickle.dumps(load_catalog()), limits)
    worker.read(Job("warm", small[0], RECEIVED))  # starting the child is not counted
    for label, files in (("小台账", small), ("大台账", large)):
        took = seconds(
            lambda files=files: [worker.read(Job(path.name, path, RECEIVED)) for path in files]
        )
        print(f"读取、提取、核对全过程（{label}）：{took:.2f} 秒")
    worker.stop()


class IsolatedReader:
    """A limited child process that only reads: its sheets stay with it, as in intake."""

    def __init__(self, limits: Limits) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, limits), daemon=True)
        self._process.start()
        self._pipe.recv()

    def read(self, path: Path) -> int:
        """How many sheets the child read."""
        self._pipe.send(path)
        return int(self._pipe.recv())

    def stop(self) -> None:
        """End the child."""
        self._process.kill()
        self._process.join()


def _serve(pipe: Connection, limits: Limits) -> None:
    limit_memory(limits.memory_bytes)
    gc.disable()  # as the worker of intake does, here and below
    gc.collect()
    gc.freeze()
    pipe.send("ready")
    while True:
        sheets = read_sheets(pipe.recv(), limits)
        pipe.send(len(sheets))
        del sheets
        gc.collect()


def calamine_alone(path: Path) -> list[object]:
    """All sheets as the library gives them."""
    book = CalamineWorkbook.from_path(str(path))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def through_openpyxl(path: Path) -> list[Sheet]:
    """The same sheets, read with openpyxl: values, merged ranges, hidden lines."""
    sheets = []
    for page in openpyxl.load_workbook(path, data_only=True).worksheets:
        rows = [
            [BLANK if value is None else value for value in row]
            for row in page.iter_rows(values_only=True)
        ]
        spans = tuple(
            Span(s.min_row - 1, s.min_col - 1, s.max_row - 1, s.max_col - 1)
            for s in page.merged_cells.ranges
        )
        sheet = Sheet(page.title, rows, spans=spans, hidden=page.sheet_state != "visible")
        sheet.hidden_rows = frozenset(
            number - 1 for number, line in page.row_dimensions.items() if line.hidden
        )
        sheets.append(sheet)
    return sheets


def ledger(path: Path, rows: int) -> Path:
    """A ledger of so many matters, without a finding."""
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("台账")
    page.append([TITLE])
    page.append(["填报单位：遵义市投资促进局"])
    page.append(HEADERS)
    for number in range(1, rows + 1):
        name = f"{path.stem}号农产品加工项目{number // 3}"
        matter = f"环评批复{number % 7}"
        page.append([number, "播州区", name, 5000.5, matter, "04.06", "04.10", number % 4, 1])
    book.save(path)
    return path


def seconds(work: Callable[[], object]) -> float:
    """Wall-clock seconds, garbage of earlier work collected first."""
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
