"""Where every filled cell of a file went: landed, a label, or inside a finding.

Belongs here: going over all cells of the file once more, against what the reading said of
each; a cell of which it said nothing was lost, and that is a fault of the reading. Does not
belong here: recognising anything again, which would repeat the reading's mistakes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from pipelines.intake.areas import Box, boxes_of, filled_cells, lies_in
from pipelines.intake.desk import Desk
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome, SheetAccount
from pipelines.intake.process import sheets_of
from pipelines.intake.sheet import Sheet, address


def account_of(
    _desk: Desk, location: Path, outcome: FileOutcome, limits: Limits
) -> list[SheetAccount]:
    """One account a sheet, in the workbook's order. Raises Unreadable as reading does."""
    said = _Said(outcome)
    accounts = (_account(sheet, said) for sheet in sheets_of(location, limits))
    return [account for account in accounts if account.cells]


class _Said:
    """What the reading said, by sheet."""

    def __init__(self, outcome: FileOutcome) -> None:
        self.file = outcome.file
        self.landed: defaultdict[str, set[str]] = defaultdict(set)
        self.labels: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self.found: defaultdict[str, set[str]] = defaultdict(set)
        self.boxes: defaultdict[str, list[Box]] = defaultdict(list)
        self.refused = any(f.severity == "fatal" and not f.sheet for f in outcome.findings)
        for submission in outcome.submissions:
            for landed in submission.cells:
                self.landed[landed[0]].add(landed[3])
            if submission.outcome == "rejected":
                for sheet, area in submission.areas:
                    self.boxes[sheet] += boxes_of(area)
        for sheet, cell, kind in (
            *outcome.labels,
            *(label for s in outcome.submissions for label in s.labels),
        ):
            self.labels[sheet][cell] = kind
        for finding in outcome.all_findings():
            self.found[finding.sheet].add(finding.cell)
            self.boxes[finding.sheet] += boxes_of(finding.covers)


def _account(sheet: Sheet, said: _Said) -> SheetAccount:
    name = sheet.name
    landed, labels, found = said.landed[name], said.labels[name], said.found[name]
    cells = landed_count = in_findings = 0
    kinds: Counter[str] = Counter()
    lost = []
    for row, column in filled_cells(sheet):
        cells += 1
        cell = address(row, column)
        if cell in landed:
            landed_count += 1
        elif cell in labels:
            kinds[labels[cell]] += 1
        elif said.refused or cell in found or lies_in(said.boxes[name], row, column):
            in_findings += 1
        else:
            lost.append(cell)
    return SheetAccount(said.file, name, cells, landed_count, dict(kinds), in_findings, tuple(lost))
