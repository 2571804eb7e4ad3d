"""`make bench`, the part on reading: ours against the bare fast reader and against openpyxl.

Belongs here: one run that measures all of them in turn on the same files, isolation included.
Does not belong here: a verdict; the numbers are printed beside their bars.
"""

from __future__ import annotations

import gc
import multiprocessing
import pickle
import shutil
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from pipelines.catalog.loader import load_catalog
from pipelines.intake.isolate import Job, Worker
from pipelines.intake.limits import Limits
from pipelines.intake.read import read_sheets
from pipelines.intake.sheet import BLANK, Sheet, Span
from pipelines.intake.worker import limit_memory

RECEIVED = datetime(2017, 4, 21)
SMALL_FILES, DIFFERENT, LARGE_ROWS = 200, 40, 100_000
FEWEST, MOST = 40, 200  # rows of a ledger as a city sends it in a month
TITLE = "2017年4月贵州省招商引资项目代办服务台账（模拟数据）"
HEADERS = (
    "序号", "县（市、区）", "项目名称", "投资企业", "联系人", "联系电话", "合同投资额（万元）", "产业类别",
    "招商类别", "签约时间", "是否为新引进项目", "项目进展情况", "代办事项", "申办时间", "办结时间",
    "走访服务次数", "电话服务次数", "代办员", "存在困难和问题", "备注",
)  # fmt: skip
HEADER_ROW = 4
KEPT = (0, 1, 2, 6, 12, 13, 14, 15, 16)  # columns of the large one: 100,000 rows of all are refused
ROUNDS = 5


def main(folder: Path) -> None:
    """Print medians of interleaved rounds."""
    small = small_ledgers(folder)
    large = [large_ledger(folder / "large.xlsx", LARGE_ROWS)]
    limits = replace(Limits(), seconds=600.0)
    reader = IsolatedReader(limits)
    for label, files, rounds in (
        (f"{SMALL_FILES} 个小台账（{FEWEST} 至 {MOST} 行，带格式）", small, ROUNDS),
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
        theirs.close()  # so that a dead child is the end of the pipe
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


def small_ledgers(folder: Path) -> list[Path]:
    """As offices send them: between 40 and 200 rows, formatted; some are copies of others."""
    step = (MOST - FEWEST) / (DIFFERENT - 1)
    made = [
        formatted_ledger(folder / f"{number}.xlsx", FEWEST + round(number * step))
        for number in range(DIFFERENT)
    ]
    for number in range(DIFFERENT, SMALL_FILES):
        made.append(Path(shutil.copy(made[number % DIFFERENT], folder / f"{number}.xlsx")))
    return made


def formatted_ledger(path: Path, rows: int) -> Path:
    """Merged title, borders, fonts, widths, a total and signatures; without a finding."""
    book = openpyxl.Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.append([TITLE])
    page.append(["填报单位：遵义市投资促进局", *[None] * 15, "填报日期：2017年4月20日"])
    page.append([])
    page.append(HEADERS)
    for number in range(1, rows + 1):
        page.append(matter(path.stem, number))
    page.append(["合计", *[None] * 5, 5000.5 * rows])
    page.append(["填表人：某某", *[None] * 9, "审核人：某某"])
    page.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(HEADERS))
    thin = Side(style="thin")
    border, wrap = Border(thin, thin, thin, thin), Alignment("center", "center", wrap_text=True)
    plain, bold = Font("宋体", 10), Font("黑体", 10, bold=True)
    page["A1"].font, page["A1"].alignment = Font("方正小标宋简体", 18), Alignment("center")
    for line in page.iter_rows(min_row=HEADER_ROW, max_row=HEADER_ROW + rows + 1):
        for cell in line:
            cell.border, cell.alignment = border, wrap
            cell.font = bold if cell.row == HEADER_ROW else plain
    for column in range(1, len(HEADERS) + 1):
        page.column_dimensions[get_column_letter(column)].width = 14
    page.freeze_panes = f"D{HEADER_ROW + 1}"
    book.save(path)
    return path


def large_ledger(path: Path, rows: int) -> Path:
    """Plain, without a finding; a program wrote it."""
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("台账")
    page.append([TITLE])
    page.append(["填报单位：遵义市投资促进局"])
    page.append([HEADERS[column] for column in KEPT])
    for number in range(1, rows + 1):
        row = matter(path.stem, number)
        page.append([row[column] for column in KEPT])
    book.save(path)
    return path


def matter(book: str, number: int) -> list[object]:
    """One row."""
    project = f"{book}号农产品加工项目{number // 3}"
    return [
        number, "播州区", project, f"某某{number % 50}有限公司", "某某", "0851-1234567", 5000.5,
        "一产", "自主招商", "2017.03", "否", "在建", f"环评批复{number % 7}", "04.06", "04.10",
        number % 4, 1, "某某", None, "分期建设" if number % 9 == 0 else None,
    ]  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    """Wall-clock seconds, garbage of earlier work collected first."""
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
