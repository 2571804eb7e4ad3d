"""Year-months, month-days and full dates.

Belongs here: the spellings offices use, and refusing to guess. A number such as 2017.1 may be
January or October: the cell's number format decides where it shows two decimals
(`with_format`); otherwise it is a finding.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from pipelines.catalog.periods import Period
from pipelines.intake.sheet import Value, shown
from pipelines.intake.values.reading import CellContext, Reading, unreadable
from pipelines.intake.wording import squeeze

_FULL = re.compile(r"(\d{4})(?:[-./年](\d{1,2})[-./月](\d{1,2})[日号]?|(\d{2})(\d{2}))")
# 9:15, 09:15:30, 9时15分, 下午3点20分; the day before it ends with a space, T, 日 or 号.
_TIMED = re.compile(
    r"(.*?)(?:[T\s]|(?<=[日号]))\s*(上午|下午|晚上?)?\s*"
    r"(\d{1,2})\s*(?::|时|点)\s*(\d{1,2})?\s*(?:分|:(\d{2})(?:\.\d+)?)?"
)
_YEAR_MONTH = re.compile(r"(\d{4})(?:[-./年](\d{1,2})月?份?|(\d{2}))")
_MONTH_DAY = re.compile(r"(\d{1,2})[-./月](\d{1,2})[日号]?")
_BARE_NUMBER = re.compile(r"\d+\.\d+")
_TWO_DECIMALS = re.compile(r"[#,0]*0\.00(?![#0%E])")
FIRST_YEAR, LAST_YEAR = 1980, 2099


def year_month(raw: Value, context: CellContext) -> Reading:
    """`2017.01`, `2017-01`, `2017年1月`, a date -> 2017-01."""
    full = _full_date(raw)
    if full is not None:
        return Reading(full.isoformat()[:7])
    text = squeeze(shown(raw))
    match = _YEAR_MONTH.fullmatch(text)
    if not match or not _is_date(match.group(1), match.group(2) or match.group(3), "1"):
        return unreadable(context, shown(raw), "填年月，如“2017.01”")
    month = match.group(2) or match.group(3)
    if _may_have_lost_a_zero(raw, text, context) and month == "1":
        return _ambiguous(
            context, text, "1月", "10月", f"{match.group(1)}.01", f"{match.group(1)}.10"
        )
    return Reading(f"{match.group(1)}-{int(month):02d}")


def month_day(raw: Value, context: CellContext) -> Reading:
    """`01.06`, `1月6日` -> 2017-01-06; the year comes from the report period."""
    full = _full_date(raw)
    if full is not None:
        return Reading(full.isoformat())
    text = squeeze(shown(raw))
    match = _MONTH_DAY.fullmatch(text)
    example = "填月日，如“01.06”"
    if not match or context.period is None:
        return unreadable(context, shown(raw), example)
    month, day = match.groups()
    if not _is_date(str(context.period.start.year), month, day):
        return unreadable(context, shown(raw), example)
    if _may_have_lost_a_zero(raw, text, context) and _could_be_tens(month, day):
        return _ambiguous(
            context,
            text,
            f"{month}月{day}日",
            f"{month}月{day}0日",
            f"{int(month):02d}.0{day}",
            f"{int(month):02d}.{day}0",
        )
    year = _year_of(int(month), context.period)
    if not _is_date(str(year), month, day):
        return unreadable(context, shown(raw), example)
    return Reading(date(year, int(month), int(day)).isoformat())


def full_date(raw: Value, context: CellContext) -> Reading:
    """`2017-03-31`, `2017年3月31日`, `20170331`; a month-day where a period is known."""
    full = _full_date(raw)
    if full is not None:
        return Reading(full.isoformat())
    if context.period is not None and _MONTH_DAY.fullmatch(squeeze(shown(raw))):
        return month_day(raw, context)
    return unreadable(context, shown(raw), "填日期，如“2017-03-31”")


def date_time(raw: Value, context: CellContext) -> Reading:
    """`2023-07-03 09:15`, `2023年7月3日9时15分` -> 2023-07-03 09:15:00.

    A day alone is kept as such: what needs the minute can then not be told.
    """
    if isinstance(raw, datetime):  # spreadsheets keep fractions of a day
        moment = (raw + timedelta(milliseconds=500)).replace(microsecond=0)
        if moment.time() != time() and FIRST_YEAR <= moment.year <= LAST_YEAR:
            return Reading(moment.isoformat(sep=" "))
    day, clock = _full_date(raw), _clock(raw)
    if day is None:
        return unreadable(context, shown(raw), "填日期和时间，如“2023-07-03 09:15”")
    if clock is None:
        message = f"“{context.label}”没有写到时、分（“{shown(raw)}”）。请补写，如“{day} 09:15”。"
        return Reading(day.isoformat(), "value", "time_missing", message, True)
    return Reading(f"{day} {clock.isoformat()}")


def _clock(raw: Value) -> time | None:
    """The time of day that a text states after its day."""
    match = _TIMED.fullmatch(_plain(raw)) if isinstance(raw, str) else None
    if match is None:
        return None
    half, hour, minute, second = match.group(2, 3, 4, 5)
    later = 12 if half and half != "上午" and int(hour) < 12 else 0
    try:
        return time(int(hour) + later, int(minute or 0), int(second or 0))
    except ValueError:
        return None


def _plain(raw: Value) -> str:
    return unicodedata.normalize("NFKC", shown(raw)).strip()


def with_format(raw: Value, number_format: str) -> Value:
    """A number as shown by a format with two decimals (2017.1 -> '2017.10'), else unchanged."""
    if isinstance(raw, float) and _TWO_DECIMALS.match(number_format):
        return f"{raw:.2f}"
    return raw


def _year_of(month: int, period: Period) -> int:
    """December in a January report belongs to the year before."""
    is_january = period.kind == "month" and period.start.month == 1
    return period.start.year - 1 if is_january and month == 12 else period.start.year


def _may_have_lost_a_zero(raw: Value, text: str, context: CellContext) -> bool:
    """Numbers, and texts of typeless files that look like a number."""
    return isinstance(raw, float) or (context.plain_text and bool(_BARE_NUMBER.fullmatch(text)))


def _could_be_tens(month: str, day: str) -> bool:
    return len(day) == 1 and _is_date("2016", month, day + "0")


def _ambiguous(context: CellContext, text: str, one: str, other: str, *write: str) -> Reading:
    message = (
        f"“{context.label}”的“{text}”可能是{one}，也可能是{other}。"
        f"请把单元格设为文本后写成“{write[0]}”或“{write[1]}”。"
    )
    return Reading(None, "unreadable", "ambiguous_date", message)


def _full_date(raw: Value) -> date | None:
    if isinstance(raw, datetime):
        raw = raw.date()
    if isinstance(raw, date):
        return raw if FIRST_YEAR <= raw.year <= LAST_YEAR else None
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        return None
    timed = _TIMED.fullmatch(_plain(raw))
    if timed and isinstance(raw, str) and _clock(raw) is None:
        return None
    match = _FULL.fullmatch(squeeze(timed.group(1) if timed else shown(raw)))
    if not match:
        return None
    year, month, day = (
        match.group(1),
        match.group(2) or match.group(4),
        match.group(3) or match.group(5),
    )
    return date(int(year), int(month), int(day)) if _is_date(year, month, day) else None


def _is_date(year: str, month: str, day: str) -> bool:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return False
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
