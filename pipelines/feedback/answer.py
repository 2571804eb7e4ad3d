"""The answer to one file: copy and letter in a folder (`daiban check --return`).

Belongs here: what is written where. Does not belong here: checking (`intake/check.py`), what
the two files say. The file that was sent is never written to.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.catalog.model import Catalog
from pipelines.feedback.isolated import write_workbook_isolated
from pipelines.feedback.letter import write_letter
from pipelines.feedback.plan import CELLS_PER_RULE, plan_for
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome

LONGEST_NAME = 180  # bytes of the stem; file systems allow 255 in all


@dataclass(frozen=True)
class Answer:
    """What was written; no workbook when the file itself cannot be read."""

    letter: Path
    workbook: Path | None


def write_answer(
    catalog: Catalog,
    outcome: FileOutcome,
    location: Path,
    folder: Path,
    day: date,
    limits: Limits,
    taken: Collection[Path] = (),
    cells_per_rule: int = CELLS_PER_RULE,
) -> Answer | None:
    """Write copy and letter into `folder`; None without findings, and nothing is written.

    `taken` are files that must not be overwritten: those that were sent, and earlier answers
    of the same call.
    """
    if not outcome.all_findings():
        return None
    folder.mkdir(parents=True, exist_ok=True)
    workbook, letter = _targets(location, folder, {path.resolve() for path in taken})
    written = False
    if _can_be_opened(outcome):
        plan = plan_for(catalog, outcome, location.name, day, cells_per_rule)
        written = write_workbook_isolated(location, plan, workbook, limits)
    name = workbook.name if written else ""
    write_letter(catalog, outcome, location.name, day, letter, name)
    return Answer(letter, workbook if written else None)


def _can_be_opened(outcome: FileOutcome) -> bool:
    """A file that was refused as a whole has no cells; one that is no return of ours has."""
    return bool(outcome.submissions) or any(f.sheet for f in outcome.findings)


def _targets(location: Path, folder: Path, taken: set[Path]) -> tuple[Path, Path]:
    stem = location.stem.encode()[:LONGEST_NAME].decode("utf-8", "ignore")
    number = 1
    while True:
        suffix = "" if number == 1 else f"({number})"
        workbook = folder / f"{stem}_退回{suffix}.xlsx"
        letter = folder / f"{stem}_退回说明{suffix}.docx"
        if not {workbook.resolve(), letter.resolve()} & taken:
            return workbook, letter
        number += 1
