"""The first sheet of the copy, 《退回说明》: all findings with links to their cells.

Belongs here: its rows. Does not belong here: what it says (`plan.py`, `remarks.py`), how its
cells look (`list_layout.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.feedback.back_link import add_back_link
from pipelines.feedback.grouping import NAMED_RANGES, Range, in_words
from pipelines.feedback.hidden_places import hidden_note
from pipelines.feedback.list_layout import POSITION, WIDTHS, ListPage
from pipelines.feedback.memory import StyleMemory
from pipelines.feedback.plan import Entry, Plan
from pipelines.feedback.sheet_names import SheetNames
from pipelines.feedback.widths import text_width
from pipelines.feedback.wording import Wording

RANGES_A_ROW = 150  # of the annex


def write_list(
    book: Workbook,
    plan: Plan,
    remarks: Sequence[str],
    names: SheetNames,
    memory: StyleMemory,
    words: Wording,
) -> None:
    """Put the list first and show it on opening."""
    page = book.create_sheet(words["sheet_name"], 0)
    sheet = ListPage(page, words)
    sheet.title(plan.title)
    for text in plan.heading:
        sheet.line(text)
    for text in remarks:
        sheet.line(text, is_remark=True)
    sheet.headings()
    pages = {other.title: other for other in book.worksheets}
    for number, entry in enumerate(plan.entries, 1):
        title = names.in_copy(entry.sheet)
        _entry(sheet, number, entry, title, pages.get(title), words)
    _annex(sheet, plan.entries, names, pages, words)
    sheet.set_up()
    for title in dict.fromkeys(names.in_copy(entry.sheet) for entry in plan.entries):
        if title in pages and add_back_link(pages[title], page.title, words):
            memory.print_areas.append(title)
    memory.write(page, 1)
    _show_first(book)


def _entry(
    sheet: ListPage, number: int, entry: Entry, title: str, page: Worksheet | None, words: Wording
) -> None:
    """One line, and below it a link for each further range."""
    note = hidden_note(page, entry.ranges, words) if page is not None else ""
    message = "\n".join(filter(None, (entry.message, note)))
    texts = (title, entry.position, entry.label, message, entry.guidance)
    sheet.entry(number, entry.severity, texts, entry.count)
    if page is None:
        return
    rows, further = 1, entry.ranges[:NAMED_RANGES]
    if text_width(entry.position) <= WIDTHS[POSITION - 1] - 1:
        # a link that does not fit on one line is cut off by LibreOffice
        sheet.link(title, entry.ranges[0] if entry.ranges else Range("A", 1, 1))
        further = further[1:]
    for target in further:
        sheet.further(target.address)
        sheet.link(title, target)
        rows += 1
    if len(entry.ranges) > NAMED_RANGES:
        sheet.further(words.say("list", "in_annex", number=number))
        rows += 1
    sheet.end_entry(rows)


def _annex(
    sheet: ListPage,
    entries: Sequence[Entry],
    names: SheetNames,
    pages: Mapping[str, Worksheet],
    words: Wording,
) -> None:
    """All places of those lines whose places do not fit into their cell."""
    long = [(n, e) for n, e in enumerate(entries, 1) if len(e.ranges) > NAMED_RANGES]
    if long:
        sheet.heading(words.say("list", "annex"))
    for number, entry in long:
        title = names.in_copy(entry.sheet)
        for start in range(0, len(entry.ranges), RANGES_A_ROW):
            chunk = entry.ranges[start : start + RANGES_A_ROW]
            places = words.say("list", "places", number=number, sheet=title, at=in_words(chunk))
            sheet.places(places, title, chunk[0] if title in pages else None)


def _show_first(book: Any) -> None:
    """Open with the list; a further selected sheet would be edited together with it."""
    for number, other in enumerate([*book.worksheets, *book.chartsheets]):
        views = other.views if hasattr(other, "views") else other.sheetViews
        for view in views.sheetView if views is not None else ():
            view.tabSelected = number == 0
    book.active = 0
