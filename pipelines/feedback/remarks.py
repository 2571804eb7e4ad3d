"""Remarks of the list about the copy itself: what was converted, lost, or is locked.

Belongs here: choosing the sentences. Does not belong here: the sentences (`feedback.yml`).
"""

from __future__ import annotations

from collections.abc import Collection

from pipelines.feedback.hidden_places import unlock_selection
from pipelines.feedback.office_workbook import Copy
from pipelines.feedback.wording import Wording


def remarks_on(copy: Copy, marked: Collection[str], words: Wording) -> list[str]:
    """In the order in which the office should know them; `marked` are titles of sheets."""
    found = []
    if copy.converted:
        found.append(words.say("list", copy.converted))
    names = [words.say("losses", key) for key in copy.lost]
    if names:
        found.append(words.say("list", "lost", things="、".join(names)))
    locked = [page.title for page in copy.book.worksheets if unlock_selection(page)]
    locked = [title for title in locked if title in marked]
    if locked:
        found.append(words.say("list", "locked", sheets="、".join(f"“{t}”" for t in locked)))
    return found
