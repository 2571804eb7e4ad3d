"""The record of what was done (操作记录): one line of JSON an act, one file a month, only added to.

Belongs here: the shape of an act, adding one, reading them back. Does not belong here: who is
signed in, the clock (both come as arguments), how the record looks on the page.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Literal

What = Literal[
    "upload_accepted", "bulletin_issued", "decision_recorded", "links_confirmed", "download",
    "personal_download", "counted", "reminder_sent", "reminder_failed",
]  # fmt: skip
NAMES: dict[str, str] = {
    "upload_accepted": "接收报表", "counted": "计入统计", "bulletin_issued": "签发通报",
    "decision_recorded": "登记更正或豁免", "links_confirmed": "确认项目名称",
    "reminder_sent": "催报已发", "reminder_failed": "催报没有发出",
    "download": "下载", "personal_download": "下载（含个人信息）",
}  # fmt: skip
FOLDER = "audit"


@dataclass(frozen=True)
class Act:
    """Who did what, to what, and when (China time)."""

    at: str
    who: str
    name: str
    role: str
    what: What
    file: str = ""
    unit: str = ""
    period: str = ""
    regime: str = ""
    detail: str = ""


def act(at: datetime, who: str, name: str, role: str, what: What, **about: str) -> Act:
    """An act; `about`: file, unit, period, regime, detail."""
    return Act(at.isoformat(sep=" ", timespec="seconds"), who, name, role, what, **about)


def record(home: Path, done: Act) -> None:
    """Add the act to HOME/audit/<month>.jsonl. Raises OSError; then nothing was added.

    Whole lines only, whoever else writes: the file is locked, the line written at once and
    brought to the disk before the lock goes. What a killed writer left half is closed by a line
    break first, so that it spoils no other line.
    """
    line = (json.dumps(asdict(done), ensure_ascii=False) + "\n").encode()
    path, place = _opened(home, done.at[:7])
    try:
        fcntl.flock(place, fcntl.LOCK_EX)
        size = os.fstat(place).st_size
        if size and os.pread(place, 1, size - 1) != b"\n":
            line = b"\n" + line
        if os.write(place, line) != len(line):
            os.ftruncate(place, size)
            raise OSError(f"{path}: 没有写完")
        os.fsync(place)
    finally:
        os.close(place)


def check(home: Path, at: datetime) -> None:
    """Raises OSError when an act of this time could not be added."""
    os.close(_opened(home, f"{at:%Y-%m}")[1])


def _opened(home: Path, month: str) -> tuple[Path, int]:
    folder = home / FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{month}.jsonl"
    return path, os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)


def months(home: Path) -> list[str]:
    """The months with acts, the newest first."""
    return sorted((path.stem for path in (home / FOLDER).glob("*.jsonl")), reverse=True)


def read(home: Path, month: str) -> list[Act]:
    """The acts of a month, the newest first; a line that cannot be read is left out."""
    if month not in months(home):
        return []
    text = (home / FOLDER / f"{month}.jsonl").read_text(encoding="utf-8", errors="replace")
    return list(_acts(text))[::-1]


def _acts(text: str) -> Iterator[Act]:
    known = {field.name for field in fields(Act)}
    for line in text.split("\n"):  # splitlines() would also cut at characters inside a text
        try:
            found = json.loads(line)
            yield Act(**{key: value for key, value in found.items() if key in known})
        except (ValueError, TypeError, AttributeError):
            continue
