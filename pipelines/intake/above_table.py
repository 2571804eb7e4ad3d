"""Rows above a table that are neither title nor statement: another table, or stray data.

Belongs here: telling them from titles, and the finding. They are never read, so they must be
said. Does not belong here: the rows below the headers (`rows.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from pipelines.catalog.model import Form
from pipelines.intake.headers import DEEPEST, Table
from pipelines.intake.outcome import Finding
from pipelines.intake.sheet import BLANK, Sheet, Value, address, shown
from pipelines.intake.wording import squeeze

RULE = "content_above_table"
FEW = 4  # fewer filled cells in a row are a title or a statement


def content_above(file: str, sheet: Sheet, form: Form, table: Table) -> Iterator[Finding]:
    """One warning for all unread rows above the table."""
    rows = unread_rows_above(sheet, table)
    if not rows:
        return
    first = next(j for j in range(sheet.left, sheet.right) if sheet.text(rows[0], j))
    first_row, last_row = rows[0] + 1, rows[-1] + 1
    where = f"第{first_row}行"
    if len(rows) > 1:
        where = f"第{first_row}–{last_row}行中有 {len(rows)} 行"
    message = (
        f"《{form.title}》的表头（第{table.top + 1}行）上方，{where}内容没有读取。"
        "如是数据，请移到表头下面；如是另一张表，请放到单独的工作表。"
    )
    yield Finding(
        file, sheet.name, address(rows[0], first), RULE, "warning", "",
        sheet.text(rows[0], first)[:100], message,
    )  # fmt: skip


def unread_rows_above(sheet: Sheet, table: Table) -> list[int]:
    """The rows above the headers, counted from 0, that look like a table of their own."""
    wide = [row for row in range(sheet.top, table.top) if _is_table_row(_filled(sheet, row))]
    groups = set(takewhile(lambda row: _is_group_row(sheet, row), _just_above(table)))
    return [row for row in wide if row not in groups]


def _just_above(table: Table) -> range:
    """Where further header rows may stand: group headers that no column needed."""
    return range(table.top - 1, table.top - DEEPEST, -1)


def _is_group_row(sheet: Sheet, row: int) -> bool:
    values = _filled(sheet, row)
    return bool(values) and all(isinstance(value, str) for value in values)


def _is_table_row(values: list[Value]) -> bool:
    if len(values) < FEW:
        return False
    return not any(":" in squeeze(value) for value in values if isinstance(value, str))


def _filled(sheet: Sheet, row: int) -> list[Value]:
    i = row - sheet.top
    if not 0 <= i < len(sheet.rows):
        return []
    return [value for value in sheet.rows[i] if value != BLANK and shown(value).strip()]
