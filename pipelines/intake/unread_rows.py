"""What is said of rows below the headers that were not read, or not wholly.

Belongs here: collecting them on one sheet, and the findings. Does not belong here: which
rows they are (`rows.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.intake.areas import is_blank, ranges
from pipelines.intake.headers import Table
from pipelines.intake.outcome import Finding
from pipelines.intake.rows import SortedRow
from pipelines.intake.sheet import Sheet, address


class UnreadRows:
    """The unread rows of one table: `see` every row, then `findings`."""

    def __init__(self, file: str, sheet: Sheet, table: Table) -> None:
        self.file, self.sheet, self.table = file, sheet, table
        self._unread: list[tuple[int, int]] = []
        self._beside: list[tuple[int, int]] = []
        self._doubtful: list[SortedRow] = []

    def see(self, entry: SortedRow) -> None:
        """Take down a row that is neither wholly data nor wholly a label."""
        left = self.sheet.left
        if entry.kind == "unread":
            self._unread += [
                (entry.row, j + left) for j, v in enumerate(entry.values) if not is_blank(v)
            ]
        elif entry.kind == "doubtful_total":
            self._doubtful.append(entry)
        else:
            self._beside += [(entry.row, j + left) for j in entry.beside]

    def findings(self) -> Iterator[Finding]:
        """One for all texts between the rows, one for all texts in totals, one a doubtful row."""
        if self._unread:
            yield self._said(
                "row_not_read", self._unread,
                "{where}只有“{text}”，不像一行数据，没有读取。"
                "如是数据，请按表头逐栏填写；如是说明，请移到表格下面，以“说明：”开头。",
            )  # fmt: skip
        if self._beside:
            yield self._said(
                "text_in_total_row", self._beside,
                "{where}是合计或表头，其中的“{text}”没有读取。如是数据，请另起一行填写；"
                "合计行请只填数字。",
            )  # fmt: skip
        for entry in self._doubtful:
            cells = [address(entry.row, j + self.sheet.left) for j in entry.beside]
            yield Finding(
                self.file, self.sheet.name, cells[0], "total_or_data", "error", "",
                self.sheet.text(entry.row, entry.beside[0] + self.sheet.left),
                f"第{entry.row + 1}行写着合计（小计），{'、'.join(cells[:5])} 又填有内容，"
                "分不清是合计还是一个项目，本行暂不计入。合计行请只填数字；是项目的，请改用不带“合计”的名称。",
                entry.row + 1,
            )  # fmt: skip

    def _said(self, rule: str, places: list[tuple[int, int]], message: str) -> Finding:
        rows = sorted({row for row, _column in places})
        where = f"第{rows[0] + 1}行"
        if len(rows) > 1:
            where += f"等 {len(rows)} 行"
        text = self.sheet.text(*places[0])
        return Finding(
            self.file, self.sheet.name, address(*places[0]), rule, "warning", "", text[:100],
            message.format(where=where, text=text[:30]), covers=ranges(places),
        )  # fmt: skip
