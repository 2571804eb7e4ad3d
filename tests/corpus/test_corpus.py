"""Foreign, broken and hostile files in one real run: each listed, none taken for ours.

Belongs here: `daiban run` over the folder DAIBAN_CORPUS_DIR (several with `:` between), with
the memory that it and its readers take. Does not belong here: what the files are.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.intake.inventory import COMPANIONS, is_dropping
from pipelines.intake.limits import MEGABYTE, Limits
from tests.integration.cli.calling import PROJECT, command, rows

FOLDERS = [Path(name) for name in os.environ.get("DAIBAN_CORPUS_DIR", "").split(":") if name]
PARENT_LIMIT = 500 * MEGABYTE
SECONDS = 1800
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not FOLDERS, reason="DAIBAN_CORPUS_DIR names no folder of odd files"),
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read in /proc"),
]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_one_run_lists_every_file_with_its_reason(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    began = time.monotonic()
    process = subprocess.Popen(
        command(home, "run", "--inputs", folder),
        cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    peaks = Peaks(process.pid)
    said, _ = process.communicate(timeout=SECONDS)
    peaks.stop()
    assert process.returncode == 0, said
    assert "Traceback" not in said
    listed = {row["file"]: row for row in rows(home, "files")}
    expected = {path.relative_to(folder).as_posix() for path in files_of(folder)}
    assert set(listed) == expected
    for row in listed.values():
        assert row["state"] in ("rejected", "unsupported", "duplicate"), row
        assert row["reason"], row
        assert (row["regime"], row["form"]) in ((None, None), ("", "")), row
    print(
        f"\n{folder}: {len(listed)} 个文件，{time.monotonic() - began:.0f} 秒，"
        f"{dict(Counter(row['state'] for row in listed.values()))}；"
        f"内存峰值：主进程 {peaks.parent / MEGABYTE:.0f} MB，读取进程驻留 "
        f"{peaks.reader / MEGABYTE:.0f} MB、地址空间 {peaks.reader_space / MEGABYTE:.0f} MB"
    )
    assert 0 < peaks.parent < PARENT_LIMIT
    assert 0 < peaks.reader_space <= Limits().memory_bytes


def files_of(folder: Path) -> Iterator[Path]:
    """What the run has to list: everything but hidden files and its own records."""
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        if any(part.startswith(".") for part in parts) or (path.is_dir() and not path.is_symlink()):
            continue
        if path.name not in COMPANIONS and not is_dropping(path.name):
            yield path


class Peaks:
    """The highest memory of a process and of the readers below it, looked at all the time."""

    def __init__(self, pid: int) -> None:
        self.parent = self.reader = self.reader_space = 0
        self._pid = pid
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """No more looking."""
        self._stopping.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stopping.wait(0.05):
            self.parent = max(self.parent, _bytes(self._pid, "VmHWM"))
            for child in _children(self._pid):
                if "pipelines.intake.worker" in _command_line(child):
                    self.reader = max(self.reader, _bytes(child, "VmHWM"))
                    self.reader_space = max(self.reader_space, _bytes(child, "VmPeak"))


def _children(pid: int) -> list[int]:
    found = []
    for task in _entries(Path(f"/proc/{pid}/task")):
        text = _read(task / "children")
        found += [int(number) for number in text.split()]
    return found


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _command_line(pid: int) -> str:
    return _read(Path(f"/proc/{pid}/cmdline")).replace("\0", " ")


def _bytes(pid: int, name: str) -> int:
    for line in _read(Path(f"/proc/{pid}/status")).splitlines():
        if line.startswith(name):
            return int(line.split()[1]) * 1024
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
