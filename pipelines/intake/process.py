"""Reading one file from bytes to findings and records; what the child process runs.

Belongs here: the order of the steps. Does not belong here: any step, the database, limits of
time and memory (`isolate.py`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from pipelines.catalog.model import Catalog, Severity
from pipelines.catalog.periods import Period
from pipelines.catalog.places import Places
from pipelines.intake.extract import SheetExtractor
from pipelines.intake.forms import FormBook
from pipelines.intake.headers import Table
from pipelines.intake.identify import Identity, identify, same_form
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome, Finding, LandedCell, SubmissionOutcome, unusable
from pipelines.intake.read import Unreadable, read_sheets
from pipelines.intake.recognise import RecognisedSheet, is_guidance, recognise
from pipelines.intake.rules.row import Moment
from pipelines.intake.sheet import BLANK, Sheet
from pipelines.intake.table_findings import missing_columns, other_columns, unwatched_columns
from pipelines.intake.unit_names import UnitNames
from pipelines.intake.validate import validate
from pipelines.intake.values.units import Territory

SIMULATED = "模拟数据"
NOT_OURS = (
    "没有认出任何一张报表。请检查标题（如“……代办服务台账”）和表头是否为规定的表样，"
    "可用空白表样重新填写。"
)
NOTHING = "工作簿里没有任何内容。请检查是否报错了文件。"


@dataclass
class Desk:
    """What reading needs of the catalogue, prepared once."""

    book: FormBook
    places: Places
    names: UnitNames

    @classmethod
    def of(cls, catalog: Catalog) -> Desk:
        """Prepared from the definitions."""
        places = Places(catalog)
        return cls(FormBook.of(catalog), places, UnitNames(catalog, places))


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
        outcome.submissions.append(_Submission(desk, file, group, received_at).read())
    outcome.findings += _left_aside(file, filled, found, hidden if shown != ours else [])
    simulated = _is_simulated(filled, shown)
    for submission in outcome.submissions:
        submission.is_simulated = submission.is_simulated or simulated
    if all(submission.outcome == "rejected" for submission in outcome.submissions):
        outcome.outcome = "rejected"
        outcome.reason = outcome.submissions[0].reason
    return outcome


class _Submission:
    """The sheets of one form in one file, read into one submission."""

    def __init__(
        self, desk: Desk, file: str, group: list[RecognisedSheet], received_at: datetime
    ) -> None:
        self.desk, self.file = desk, file
        self.received_on = received_at.date()
        self.identity: Identity = identify(file, group, desk.names, self.received_on)
        self.group = group
        known = self.identity.known
        self.result = SubmissionOutcome(
            regime=known.regime.id,
            form=known.form.id,
            form_version=known.form.version,
            unit_code=self.identity.unit,
            period=self.identity.period,
            is_simulated=any(SIMULATED in line.text for entry in group for line in entry.above),
            findings=list(self.identity.findings),
        )

    def read(self) -> SubmissionOutcome:
        tables = self._tables()
        fatal = next((f for f in self.result.findings if f.severity == "fatal"), None)
        if fatal is not None:
            self.result.outcome, self.result.reason = "rejected", fatal.message
            return self.result
        for entry, table in tables:
            self._read_sheet(entry, table)
        self._check_empty(tables)
        numbering = self.identity.known.numbering_element
        self.result.content_hash = content_hash(self.result.cells, numbering)
        return self.result

    def _tables(self) -> list[tuple[RecognisedSheet, Table]]:
        """The table of each sheet; a form without any, or without a needed column, is rejected."""
        known = self.identity.known
        tables = []
        for entry in self.group:
            table = entry.table_of(known)
            if table is not None:
                tables.append((entry, table))
        for entry in self.group:
            if entry.table_of(known) is None:
                severity: Severity = "warning" if tables else "fatal"
                message = (
                    f"有《{known.form.title}》的标题，却找不到表格（表头应有"
                    f"“{'”“'.join(c.label for c in known.form.columns if c.column_required)}”）。"
                    "请使用规定的表样。"
                )
                cell = entry.above[0].cell if entry.above else ""
                self.result.findings.append(
                    Finding(
                        self.file, entry.sheet.name, cell, "no_table", severity, "", "", message
                    )
                )
        for entry, table in tables:
            self.result.findings += missing_columns(self.file, entry.sheet.name, known.form, table)
            self.result.findings += unwatched_columns(
                self.file, entry.sheet.name, known.form, table
            )
            self.result.findings += other_columns(self.file, entry.sheet.name, known.form, table)
        return tables

    def _read_sheet(self, entry: RecognisedSheet, table: Table) -> None:
        identity, sheet = self.identity, entry.sheet
        form = identity.known.form
        period = Period.parse(identity.period) if identity.period else None
        territory = Territory(
            self.desk.places,
            identity.unit,
            identity.centres.get(sheet.name) or identity.unit,
            period.end if period and form.period_kind != "once" else self.received_on,
            form.own_units == "descendants",
        )
        extraction = SheetExtractor(
            self.file, sheet, table, identity.known, territory, period
        ).extract()
        self.result.records += extraction.records
        self.result.cells += extraction.cells
        self.result.findings += extraction.findings
        moment = Moment(period.end if period else None, self.received_on)
        self.result.findings += validate(self.file, sheet.name, form, extraction.rows, moment)
        self.result.is_simulated |= any(SIMULATED in text for text in extraction.labels)

    def _check_empty(self, tables: list[tuple[RecognisedSheet, Table]]) -> None:
        """空表: no row that may be counted."""
        held_out = {(f.sheet, f.row_number) for f in self.result.findings if f.severity == "error"}
        if any((sheet, row) not in held_out for sheet, row, _ in self.result.records):
            return
        entry, table = tables[0]
        rows = len(self.result.records)
        what = f"{rows} 行全部有误，没有一行可用" if rows else "没有填写任何数据"
        message = (
            f"空表：{what}。请补填或改正后重新报送；确实没有内容的，请在备注中说明并电话告知。"
        )
        self.result.findings.append(
            Finding(
                self.file, entry.sheet.name, table.columns[0].address, "empty_return", "error",
                "", "", message,
            )
        )  # fmt: skip


def content_hash(cells: Iterable[LandedCell], numbering: str) -> str:
    """A hash of the canonical values of all elements in row order, the numbering left out."""
    digest = hashlib.sha256()
    for _row, group in groupby(cells, key=lambda cell: (cell[0], cell[1])):
        values = sorted(
            f"{element}={value}"
            for _, _, element, _, _, value, _ in group
            if element and element != numbering and value is not None
        )
        digest.update(("\x1f".join(values) + "\x1e").encode())
    return digest.hexdigest()


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
        if found[sheet.name] is None and not sheet.hidden and not is_guidance(sheet.name):
            cell = next(sheet.cells())
            message = (
                f"工作表“{sheet.name}”不是规定的报表，没有读取。如需统计，请使用规定的标题和表头。"
            )
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
