"""Taking an earlier answer off a workbook that was mended and sent again.

Belongs here: our list, comments, colours, frames, links. What the office wrote stays. Does not
belong here: putting marks on (`annotate.py`).
"""

from __future__ import annotations

from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Border, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.feedback.annotate import sized
from pipelines.feedback.back_link import remove_back_link
from pipelines.feedback.conditions import drop_our_conditions
from pipelines.feedback.looks import COLOURS
from pipelines.feedback.memory import StyleMemory, without_number
from pipelines.feedback.wording import Wording


def clear_earlier(book: Workbook, words: Wording) -> None:
    """Remove what an earlier answer added; a workbook without one is not changed."""
    lists = [page for page in book.worksheets if is_our_list(page, words)]
    memory = StyleMemory.read(lists[0]) if lists else StyleMemory()
    for page in book.worksheets:
        if page in lists:
            continue
        for row in page.iter_rows():
            for cell in row:
                if isinstance(cell, Cell) and cell.comment is not None:
                    _clear(page, cell, memory, words)
        drop_our_conditions(page)
        remove_back_link(page, memory.print_areas, words)
    for page in lists:
        book.remove(page)


def is_our_list(page: Worksheet, words: Wording) -> bool:
    """By its name, also where Excel or WPS has numbered it, and its first cell."""
    titles = {words.say("list", "title"), words.say("list", "title_warnings")}
    return page.title.startswith(words["sheet_name"]) and page["A1"].value in titles


def _clear(page: Worksheet, cell: Cell, memory: StyleMemory, words: Wording) -> None:
    comment = cell.comment
    assert comment is not None
    kept, marker, _earlier = comment.text.partition(words["marker"])
    if not marker:
        _fit(comment)
        return
    author = comment.author or ""
    own = without_number(author, words["author"])
    cell.comment = sized(kept.strip(), own) if kept.strip() else None
    colour = cell.fill.start_color.rgb
    if not (isinstance(colour, str) and colour[-6:] in COLOURS.values()):
        return  # the office has given it another colour since
    if not memory.give_back(cell, author):
        cell.fill, cell.border = PatternFill(), Border()
    _clear_merge(page, cell)


def _fit(comment: Comment) -> None:
    """openpyxl forgets how large a comment was: it gets room for its text."""
    fitting = sized(comment.text, "")
    if fitting.height > comment.height:
        comment.height, comment.width = fitting.height, fitting.width


def _clear_merge(page: Worksheet, cell: Cell) -> None:
    """The frame ran around the whole merged range."""
    for span in page.merged_cells.ranges:
        if (span.min_row, span.min_col) == (cell.row, cell.column):
            for row, column in span.cells:
                page.cell(row, column).border = Border(
                    left=cell.border.left, right=cell.border.right,
                    top=cell.border.top, bottom=cell.border.bottom,
                )  # fmt: skip
