"""The record of one `daiban run` for the pages: who runs it, how far it is, how it ended.

Belongs here: what is written before, after and when it fails. Does not belong here: the lines
themselves (`orchestration/told.py`), the sentence on the terminal (`failures.py`).
"""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pipelines.access import audit
from pipelines.cli import known_failures
from pipelines.cli.clock import now
from pipelines.orchestration.told import Teller
from pipelines.warehouse.connect import WarehouseError, only_writer

IN_TERMINAL = "{who}（命令行）"
UNFORESEEN = "处理没有完成（{kind}）。详细记录在 {home}/logs/errors.log，请交给维护人员。"
By = tuple[str, str, str]  # who, name, role


@dataclass
class Telling:
    """The lines of this run, and whether it changed anything."""

    lines: Teller
    changed: bool = False


@contextmanager
def telling(home: Path, by: By | None) -> Iterator[Telling]:
    """The end is told whatever it was; a run that the pages started also when it never began."""
    name = by[1] if by is not None else IN_TERMINAL.format(who=getpass.getuser())
    found = Telling(Teller(home, name, now))
    try:
        yield found
    except Exception as error:
        said = _sentence(error, home)
        _begin(found.lines, home, by)
        if found.lines.has_begun:
            found.lines.failed(said)
        _note(home, by, f"没有完成：{said.splitlines()[0]}")
        raise
    _begin(found.lines, home, by)
    if found.lines.has_begun:
        found.lines.done(found.changed)
    _note(home, by, "完成，结果已更新" if found.changed else "完成，没有新的内容")


def _begin(lines: Teller, home: Path, by: By | None) -> None:
    """For a run that ended before its first stage; never into another's record."""
    if by is not None and not lines.has_begun:
        with suppress(WarehouseError, OSError), only_writer(home, lambda: None, patience=0):
            lines.begin()


def _sentence(error: Exception, home: Path) -> str:
    if known_failures.exit_code(error) is None:
        return UNFORESEEN.format(kind=type(error).__name__, home=home)
    return known_failures.sentence(error)


def _note(home: Path, by: By | None, detail: str) -> None:
    if by is not None:
        with suppress(OSError):  # its start stands in the record already
            audit.record(home, audit.act(now(), *by, "counted", detail=detail))
