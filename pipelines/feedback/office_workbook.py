"""The workbook that is annotated: the office's own, or one rebuilt from its cells.

Belongs here: opening without changing. Does not belong here: marks and lists. Runs in a
limited child process, for the file is a stranger's.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.feedback.text_cells import clean, put_text
from pipelines.intake.limits import Limits
from pipelines.intake.read import read_sheets
from pipelines.intake.sheet import BLANK, Sheet, Value

MACROS = "xl/vbaProject.bin"
WIDEST, NARROWEST = 40, 8


@dataclass
class Copy:
    """A workbook to write on, and what was lost on the way."""

    book: Workbook
    rebuilt: bool = False
    without_macros: bool = False


def open_copy(location: Path, limits: Limits) -> Copy:
    """The file as an .xlsx workbook. Raises what the readers raise for a broken file."""
    sheets = read_sheets(location, limits)
    own = _own(location, sheets)
    if own is not None:
        return Copy(own, without_macros=_has_macros(location))
    return Copy(_rebuild(sheets), rebuilt=True)


def _own(location: Path, sheets: Sequence[Sheet]) -> Workbook | None:
    """Loaded with its formatting; None when the format is another or the load loses a sheet."""
    if not zipfile.is_zipfile(location):
        return None
    try:
        with location.open("rb") as stream:
            book = openpyxl.load_workbook(stream, rich_text=True)
    except MemoryError:
        raise
    except Exception:  # openpyxl is stricter than the programs that offices use
        return None
    loaded = {page.title: page for page in book.worksheets}
    for sheet in sheets:
        page = loaded.get(sheet.name)
        if page is None or (any(True for _ in sheet.cells()) and page.max_row == 0):
            return None
        if page.max_row < sheet.bottom and any(v != BLANK for v in sheet.rows[-1]):
            return None  # cells in a dialect that was passed over
    return book


def _has_macros(location: Path) -> bool:
    with zipfile.ZipFile(location) as archive:
        return MACROS in archive.namelist()


def _rebuild(sheets: Sequence[Sheet]) -> Workbook:
    book = Workbook()
    for page in list(book.worksheets):
        book.remove(page)
    for sheet in sheets:
        page = book.create_sheet(clean(sheet.name)[:31] or "Sheet1")
        _fill(page, sheet)
        if sheet.hidden:
            page.sheet_state = "hidden"
    return book


def _fill(page: Worksheet, sheet: Sheet) -> None:
    wrapped = Alignment(vertical="center", wrap_text=True)
    widths: dict[int, int] = {}
    for i, values in enumerate(sheet.rows, sheet.top + 1):
        for j, value in enumerate(values, sheet.left + 1):
            if value == BLANK:
                continue
            _put(page, i, j, value)
            if i < sheet.top + 200 and isinstance(value, str) and len(value) < 60:
                widths[j] = max(widths.get(j, 0), 2 * len(value) + 2)
    for j in range(sheet.left + 1, sheet.right + 1):
        page.column_dimensions[get_column_letter(j)].width = min(
            WIDEST, max(NARROWEST, widths.get(j, 12))
        )
    for span in sheet.spans:
        page.merge_cells(
            start_row=span.top + 1,
            start_column=span.left + 1,
            end_row=span.bottom + 1,
            end_column=span.right + 1,
        )
        page.cell(span.top + 1, span.left + 1).alignment = wrapped


def _put(page: Worksheet, row: int, column: int, value: Value) -> None:
    cell = page.cell(row, column)
    if isinstance(value, str):
        put_text(cell, value)  # type: ignore[arg-type]
    elif isinstance(value, bool | int | float | datetime | date | time | timedelta):
        try:
            cell.value = value
        except ValueError:
            put_text(cell, str(value))  # type: ignore[arg-type]
