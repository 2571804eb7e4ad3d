"""The known columns of one sheet, each with the way to read its cells.

Belongs here: choosing the reader of a type, and what no reader sees: Excel errors, formulas
without a result, "not applicable", number formats. Does not belong here: reading a value
(`values/`), walking the rows (`extract.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pipelines.catalog.model.forms import Column
from pipelines.catalog.periods import Period
from pipelines.intake.forms import KnownForm
from pipelines.intake.headers import Table, TableColumn
from pipelines.intake.sheet import ERRORS, Formula, Sheet, Value, column_letters
from pipelines.intake.validate import elements_in_rules
from pipelines.intake.values import choices, dates, numbers, percents
from pipelines.intake.values.reading import CellContext, Reading, is_not_applicable
from pipelines.intake.values.units import Territory, read_unit
from pipelines.intake.wording import squeeze

Reader = Callable[[Value, CellContext], Reading]
READERS: Mapping[str, Reader] = {
    "text": choices.text,
    "integer": numbers.integer,
    "number": numbers.number,
    "amount": numbers.amount,
    "percent": percents.percent,
    "year_month": dates.year_month,
    "month_day": dates.month_day,
    "date": dates.full_date,
    "date_time": dates.date_time,
    "enum": choices.enum,
    "yes_no": choices.yes_no,
    "yes_blank": choices.yes_blank,
    "tick": choices.tick,
}


@dataclass
class ColumnReader:
    """One known column of one sheet; equal cells are read once."""

    entry: TableColumn
    column: Column
    context: CellContext
    read: Reader | None  # None: a unit, which needs the territory
    letters: str
    in_rules: bool
    must_be_filled: bool
    is_county: bool  # the column that places the row
    is_place: bool  # the column that names whose row it is
    territory: Territory
    number_format: Callable[[int, int], str]
    seen: dict[tuple[type, Value], Reading] = field(default_factory=dict)

    def reading(self, raw: Value, row: int, city: str) -> Reading:
        """What the cell in this row of the sheet says; `city`: the city that the row names."""
        if self.column.type == "percent":
            raw = percents.with_sign(raw, self.number_format(row, self.entry.index))
        key = (type(raw), (city, raw) if self.read is None and self.is_county else raw)
        reading = self.seen.get(key)  # type: ignore[arg-type]  # a county: with its city
        if reading is None:
            reading = self._read(raw, city)
            self.seen[key] = reading  # type: ignore[index]  # as above
        if reading.rule == "ambiguous_date":
            typed = dates.with_format(raw, self.number_format(row, self.entry.index))
            if typed != raw and self.read is not None:
                return self.read(typed, self.context)
        return reading

    def _read(self, raw: Value, city: str) -> Reading:
        column = self.column
        if type(raw) is str or type(raw) is Formula:
            text = raw.strip()
            if text.upper() in ERRORS:
                message = (
                    f"“{column.label}”是 Excel 错误值“{text}”。请改正公式，或直接填写数值或文字。"
                )
                return Reading(None, "error", "excel_error", message)
            if type(raw) is Formula:
                message = (
                    f"“{column.label}”是公式“{text}”，没有计算结果。"
                    "请用 Excel 打开、重新计算并保存，或直接填写结果。"
                )
                return Reading(None, "unreadable", "formula_without_value", message)
            if not self.is_county and is_not_applicable(text):
                return Reading(None, "not_applicable")
        if self.read is None:
            return read_unit(raw, column, self.territory, self.is_county, city, self.is_place)
        return self.read(raw, self.context)

    def holds_out(self, reading: Reading) -> bool:
        """Whether a fault keeps the row out of the measures.

        An amount never does, nor a class outside its list unless the row must state one.
        """
        column = self.column
        if reading.harmless or column.type == "amount":
            return False
        if reading.rule == "not_a_choice":
            return column.required
        return column.measured or column.required or self.is_county or self.is_place


def column_readers(
    sheet: Sheet, table: Table, known: KnownForm, territory: Territory, period: Period | None
) -> list[ColumnReader]:
    """Units first, the county column after the row's other units (its city)."""
    form = known.form
    ruled = elements_in_rules(form)
    required_by_rule = {
        rule.element for rule in form.rules if rule.kind == "required" and not rule.when
    }
    readers = []
    for entry in table.matched.values():
        column = entry.column
        assert column is not None
        items = _list_items(known, column)
        context = CellContext(column, entry.unit, period, sheet.plain_text, items)
        readers.append(
            ColumnReader(
                entry,
                column,
                context,
                READERS.get(column.type),
                column_letters(entry.index),
                column.element in ruled,
                column.required and column.element not in required_by_rule,
                column.element == form.county_element,
                column.element == form.place_element,
                territory,
                sheet.number_format,
            )
        )
    readers.sort(key=lambda r: (r.column.type != "unit", r.is_county))
    return readers


def _list_items(known: KnownForm, column: Column) -> dict[str, str]:
    """Squeezed names and aliases of the column's code list -> the list's own spelling."""
    entry = known.lists.get(column.list) if column.list else None
    if entry is None:
        return {}
    return {squeeze(name): item.name for item in entry.items for name in (item.name, *item.aliases)}
