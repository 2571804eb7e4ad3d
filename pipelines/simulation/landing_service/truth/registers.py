"""What the registers say: work orders, meetings, and what meetings decided.

Belongs here: cases that are stated again each quarter, of which the newest statement counts. Does
not belong here: ledgers (`ledgers.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from pipelines.simulation.gazetteer import Gazetteer
from pipelines.simulation.months import Month, kind_of, last_day
from pipelines.simulation.returns import Return
from pipelines.simulation.truth import Fact, Line, lines

ORDER = ("order_no",)
MEETING = ("unit", "meeting_type", "held_on", "item")
_IGNORED = set("·、，。“”\"'【】[]《》—-_, ")
STUDIES = {  # measure -> kind of meeting, how often, whose
    "monthly_study": ("县月度研究", "M", "county"),
    "quarterly_study": ("市季度研究", "Q", "city"),
    "joint_meeting": ("省联席", "Q", "province"),
    "land_consultation": ("用地会商", "Q", "province"),
    "financing_meeting": ("融资对接", "Q", "province"),
}


def register_facts(
    gazetteer: Gazetteer, now: Sequence[Return], periods: Sequence[str], horizon: date
) -> Iterator[Fact]:
    orders = lines(now, "work_orders")
    yield from _orders(newest(orders, ORDER, date.max), horizon)
    for end in sorted({last_day(period) for period in periods}):
        yield from _supervised(newest(orders, ORDER, end), end)
    meetings = newest(lines(now, "meetings"), MEETING, date.max)
    yield from _held(gazetteer, meetings)
    yield from _owed(gazetteer, periods, horizon)
    yield from _items(gazetteer, meetings, horizon)


def newest(found: Iterable[Line], case: Sequence[str], end: date) -> list[Line]:
    """Each case as the latest period by `end` states it, then the latest receipt, the lower row."""
    best: dict[tuple[str, ...], Line] = {}
    for line in sorted(found, key=_recency):
        if last_day(line.sent.period) <= end:
            best[tuple(plain(line.text(element)) for element in case)] = line
    return list(best.values())


def plain(text: str) -> str:
    """Texts that only differ in width, case, white space or listed signs are one."""
    narrow = (chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)
    return "".join(c for c in narrow if c not in _IGNORED).upper()


def _recency(line: Line) -> tuple[object, ...]:
    return last_day(line.sent.period), line.sent.received_at, line.sent.path, line.row.number


def _orders(orders: Iterable[Line], horizon: date) -> Iterator[Fact]:
    for line in orders:
        handler, number = line.text("handler"), plain(line.text("order_no"))
        issued, due = line.day("issued_on"), line.day("feedback_due_on")
        answered, closed = line.day("feedback_on"), line.day("closed_on")
        assert issued and due
        yield Fact("orders_dispatched", handler, number, issued)
        if closed:
            yield Fact("orders_closed", handler, number, closed)
        if answered:
            yield Fact("orders_answered", handler, number, answered)
        if due <= horizon:
            yield Fact("orders_due_so_far", handler, number, due)
            yield Fact("orders_feedback_due", handler, number, due)
            if answered and answered <= due:
                yield Fact("orders_feedback_on_time", handler, number, due)


def _supervised(orders: Iterable[Line], end: date) -> Iterator[Fact]:
    """Urged before and still not done with, as known at a period's end."""
    for line in orders:
        is_done = line.states("feedback_on") and line.states("closed_on")
        if line.number("urged") >= 1 and not is_done:
            number = plain(line.text("order_no"))
            yield Fact("orders_supervised", line.text("handler"), number, end, end)


def _held(gazetteer: Gazetteer, meetings: Iterable[Line]) -> Iterator[Fact]:
    """What governments of the level that owes it held; another's meeting is none."""
    measures = {kind: (measure, often, level) for measure, (kind, often, level) in STUDIES.items()}
    for line in meetings:
        held_on = line.day("held_on")
        measure, often, level = measures[line.text("meeting_type")]
        assert held_on
        if not owes(gazetteer, line.text("unit"), level):
            continue
        month = Month.of(held_on)
        subject = str(month) if often == "M" else month.quarter
        yield Fact(f"{measure}_held", line.text("unit"), subject, last_day(subject))


def _owed(gazetteer: Gazetteer, periods: Sequence[str], horizon: date) -> Iterator[Fact]:
    """One meeting for each month or quarter that is over, of each government of the level."""
    for measure, (_, often, level) in STUDIES.items():
        for period in periods:
            end = last_day(period)
            if kind_of(period) != often or end > horizon:
                continue
            for unit in gazetteer.units_on(end):
                if owes(gazetteer, unit.code, level):
                    yield Fact(f"{measure}_due", unit.root_code, period, end)


def owes(gazetteer: Gazetteer, unit: str, level: str) -> bool:
    """A city's own share is no county."""
    return gazetteer.unit(unit).level == level and not gazetteer.is_own_county(unit)


def is_joint(gazetteer: Gazetteer, line: Line) -> bool:
    """An item of the province's own joint meeting."""
    kind, _, level = STUDIES["joint_meeting"]
    return line.text("meeting_type") == kind and owes(gazetteer, line.text("unit"), level)


def _items(gazetteer: Gazetteer, meetings: Iterable[Line], horizon: date) -> Iterator[Fact]:
    for line in meetings:
        limit, finished = line.day("limit_on"), line.day("finished_on")
        if is_joint(gazetteer, line) and line.states("item") and limit and limit <= horizon:
            subject = "|".join(plain(line.text(element)) for element in ("held_on", "item"))
            yield Fact("joint_items_due", line.text("unit"), subject, limit)
            if finished and finished <= limit:
                yield Fact("joint_items_on_time", line.text("unit"), subject, limit)


def unfinished_from(line: Line) -> tuple[date, date | None]:
    """From the meeting until the day before the item is finished."""
    held_on, finished = line.day("held_on"), line.day("finished_on")
    assert held_on
    return held_on, finished - timedelta(days=1) if finished else None
