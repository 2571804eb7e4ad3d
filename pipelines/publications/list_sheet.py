"""A watch list (清单) as a sheet of the workbook.

Belongs here: its columns and its name. Does not belong here: reading it (`list_tables.py`).
"""

from __future__ import annotations

import re

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.publications import sheet_style as style
from pipelines.publications.facts import BulletinFacts
from pipelines.publications.list_records import WatchList
from pipelines.publications.placement import BulletinPlacement
from pipelines.publications.sheet_table import draw_table
from pipelines.publications.wording import NO_VALUE


def list_sheet(
    sheet: Worksheet, facts: BulletinFacts, item: WatchList, bulletin: BulletinPlacement
) -> None:
    """Every row of one watch list, with what is to be done and where it was stated."""
    notice = bulletin.simulated if facts.edition.is_simulated else ""
    headers = list(dict.fromkeys(header for row in item.rows for header in row.cells))
    kinds = ["类别"] if item.has_kinds else []
    rows: list[list[style.Value]] = [
        [
            row.unit_name or bulletin.own, row.subject_name, *([row.measure_name] if kinds else []),
            row.happened_on.isoformat() if row.happened_on else NO_VALUE,
            *(row.cells.get(header, NO_VALUE) for header in headers), row.file, row.sheet,
            row.row_number or NO_VALUE,
        ]
        for row in item.rows
    ]  # fmt: skip
    labels = ["单位", "对象", *kinds, "日期", *headers, "文件", "工作表", "行"]
    title = f"{facts.edition.label}{item.name}（{item.says}；条款{item.clause}）"
    widths = [16, 26, *[18 for _ in kinds], 12, *[18 for _ in headers], 36, 14, 7]
    draw_table(sheet, title, notice, labels, rows, widths)


def free_name(book: Workbook, name: str) -> str:
    """A sheet's name: no signs that Excel forbids, at most 31 characters, none twice."""
    plain = re.sub(r"[\[\]:*?/\\]", "", name)[:31]
    taken = sum(other.startswith(plain) for other in book.sheetnames)
    return f"{plain[:28]}{taken + 1}" if taken else plain
