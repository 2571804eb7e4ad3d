"""What a rule sees of a data row, and what it reports.

Belongs here: the shapes shared by all rule kinds. Does not belong here: a rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

YES = "是"


@dataclass(slots=True)
class Row:
    """A data row by element; canonical values, as they stand in the warehouse."""

    number: int  # as the spreadsheet program counts
    letters: Mapping[str, str]  # element -> column letters, for the columns that the sheet has
    values: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)  # filled, but an error or not readable
    merged: set[str] = field(default_factory=set)  # repeated by a merged cell above

    def address(self, element: str) -> str:
        """The cell of an element, blank or not; the row's first cell when it has no column."""
        letters = self.letters.get(element) or next(iter(self.letters.values()), "A")
        return f"{letters}{self.number}"

    def text(self, element: str) -> str:
        """As typed."""
        return self.texts.get(element, "")

    def is_filled(self, element: str) -> bool:
        """Whether something is stated (a broken cell states something too)."""
        return element in self.values or element in self.broken

    def says_none(self, element: str) -> bool:
        """Whether the cell says that there is none: 无, —. A blank says nothing."""
        return element in self.texts and not self.is_filled(element)

    def number_of(self, element: str) -> Decimal | None:
        """The value as a number; None when blank or not a number."""
        try:
            return Decimal(self.values[element]) if element in self.values else None
        except InvalidOperation:
            return None

    def affirms(self, element: str) -> bool:
        """是, ticked, or a number above 0."""
        if self.values.get(element) == YES:
            return True
        number = self.number_of(element)
        return number is not None and number > 0


class Problem(NamedTuple):
    """One breach: the cell's element, its row (None = the sheet), words for the message."""

    element: str
    row: Row
    words: Mapping[str, object]
    whole_sheet: bool = False


class Moment(NamedTuple):
    """What the rules know of time; never the clock."""

    period_end: date | None
    received_on: date
