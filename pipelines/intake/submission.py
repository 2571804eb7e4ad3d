"""Reading the sheets of one form in one file into one submission.

Belongs here: the order of the steps for one form, and what rejects it as a whole. Does not
belong here: finding the forms of a file (`process.py`), or any step.
"""

from __future__ import annotations

from datetime import datetime

from pipelines.catalog.model.definition import Severity
from pipelines.catalog.periods import Period
from pipelines.intake.above_table import content_above, labels_above
from pipelines.intake.all_zero import all_zero
from pipelines.intake.areas import used_range
from pipelines.intake.content_hash import content_hash, left_out
from pipelines.intake.desk import Desk
from pipelines.intake.extract import SheetExtractor
from pipelines.intake.headers import Table
from pipelines.intake.identify import identify
from pipelines.intake.identity import Identity
from pipelines.intake.money_above import money_above, money_differs, with_money
from pipelines.intake.outcome import Finding, SubmissionOutcome
from pipelines.intake.recognise import RecognisedSheet
from pipelines.intake.rules.row import Moment
from pipelines.intake.table_findings import (
    hidden_lines,
    labels_of_headers,
    missing_columns,
    other_columns,
    unwatched_columns,
)
from pipelines.intake.validate import validate
from pipelines.intake.values.units import Territory

SIMULATED = "模拟数据"


class SubmissionReader:
    """The sheets of one form in one file. `read()` is called once."""

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
            areas=[(entry.sheet.name, used_range(entry.sheet)) for entry in group],
        )

    def read(self) -> SubmissionOutcome:
        """Accepted with records and findings, or rejected with the reason."""
        tables = self._tables()
        fatal = next((f for f in self.result.findings if f.severity == "fatal"), None)
        if fatal is not None:
            self.result.outcome, self.result.reason = "rejected", fatal.message
            return self.result
        for entry, table in tables:
            self._read_sheet(entry, table)
        self._check_empty(tables)
        self.result.findings += all_zero(self.file, self.identity.known.form, self.result, tables)
        known = self.identity.known
        without = left_out(known.form, known.numbering_element)
        self.result.content_hash = content_hash(self.result.cells, without)
        return self.result

    def _tables(self) -> list[tuple[RecognisedSheet, Table]]:
        """The table of each sheet; a form without any, or without a needed column, is rejected."""
        known = self.identity.known
        tables = []
        for entry in self.group:
            table = entry.table_of(known)
            if table is not None:
                money = money_above(entry.sheet, entry.above)
                table = with_money(table, money)
                tables.append((entry, table))
                self.result.findings += money_differs(self.file, entry.sheet, table, money)
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
                        self.file,
                        entry.sheet.name,
                        cell,
                        "no_table",
                        severity,
                        "",
                        "",
                        message,
                        covers=used_range(entry.sheet),
                    )
                )
        for entry, table in tables:
            self.result.findings += missing_columns(self.file, entry.sheet.name, known.form, table)
            self.result.findings += unwatched_columns(
                self.file, entry.sheet.name, known.form, table
            )
            self.result.findings += content_above(self.file, entry.sheet, known, table)
            self.result.findings += hidden_lines(self.file, entry.sheet, table)
            self.result.findings += other_columns(self.file, entry.sheet.name, known.form, table)
        return tables

    def _read_sheet(self, entry: RecognisedSheet, table: Table) -> None:
        identity, sheet = self.identity, entry.sheet
        form = identity.known.form
        period = Period.parse(identity.period) if identity.period else None
        territory = Territory(
            self.desk.places,
            identity.unit,
            identity.centres.get(entry.key) or identity.unit,
            period.end if period and form.period_kind != "once" else self.received_on,
            form.own_units == "descendants",
        )
        extraction = SheetExtractor(
            self.file, sheet, table, identity.known, territory, period,
            [line.text for line in entry.above],
        ).extract()  # fmt: skip
        self.result.labels += labels_above(sheet, identity.known, table)
        self.result.labels += labels_of_headers(sheet, table)
        self.result.labels += extraction.labels
        self.result.records += extraction.records
        self.result.cells += extraction.cells
        self.result.findings += extraction.findings
        moment = Moment(period.end if period else None, self.received_on)
        self.result.findings += validate(self.file, sheet.name, form, extraction.rows, moment)
        self.result.is_simulated |= any(SIMULATED in text for text in extraction.label_texts)

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
