"""How many problems the letter's one page has room for.

Belongs here: estimating heights, on the safe side: the office's fonts are not ours. Does not
belong here: what is written.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.feedback.letter_layout import (
    BODY_LINE,
    BODY_SIZE,
    MARGINS,
    PAGE,
    TABLE_LINE,
    TABLE_SIZE,
    WIDTHS,
)
from pipelines.feedback.widths import lines_needed

Row = tuple[str, str, str, str]
POINTS_A_MM = 72 / 25.4
TITLE_HEIGHT, SPACES, SIGNATURE = 46, 36, 2 * BODY_LINE
TABLE_PADDING, CELL_MARGINS = 5, 11  # points
RESERVE = BODY_LINE + 8  # for the line about the rest, and for other fonts


def fitting(rows: Sequence[Row], texts: Sequence[str]) -> list[Row]:
    """The first rows that fit beside the texts; at least one."""
    room = (PAGE[1] - MARGINS[0] - MARGINS[1]) * POINTS_A_MM
    room -= TITLE_HEIGHT + SPACES + SIGNATURE + RESERVE + TABLE_LINE + TABLE_PADDING
    width = (PAGE[0] - MARGINS[2] - MARGINS[3]) * POINTS_A_MM / (BODY_SIZE / 2)
    room -= BODY_LINE * sum(lines_needed("　　" + text, width) for text in texts)
    shown: list[Row] = []
    for row in rows:
        room -= _height(row)
        if room < 0 and shown:
            break
        shown.append(row)
    return shown


def _height(row: Row) -> float:
    columns = [(mm * POINTS_A_MM - CELL_MARGINS) / (TABLE_SIZE / 2) for mm in WIDTHS]
    lines = max(lines_needed(text, width) for text, width in zip(row, columns, strict=True))
    return TABLE_LINE * lines + TABLE_PADDING
