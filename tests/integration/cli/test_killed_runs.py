"""`daiban run` killed at random moments of its very first run; files that are still written."""

from __future__ import annotations

import os
import random
import subprocess
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.cli.run import summary_lines
from pipelines.intake import inbox, isolate, receive
from pipelines.intake.receipts import Receipt
from pipelines.orchestration.fingerprint import read_state
from pipelines.orchestration.job import Job
from pipelines.orchestration.run import run
from pipelines.settings import settings_from
from tests.integration.cli.calling import PROJECT, command, daiban, first_month, rows

COMMANDS = (
    ("measures",), ("indicators",), ("files",), ("findings",), ("submissions", "--period", "2017-01"),
)  # fmt: skip


def figures(home: Path) -> dict[str, list[dict[str, Any]]]:
    return {words[0]: rows(home, *words) for words in COMMANDS}


@pytest.mark.slow
def test_killed_from_the_first_run_on_the_figures_are_the_same(tmp_path: Path) -> None:
    """Seeded moments within the length of a whole run; an accept was killed before, too."""
    inputs = first_month(tmp_path / "inputs")
    place = inputs / "inbox" / "2017-02-01"
    place.mkdir(parents=True)
    (inputs / "inbox" / ".lock").touch()
    inbox._write(place / ".名单.txt.part", b"no form")
    inbox._write_receipt(place / "名单.txt", Receipt(datetime(2017, 2, 1, 9), "甲"))
    began = time.monotonic()
    done = daiban(tmp_path / "whole", "run", "--inputs", inputs)
    length = time.monotonic() - began
    assert done.returncode == 0, done.stderr
    assert "inbox/2017-02-01/名单.txt" in done.stdout
    moments = random.Random(20170422)
    killed = 0
    for _ in range(5):
        running = subprocess.Popen(
            command(tmp_path / "killed", "run", "--inputs", inputs),
            cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(moments.uniform(0.5, length * 0.45))
        killed += running.poll() is None
        running.kill()
        running.wait()
    assert killed >= 3
    done = daiban(tmp_path / "killed", "run", "--inputs", inputs)
    assert done.returncode == 0, done.stderr
    whole, again = figures(tmp_path / "whole"), figures(tmp_path / "killed")
    for listed in (*whole.values(), *again.values()):
        for row in listed:  # first seen: the moment of the run itself
            if str(row.get("received_at", "")).startswith("202"):
                row["received_at"] = "first seen"
    assert again == whole


@pytest.mark.slow
def test_a_file_still_written_is_said_and_read_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only its time changes, so the folder looks the same: the next run must look again."""
    inputs = first_month(tmp_path / "inputs")
    job = Job(settings_from({}, tmp_path / "home", inputs), load_catalog(), datetime(2026, 1, 5))
    growing = sorted(inputs.rglob("*.xlsx"))[0]
    path = growing.relative_to(inputs).as_posix()
    read_all = isolate.read_all

    def read_while_written(*arguments: Any) -> Any:
        for found in read_all(*arguments):
            os.utime(growing, (1, 1))
            yield found

    with monkeypatch.context() as patched:
        patched.setattr(receive, "read_all", read_while_written)
        first = run(job, lambda: None)
    lines = summary_lines(first.summary, tmp_path)
    at = lines.index("没有读取 1 个（不算退回，也没有计入）：")
    assert lines[at + 1] == (
        f"  - {path}：文件正在写入，这次没有读取。等它复制或保存完成后，再运行一次 daiban run。"
    )
    assert read_state(tmp_path / "home") is None
    second = run(job, lambda: None)
    assert second.changed
    assert second.summary["deferred_files"] == []
    assert path in [row["file"] for row in rows(tmp_path / "home", "files")]
