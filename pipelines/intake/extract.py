"""From the cells of a table to records: typed values, each with its cell and original text.

Belongs here: walking the data rows of one sheet once; merged cells, further lines of the row
above, unknown columns, what is missing. Does not belong here: reading a single value
(`columns.py`, `values/`), rules between cells (`rules/`), recognising the form (`recognise.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipelines.catalog.periods import Period
from pipelines.intake.areas import is_blank
from pipelines.intake.columns import ColumnReader, column_readers
from pipelines.intake.forms import KnownForm
from pipelines.intake.headers import Table
from pipelines.intake.merged import MergedCells
from pipelines.intake.outcome import Finding, Label, LandedCell, LandedRecord
from pipelines.intake.rows import READ, RowSorter, SortedRow
from pipelines.intake.rules.row import Row
from pipelines.intake.sheet import BLANK, Sheet, Value, address, column_letters, shown
from pipelines.intake.unread_rows import UnreadRows
from pipelines.intake.values.reading import Reading
from pipelines.intake.values.units import Territory


class Held(NamedTuple):
    """One cell as read, kept for a further line that inherits it."""

    address: str
    text: str
    reading: Reading


@dataclass
class Extraction:
    """What one sheet holds."""

    records: list[LandedRecord] = field(default_factory=list)
    cells: list[LandedCell] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    label_texts: list[str] = field(default_factory=list)


class SheetExtractor:
    """Reads one table of one form. `extract()` is called once."""

    def __init__(
        self,
        file: str,
        sheet: Sheet,
        table: Table,
        known: KnownForm,
        territory: Territory,
        period: Period | None,
        above: Sequence[str] = (),
    ) -> None:
        self.file, self.sheet, self.table = file, sheet, table
        self.known, self.form, self.territory = known, known.form, territory
        self.result = Extraction()
        self._letters = {name: column_letters(c.index) for name, c in table.matched.items()}
        self._readers = column_readers(sheet, table, known, territory, period)
        self._others = self._other_columns()
        self._merged = MergedCells(sheet, table)
        self._sorter = RowSorter(
            sheet, table, known.form, known.numbering_element, above,
            lambda name: territory.places.resolve(name, None, territory.on) is not None,
        )  # fmt: skip
        self._above: dict[str, Held] = {}

    def extract(self) -> Extraction:
        """Records, cells and the findings of single cells; rules come after."""
        unread = UnreadRows(self.file, self.sheet, self.table)
        for entry in self._sorter.rows():
            if entry.kind in READ:
                self._read_row(entry.row, entry.values, entry.kind == "data")
            else:
                self._label(entry)
            unread.see(entry)
        self.result.findings += unread.findings()
        read = {number - 1 for _sheet, number, _centre in self.result.records}
        self.result.findings += self._merged.findings(self.file, read)
        return self.result

    def _label(self, entry: SortedRow) -> None:
        if entry.kind == "unread":
            return
        for j, value in enumerate(entry.values):
            if not is_blank(value) and j not in entry.beside:
                cell = address(entry.row, j + self.sheet.left)
                self.result.labels.append((self.sheet.name, cell, entry.kind))
                self.result.label_texts.append(shown(value))

    def _other_columns(self) -> dict[int, str]:
        """Columns that no element stands for: sheet column -> header address ('' = none)."""
        known = {entry.index for entry in self.table.matched.values()}
        headers = {entry.index: entry.address for entry in self.table.columns}
        return {
            j: headers.get(j, "")
            for j in range(self.sheet.left, self.sheet.right)
            if j not in known
        }

    def _read_row(self, index: int, values: Sequence[Value], in_rules: bool) -> None:
        """`in_rules`: whether the form's rules look at the row at all."""
        number = index + 1
        row = Row(number, self._letters)
        held: dict[str, Held] = {}
        left = self.sheet.left
        merged = self._merged
        city = ""
        for reader in self._readers:
            j = reader.entry.index
            raw = values[j - left]
            source = index
            if merged:
                raw, source = merged.value(index, j, raw)
                if source != index and raw != BLANK and reader.in_rules:
                    row.merged.add(reader.column.element)
            if raw == BLANK or (type(raw) is str and is_blank(raw)):
                continue
            reading = reader.reading(raw, source, city)
            cell = f"{reader.letters}{source + 1}"
            held[reader.column.element] = Held(cell, shown(raw), reading)
            if reader.read is None and reader.column.element != self.form.county_element:
                city = reading.value or ""
        self._inherit(held)
        self._place(held, city, number)
        self._land(held, row)
        self._land_others(index, values)
        if in_rules:
            self._require(held, row)
            self._above = held
            self.result.rows.append(row)
        self.result.records.append((self.sheet.name, number, self.territory.centre))

    def _inherit(self, held: dict[str, Held]) -> None:
        """A further line (number 0) takes what it leaves blank from the line above."""
        rule = self.form.continuation
        if rule is None or not self._above:
            return
        marker = held.get(rule.element)
        if marker is None or marker.reading.value != str(rule.value):
            return
        for element in rule.inherits:
            above = self._above.get(element)
            if above is None or element in held or element not in self._letters:
                continue
            reading = above.reading  # a fault above holds this line out too
            if reading.value is not None:
                reading = reading._replace(state="inherited", rule="", message="")
            held[element] = Held(above.address, above.text, reading)

    def _place(self, held: dict[str, Held], city: str, number: int) -> None:
        """A blank county is 市本级, or the county that submits."""
        element = self.form.county_element
        column = self.table.matched.get(element)
        if not element or element in held or column is None or column.column is None:
            return
        if column.column.type == "unit" and not column.column.required:
            home = city or self.territory.centre
            if self.territory.places.level(home) == "province":
                return
            code = self.territory.own(city)
            held[element] = Held(
                f"{self._letters[element]}{number}", "", Reading(code, "inherited")
            )

    def _land(self, held: dict[str, Held], row: Row) -> None:
        sheet, cells = self.sheet.name, self.result.cells
        number = row.number
        for reader in self._readers:
            element = reader.column.element
            entry = held.get(element)
            if entry is None:
                continue
            address, text, reading = entry
            value, state = reading.value, reading.state
            cells.append((sheet, number, element, address, text, value, state))
            if reader.in_rules:
                row.texts[element] = text
                if value is not None:
                    row.values[element] = value
                elif state != "not_applicable":
                    row.broken.add(element)
            if reading.rule:
                self._report(reader, address, text, reading, number)

    def _report(
        self, reader: ColumnReader, cell: str, text: str, reading: Reading, number: int
    ) -> None:
        column = reader.column
        severe = reader.holds_out(reading)
        self.result.findings.append(
            Finding(
                self.file,
                self.sheet.name,
                cell,
                reading.rule,
                "error" if severe else "warning",
                column.element,
                text,
                reading.message + ("本行暂不计入。" if severe else ""),
                number,
                column.clause,
            )
        )

    def _require(self, held: dict[str, Held], row: Row) -> None:
        for reader in self._readers:
            if not reader.must_be_filled:
                continue
            entry = held.get(reader.column.element)
            if entry is not None and entry.reading.state != "not_applicable":
                continue
            column = reader.column
            example = f"，如“{column.example}”" if column.example else ""
            message = f"请填写“{column.label}”{example}。本行暂不计入。"
            self.result.findings.append(
                Finding(
                    self.file,
                    self.sheet.name,
                    f"{reader.letters}{row.number}",
                    "required",
                    "error",
                    column.element,
                    "",
                    message,
                    row.number,
                    column.clause,
                )
            )

    def _land_others(self, index: int, values: Sequence[Value]) -> None:
        """Cells under headers that the form does not know are kept, under no element."""
        for j in self._others:
            value = values[j - self.sheet.left]
            if value != BLANK and not is_blank(value):
                cell = f"{column_letters(j)}{index + 1}"
                text = shown(value)
                self.result.cells.append(
                    (self.sheet.name, index + 1, "", cell, text, text, "value")
                )
                if not self._others[j]:
                    self._others[j] = cell
                    self._report_headless(cell, text)

    def _report_headless(self, cell: str, text: str) -> None:
        message = (
            f"{cell} 起的一列没有表头，内容已保留但不参与统计。请补写表头，或把内容移入“备注”。"
        )
        self.result.findings.append(
            Finding(
                self.file,
                self.sheet.name,
                cell,
                "column_without_header",
                "warning",
                "",
                text,
                message,
            )
        )
