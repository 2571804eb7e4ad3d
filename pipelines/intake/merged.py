"""Merged data cells: which value a row takes from one, and what such a merge hides.

Belongs here: merges below the headers. Does not belong here: merged headers (`headers.py`),
merges that make a heading (`rows.py`).
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from pipelines.intake.areas import is_blank, ranges, written
from pipelines.intake.headers import Table
from pipelines.intake.outcome import Finding
from pipelines.intake.sheet import BLANK, Sheet, Span, Value, address, shown


class MergedCells:
    """The merged cells of one table. False when there are none."""

    def __init__(self, sheet: Sheet, table: Table) -> None:
        self.sheet, self.table = sheet, table
        self._top: dict[tuple[int, int], int] = {}  # covered position -> row that holds the value
        self._across: list[Span] = []
        self._differing: list[tuple[int, int]] = []
        matched = {entry.index for entry in table.matched.values()}
        for span in sheet.spans:
            if span.top <= table.bottom or span.top >= sheet.bottom:
                continue
            for row in range(span.top + 1, min(span.bottom + 1, sheet.bottom)):
                self._top[row, span.left] = span.top
            columns = range(span.left, min(span.right + 1, sheet.right))
            if sum(column in matched for column in columns) > 1 and self._has_data_beside(span):
                self._across.append(span)

    def __bool__(self) -> bool:
        return bool(self._top)

    def value(self, row: int, column: int, own: Value) -> tuple[Value, int]:
        """The value that stands at a position and the row that holds it.

        The merged cell shows its upper value; another one underneath is not to be seen.
        """
        top = self._top.get((row, column))
        if top is None:
            return own, row
        upper = self.sheet.value(top, column)
        if is_blank(own) or is_blank(upper):
            return (upper, top) if is_blank(own) else (own, row)
        if shown(own).strip() == shown(upper).strip():
            return own, row
        self._differing.append((row, column))
        return upper, top

    def findings(self, file: str, read: Container[int]) -> Iterator[Finding]:
        """Merges over several columns of rows that were `read`, and values underneath a merge."""
        name = self.sheet.name
        across = [s for s in self._across if any(r in read for r in range(s.top, s.bottom + 1))]
        if across:
            first = across[0]
            where = "、".join(written((s.top, s.left, s.bottom, s.right)) for s in across[:5])
            more = f" 等 {len(across)} 处" if len(across) > 5 else ""
            yield Finding(
                file, name, address(first.top, first.left), "merged_across", "warning", "",
                self.sheet.text(first.top, first.left)[:100],
                f"{where}{more} 把几栏合并成了一格，内容只读入左边一栏，其余各栏按没有填写处理。"
                "请取消合并，逐栏填写。",
            )  # fmt: skip
        if self._differing:
            row, column = self._differing[0]
            where = "、".join(address(*place) for place in self._differing[:5])
            unseen = self.sheet.text(row, column)
            yield Finding(
                file, name, address(row, column), "value_under_merge", "warning", "",
                unseen[:100],
                f"{where} 被合并单元格盖住，里面还有看不见的内容“{unseen[:30]}”，"
                "没有读取，已按看得见的内容读取。请取消合并后核对。",
                covers=ranges(self._differing),
            )  # fmt: skip

    def _has_data_beside(self, span: Span) -> bool:
        """Not a heading or a note over the whole width, nor an empty merge."""
        if self.sheet.value(span.top, span.left) == BLANK:
            return False
        values = self.sheet.rows[span.top - self.sheet.top]
        return sum(not is_blank(value) for value in values) > 1
