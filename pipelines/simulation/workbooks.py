"""Turns grids into file bytes: .xlsx, .xls, .csv, the same bytes for the same grids.

Belongs here: file formats. Does not belong here: what stands where (`layout.py`).
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime

import openpyxl
import xlwt
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from pipelines.simulation.layout import MARKER, Grid

FIXED_TIME = datetime(2017, 1, 1)
_ZIP_TIME = (2017, 1, 1, 0, 0, 0)


TIMED = "yyyy-mm-dd hh:mm:ss"


def _format_of(value: date) -> str:
    return TIMED if isinstance(value, datetime) else "yyyy-mm-dd"


def to_xlsx(grids: Sequence[Grid]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for grid in grids:
        sheet = book.create_sheet(grid.name)
        for (row, column), value in grid.cells.items():
            cell = sheet.cell(row, column, value)
            if isinstance(value, date):
                cell.number_format = _format_of(value)
        for top, left, bottom, right in grid.merges:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
            sheet.cell(top, left).alignment = Alignment(horizontal="center", vertical="center")
        for column, width in grid.widths.items():
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.freeze_panes = f"A{grid.header_row + 1}"
    book.properties.creator = MARKER
    book.properties.created = FIXED_TIME
    buffer = io.BytesIO()
    book.save(buffer)
    return _with_fixed_times(buffer.getvalue())


def to_xls(grids: Sequence[Grid]) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    styles = {form: xlwt.easyxf(num_format_str=form) for form in ("yyyy-mm-dd", TIMED)}
    plain = xlwt.easyxf()
    for grid in grids:
        sheet = book.add_sheet(grid.name)
        merged = {(top, left): (bottom, right) for top, left, bottom, right in grid.merges}
        for (row, column), value in grid.cells.items():
            style = styles[_format_of(value)] if isinstance(value, date) else plain
            if (row, column) in merged:
                bottom, right = merged[row, column]
                sheet.write_merge(row - 1, bottom - 1, column - 1, right - 1, value, style)
            else:
                sheet.write(row - 1, column - 1, value, style)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def to_csv(grid: Grid, encoding: str) -> bytes:
    """Merged ranges do not exist here: the caller lays out without them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    rows = max(row for row, _ in grid.cells)
    columns = max(column for _, column in grid.cells)
    for row in range(1, rows + 1):
        writer.writerow([grid.cells.get((row, column), "") for column in range(1, columns + 1)])
    return text.getvalue().encode(encoding)


def _with_fixed_times(content: bytes) -> bytes:
    """openpyxl stamps the time of writing into the archive and the properties."""
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                head, _, rest = data.partition(b"<dcterms:modified")
                _, _, tail = rest.partition(b"</dcterms:modified>")
                data = head + tail
            archive.writestr(zipfile.ZipInfo(name, _ZIP_TIME), data, zipfile.ZIP_DEFLATED, 9)
    return target.getvalue()
