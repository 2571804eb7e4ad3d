"""What the newest extract of the platform says: entries, stages, funds, the green channel.

Belongs here: figures that need the platform alone. Does not belong here: the platform against
ledgers (`ledgers.py`).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from pipelines.simulation.returns import Return
from pipelines.simulation.truth import Fact, Line, lines

GREEN_CHANNEL = 100000  # 万元
TERMINATED = "终止"


def platform_facts(now: Iterable[Return], horizon: date) -> Iterator[Fact]:
    """The platform goes on after the last quarter that offices reported on; the figures do not."""
    for line in lines(now, "projects"):
        if line.day("signed_on"):
            found = (*_entry(line, horizon), *_stages(line), *_funds(line))
            yield from (fact for fact in found if fact.happened_on <= horizon)


def fulfilled_on(line: Line) -> date | None:
    """A project that is started has been fulfilled."""
    return line.day("fulfilled_on") or started_on(line)


def started_on(line: Line) -> date | None:
    """A project that is in production has been started."""
    return line.day("started_on") or line.day("produced_on")


def _entry(line: Line, horizon: date) -> Iterator[Fact]:
    signed_on, entered_on = line.day("signed_on"), line.day("entered_on")
    assert signed_on and entered_on
    due_on = same_day_next_month(signed_on)
    if due_on <= horizon:
        code, county = line.text("project_code"), line.text("county")
        yield Fact("entries_due", county, code, due_on)
        if entered_on <= due_on:
            yield Fact("entries_on_time", county, code, due_on)


def same_day_next_month(day: date) -> date:
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _stages(line: Line) -> Iterator[Fact]:
    code, county = line.text("project_code"), line.text("county")
    reached = {
        "signed": line.day("signed_on"),
        "fulfilled": fulfilled_on(line),
        "started": started_on(line),
        "production": line.day("produced_on"),
    }
    for stage, day in reached.items():
        if day:
            yield Fact(f"{stage}_projects", county, code, day)
            yield Fact(f"{stage}_amount", county, code, day, None, line.number("amount"))


def _funds(line: Line) -> Iterator[Fact]:
    code, county, signed_on = line.text("project_code"), line.text("county"), line.day("signed_on")
    assert signed_on
    yield Fact("paid_in_amount", county, code, signed_on, None, line.number("paid_in"))
    if line.number("paid_in") > 0:
        yield Fact("funded_projects", county, code, signed_on)
    is_big = line.text("key_industry") and line.number("amount") >= GREEN_CHANNEL
    if is_big and line.text("status") != TERMINATED:
        yield Fact("green_channel_projects", county, code, signed_on)
