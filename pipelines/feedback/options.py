"""What an answer may cost and how much it marks. Belongs here: the numbers."""

from __future__ import annotations

from dataclasses import dataclass

CELLS_PER_RULE = 500


@dataclass(frozen=True)
class AnswerOptions:
    """Choices of whoever asks for the answer (`daiban check --return … --marks N`)."""

    # Marked cells of one rule and column; the list names all of them all the same. Thousands
    # of comments make a workbook slow to open.
    cells_per_rule: int = CELLS_PER_RULE
    times_reading: int = 6  # writing with formatting costs this much more time than reading
    memory_times: int = 2
