"""Periods and due dates, on both sides of each boundary."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.catalog.calendar import HolidaysUnknown, due_dates, next_workday
from pipelines.catalog.loader import load_catalog
from pipelines.catalog.periods import Period, periods_within
from tests.unit.catalog.test_definitions import write


@pytest.mark.parametrize(
    ("text", "kind", "start", "end", "label"),
    [
        ("2017-04", "month", "2017-04-01", "2017-04-30", "2017年4月"),
        ("2016-02", "month", "2016-02-01", "2016-02-29", "2016年2月"),
        ("2017-Q2", "quarter", "2017-04-01", "2017-06-30", "2017年第二季度"),
        ("2017", "year", "2017-01-01", "2017-12-31", "2017年"),
        ("2019-04-A", "half_month", "2019-04-01", "2019-04-15", "2019年4月上半月"),
        ("2019-04-B", "half_month", "2019-04-16", "2019-04-30", "2019年4月下半月"),
    ],
)
def test_period(text: str, kind: str, start: str, end: str, label: str) -> None:
    period = Period.parse(text)
    assert (period.id, period.kind, period.label_zh) == (text, kind, label)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)
    assert period.contains(period.start) and period.contains(period.end)
    assert not period.contains(period.following().start)
    assert period.following().previous() == period


@pytest.mark.parametrize("text", ["2017-13", "2017-Q5", "2017-4", "17-04", "2017-04-C", "", "0000"])
def test_no_period(text: str) -> None:
    with pytest.raises(ValueError, match="2017-04"):
        Period.parse(text)


def test_runs_of_periods() -> None:
    found = periods_within("month", date(2016, 11, 1), date(2017, 2, 1))
    assert [str(p) for p in found] == ["2016-11", "2016-12", "2017-01", "2017-02"]
    found = periods_within("quarter", date(2017, 1, 1), date(2017, 6, 30))
    assert [str(p) for p in found] == ["2017-Q1", "2017-Q2"]
    found = periods_within("month", date(2017, 1, 2), date(2017, 3, 1))
    assert [str(p) for p in found] == ["2017-02", "2017-03"]


def test_due_dates_of_the_policy() -> None:
    found = due_dates(load_catalog(), "gz2017", date(2016, 1, 1), date(2018, 12, 31))
    due = {(d.form, d.period): d.due_on for d in found}
    assert due["ledger", "2017-01"] == date(2017, 1, 22)  # a Sunday: no shift
    assert due["tracking", "2017-Q1"] == due["tracking_summary", "2017-Q1"] == date(2017, 3, 22)
    assert due["liaison", "2017"] == date(2017, 4, 14)
    assert len(found) == 12 + 4 + 4 + 1
    assert all(d.clause for d in found)
    assert ("ledger", "2016-12") not in due and ("ledger", "2018-01") not in due


def sample_due(folder: Path, line: str, year: int) -> list[date]:
    catalog = load_catalog([write(folder, {"calendar.yml": ("due_day: 10", line)})])
    return [d.due_on for d in due_dates(catalog, "sample", date(year, 1, 1), date(year, 12, 31))]


def test_short_months(tmp_path: Path) -> None:
    assert sample_due(tmp_path, "due_day: 31", 2020)[1:4] == [
        date(2020, 2, 29), date(2020, 3, 31), date(2020, 4, 30),
    ]  # fmt: skip


def test_shift_to_the_next_working_day(tmp_path: Path) -> None:
    found = sample_due(tmp_path, "due_day: 10\n  shift: next_workday", 2021)
    assert found[1] == date(2021, 2, 10)  # the last working day before the Spring Festival
    assert found[3] == date(2021, 4, 12)  # the 10th is a Saturday
    assert next_workday(date(2021, 2, 7)) == date(2021, 2, 7)  # a Sunday made up for
    assert next_workday(date(2021, 2, 11)) == date(2021, 2, 18)


def test_year_without_published_holidays() -> None:
    with pytest.raises(HolidaysUnknown, match="还没有 2090 年的放假安排"):
        next_workday(date(2090, 1, 1))
