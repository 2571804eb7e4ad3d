"""Steps of a case (环节), their time limits, and which rows of a form count.

Belongs here: the shape of `steps.yml`. Does not belong here: whether a step is late (the models).
"""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from pipelines.catalog.model.definition import Definition, OneOf


class RowFilter(OneOf):
    """Rows of a form whose `column` holds what exactly one of the other keys says."""

    column: str
    equals: str | None = None
    one_of: tuple[str, ...] = ()
    filled: bool | None = None
    at_least: float | None = None
    at_most: float | None = None
    in_last_days: int | None = None  # a date among the last so many days of its month

    @property
    def condition(self) -> tuple[str, tuple[str, ...]]:
        """The one key that is written, and its values as text."""
        name, value = self.written
        values = value if isinstance(value, tuple) else (str(value).lower(),)
        return ("one_of", (value,)) if name == "equals" else (name, values)


class TimeLimit(OneOf):
    """How long a step may take (时限): exactly one of these."""

    workdays: int | None = None  # working days; the day after the start is day 1
    days: int | None = None
    months: int | None = None  # calendar months: 31 January + 1 month = the end of February
    minutes: int | None = None  # clock minutes; a start outside office hours waits for the opening
    workdays_in: str = ""  # the column that states how many working days were promised
    until: str = ""  # the column that states the last day

    @property
    def rule(self) -> tuple[str, int | None, str]:
        """Kind, amount and column of the one key that is written."""
        name, value = self.written
        return (name, None, value) if isinstance(value, str) else (name, value, "")


class Step(Definition):
    """A step of a case (环节): an entry of `steps.yml`. It runs from the first filled column of
    `start` to that of `end`; without `within` it is never late. What no column says the beginning
    of has no `start` and a limit `until` a stated day."""

    id: str
    name: str
    form: str
    case: tuple[str, ...]  # the columns by which rows of all forms belong to one case
    subject: tuple[str, ...] = ()  # what the step is of; () = the case
    start: tuple[str, ...] = ()
    end: tuple[str, ...]
    within: TimeLimit | None = None
    stopped_by: tuple[str, ...] = ()  # a date here, by the deadline: nothing is owed any more
    responsible: str = ""  # the column that names who must act; '' = the row's unit
    where: tuple[RowFilter, ...] = ()
    clause: str = ""

    @model_validator(mode="after")
    def begins(self) -> Self:
        if not self.start and not (self.within and self.within.until):
            raise ValueError("没有 start 的环节要有 within: {until: 栏目}，否则无从起算")
        return self
