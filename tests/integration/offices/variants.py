"""A variant: a bend of a good return, and what reading it must yield.

Belongs here: the shape and the list of all variants. Does not belong here: any bend.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl

from tests.integration.offices import good

Page = Any
Bend = Callable[[Page], None]
Save = Callable[[openpyxl.Workbook, Path], Path]
GOOD = {
    "ledger": (good.ledger, good.LEDGER_ROWS, "520300", "2017-04"),
    "tracking": (good.tracking, good.TRACKING_ROWS, "520300", "2017-Q1"),
    "tracking_summary": (good.summary, good.SUMMARY_ROWS, "520300", "2017-Q1"),
}
VARIANTS: list[Variant] = []


@dataclass(frozen=True)
class Variant:
    """`says`: (cell, rule, words of the message) of every finding, none more.

    `changed`: (row from 0, element) -> value, None = gone; `rows` replaces all rows.
    """

    name: str
    bend: Bend
    form: str = "ledger"
    says: tuple[tuple[str, str, str], ...] = ()
    changed: Mapping[tuple[int, str], str | None] = field(default_factory=dict)
    rows: list[dict[str, str]] | None = None
    unit: str = ""
    period: str = ""
    refused: bool = False
    file: str = ""  # the name under which it is sent
    save: Save | None = None

    def expected_rows(self) -> list[dict[str, str]]:
        """The rows of the good return, with the changes."""
        rows = [dict(row) for row in (GOOD[self.form][1] if self.rows is None else self.rows)]
        for (place, element), value in self.changed.items():
            rows[place].pop(element, None)
            if value is not None:
                rows[place][element] = value
        return rows

    def write(self, folder: Path) -> Path:
        """The bent workbook as a file."""
        book: openpyxl.Workbook = GOOD[self.form][0]()
        self.bend(book.active)
        if self.save is not None:
            return self.save(book, folder)
        path = folder / "book.xlsx"
        book.save(path)
        return path


def variant(**expected: Any) -> Callable[[Bend], Bend]:
    """Registers a bend together with what is expected of it."""

    def register(bend: Bend) -> Bend:
        VARIANTS.append(Variant(name=bend.__name__, bend=bend, **expected))
        return bend

    return register


def change(page: Page, cells: Mapping[str, Any]) -> None:
    """Set cells by address."""
    for address, value in cells.items():
        page[address] = value


def move(page: Page, down: int = 0, right: int = 0, first: int = 1) -> None:
    """Everything from row `first` on moves, merged ranges too."""
    spans = [span for span in page.merged_cells.ranges if span.min_row >= first]
    for span in spans:
        page.unmerge_cells(str(span))
    area = f"A{first}:{page.cell(page.max_row, page.max_column).coordinate}"
    page.move_range(area, rows=down, cols=right)
    for span in spans:
        span.shift(row_shift=down, col_shift=right)
        page.merge_cells(span.coord)
