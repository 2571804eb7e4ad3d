"""What a run tells while it works (进度): lines of JSON under the home, for whoever asks.

Belongs here: writing the lines (by the run, which holds the writer's lock), reading them back, and
whether a lock is held. Does not belong here: the run (`run.py`), how progress looks on a page or in
a terminal. The clock comes as a function.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from pipelines.warehouse import layout

# How far a run is when a stage begins, from measured runs: (beginning of the stage's name, share).
STAGES = (
    ("启动处理程序", 0.02), ("准备数据模型", 0.05), ("载入制度定义", 0.16), ("读取报送文件", 0.18),
    ("计算指标并核对", 0.24), ("发布结果", 0.82), ("编制", 0.86),
)  # fmt: skip
PAPERS_LEFT = 0.85  # how many papers there are is not known before: each takes a part of the rest


@dataclass(frozen=True)
class Told:
    """The last run as far as it told; `end`: '' (no end was told), done, or failed."""

    by: str
    began: datetime
    stage: str = ""
    detail: str = ""  # 3/17
    share: float = 0.0
    end: str = ""
    ended: datetime | None = None
    said: str = ""  # why it failed
    changed: bool = False
    pid: int = 0

    @property
    def is_alive(self) -> bool:
        """Whether the process that told this is still there."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:  # another user's
            return True
        return self.pid > 0


class Teller:
    """Writes the lines of one run; nothing before its first stage, when it holds the lock."""

    def __init__(self, home: Path, by: str, now: Callable[[], datetime]) -> None:
        self._path, self._by, self._now = layout.run_progress(home), by, now
        self._stream: TextIO | None = None
        self._share, self._next = 0.0, 1.0

    @property
    def has_begun(self) -> bool:
        """Whether anything was told."""
        return self._stream is not None

    def begin(self) -> None:
        """A new record, in place of the last run's."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.unlink(missing_ok=True)
        # Open to the end: the last line must not go into the next run's record.
        self._stream = self._path.open("a", encoding="utf-8")
        self._add(by=self._by, began=self._now().isoformat(), pid=os.getpid())

    def stage(self, text: str) -> None:
        """The name of what happens now."""
        if not self.has_begun:
            self.begin()
        place = next((n for n, (start, _) in enumerate(STAGES) if text.startswith(start)), None)
        if place is not None:
            self._share = self._begins(place)
            self._next = STAGES[place + 1][1] if place + 1 < len(STAGES) else 1.0
        self._add(stage=text, detail="", share=round(self._share, 3))

    def file(self, done: int, total: int, _path: str) -> None:
        """`done` of `total` files are read; which they are is not for every visitor."""
        self.step(done, total)

    def step(self, done: int, total: int) -> None:
        """`done` of `total` parts of the stage."""
        share = self._share + (self._next - self._share) * done / max(total, 1)
        self._add(detail=f"{done}/{total}", share=round(share, 3))

    def done(self, changed: bool) -> None:
        """It is complete; `changed` False = there was nothing to do."""
        self._add(end="done", ended=self._now().isoformat(), changed=changed, share=1.0)

    def failed(self, said: str) -> None:
        """It ended with this sentence."""
        self._add(end="failed", ended=self._now().isoformat(), said=said)

    def _begins(self, place: int) -> float:
        start = STAGES[place][1]
        if self._share < start or place + 1 < len(STAGES):
            return start
        return 1 - (1 - self._share) * PAPERS_LEFT

    def _add(self, **told: object) -> None:
        if self._stream is not None:
            self._stream.write(json.dumps(told, ensure_ascii=False) + "\n")
            self._stream.flush()


def read(home: Path) -> Told | None:
    """What the last run told; None when none ever did."""
    try:
        lines = layout.run_progress(home).read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    found: Told | None = None
    for line in _parsed(lines):
        if "began" in line:
            began = datetime.fromisoformat(line["began"])
            found = Told(str(line.get("by", "")), began, pid=int(line.get("pid", 0)))
        elif found is not None:
            if "ended" in line:
                line["ended"] = datetime.fromisoformat(line["ended"])
            found = replace(found, **line)
    return found


def _parsed(lines: list[str]) -> Iterator[dict[str, Any]]:
    known = {"by", *Told.__dataclass_fields__}
    for line in lines:
        try:
            yield {key: value for key, value in json.loads(line).items() if key in known}
        except ValueError:  # being written, or cut off by a kill
            continue


def is_held(lock: Path) -> bool:
    """Whether a process holds this lock; the operating system frees that of a killed one."""
    try:
        with lock.open("rb") as stream:
            fcntl.flock(stream, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
