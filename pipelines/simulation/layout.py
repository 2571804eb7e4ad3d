"""Lays a sheet out: title, lines above, headers, rows, lines below, as cells with addresses.

Belongs here: where things stand on the sheet; it also notes each row's number, which the truth
needs. Does not belong here: file formats (`workbooks.py`) and typed content (`spelling.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from pipelines.catalog.model.forms import Column, Form
from pipelines.simulation.months import label
from pipelines.simulation.returns import Return, Row, Sheet, Value

MARKER = "模拟数据，仅供演示"


@dataclass
class Grid:
    """Cells by (row, column), both from 1, and merged ranges (top, left, bottom, right)."""

    name: str
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    widths: dict[int, int] = field(default_factory=dict)
    header_row: int = 0

    def put(self, row: int, column: int, value: Value | None) -> None:
        if value is not None and value != "":
            self.cells[row, column] = value


def lay_out(sheet: Sheet, sent: Return, form: Form, unit_name: str) -> Grid:
    """The grid of one sheet; sets `number` and `fault_cell` of its rows."""
    grid, look = Grid(sheet.name), sheet.look
    columns = [column for column in form.columns if column.element in sheet.columns]
    left, row = look.first_column, look.first_row
    for line in _lines_above(sheet, sent, form, unit_name):
        grid.put(row, left, line)
        row += 1
    row = _put_headers(grid, columns, sheet, row)
    for index, record in enumerate(sheet.rows):
        record.number = row
        for offset, column in enumerate(columns):
            grid.put(row, left + offset, record.typed.get(column.element))
        _note_fault(record, columns, left)
        row += 1
        if index in look.subtotals_after:
            grid.put(row, left, "小计")
            row += 1
    if look.merge_counties:
        _merge_counties(grid, columns, form.county_element, sheet)
    for line in look.footer:
        grid.put(row + 1, left, line)
        row += 1
    return grid


def _lines_above(sheet: Sheet, sent: Return, form: Form, unit_name: str) -> list[str]:
    if not sent.period:
        return [f"{form.title}（{MARKER}）"]
    period = label(sent.period)
    is_prefix = not sheet.look.title_has_period
    title = f"{period}{form.title}" if is_prefix else f"{form.title}（{period}）"
    day = sent.received_at
    unit = f"填报单位：{unit_name}" if sent.names_unit else "填报单位："
    return [title, MARKER, unit, f"填报日期：{day.year}年{day.month}月{day.day}日"]


def _put_headers(grid: Grid, columns: list[Column], sheet: Sheet, row: int) -> int:
    """One header row, or two when a column has a group header above it."""
    look, left = sheet.look, sheet.look.first_column
    groups = [
        look.groups.get(column.element, column.group[0] if column.group else "")
        for column in columns
    ]
    depth = 2 if any(groups) else 1
    grid.header_row = row + depth - 1
    for offset, column in enumerate(columns):
        text = look.labels.get(column.element, column.label)
        grid.widths[left + offset] = column.width
        grouped = bool(groups[offset])
        grid.put(row + depth - 1 if grouped else row, left + offset, text)
        if depth == 2 and not grouped:
            grid.merges.append((row, left + offset, row + 1, left + offset))
        if grouped and (offset == 0 or groups[offset - 1] != groups[offset]):
            end = offset
            while end + 1 < len(groups) and groups[end + 1] == groups[offset]:
                end += 1
            grid.put(row, left + offset, groups[offset])
            if end > offset:
                grid.merges.append((row, left + offset, row, left + end))
    return row + depth


def _merge_counties(grid: Grid, columns: list[Column], element: str, sheet: Sheet) -> None:
    """Merges runs of rows of one county; a merged cell gives its value to every row it covers."""
    offsets = [i for i, column in enumerate(columns) if column.element == element]
    if not offsets:
        return
    column = sheet.look.first_column + offsets[0]
    runs: list[list[Row]] = []
    for row in sheet.rows:
        last = runs[-1][-1] if runs else None
        joins = (
            last is not None
            and last.number + 1 == row.number
            and row.typed.get(element) is not None
            and last.typed.get(element) == row.typed.get(element)
        )
        if joins:
            runs[-1].append(row)
        else:
            runs.append([row])
    for run in runs:
        if len(run) > 1:
            for row in run[1:]:
                grid.cells.pop((row.number, column), None)
            grid.merges.append((run[0].number, column, run[-1].number, column))


def _note_fault(row: Row, columns: list[Column], left: int) -> None:
    if row.fault is None:
        return
    for offset, column in enumerate(columns):
        if column.element == row.fault.element:
            row.fault_cell = f"{get_column_letter(left + offset)}{row.number}"
