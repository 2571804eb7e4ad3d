"""What reading a file yields: plain, picklable records.

Belongs here: the shapes handed from the reading child process to landing, `check` and the
return workbook. Does not belong here: how they come about, or how they are stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipelines.catalog.model.definition import Severity
from pipelines.intake.corrections import CorrectedCell

FileState = Literal["read", "rejected", "unsupported"]
CellState = Literal["value", "not_applicable", "error", "unreadable", "inherited"]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, where it is, and what to do about it (message, Chinese)."""

    file: str
    sheet: str
    cell: str
    rule: str
    severity: Severity
    element: str
    value: str
    message: str
    row_number: int | None = None  # the data row that an error holds out
    clause: str = ""
    covers: str = ""  # ranges of the sheet that it speaks of besides `cell`: A3:F5,B9


# Plain tuples, because a large workbook has millions of them.
# sheet, row_number (as the spreadsheet program counts), centre_code
LandedRecord = tuple[str, int, str]
# sheet, row_number, element ('' under an unknown header), cell, text, value, state
LandedCell = tuple[str, int, str, str, str, str | None, CellState]
# sheet, cell, kind: a cell recognised as title, header, total, note, signature, numbering, guidance
Label = tuple[str, str, str]


@dataclass
class SubmissionOutcome:
    """One form of one unit for one period, as one file states it."""

    regime: str
    form: str
    form_version: str = ""
    unit_code: str = ""
    period: str = ""
    outcome: Literal["accepted", "rejected"] = "accepted"
    reason: str = ""
    is_simulated: bool = False
    content_hash: str = ""
    records: list[LandedRecord] = field(default_factory=list)
    cells: list[LandedCell] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    areas: list[tuple[str, str]] = field(default_factory=list)  # (sheet, range) it was read from


@dataclass(frozen=True)
class SheetAccount:
    """Where the filled cells of one sheet went; the parts add up to `cells`."""

    file: str
    sheet: str
    cells: int
    landed: int
    labels: dict[str, int]  # by kind: title, header, total, note, signature, numbering, guidance
    in_findings: int
    unaccounted: tuple[str, ...]  # addresses; must be empty


@dataclass
class FileOutcome:
    """Everything one reading of one file found out."""

    file: str
    outcome: FileState = "read"
    reason: str = ""
    findings: list[Finding] = field(default_factory=list)
    submissions: list[SubmissionOutcome] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)  # of sheets that are no form
    account: list[SheetAccount] = field(default_factory=list)  # only when asked for
    corrected: list[CorrectedCell] = field(default_factory=list)  # only where it is corrected

    def all_findings(self) -> list[Finding]:
        """The file's findings, then those of each submission, in reading order."""
        return [*self.findings, *(f for s in self.submissions for f in s.findings)]


def unusable(file: str, state: FileState, rule: str, message: str) -> FileOutcome:
    """A file that yields nothing: one fatal finding, whose message is also the reason."""
    finding = Finding(file, "", "", rule, "fatal", "", "", message)
    return FileOutcome(file=file, outcome=state, reason=message, findings=[finding])
