"""One run of the pipeline: what it is asked to do and whom it tells about progress.

Belongs here: the request as a value. Does not belong here: the work (`steps.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from pipelines.catalog.model.folder import Catalog
from pipelines.settings import Settings

FileProgress = Callable[[int, int, str], None]
StepProgress = Callable[[int, int], None]


def _no_progress(_done: int, _total: int, _path: str) -> None:
    """Nobody watches."""


def _no_steps(_done: int, _total: int) -> None:
    """Nobody watches."""


def _no_stage(_text: str) -> None:
    """Nobody watches."""


@dataclass(frozen=True)
class Job:
    """`now` is China time, taken once at the edge; `as_of` only when somebody asked for a day."""

    settings: Settings
    catalog: Catalog
    now: datetime
    as_of: date | None = None
    full: bool = False
    on_file: FileProgress = field(default=_no_progress)
    on_stage: Callable[[str], None] = field(default=_no_stage)
    on_step: StepProgress = field(default=_no_steps)  # models and checks that are done
    deferred: list[tuple[str, str]] = field(default_factory=list)  # (file, why): filled by the run
