"""What is said of sheets, and parts of sheets, that are none of our forms.

Belongs here: the wording of those findings. Does not belong here: telling them from forms
(`recognise.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.intake.areas import filled_cells, used_range
from pipelines.intake.forms import FormBook
from pipelines.intake.outcome import Finding
from pipelines.intake.sheet import Sheet, address
from pipelines.intake.wording import bare_header_key, header_key

NOT_OURS = (
    "没有认出任何一张报表。请检查标题（如“……代办服务台账”）和表头是否为规定的表样，"
    "可用空白表样重新填写。"
)
TRANSPOSED = (
    "工作表“{sheet}”的栏目名竖着排在 {column} 列，各项目横着排，没有读取。"
    "请把表转成表样的样子：栏目名排成一行，一个项目占一行。"
)
_HEADERS_DOWN = 4


def not_ours(sheets: Sequence[Sheet], book: FormBook) -> str:
    """Why a file holds no form: its table lies on its side, or it is something else."""
    for sheet in sheets:
        column = column_of_headers(sheet, book)
        if column is not None:
            letters = address(0, column).rstrip("1")
            return TRANSPOSED.format(sheet=sheet.name, column=letters)
    return NOT_OURS


def column_of_headers(sheet: Sheet, book: FormBook) -> int | None:
    """The column that holds headers below each other; None without."""
    for j in range(min(sheet.right - sheet.left, 10)):
        texts = [text for row in sheet.rows[:60] if isinstance(text := row[j], str) and text]
        known = {
            header_key(text)
            for text in texts
            if len(text) < 40
            and (header_key(text) in book.header_keys or bare_header_key(text) in book.header_keys)
        }
        if len(known) >= _HEADERS_DOWN:
            return j + sheet.left
    return None


def not_a_form(file: str, part: Sheet) -> Finding:
    """A sheet, or a further table on a sheet, that was not read."""
    row, column = next(iter(filled_cells(part)), (part.top, part.left))
    what = "是隐藏的，也不是规定的报表" if part.hidden else "不是规定的报表"
    start = f"第{row + 1}行起的内容" if part.top else ""
    message = (
        f"工作表“{part.name}”{start}{what}，没有读取。如需统计，请使用规定的标题和表头，"
        "一张工作表放一张表。"
    )
    return Finding(
        file, part.name, address(row, column), "unknown_sheet", "warning", "",
        part.text(row, column)[:100], message, covers=used_range(part),
    )  # fmt: skip


def table_beside(file: str, aside: Sheet) -> Finding:
    """A second table to the right of the first."""
    row, column = next(iter(filled_cells(aside)), (aside.top, aside.left))
    message = (
        f"{address(row, column)} 起，表的右边还有另一张表，没有读取，其中的内容没有统计。"
        "请接在左边的表下面，或放到单独的工作表后重新报送。"
    )
    return Finding(
        file, aside.name, address(row, column), "table_beside", "error", "",
        aside.text(row, column)[:100], message, covers=used_range(aside),
    )  # fmt: skip
