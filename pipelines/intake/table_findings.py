"""What is wrong with a table's headers.

Belongs here: missing, unknown and repeated columns. Does not belong here: finding the headers
(`headers.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.catalog.model import Form, NumberingRule, RequiredRule
from pipelines.intake.headers import Table
from pipelines.intake.outcome import Finding


def missing_columns(file: str, sheet: str, form: Form, table: Table) -> Iterator[Finding]:
    """A required column that is missing rejects the form; all headers found are listed."""
    matched = table.matched
    headers = "、".join(_one_line(entry.text) for entry in table.columns)
    for column in form.columns:
        if not column.column_required or column.element in matched:
            continue
        also = f"（也可写“{'”“'.join(column.aliases)}”）" if column.aliases else ""
        message = (
            f"缺少栏目“{column.label}”{also}。表中找到的栏目：{headers}。"
            f"请补上“{column.label}”一栏后重新报送。"
        )
        yield Finding(
            file, sheet, table.columns[0].address, "missing_column", "fatal",
            column.element, "", message, None, column.clause,
        )  # fmt: skip


def unwatched_columns(file: str, sheet: str, form: Form, table: Table) -> Iterator[Finding]:
    """An optional column that is missing although rows should fill it in: said once a sheet."""
    watched = {r.element for r in form.rules if isinstance(r, RequiredRule | NumberingRule)}
    matched = table.matched
    for column in form.columns:
        if column.column_required or column.element in matched:
            continue
        if column.element in watched or column.required:
            message = (
                f"表中没有“{column.label}”一栏，这一栏没有核对，各行照常计入。"
                f"请按表样补上“{column.label}”一栏。"
            )
            yield Finding(
                file, sheet, table.columns[0].address, "missing_optional_column", "warning",
                column.element, "", message, None, column.clause,
            )  # fmt: skip


def other_columns(file: str, sheet: str, form: Form, table: Table) -> Iterator[Finding]:
    """Unknown headers are kept unread; a repeated one is fatal where rows depend on it."""
    for entry in table.columns:
        text = _one_line(entry.text)
        if entry.column is None:
            message = (
                f"栏目“{text}”不在《{form.title}》的表样中，内容已保留但不参与统计。"
                "如写法有误请改用表样的栏目名。"
            )
            yield Finding(
                file, sheet, entry.address, "unknown_column", "warning", "", text, message
            )
        elif entry.duplicate:
            column = entry.column
            first = table.matched[column.element].address
            decides = column.measured or column.required
            message = (
                f"栏目“{column.label}”出现了两次（{first} 和 {entry.address}），分不清以哪栏为准。"
                "请只保留一栏" + ("后重新报送。" if decides else "，现按前一栏读取。")
            )
            yield Finding(
                file, sheet, entry.address, "duplicate_column", "fatal" if decides else "warning",
                column.element, text, message, None, column.clause,
            )  # fmt: skip


def _one_line(text: str) -> str:
    return "".join(text.split())
