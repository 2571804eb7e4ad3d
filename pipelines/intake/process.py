"""Reading one file from bytes to findings and records; what the child process runs.

Belongs here: which sheets of a file are read, and what is said of the others. Does not belong
here: reading a form (`submission.py`), the database, limits of time and memory (`isolate.py`).
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pipelines.intake.desk import Desk
from pipelines.intake.identify import same_form
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome, Finding, unusable
from pipelines.intake.read import Unreadable, read_sheets
from pipelines.intake.recognise import RecognisedSheet, is_guidance, recognise
from pipelines.intake.sheet import BLANK, Sheet
from pipelines.intake.submission import SIMULATED, SubmissionReader

NOT_OURS = (
    "没有认出任何一张报表。请检查标题（如“……代办服务台账”）和表头是否为规定的表样，"
    "可用空白表样重新填写。"
)
NOTHING = "工作簿里没有任何内容。请检查是否报错了文件。"


def read_file(
    desk: Desk, file: str, location: Path, received_at: datetime, limits: Limits
) -> FileOutcome:
    """Everything one file says. Bad data comes back as findings, never as an exception."""
    try:
        sheets = read_sheets(location, limits)
    except Unreadable as refusal:
        return unusable(file, refusal.state, refusal.rule, refusal.message)
    filled = [
        sheet for sheet in sheets if any(value != BLANK for row in sheet.rows for value in row)
    ]
    if not filled:
        return unusable(file, "rejected", "empty_file", NOTHING)
    found = {sheet.name: recognise(sheet, desk.book) for sheet in filled}
    ours = [entry for entry in found.values() if entry is not None]
    hidden = [entry for entry in ours if entry.sheet.hidden]
    shown = [entry for entry in ours if not entry.sheet.hidden] or ours
    if not shown:
        return unusable(file, "rejected", "unknown_form", NOT_OURS)
    outcome = FileOutcome(file)
    for group in same_form(shown):
        outcome.submissions.append(SubmissionReader(desk, file, group, received_at).read())
    outcome.findings += _left_aside(file, filled, found, hidden if shown != ours else [])
    simulated = _is_simulated(filled, shown)
    for submission in outcome.submissions:
        submission.is_simulated = submission.is_simulated or simulated
    if all(submission.outcome == "rejected" for submission in outcome.submissions):
        outcome.outcome = "rejected"
        outcome.reason = outcome.submissions[0].reason
    return outcome


def _left_aside(
    file: str,
    filled: list[Sheet],
    found: dict[str, RecognisedSheet | None],
    hidden: list[RecognisedSheet],
) -> list[Finding]:
    """Warnings for sheets with content that were not read."""
    findings = []
    for entry in hidden:
        message = (
            f"工作表“{entry.sheet.name}”是隐藏的，没有读取。需要统计的，请取消隐藏后重新报送。"
        )
        findings.append(
            Finding(file, entry.sheet.name, "", "hidden_sheet", "warning", "", "", message)
        )
    for sheet in filled:
        if found[sheet.name] is None and not is_guidance(sheet.name):
            cell = next(sheet.cells())
            what = "是隐藏的，也不是规定的报表" if sheet.hidden else "不是规定的报表"
            message = f"工作表“{sheet.name}”{what}，没有读取。如需统计，请使用规定的标题和表头。"
            findings.append(
                Finding(
                    file, sheet.name, cell.address, "unknown_sheet", "warning", "",
                    cell.text[:100], message,
                )
            )  # fmt: skip
    return findings


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
