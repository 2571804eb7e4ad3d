"""Fills a blank form as a person would: values into data cells, nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.catalog.model.forms import Form
from pipelines.simulation.returns import Return, Sheet


def fill_in(path: Path, form: Form, sent: Return) -> None:
    """Writes the typed rows of a return into the blank form at `path`, sheet by sheet."""
    book = openpyxl.load_workbook(path)
    for sheet in sent.sheets:
        named = sheet.name if sheet.name in book.sheetnames else book.sheetnames[0]
        if form.sheet_per_centre and len(book.sheetnames) > 2:
            assert named == sheet.name, f"no sheet for {sheet.name}"
        fill_sheet(book[named], form, sheet)
    book.save(path)


def fill_sheet(page: Worksheet, form: Form, sheet: Sheet) -> None:
    places = columns_of(page, form)
    first = header_row(page, form) + 1
    for number, row in enumerate(sheet.rows, start=first):
        for element, value in row.typed.items():
            if value is not None and element in places:
                is_new = (number, places[element]) not in page._cells
                cell = page.cell(number, places[element])
                if is_new:  # below the prepared rows a cell takes its column's style
                    whole = page.column_dimensions[get_column_letter(places[element])]
                    cell.number_format, cell.protection = (
                        whole.number_format,
                        Protection(locked=whole.protection.locked),
                    )
                assert cell.value is None and not cell.protection.locked, cell.coordinate
                is_real_date = isinstance(value, date) and cell.number_format == "@"
                cell.value = f"{value:%Y-%m-%d}" if is_real_date else value


def header_row(page: Worksheet, form: Form) -> int:
    """The last header row."""
    labels = {column.label for column in form.columns}
    return max(
        cell.row for row in page.iter_rows(max_row=8) for cell in row if cell.value in labels
    )


def columns_of(page: Worksheet, form: Form) -> dict[str, int]:
    """Element -> column, by the headers as printed."""
    labels = {column.label: column.element for column in form.columns}
    return {
        labels[str(cell.value)]: cell.column
        for row in page.iter_rows(max_row=header_row(page, form))
        for cell in row
        if cell.value in labels
    }
