"""Reading one file from bytes to findings and records; what the child process runs.

Belongs here: which sheets of a file are read, and what is said of the others. Does not belong
here: reading a form (`submission.py`), the database, limits of time and memory (`isolate.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from pipelines.intake.areas import filled_cells
from pipelines.intake.corrections import CellCorrection, apply
from pipelines.intake.desk import Desk
from pipelines.intake.hidden_sheets import choose
from pipelines.intake.identify import same_form
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome, Finding, unusable
from pipelines.intake.read import read_sheets
from pipelines.intake.recognise import RecognisedSheet, is_guidance, recognise_tables
from pipelines.intake.refusals import Unreadable
from pipelines.intake.sheet import Sheet, address
from pipelines.intake.strange_sheets import not_a_form, not_ours, table_beside
from pipelines.intake.submission import SIMULATED, SubmissionReader

MACROS = "文件带有宏。宏没有运行，只读取了单元格里的内容。下次请另存为不带宏的 .xlsx 报送。"
NOTHING = "工作簿里没有任何内容。请检查是否报错了文件。"


def read_file(
    desk: Desk,
    file: str,
    location: Path,
    received_at: datetime,
    limits: Limits,
    corrections: Sequence[CellCorrection] = (),
) -> FileOutcome:
    """Everything one file says. Bad data comes back as findings, never as an exception."""
    try:
        sheets = sheets_of(location, limits)
    except Unreadable as refusal:
        return unusable(file, refusal.state, refusal.rule, refusal.message)
    corrected = apply(sheets, corrections)
    outcome = _read_sheets(desk, file, sheets, received_at)
    outcome.corrected = corrected
    return outcome


def _read_sheets(desk: Desk, file: str, sheets: list[Sheet], received_at: datetime) -> FileOutcome:
    filled = [sheet for sheet in sheets if any(True for _ in filled_cells(sheet))]
    if not filled:
        return unusable(file, "rejected", "empty_file", NOTHING)
    ours: list[RecognisedSheet] = []
    strange: list[Sheet] = []
    for sheet in filled:
        entries, parts = recognise_tables(sheet, desk.book)
        ours += entries
        strange += parts
    if not ours:
        return unusable(file, "rejected", "unknown_form", not_ours(strange, desk.book))
    outcome = FileOutcome(file)
    if any(sheet.macros for sheet in sheets):
        outcome.findings.append(Finding(file, "", "", "macros_ignored", "warning", "", "", MACROS))
    chosen = choose(desk, file, ours, received_at.date())
    for group in same_form(chosen.read):
        outcome.submissions.append(SubmissionReader(desk, file, group, received_at).read())
    outcome.findings += chosen.findings
    _take_down_rest(outcome, ours, strange)
    simulated = _is_simulated(filled, ours)
    for submission in outcome.submissions:
        submission.is_simulated = submission.is_simulated or simulated
    if all(submission.outcome == "rejected" for submission in outcome.submissions):
        outcome.outcome = "rejected"
        outcome.reason = outcome.submissions[0].reason
    return outcome


def sheets_of(location: Path, limits: Limits) -> list[Sheet]:
    """All sheets, each under a name of its own. Raises Unreadable."""
    sheets = read_sheets(location, limits)
    used: set[str] = set()
    for sheet in sheets:
        name, number = sheet.name, 2
        while sheet.name in used:  # only a damaged workbook has a name twice
            sheet.name = f"{name}({number})"
            number += 1
        used.add(sheet.name)
    return sheets


def _take_down_rest(
    outcome: FileOutcome, ours: list[RecognisedSheet], strange: list[Sheet]
) -> None:
    """Instructions are labels; everything else that was not read stands in a warning."""
    for part in strange:
        if is_guidance(part):
            outcome.labels += [
                (part.name, address(*place), "guidance") for place in filled_cells(part)
            ]
        else:
            outcome.findings.append(not_a_form(outcome.file, part))
    for entry in ours:
        if entry.aside is not None:
            outcome.findings.append(table_beside(outcome.file, entry.aside))


def _is_simulated(filled: list[Sheet], ours: list[RecognisedSheet]) -> bool:
    """Whether a sheet beside the forms says that the data are simulated."""
    forms = {entry.sheet.name for entry in ours}
    return any(
        isinstance(value, str) and SIMULATED in value
        for sheet in filled
        if sheet.name not in forms
        for row in sheet.rows[:50]
        for value in row
    )
