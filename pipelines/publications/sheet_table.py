"""A plain sheet of the workbook: notice, title, header, rows.

Belongs here: that one layout. Does not belong here: which rows, single cells (`sheet_style.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.publications import sheet_style as style

Rows = Sequence[Sequence[style.Value]]


def draw_table(
    sheet: Worksheet,
    title: str,
    notice: str,
    labels: Sequence[str],
    rows: Rows,
    widths: Sequence[float],
    percents: Sequence[int] = (),
) -> None:
    """Notice, title, header, rows; the header is frozen and repeated in print."""
    row = 1
    if notice:
        style.line(sheet, row, notice, len(labels), style.NOTICE, centred=True)
        row += 1
    style.line(sheet, row, title, len(labels), style.TITLE, centred=True)
    sheet.row_dimensions[row].height = 30
    top = row + 1
    style.header(sheet, top, labels)
    sheet.row_dimensions[top].height = style.row_height(labels, widths)
    shown = rows or [["无"] + [""] * (len(labels) - 1)]
    style.body(sheet, top + 1, shown, percents)
    for number, values in enumerate(shown, top + 1):
        sheet.row_dimensions[number].height = style.row_height(values, widths)
    style.widths(sheet, widths)
    sheet.freeze_panes = f"A{top + 1}"
    if rows:
        sheet.auto_filter.ref = f"A{top}:{get_column_letter(len(labels))}{top + len(rows)}"
    style.print_setup(sheet, (top, top))
