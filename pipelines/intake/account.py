"""Where every filled cell of a file went: landed, a label, or inside a finding.

Belongs here: going over all cells once more, against what was landed and found; what is in
none of the three was lost, and that is a fault of the reading. Does not belong here: reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipelines.intake.above_table import RULE as ABOVE_TABLE
from pipelines.intake.above_table import unread_rows_above
from pipelines.intake.desk import Desk
from pipelines.intake.forms import FormBook, KnownForm
from pipelines.intake.headers import Table
from pipelines.intake.identify import same_form
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome, Finding, SheetAccount, SubmissionOutcome
from pipelines.intake.read import read_sheets
from pipelines.intake.recognise import RecognisedSheet, is_guidance, recognise
from pipelines.intake.rows import RowSorter
from pipelines.intake.sheet import Sheet, address, shown

# findings that speak of everything on their sheet
WHOLE_SHEET = frozenset({"no_table", "hidden_sheet", "unknown_sheet"})


def account_of(
    desk: Desk, location: Path, outcome: FileOutcome, limits: Limits
) -> list[SheetAccount]:
    """One account a sheet, in the workbook's order. Raises Unreadable as reading does."""
    sheets = [sheet for sheet in read_sheets(location, limits) if any(True for _ in _cells(sheet))]
    found = {sheet.name: recognise(sheet, desk.book) for sheet in sheets}
    ours = [entry for entry in found.values() if entry is not None]
    shown_ones = [entry for entry in ours if not entry.sheet.hidden] or ours
    owners: dict[str, tuple[RecognisedSheet, SubmissionOutcome]] = {}
    groups = same_form(shown_ones)
    for submission, group in zip(outcome.submissions, groups, strict=False):
        owners |= {entry.sheet.name: (entry, submission) for entry in group}
    return [_account(desk.book, sheet, outcome, owners.get(sheet.name)) for sheet in sheets]


def _account(
    book: FormBook,
    sheet: Sheet,
    outcome: FileOutcome,
    owner: tuple[RecognisedSheet, SubmissionOutcome] | None,
) -> SheetAccount:
    landed = {cell[3] for s in outcome.submissions for cell in s.cells if cell[0] == sheet.name}
    table = None
    if owner is not None:
        known = _known(book, owner[1]) or owner[0].forms[0]
        table = owner[0].table_of(known)
        labels = _labels(sheet, known, table)
    else:
        labels = dict.fromkeys(_rows(sheet), "guidance") if is_guidance(sheet.name) else {}
    scope = _Scope(sheet, table, outcome, owner[1] if owner else None)
    cells = landed_count = in_findings = 0
    kinds: Counter[str] = Counter()
    lost = []
    for row, column in _cells(sheet):
        cells += 1
        cell = address(row, column)
        if cell in landed:
            landed_count += 1
        elif row in labels:
            kinds[labels[row]] += 1
        elif scope.covers(row, cell):
            in_findings += 1
        else:
            lost.append(cell)
    return SheetAccount(
        outcome.file, sheet.name, cells, landed_count, dict(kinds), in_findings, tuple(lost)
    )


def _labels(sheet: Sheet, known: KnownForm, table: Table | None) -> dict[int, str]:
    """Row -> kind, for the rows that hold no data."""
    if table is None:
        return {}
    unread = set(unread_rows_above(sheet, table))
    labels = {row: "title" for row in range(sheet.top, table.top) if row not in unread}
    labels |= dict.fromkeys(range(table.top, table.bottom + 1), "header")
    sorter = RowSorter(sheet, table, known.form, known.numbering_element)
    for row in range(max(table.bottom + 1, sheet.top), sheet.bottom):
        kind = sorter.kind(row, sheet.rows[row - sheet.top])
        if kind not in ("data", "blank"):
            labels[row] = kind
    return labels


class _Scope:
    """Which cells of a sheet the findings speak of."""

    def __init__(
        self,
        sheet: Sheet,
        table: Table | None,
        outcome: FileOutcome,
        submission: SubmissionOutcome | None,
    ) -> None:
        every = outcome.all_findings()
        here = [finding for finding in every if finding.sheet == sheet.name]
        own = submission.findings if submission else []
        self._whole = _is_refused(outcome.findings, own) or any(
            finding.rule in WHOLE_SHEET for finding in here
        )
        self._cells = {finding.cell for finding in here}
        above = table is not None and any(finding.rule == ABOVE_TABLE for finding in here)
        self._rows = set(unread_rows_above(sheet, table)) if above and table else set()

    def covers(self, row: int, cell: str) -> bool:
        """Whether a finding names the cell, its row as a whole, or its sheet."""
        return self._whole or row in self._rows or cell in self._cells


def _is_refused(of_file: Sequence[Finding], of_submission: Sequence[Finding]) -> bool:
    """A fatal finding is about everything in the file, or in the submission's sheets."""
    about_file = any(f.severity == "fatal" and not f.sheet for f in of_file)
    return about_file or any(f.severity == "fatal" for f in of_submission)


def _known(book: FormBook, submission: SubmissionOutcome) -> KnownForm | None:
    wanted = (submission.regime, submission.form, submission.form_version)
    return next((k for k in book.forms if (k.regime.id, k.form.id, k.form.version) == wanted), None)


def _cells(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Positions of all cells that show something."""
    for i, values in enumerate(sheet.rows, sheet.top):
        for j, value in enumerate(values, sheet.left):
            if shown(value).strip():
                yield i, j


def _rows(sheet: Sheet) -> range:
    return range(sheet.top, sheet.bottom)
