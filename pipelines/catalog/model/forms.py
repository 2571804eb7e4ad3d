"""Forms (报表) and when they are owed (报送义务).

Belongs here: the shape of `forms/<form>.yml` and `calendar.yml`. Does not belong here: rules of a
form (`rules.py`), dates of duties (`catalog/calendar.py`).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from pipelines.catalog.model.definition import Definition, PeriodKind
from pipelines.catalog.model.rules import OverTimeRule, Rule

ElementType = Literal[
    "text",  # kept as typed, outer white space removed
    "integer",  # whole number >= 0 unless `minimum` says otherwise
    "number",  # decimal
    "amount",  # decimal, stored in 万元; header or cell may carry its own unit
    "percent",  # 95%, 95 and 0.95 -> 0.95
    "unit",  # an administrative unit -> unit code
    "year_month",  # 2017.01 -> 2017-01
    "month_day",  # 01.06 -> 2017-01-06, the year comes from the report period
    "date",  # a full date
    "date_time",  # a date with hour and minute -> 2023-07-03 09:15:00
    "enum",  # one of `values`
    "yes_no",  # 是 / 否
    "yes_blank",  # 是 / blank; 否 is read as blank with a warning
    "tick",  # √ ✓ ☑ 1 是
]


class Column(Definition):
    """One column (栏目) of a form."""

    element: str  # the contract name, e.g. project_name
    label: str  # the header as printed on the form
    aliases: tuple[str, ...] = ()  # further accepted headers
    group: tuple[str, ...] = ()  # accepted group headers above it; () = none needed
    type: ElementType
    unit: Literal["", "万元", "亿元"] = ""  # default unit of an amount when the header names none
    column_required: bool = False  # the form is rejected (fatal) when this column is missing
    required: bool = False  # the cell must be filled (error)
    measured: bool = False  # a measure reads it: unreadable, negative or an Excel error = error
    values: tuple[str, ...] = ()  # enum
    value_aliases: dict[str, str] = Field(default_factory=dict)
    list: str = ""  # code list it should be in (warning)
    minimum: float | None = None
    exclusive_minimum: float | None = None
    personal: bool = False
    example: str = ""
    note: str = ""  # guidance for the person who fills the form in
    clause: str = ""
    width: int = 14  # characters, for the blank template


class Recognition(Definition):
    """How a sheet is known to be this form."""

    title_contains: tuple[str, ...] = ()  # any of these in a line above the table
    headers: tuple[str, ...] = ()  # without a title: all these elements' columns must be present


class Continuation(Definition):
    """A row whose `element` equals `value` continues the row above and inherits blank cells."""

    element: str
    value: int
    inherits: tuple[str, ...]


class Form(Definition):
    """One form (报表): `forms/<form>.yml`."""

    id: str
    title: str
    number: str = ""  # 附表2
    direction: Literal["input", "output"] = "input"
    period_kind: PeriodKind
    version: str
    valid_from: date
    valid_to: date | None = None
    clause: str = ""
    recognise: Recognition = Recognition()
    # who must be named as 填报单位: a unit below the top, nobody (the top keeps it), or either
    submitted_by: Literal["unit", "province", "any"] = "unit"
    sheet_per_centre: bool = False  # each sheet names its own 填报单位 (reporting centre)
    county_element: str = ""  # the column that places a row in a county
    place_element: str = ""  # the column that names whose row it is; a city means itself
    restates: tuple[str, ...] = ()  # rows equal in these are one case; its newest statement holds
    cases_are: Literal["common", "the_senders"] = "common"  # equal names of two senders: one or two
    may_repeat: bool = False  # a register without anything new is sent as it was: no copy
    own_units: Literal["descendants", "any"] = "descendants"  # which units a row may name
    total_rows: Literal["label", "data"] = "label"  # 合计/小计 rows: never data, or data
    substance: tuple[str, ...] = ()  # a return with only 0 and blanks in all of these says nothing
    continuation: Continuation | None = None
    columns: tuple[Column, ...]
    rules: tuple[Rule, ...] = ()
    over_time: tuple[OverTimeRule, ...] = ()
    notes: tuple[str, ...] = ()  # 填表说明, printed below the blank form

    @property
    def has_period(self) -> bool:
        """Whether a return of this form is of a report period (报告期)."""
        return self.period_kind not in ("snapshot", "records")


class Duty(Definition):
    """A form that is owed (报送义务) and by when: an entry of `calendar.yml`."""

    form: str
    period_kind: PeriodKind
    due_day: int | None = None  # day of the (last) month of the period
    due_days: tuple[int, ...] = ()  # half-months: the day for the first and for the second half
    due_on: date | None = None  # one-off duties
    period: str = ""  # one-off duties: the period that the return carries
    clause: str = ""
    valid_from: date
    valid_to: date | None = None
    shift: Literal["none", "next_workday"] = "none"
