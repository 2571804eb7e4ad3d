"""How to get at a finding in a hidden sheet, row or column.

Belongs here: seeing that a place is hidden, and making very hidden sheets reachable. What the
office has hidden stays hidden. Does not belong here: sentences (`feedback.yml`).
"""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.feedback.grouping import Range
from pipelines.feedback.wording import Wording


def hidden_note(page: Worksheet, ranges: Sequence[Range], words: Wording) -> str:
    """What to click first; '' when the places can be seen."""
    if page.sheet_state == "veryHidden":
        page.sheet_state = "hidden"  # else no menu shows it
    if page.sheet_state == "hidden":
        return words.say("list", "hidden_sheet", sheet=page.title)
    columns = {entry.column for entry in ranges}
    hidden = sorted(columns & _hidden_columns(page))
    if hidden:
        return words.say("list", "hidden_columns", at="、".join(hidden))
    rows = {row for row, look in page.row_dimensions.items() if look.hidden}
    unseen = sorted(row for row in rows for r in ranges if r.first <= row <= r.last)
    if unseen:
        return words.say("list", "hidden_rows", at="、".join(map(str, unseen[:8])))
    return ""


def unlock_selection(page: Worksheet) -> bool:
    """A protected sheet may forbid selecting: then no link arrives. Whether it is protected."""
    if not page.protection.sheet:
        return False
    page.protection.selectLockedCells = False  # False allows it
    page.protection.selectUnlockedCells = False
    return True


def _hidden_columns(page: Worksheet) -> set[str]:
    """A dimension may stand for several columns."""
    found = set()
    for letter, look in page.column_dimensions.items():
        if look.hidden:
            first = look.min or column_index_from_string(letter)
            last = min(look.max or first, first + 200)
            found |= {get_column_letter(index) for index in range(first, last + 1)}
    return found
