"""What an office sends, before it is turned into a file.

Belongs here: the plain records that the offices fill, mess disturbs, workbooks write and the
truth reads. A row carries twice what it says: `values` is what it means (and what a careful
reader must find), `typed` is what stands in the cell when that differs from the usual form.
Does not belong here: any choice of content or of looks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Value = str | int | float | date
State = Literal["accepted", "rejected", "unsupported", "duplicate"]


@dataclass
class Fault:
    """Why a row cannot count: the element at fault and the rule that says so."""

    element: str
    rule: str


@dataclass
class Row:
    values: dict[str, Value]
    typed: dict[str, Value | None] = field(default_factory=dict)
    fault: Fault | None = None
    number: int = 0  # row on the sheet, known once the sheet is laid out
    fault_cell: str = ""


@dataclass
class Look:
    """How a sheet is laid out; the defaults are the official form."""

    first_row: int = 1
    first_column: int = 1
    title_has_period: bool = True
    labels: dict[str, str] = field(default_factory=dict)  # header of an element, if not its label
    groups: dict[str, str] = field(default_factory=dict)  # group header above an element
    merge_counties: bool = False
    subtotals_after: tuple[int, ...] = ()  # indexes of rows that a 小计 row follows
    footer: tuple[str, ...] = ()


@dataclass
class Sheet:
    name: str
    centre: str  # code of the reporting centre (填报单位)
    columns: list[str]
    rows: list[Row]
    look: Look = field(default_factory=Look)


@dataclass
class Return:
    """One file. `form` is the form's id within its `regime`."""

    regime: str
    form: str
    unit: str
    period: str  # '' for snapshots
    path: str
    received_at: datetime
    sheets: list[Sheet]
    sender: str = ""
    state: State = "accepted"
    names_unit: bool = True  # whether 填报单位 is filled in
    encoding: str = "utf-8"  # of a .csv
    body: bytes | None = None  # a file that is no table at all, or an exact duplicate's bytes
    original: Return | None = None  # of an exact duplicate
    stands_beside: bool = False  # a file of records: it never supersedes another
    is_fixed: bool = False  # mess leaves it alone (already disturbed on purpose)

    @property
    def rows(self) -> list[Row]:
        return [row for sheet in self.sheets for row in sheet.rows]
