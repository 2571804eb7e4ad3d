"""The cells of one sheet, whatever program wrote it.

Belongs here: positions, addresses and what a cell shows. Does not belong here: file formats
(`read*.py`), and what a cell means (`values/`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

Value = str | int | float | bool | date | datetime | time | timedelta
BLANK = ""
ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
)


class Formula(str):
    """A formula whose result the file does not hold, as text (`=SUM(A1:A3)`)."""


class Cell(NamedTuple):
    """One filled cell; row and column count from 0, the address as the program shows it."""

    sheet: str
    row: int
    column: int
    address: str
    text: str
    value: Value


class Span(NamedTuple):
    """A merged range, both ends included, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Sheet:
    """All cells of a sheet: `rows[i][j]` stands at row `top + i`, column `left + j`."""

    name: str
    rows: list[list[Value]]
    top: int = 0
    left: int = 0
    spans: tuple[Span, ...] = ()
    hidden: bool = False
    plain_text: bool = False  # csv: a number there may have lost its typed zeros
    hidden_rows: frozenset[int] = frozenset()  # counted from 0 on the sheet, not in `rows`
    hidden_columns: frozenset[int] = frozenset()
    number_format: Callable[[int, int], str] = lambda _row, _column: ""
    macros: bool = False  # whether its workbook has any; they are never run

    @property
    def bottom(self) -> int:
        """One past the last row."""
        return self.top + len(self.rows)

    @property
    def right(self) -> int:
        """One past the last column."""
        return self.left + (len(self.rows[0]) if self.rows else 0)

    def value(self, row: int, column: int) -> Value:
        """The value at a position; BLANK outside the used range."""
        i, j = row - self.top, column - self.left
        if 0 <= i < len(self.rows) and 0 <= j < len(self.rows[i]):
            return self.rows[i][j]
        return BLANK

    def text(self, row: int, column: int) -> str:
        """What the position shows, outer white space removed."""
        return shown(self.value(row, column)).strip()

    def put(self, cells: dict[tuple[int, int], Value]) -> None:
        """Write values at positions, widening the used range where needed."""
        if not cells:
            return
        box = [
            *cells,
            *([(self.top, self.left), (self.bottom - 1, self.right - 1)] * bool(self.rows)),
        ]
        top, left = min(row for row, _ in box), min(column for _, column in box)
        bottom, right = max(row for row, _ in box), max(column for _, column in box)
        before: list[Value] = [BLANK] * (self.left - left)
        after: list[Value] = [BLANK] * (right + 1 - self.right)
        if before or after or not self.rows:
            self.rows = [[*before, *row, *after] for row in self.rows]
        width = right + 1 - left
        above: list[list[Value]] = (
            [[BLANK] * width for _ in range(self.top - top)] if self.rows else []
        )
        self.rows = [*above, *self.rows]
        self.rows += [[BLANK] * width for _ in range(bottom + 1 - top - len(self.rows))]
        self.top, self.left = top, left
        for (row, column), value in cells.items():
            self.rows[row - top][column - left] = value

    def cells(self) -> Iterator[Cell]:
        """Every filled cell, row by row."""
        for i, values in enumerate(self.rows, self.top):
            for j, value in enumerate(values, self.left):
                if value != BLANK:
                    yield Cell(self.name, i, j, address(i, j), shown(value), value)


@lru_cache(maxsize=20_000)
def column_letters(column: int) -> str:
    """0 -> A, 26 -> AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """(6, 2) -> C7."""
    return f"{column_letters(column)}{row + 1}"


def shown(value: Value) -> str:
    """The value as text, near to what a spreadsheet program shows."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    return str(value)
