"""Where issued bulletins lie: HOME/issued/<regime>/<period>/<number>/, never changed again.

Belongs here: finding, keeping and reading them. Does not belong here: making their content.
"""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.issuing.record import Issue, from_json, to_json
from pipelines.warehouse import layout

RECORD = "record.json"
LOCK = ".lock"
DEFINITION = "definition"  # holds a copy of the regime's bulletin folder


class IssueError(Exception):
    """A bulletin cannot be issued or an issued one not be read; the message is Chinese."""


@contextmanager
def only_issuer(home: Path, regime: str, period: str) -> Iterator[None]:
    """One issue of a bulletin at a time: the next one waits, and then sees what was issued."""
    place = layout.issued(home, regime, period)
    place.mkdir(parents=True, exist_ok=True)
    with (place / LOCK).open("w", encoding="utf-8") as stream:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX)  # freed by the system with the process
        yield


def folder(home: Path, regime: str, period: str, number: int) -> Path:
    return layout.issued(home, regime, period) / str(number)


def issues(home: Path, regime: str, period: str) -> list[Issue]:
    """All issues of a bulletin, oldest first."""
    place = layout.issued(home, regime, period)
    numbers = sorted(int(path.name) for path in place.glob("*") if path.name.isdigit())
    return [_read(place / str(number) / RECORD) for number in numbers]


def keep(draft: Path, home: Path, issue: Issue) -> Path:
    """Write the record beside the files of `draft` and move it into place, read-only.

    Raises IssueError when that number was issued meanwhile; nothing is overwritten.
    """
    (draft / RECORD).write_text(to_json(issue), encoding="utf-8")
    for path in draft.rglob("*"):
        if path.is_file():
            path.chmod(0o444)
    target = folder(home, issue.regime, issue.period, issue.number)
    if target.exists():
        raise IssueError(f"第 {issue.number} 次签发刚刚已由别人完成，请先查看，再决定是否签发。")
    try:
        draft.rename(target)
    except OSError as error:  # a full folder of that name appeared in between
        raise IssueError(f"无法保存签发记录“{target}”：{error.strerror}。请稍后重试。") from error
    return target


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read(path: Path) -> Issue:
    try:
        return from_json(path.read_text(encoding="utf-8"))
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise IssueError(f"签发记录“{path}”缺失或已损坏，请从备份恢复该文件夹。") from error
