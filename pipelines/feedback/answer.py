"""The answer to one file: copy, letter and one sentence, as content or as files in a folder.

Belongs here: which of them a file gets, and their names. Does not belong here: checking
(`intake/check.py`), what copy and letter say. The file that was sent is never written to.

`answer_content` is for callers that hand the bytes on (the upload page); `write_answer` for
those that want files (`daiban check --return`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.catalog.model.folder import Catalog
from pipelines.feedback.isolated import workbook_bytes
from pipelines.feedback.letter import letter_bytes
from pipelines.feedback.options import AnswerOptions
from pipelines.feedback.plan import plan_for
from pipelines.feedback.receipt import Kind, kind_of, sentence_for
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome

LONGEST_NAME = 180  # bytes of the stem; file systems allow 255 in all


@dataclass(frozen=True)
class AnswerContent:
    """What the office is told. A receipt has neither letter nor workbook."""

    kind: Kind  # receipt: nothing found; notice: warnings only; return: to be mended
    sentence: str  # one line for a screen or a message
    letter: bytes | None = None  # .docx
    letter_name: str = ""
    workbook: bytes | None = None  # .xlsx; None too when the file itself cannot be opened
    workbook_name: str = ""


@dataclass(frozen=True)
class Answer:
    """What was written; no workbook when the file itself cannot be read."""

    letter: Path
    workbook: Path | None


def answer_content(
    catalog: Catalog,
    outcome: FileOutcome,
    location: Path,
    day: date,
    limits: Limits,
    options: AnswerOptions | None = None,
    name: str = "",
    suffix: str = "",
) -> AnswerContent:
    """The answer to the file at `location`, which the office calls `name`.

    Reads the file (in a limited child process), writes nothing. Never raises for a bad file.
    """
    name = name or location.name
    kind = kind_of(outcome)
    sentence = sentence_for(catalog, outcome, name, day)
    if kind == "receipt":
        return AnswerContent(kind, sentence)
    workbook_name, letter_name = _names(Path(name).stem, suffix)
    content = None
    if _can_be_opened(outcome):
        plan = plan_for(catalog, outcome, name, day, options)
        content = workbook_bytes(location, plan, limits, options or AnswerOptions())
    attached = workbook_name if content is not None else ""
    letter = letter_bytes(catalog, outcome, name, day, attached)
    return AnswerContent(kind, sentence, letter, letter_name, content, attached)


def write_answer(
    catalog: Catalog,
    outcome: FileOutcome,
    location: Path,
    folder: Path,
    day: date,
    limits: Limits,
    taken: Collection[Path] = (),
    options: AnswerOptions | None = None,
) -> Answer | None:
    """Write copy and letter into `folder`; None without findings, and nothing is written.

    `taken` are files that must not be overwritten: those that were sent, and earlier answers
    of the same call.
    """
    if kind_of(outcome) == "receipt":
        return None
    folder.mkdir(parents=True, exist_ok=True)
    suffix = _free_suffix(location, folder, {path.resolve() for path in taken})
    answer = answer_content(catalog, outcome, location, day, limits, options, suffix=suffix)
    letter = folder / answer.letter_name
    _write(letter, answer.letter or b"")
    if answer.workbook is None:
        return Answer(letter, None)
    workbook = folder / answer.workbook_name
    _write(workbook, answer.workbook)
    return Answer(letter, workbook)


def _can_be_opened(outcome: FileOutcome) -> bool:
    """A file that was refused as a whole has no cells; one that is no return of ours has."""
    return bool(outcome.submissions) or any(f.sheet for f in outcome.findings)


def _names(stem: str, suffix: str) -> tuple[str, str]:
    """Workbook and letter, named after what was sent."""
    stem = stem.encode("utf-8", "replace")[:LONGEST_NAME].decode("utf-8", "ignore")
    return f"{stem}_退回{suffix}.xlsx", f"{stem}_退回说明{suffix}.docx"


def _free_suffix(location: Path, folder: Path, taken: set[Path]) -> str:
    number = 1
    while True:
        suffix = "" if number == 1 else f"({number})"
        targets = {(folder / name).resolve() for name in _names(location.stem, suffix)}
        if not targets & taken:
            return suffix
        number += 1


def _write(target: Path, content: bytes) -> None:
    """Never half a file."""
    part = target.with_name(f".{target.name}.part")
    try:
        part.write_bytes(content)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
