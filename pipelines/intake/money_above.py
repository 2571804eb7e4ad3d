"""In which unit the amounts of a table are, where the line above says it: 单位：万元.

Belongs here: that statement, weighed against the headers. Does not belong here: units within
headers (`headers.py`) and within cells (`values/numbers.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipelines.intake.headers import Table
from pipelines.intake.lines import Line
from pipelines.intake.outcome import Finding
from pipelines.intake.sheet import Sheet
from pipelines.intake.wording import squeeze

READ = frozenset({"元", "万元", "亿元"})
_STATED = re.compile(
    r"单位(?:\([^)]*\))?:?(?:人民币)?(?:[^元:单位]{0,6}?[、,/;])??"
    r"(?P<unit>(?:[十百千]?[万亿]|[百千])?(?:美|港|欧|日)?元)"
)


def money_above(sheet: Sheet, lines: Iterable[Line]) -> list[tuple[Line, str]]:
    """The statements on the sheet itself, each with 万元, 亿元 or what else it says."""
    found = []
    for line in lines:
        match = _STATED.search(squeeze(line.text))
        if match and sheet.text(line.row, line.column) == line.text:
            found.append((line, match.group("unit")))
    return found


def with_money(table: Table, stated: Sequence[tuple[Line, str]]) -> Table:
    """The table, amounts whose header is silent in the unit stated above.

    Amounts in a unit that nobody reads are no amounts: kept, under no element.
    """
    units = {unit for _line, unit in stated}
    above = units.pop() if len(units) == 1 else ""
    columns = []
    for entry in table.columns:
        if entry.column is not None and entry.column.type == "amount":
            entry = replace(entry, unit=entry.unit or above)
            if entry.unit and entry.unit not in READ:
                entry = replace(entry, column=None)
        columns.append(entry)
    return replace(table, columns=tuple(columns))


def money_differs(
    file: str, sheet: Sheet, table: Table, stated: Sequence[tuple[Line, str]]
) -> Iterator[Finding]:
    """A unit that nobody reads; a header that names another than the line above (it counts)."""
    for entry in table.columns:
        if entry.unit and entry.unit not in READ:
            yield Finding(
                file, sheet.name, entry.address, "money_unit_unknown", "warning", "", entry.text,
                f"栏目“{squeeze(entry.text)[:30]}”的金额单位是“{entry.unit}”，不能换算，这一栏的内容已保留但不参与统计。"
                "请换算成万元，并把表头改为“（万元）”。",
            )  # fmt: skip
            continue
        if entry.column is None or entry.column.type != "amount" or not entry.unit:
            continue
        for line, unit in stated:
            if unit != entry.unit:
                yield Finding(
                    file, sheet.name, line.cell, "money_unit_differs", "warning",
                    entry.column.element, line.text[:100],
                    f"“{line.text[:30]}”与栏目“{squeeze(entry.text)[:30]}”（{entry.address}）的金额单位不一致，"
                    f"已按栏目的{entry.unit}读取。请核对金额，并改正写错的一处。",
                )  # fmt: skip
