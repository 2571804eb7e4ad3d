"""When is what due? Duties of `calendar.yml` -> one date per form and period.

Belongs here: due days, last days of short months, shifting to working days. Does not belong
here: who owes a return, and whether it came (both are derived from what is landed).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.catalog.lookup import regime_folder
from pipelines.catalog.model.folder import Catalog
from pipelines.catalog.model.forms import Duty
from pipelines.catalog.periods import Period, periods_within


@dataclass(frozen=True)
class DueDate:
    """A form of a period and the last day on which it is in time."""

    regime: str
    form: str
    period: str
    period_kind: str
    due_on: date
    clause: str


class HolidaysUnknown(ValueError):
    """A working day was asked for in a year whose holidays are not published here."""


def due_dates(catalog: Catalog, regime: str, first: date, last: date) -> list[DueDate]:
    """What is due for periods starting between the two days, by due date and form.

    One-off duties belong to the days between which they are due. Nothing outside the
    regime's and the duty's own validity is due.
    """
    folder = regime_folder(catalog, regime)
    found: list[DueDate] = []
    for duty in folder.duties:
        start = max(first, folder.regime.valid_from, duty.valid_from)
        end = min([last, *(d for d in (folder.regime.valid_to, duty.valid_to) if d)])
        for period, due_on in _dates(duty, start, end):
            found.append(DueDate(regime, duty.form, period, duty.period_kind, due_on, duty.clause))
    return sorted(found, key=lambda due: (due.due_on, due.form, due.period))


def _dates(duty: Duty, start: date, end: date) -> Iterator[tuple[str, date]]:
    if duty.due_on is not None:
        if start <= duty.due_on <= end:
            yield duty.period, _shifted(duty, duty.due_on)
        return
    kind = duty.period_kind
    if kind == "once" or kind == "snapshot" or kind == "records":
        return
    for period in periods_within(kind, start, end):
        day = duty.due_days[period.start.day > 1] if duty.due_days else duty.due_day or 31
        yield period.id, _shifted(duty, _due_day(period, day))


def _due_day(period: Period, day: int) -> date:
    """That day of the period's last month; the last day when the month is shorter."""
    end = period.end
    return date(end.year, end.month, min(day, monthrange(end.year, end.month)[1]))


def _shifted(duty: Duty, day: date) -> date:
    return day if duty.shift == "none" else next_workday(day)


def next_workday(day: date) -> date:
    """The day itself when it is a working day, else the next one (State Council calendar)."""
    while not is_workday(day):
        day += timedelta(days=1)
    return day


def is_workday(day: date) -> bool:
    """Working days incl. make-up days. Raises HolidaysUnknown outside the known years."""
    import chinese_calendar  # only regimes that shift deadlines pay for it

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError as fault:
        message = (
            f"还没有 {day.year} 年的放假安排，推算不出工作日；请升级 chinesecalendar 后再运行。"
        )
        raise HolidaysUnknown(message) from fault


def irregular_days() -> dict[date, bool]:
    """The days that are not what their weekday says: holidays False, make-up workdays True."""
    from chinese_calendar import holidays, workdays

    return dict.fromkeys(holidays, False) | dict.fromkeys(workdays, True)
