"""`make bench`: how long a run takes, as a user waits for it.

Belongs here: timings of the command line on the committed sample. Pages are measured in
`pages.py`, reading alone in `reading.py` (`python -m tests.bench.bench reading` runs only that). Does not belong here: a
verdict; the tests hold the loose bounds.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import openpyxl

from tests.bench import pages, reading

PROJECT = Path(__file__).resolve().parents[2]
SAMPLE = PROJECT / "raw_inputs" / "gz2017"
REPEATS = 3


def main() -> None:
    """All parts, or the one that is named."""
    with tempfile.TemporaryDirectory() as folder:
        reading.main(Path(folder))
    if "reading" not in sys.argv[1:]:
        runs()
        with tempfile.TemporaryDirectory() as folder:
            pages.main(Path(folder))


def runs() -> None:
    """Print the median of a few runs each."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        inputs = work / "inputs"
        shutil.copytree(SAMPLE, inputs)
        whole = [seconds(work / f"home{number}", inputs) for number in range(REPEATS)]
        home = work / "home0"
        added = []
        for number in range(REPEATS):
            resubmit(inputs, number)
            added.append(seconds(home, inputs))
        nothing = [seconds(home, inputs) for _ in range(REPEATS)]
    for label, times, limit in (
        ("没有新文件", nothing, 2),
        ("新到一份报表，到数字发布", added, 15),
        ("全部样例，从空目录开始", whole, 40),
    ):
        print(f"{label}：{statistics.median(times):.1f} 秒（目标 {limit} 秒以内）")


def seconds(home: Path, inputs: Path) -> float:
    """Wall-clock seconds of one `daiban run`."""
    command = [sys.executable, "-m", "pipelines.cli", "--home", str(home), "run"]
    began = time.perf_counter()
    subprocess.run(
        [*command, "--inputs", str(inputs)],
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "DAIBAN_HOME": str(home)},
        cwd=PROJECT,
    )
    return time.perf_counter() - began


def resubmit(inputs: Path, number: int) -> None:
    """A correction of one workbook: the same return with one more remark."""
    original = min(path for path in inputs.rglob("*台账*.xlsx") if "更正" not in path.name)
    book = openpyxl.load_workbook(original)
    sheet = book.worksheets[0]
    sheet.cell(sheet.max_row + 2, 1).value = f"更正第{number + 1}次"
    book.save(original.with_name(f"{original.stem}-更正{number + 1}.xlsx"))


if __name__ == "__main__":
    main()
