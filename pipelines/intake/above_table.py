"""Rows above a table: title, statements, notes; anything else was not read and is said.

Belongs here: recognising what may stand above a table, cell by cell. Does not belong here:
what those lines mean (`identify*.py`), the rows below the headers (`rows.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipelines.intake import footers
from pipelines.intake.areas import is_blank, ranges
from pipelines.intake.forms import KnownForm
from pipelines.intake.headers import DEEPEST, Table
from pipelines.intake.outcome import Finding, Label
from pipelines.intake.sheet import Sheet, Value, address, shown
from pipelines.intake.wording import squeeze

RULE = "content_above_table"
_WIDE = 3
_LONGEST = 60
_STATEMENT = re.compile(
    r"(?:(?:填|报|报|汇|制|编|审|呈|批|备)[\u4e00-\u9fff]{1,8}|(?:金额|计量|货币|数量|投资额)?单位(?:名称)?|"
    r"地区|市州|市\(州\)|县区|区县|部门|报告期|报表期|统计期|所属期|期间|期别|时期|季度|年度|月份|日期|时间|(?:数据)?(?:截止|截至)(?:日期|时间)?|"
    r"密级|编号|文号|表号|批准文号|备案文号|有效期至?|联系人|联系电话|电话|传真|邮箱|负责人|经办人|领导|页码|页次|盖章|"
    r"统计[\u4e00-\u9fff]{1,6}|项目投资单位|数据来源|口径|版本)(?:\(.{1,8}\))?:"
)
_TITLE_END = re.compile(
    r"(台账|情况表|汇总表|登记表|统计表|一览表|报表|月报|季报|年报|清单|总表|明细表|监测表|调度表|花名册|名单|通知|附件)"
    r"(\(.{1,20}\)|[一二三四五六七八九十\d])?$"
)
_ATTACHMENT = re.compile(r"(附件|附表|附|表|样表)[一二三四五六七八九十\d]{0,3}(-\d+)?(:.{0,50})?")
_PERIOD = re.compile(
    r"\(?(截至|截止)?(至|到)?(\d{2,4}|[〇○零一二三四五六七八九]{4})(年|[-./])[^:]{0,20}\)?"
)
_LINK_BACK = re.compile(r"[←↑→]?(返回|回到).{1,12}")  # 返回目录, and that of our own answers
_BRACKETED = re.compile(r"\(.{1,40}\)")
_OFFICE = re.compile(r".{2,28}(局|中心|办公室|委员会|委|政府|厅|公司|开发区|管委会|市|州|县|区|盟)")


def content_above(file: str, sheet: Sheet, known: KnownForm, table: Table) -> Iterator[Finding]:
    """One warning for all unread cells above the table."""
    _labels, unread = sort_above(sheet, known, table)
    if not unread:
        return
    rows = sorted({row for row, _column in unread})
    where = f"第{rows[0] + 1}行"
    if len(rows) > 1:
        where = f"第{rows[0] + 1}–{rows[-1] + 1}行中有 {len(rows)} 行"
    message = (
        f"《{known.form.title}》的表头（第{table.top + 1}行）上方，{where}内容没有读取。"
        "如是数据，请移到表头下面；如是另一张表，请放到单独的工作表；如是说明，请以“说明：”开头。"
    )
    yield Finding(
        file, sheet.name, address(*unread[0]), RULE, "warning", "",
        sheet.text(*unread[0])[:100], message, covers=ranges(unread),
    )  # fmt: skip


def labels_above(sheet: Sheet, known: KnownForm, table: Table) -> list[Label]:
    """The cells above the table that are recognised."""
    labels, _unread = sort_above(sheet, known, table)
    return [(sheet.name, address(row, column), kind) for row, column, kind in labels]


def sort_above(
    sheet: Sheet, known: KnownForm, table: Table
) -> tuple[list[tuple[int, int, str]], list[tuple[int, int]]]:
    """(row, column, kind) of every label above the table, and the positions left over."""
    sorter = _Above(sheet, known, table)
    labels: list[tuple[int, int, str]] = []
    unread: list[tuple[int, int]] = []
    for row in range(sheet.top, table.top):
        values = sheet.rows[row - sheet.top]
        filled = [j for j, value in enumerate(values) if not is_blank(value)]
        kinds = sorter.kinds(row, values, filled) if filled else []
        for j, kind in zip(filled, kinds, strict=True):
            if kind:
                labels.append((row, j + sheet.left, kind))
            else:
                unread.append((row, j + sheet.left))
    return labels, unread


@dataclass
class _Above:
    sheet: Sheet
    known: KnownForm
    table: Table
    in_note: bool = False

    def kinds(self, row: int, values: Sequence[Value], filled: list[int]) -> list[str]:
        """A kind for each filled cell of the row; '' where none fits."""
        if self._is_group_row(row, values, filled):
            return ["header"] * len(filled)
        first = squeeze(shown(values[filled[0]]))
        words = all(footers.is_words(values[j]) for j in filled)
        if words and len(filled) <= 2:
            if footers.is_note(first):
                self.in_note = True
            if self.in_note:
                return ["note"] * len(filled)
        self.in_note = False
        wide = any(
            span.top == row and span.right - span.left + 1 >= _WIDE for span in self.sheet.spans
        )
        if len(filled) == 1 and wide and words:
            return ["title"]
        found = []
        waiting = False
        for j in filled:
            text = squeeze(shown(values[j]))
            label = isinstance(values[j], str) and self._is_label(text)
            found.append("title" if label or waiting else "")
            waiting = bool(label and _STATEMENT.match(text) and text.endswith(":"))
        return found

    def _is_label(self, text: str) -> bool:
        if any(title in text for title in self.known.titles):
            return True
        if _STATEMENT.match(text):
            return True
        checks: tuple[Callable[[str], object], ...] = (
            _TITLE_END.search, _ATTACHMENT.fullmatch, _PERIOD.fullmatch, _BRACKETED.fullmatch,
            _LINK_BACK.fullmatch, _OFFICE.fullmatch, footers.LONE_DATE.fullmatch,
        )  # fmt: skip
        short = len(text) <= _LONGEST
        return (short and any(check(text) for check in checks)) or footers.is_page_number(text)

    def _is_group_row(self, row: int, values: Sequence[Value], filled: list[int]) -> bool:
        """A further header row right above: group headers that no column needed."""
        if row < self.table.top - DEEPEST + 1 or len(filled) < 2:
            return False
        few = len(filled) * 2 <= len(self.table.columns)
        return few and all(footers.is_words(values[j]) and len(shown(values[j])) <= 20
                           for j in filled) and not any(
            ":" in squeeze(shown(values[j])) for j in filled
        )  # fmt: skip
