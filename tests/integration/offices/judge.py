"""What reading a bent return yielded, in a shape that does not depend on where cells stand.

Belongs here: facts, what was said, whether the account balances. Does not belong here: bends.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pipelines.intake.account import account_of
from pipelines.intake.desk import Desk
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome, Finding, SubmissionOutcome
from pipelines.intake.process import read_file

RECEIVED = datetime(2017, 4, 20, 9, 30)
NOT_A_VALUE = {"error": "错误", "unreadable": "不可读", "not_applicable": "不适用"}
Facts = list[dict[str, str]]


def read(desk: Desk, path: Path, name: str = "") -> FileOutcome:
    """The outcome, with the account of all its cells."""
    outcome = read_file(desk, name or path.name, path, RECEIVED, Limits())
    outcome.account = account_of(desk, path, outcome, Limits())
    return outcome


def facts(submission: SubmissionOutcome) -> Facts:
    """Per row, element -> value (or what it is instead); unknown columns left out."""
    rows: dict[tuple[str, int], dict[str, str]] = {}
    for sheet, row, element, _cell, _text, value, state in submission.cells:
        entry = rows.setdefault((sheet, row), {})
        if element:
            entry[element] = NOT_A_VALUE.get(state) or str(value)
    return list(rows.values())


def said(findings: list[Finding]) -> set[tuple[str, str]]:
    """(cell, rule) of every finding."""
    return {(finding.cell, finding.rule) for finding in findings}


def assert_balanced(outcome: FileOutcome) -> None:
    """Every filled cell landed, is a label, or stands in a finding; the parts add up."""
    assert outcome.account
    for sheet in outcome.account:
        assert sheet.unaccounted == (), f"{sheet.sheet} {sheet.unaccounted}"
        assert sheet.landed + sum(sheet.labels.values()) + sheet.in_findings == sheet.cells
