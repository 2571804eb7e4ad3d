"""Reading workbooks (.xlsx .xlsm .xls .xlsb .ods) with calamine.

Belongs here: turning calamine's ranges into sheets, and putting back what calamine hides
(error cells, formulas without a stored result, hidden lines; see `xlsx_parts.py` and
`xls_parts.py`). In .ods and .xlsb nothing is put back yet: an error cell reads as blank there.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from pipelines.intake.limits import Limits
from pipelines.intake.read import corrupt, encrypted, too_many_cells
from pipelines.intake.sheet import Sheet, Span
from pipelines.intake.xlsx_parts import XlsxParts


def read_excel(
    location: Path, limits: Limits, archive: zipfile.ZipFile | None = None
) -> list[Sheet]:
    """All worksheets with their cells; `archive`: the same file, opened. Raises Unreadable."""
    try:
        workbook = _open(location)
        sheets = []
        cells = 0
        for index, meta in enumerate(workbook.sheets_metadata):
            if meta.typ != SheetTypeEnum.WorkSheet:
                continue
            source = workbook.get_sheet_by_index(index)
            cells += source.height * source.width
            if cells > limits.cells:
                raise too_many_cells(limits)
            sheets.append(_sheet(source, meta.visible != SheetVisibleEnum.Visible))
    except PasswordError as error:
        raise encrypted() from error
    except (CalamineError, OSError, ValueError) as error:
        raise corrupt() from error
    _restore_hidden_cells(location, archive, sheets)
    return sheets


def _open(location: Path) -> CalamineWorkbook:
    """By the extension, which is fast; by the content where the extension is wrong."""
    try:
        return CalamineWorkbook.from_path(str(location))
    except PasswordError:
        raise
    except CalamineError:
        return CalamineWorkbook.from_filelike(io.BytesIO(location.read_bytes()))


def _sheet(source: CalamineSheet, hidden: bool) -> Sheet:
    top, left = source.start or (0, 0)
    spans = tuple(
        Span(start[0], start[1], end[0], end[1]) for start, end in source.merged_cell_ranges or ()
    )
    rows = source.to_python() if source.start is not None else []
    return Sheet(source.name, rows, top, left, spans, hidden)


def _restore_hidden_cells(
    location: Path, archive: zipfile.ZipFile | None, sheets: list[Sheet]
) -> None:
    """Error values and uncomputed formulas, which calamine shows as blank."""
    if archive is None:
        from pipelines.intake.xls_parts import restore_xls

        restore_xls(location.read_bytes(), sheets)
        return
    parts = XlsxParts.open(archive)
    if parts is None:
        return
    for sheet in sheets:
        sheet.number_format = parts.number_format_of(sheet.name)
        details = parts.details(sheet.name)
        sheet.put(details.cells)
        sheet.hidden_rows, sheet.hidden_columns = details.hidden_rows, details.hidden_columns
