"""The result of reading one cell, and what a reader may know about it.

Belongs here: the shared shapes and the signs for "not applicable". Nothing is read here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pipelines.catalog.model.forms import Column
from pipelines.catalog.periods import Period
from pipelines.intake.outcome import CellState
from pipelines.intake.wording import squeeze

NOT_APPLICABLE = frozenset(
    {
        "-",
        "--",
        "---",
        "—",
        "——",
        "─",
        "–",
        "―",
        "一一",
        "/",
        "\\",
        "无",
        "N/A",
        "NA",
        "n/a",
        "不适用",
    }
)


class Reading(NamedTuple):
    """Canonical value and state; a problem has a rule and a message.

    `harmless`: the value was understood all the same, so the problem is only a warning.
    """

    value: str | None
    state: CellState = "value"
    rule: str = ""
    message: str = ""
    harmless: bool = False


@dataclass(frozen=True)
class CellContext:
    """What is known about the column a cell stands in."""

    column: Column
    unit: str = ""  # of an amount: what the header says
    period: Period | None = None
    plain_text: bool = False  # the file keeps no types (csv)
    list_items: Mapping[str, str] = field(default_factory=dict)  # squeezed name -> item

    @property
    def label(self) -> str:
        """The header as printed on the form."""
        return self.column.label


def unreadable(context: CellContext, text: str, expected: str) -> Reading:
    """A value that is none: `expected` says what to write, with an example."""
    message = f"“{context.label}”应{expected}；现为“{text}”，请改正。"
    return Reading(None, "unreadable", "unreadable", message)


def is_not_applicable(text: str) -> bool:
    """— / 无 and the like."""
    return text in NOT_APPLICABLE or squeeze(text) in NOT_APPLICABLE
