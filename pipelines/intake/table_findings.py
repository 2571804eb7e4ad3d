"""What is to be said of a table's headers and of its hidden lines.

Belongs here: missing, unknown and repeated columns; hidden rows and columns. Does not belong
here: finding the headers (`headers.py`), hidden sheets (`hidden_sheets.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipelines.catalog.model.forms import Form
from pipelines.catalog.model.rules import NumberingRule, RequiredRule
from pipelines.intake.areas import is_blank
from pipelines.intake.headers import Table
from pipelines.intake.outcome import Finding, Label
from pipelines.intake.sheet import Sheet, address, column_letters


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
        if entry.column is None and entry.unit:
            continue  # amounts in a unit that nobody reads: said by `money_above.py`
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


def labels_of_headers(sheet: Sheet, table: Table) -> list[Label]:
    """The cells of the header rows."""
    return [
        (sheet.name, address(row, column), "header")
        for row in range(table.top, table.bottom + 1)
        for column in range(sheet.left, sheet.right)
        if not is_blank(sheet.value(row, column))
    ]


def hidden_lines(file: str, sheet: Sheet, table: Table) -> Iterator[Finding]:
    """Hidden rows and columns with content were read like others: one warning each."""
    rows = [
        row
        for row in sorted(sheet.hidden_rows)
        if sheet.top <= row < sheet.bottom
        and any(not is_blank(value) for value in sheet.rows[row - sheet.top])
    ]
    if rows:
        where = _runs([row + 1 for row in rows], str)
        first = next(j for j in range(sheet.left, sheet.right) if sheet.text(rows[0], j))
        yield Finding(
            file, sheet.name, address(rows[0], first), "hidden_rows", "warning", "", "",
            f"第{where}行是隐藏的，已照常读取。不应统计的，请删去后重新报送；应统计的，请取消隐藏。",
        )  # fmt: skip
    columns = [
        column
        for column in sorted(sheet.hidden_columns)
        if sheet.left <= column < sheet.right
        and any(sheet.text(row, column) for row in range(table.top, sheet.bottom))
    ]
    if columns:
        where = _runs(columns, column_letters)
        yield Finding(
            file, sheet.name, address(table.bottom, columns[0]), "hidden_columns", "warning", "",
            "",
            f"{where} 列是隐藏的，已照常读取。不应统计的，请删去后重新报送；应统计的，请取消隐藏。",
        )  # fmt: skip


def _runs(numbers: list[int], write: Callable[[int], str]) -> str:
    """3, 4, 5, 9 -> 3–5、9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(
        write(run[0]) if len(run) == 1 else f"{write(run[0])}–{write(run[-1])}" for run in runs
    )


def _one_line(text: str) -> str:
    return "".join(text.split())
