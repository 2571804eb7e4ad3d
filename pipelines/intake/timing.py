"""Report periods as offices write them.

Belongs here: finding periods and dates in titles, lines and file names. Does not belong here:
what a period is (`catalog/periods.py`), which statement outranks which (`recognise.py`).
"""

from __future__ import annotations

import re
from datetime import date

from pipelines.catalog.model.definition import PeriodKind
from pipelines.intake.wording import squeeze

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile(r"[〇○零一二三四五六七八九]{4}(?=年)")
_CHINESE_MONTH = re.compile(r"(?<=[年(第])(十[一二]?|[一二三四五六七八九])(?=月)")
_TO = r"[-~—–至到]+"
_RANGE = re.compile(rf"(\d{{4}})[年.]0?(\d{{1,2}})月?{_TO}(?:(\d{{4}})年)?0?(\d{{1,2}})月")
_MONTH = re.compile(r"(\d{4})年[^\d]{0,40}?(\d{1,2})月(?!\d{1,2}[日号])")
_MONTH_DIGITS = re.compile(
    r"(?<!\d)((?:19|20)\d{2})[-._/]?(0[1-9]|1[0-2]|(?<=[-._/])[1-9])(?![\d]|[-._/]\d)"
)
_QUARTER = re.compile(r"(\d{4})年?[^\d]{0,40}?第?([一二三四1-4])季度?")
_QUARTER_CODE = re.compile(r"(?<!\d)(\d{4})[-_年]?[Qq]([1-4])")
_HALF = re.compile(r"(\d{4})年[^\d]{0,40}?(\d{1,2})月(?:份)?(上|下)半月")
_DATE = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?")
_DATE_DIGITS = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_YEAR = re.compile(r"((?:19|20)\d{2})年?")
_YEARLESS_MONTH = re.compile(rf"(?<![\d年月.])(?:\d{{1,2}}月?{_TO})?0?(\d{{1,2}})月份?(?!\d)")
_YEARLESS_QUARTER = re.compile(r"(?<!\d)第?([一二三四1-4])季度?")
_LONE_MONTH = re.compile(r"(?<![一二三四五六七八九十])(十[一二]?|[一二三四五六七八九])(?=月)")
_UP_TO = re.compile(r"(?<![报送馈])(?:截至|截止[到至]?(?=[\d:]))(?:日期|时间)?:?(?=\d)")


def periods_in(text: str, kind: PeriodKind) -> list[str]:
    """The periods of this kind that a text states, as `2017-04`, `2017-Q2` …, in order."""
    compact = _arabic(squeeze(text))
    found: list[str] = []
    if kind == "half_month":
        halves = {"上": "A", "下": "B"}
        return [f"{y}-{int(m):02d}-{halves[h]}" for y, m, h in _HALF.findall(compact)]
    if kind == "year":
        return list(dict.fromkeys(_YEAR.findall(compact)))
    if kind == "quarter":
        numerals = {"一": "1", "二": "2", "三": "3", "四": "4"}
        found = [f"{y}-Q{numerals.get(q, q)}" for y, q in _QUARTER.findall(compact)]
        found += [f"{y}-Q{q}" for y, q in _QUARTER_CODE.findall(compact)]
        if found:
            return list(dict.fromkeys(found))
    if kind in ("month", "quarter"):
        months = _months(compact)
        if kind == "quarter":
            months = [(year, (month + 2) // 3) for year, month in months]
            return list(dict.fromkeys(f"{year}-Q{number}" for year, number in months))
        found = [f"{year}-{month:02d}" for year, month in months]
    return list(dict.fromkeys(found))


def up_to(text: str) -> date | None:
    """The day up to which a text says it reports: 截至2017年3月31日."""
    compact = _arabic(squeeze(text))
    match = _UP_TO.search(compact)
    return date_in(compact[match.end() :]) if match else None


def yearless(text: str, kind: PeriodKind) -> list[int]:
    """Months or quarters that a text names without their year; of a range the last."""
    compact = _LONE_MONTH.sub(_month_number, _arabic(squeeze(text)))
    if kind == "month":
        found = [int(number) for number in _YEARLESS_MONTH.findall(compact)]
        return [number for number in dict.fromkeys(found) if 1 <= number <= 12]
    if kind == "quarter":
        numerals = {"一": 1, "二": 2, "三": 3, "四": 4}
        found = [numerals.get(q) or int(q) for q in _YEARLESS_QUARTER.findall(compact)]
        return list(dict.fromkeys(found))
    return []


def is_yearless(text: str) -> bool:
    """Whether a text is nothing but a month or a quarter: （4月份）."""
    compact = _LONE_MONTH.sub(_month_number, squeeze(text)).strip("()")
    return any(known.fullmatch(compact) for known in (_YEARLESS_MONTH, _YEARLESS_QUARTER))


def latest(number: int, kind: PeriodKind, day: date) -> str:
    """The newest month or quarter of this number that has begun on the day."""
    current = day.month if kind == "month" else (day.month + 2) // 3
    year = day.year if number <= current else day.year - 1
    return f"{year}-{number:02d}" if kind == "month" else f"{year}-Q{number}"


def period_containing(day: date, kind: PeriodKind) -> str:
    """The period of this kind that a day lies in; '' for kinds without a calendar."""
    if kind == "month":
        return f"{day:%Y-%m}"
    if kind == "quarter":
        return f"{day.year}-Q{(day.month + 2) // 3}"
    if kind == "half_month":
        return f"{day:%Y-%m}-{'A' if day.day <= 15 else 'B'}"
    return str(day.year) if kind == "year" else ""


def date_in(text: str) -> date | None:
    """The first full date of a text; `2017年4月` alone is the first of the month."""
    compact = _arabic(squeeze(text))
    match = _DATE.search(compact) or _DATE_DIGITS.search(compact)
    parts = match.groups() if match else None
    if parts is None:
        months = _months(compact)
        parts = (str(months[0][0]), str(months[0][1]), "1") if months else None
    try:
        return date(*(int(part) for part in parts)) if parts else None
    except ValueError:
        return None


def _months(compact: str) -> list[tuple[int, int]]:
    """(year, month); of a range its last month, which is what a cumulative return reports."""
    found = []
    for match in _RANGE.finditer(compact):
        year, _first, last_year, month = match.groups()
        found.append((int(last_year or year), int(month)))
    rest = _DATE.sub(" ", _RANGE.sub(" ", compact))
    found += [(int(year), int(month)) for year, month in _MONTH.findall(rest)]
    if not found:
        found = [(int(year), int(month)) for year, month in _MONTH_DIGITS.findall(rest)]
    return [(year, month) for year, month in found if 1 <= month <= 12]


def _arabic(compact: str) -> str:
    """二〇一七年四月 -> 2017年4月."""
    text = _CHINESE_YEAR.sub(lambda match: match.group(0).translate(_DIGITS), compact)
    return _CHINESE_MONTH.sub(_month_number, text)


def _month_number(match: re.Match[str]) -> str:
    numeral = match.group(1)
    if numeral.startswith("十"):
        return str(10 + int((numeral[1:] or "0").translate(_DIGITS)))
    return numeral.translate(_DIGITS)
