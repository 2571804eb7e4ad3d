"""Reading workbooks (.xlsx .xlsm .xls .xlsb .ods) with calamine.

Belongs here: turning calamine's ranges into sheets, and putting back what calamine hides
(error cells, formulas without a stored result, hidden lines, and for some formats merged
ranges; see `xlsx_parts.py`, `xls_parts.py`, `ods_parts.py`, `xlsb_parts.py`).
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from pipelines.intake.limits import Limits
from pipelines.intake.package import Package
from pipelines.intake.package_parts import Details, relations
from pipelines.intake.refusals import corrupt, encrypted, too_many_cells
from pipelines.intake.sheet import Sheet, Span, Value
from pipelines.intake.xlsx_parts import XlsxParts


def read_excel(
    location: Path, content: bytes, limits: Limits, archive: Package | None = None
) -> list[Sheet]:
    """All worksheets with their cells; `archive`: the same content, opened. Raises Unreadable."""
    try:
        workbook = _open(location, content)
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
        if "Cell limit exceeded" in str(error):  # the library's own limit, far above ours
            raise too_many_cells(limits) from error
        raise corrupt() from error
    _restore_hidden_cells(content, archive, sheets, limits)
    return sheets


def _open(location: Path, content: bytes) -> CalamineWorkbook:
    """By the extension, which is fast; by the content where the extension is wrong."""
    try:
        return CalamineWorkbook.from_path(str(location))
    except PasswordError:
        raise
    except CalamineError:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))


def _sheet(source: CalamineSheet, hidden: bool) -> Sheet:
    top, left = source.start or (0, 0)
    spans = tuple(
        Span(start[0], start[1], end[0], end[1]) for start, end in source.merged_cell_ranges or ()
    )
    rows = source.to_python() if source.start is not None else []
    return Sheet(source.name, rows, top, left, spans, hidden)


def _restore_hidden_cells(
    content: bytes, archive: Package | None, sheets: list[Sheet], limits: Limits
) -> None:
    """Error values and uncomputed formulas, which calamine shows as blank; hidden lines."""
    if archive is None:
        from pipelines.intake.xls_parts import restore_xls

        restore_xls(content, sheets)
        return
    parts = _parts(archive, limits)
    macros = any(
        name.endswith(("vbaProject.bin", "Basic/script-lc.xml")) for name in archive.NameToInfo
    )
    for sheet in sheets if parts else []:
        assert parts is not None
        sheet.macros = macros
        sheet.number_format = parts.number_format_of(sheet.name)
        details = parts.details(sheet.name)
        _put(sheet, details.cells, limits)
        sheet.hidden_rows, sheet.hidden_columns = details.hidden_rows, details.hidden_columns
        if details.spans is not None:
            sheet.spans = details.spans


class _Parts(Protocol):
    def details(self, sheet: str) -> Details: ...

    def number_format_of(self, sheet: str) -> Callable[[int, int], str]: ...


def _parts(archive: Package, limits: Limits) -> _Parts | None:
    """The parts of the zip by its layout; None when it has none that is known."""
    links = relations(archive)
    if links is None:
        from pipelines.intake.ods_parts import OdsParts

        return OdsParts(archive, limits.cells)
    if links.main.endswith(".bin"):
        from pipelines.intake.xlsb_parts import XlsbParts

        return XlsbParts(archive, links)
    return XlsxParts.of(archive, links)


def _put(sheet: Sheet, cells: dict[tuple[int, int], Value], limits: Limits) -> None:
    """Put the cells where they stand, unless one far away would make the sheet too large."""
    if not cells:
        return
    rows = [row for row, _ in cells] + [sheet.top, sheet.bottom - 1] * bool(sheet.rows)
    columns = [column for _, column in cells] + [sheet.left, sheet.right - 1] * bool(sheet.rows)
    if (max(rows) + 1 - min(rows)) * (max(columns) + 1 - min(columns)) > limits.cells:
        raise too_many_cells(limits)
    sheet.put(cells)
