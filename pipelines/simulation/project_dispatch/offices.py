"""What the offices send: half-monthly tables, quarterly registers, the register of agreed items.

Belongs here: content and times of the returns, boundary times included (the last second of the due
day, the first of the next). Does not belong here: mess.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from pipelines.simulation.months import Month, label, last_day
from pipelines.simulation.project_dispatch.world import Item, Observation, Project, World
from pipelines.simulation.registers import Registers
from pipelines.simulation.returns import Return, Row, Value

TABLE, REGISTER, ITEMS = "half_monthly", "observations", "dispatch_items"
DUE_DAYS = {"A": 10, "B": 25}
LAST_SECOND = time(23, 59, 59)
ZERO_WORDS: tuple[Value, ...] = ("无", "—", 0, "0")


def due_on(sent: Return) -> date | None:
    """The last day in time; None for what nobody owes."""
    if sent.form == TABLE:
        return Month.parse(sent.period[:7]).day(DUE_DAYS[sent.period[-1]])
    return last_day(sent.period) if sent.form == REGISTER else None


def tables(
    keeper: Registers, world: World, units: Sequence[str], months: Sequence[Month], since: date
) -> list[Return]:
    """Every unit's table for every half-month; one unit forgets one, two are on the boundary."""
    found = []
    halves = [(month, half) for month in months if month.start >= since for half in "AB"]
    for number, (month, half) in enumerate(halves):
        period, due = f"{month}-{half}", month.day(DUE_DAYS[half])
        for index, unit in enumerate(units):
            if index == 2 and number % 7 == 3:
                continue
            sent_at = keeper.in_time(unit, due)
            if index == number % 5:
                sent_at = datetime.combine(due, LAST_SECOND)
            elif index == number % 5 + 1:
                sent_at = datetime.combine(due + timedelta(days=1), time())
            cut = sent_at.date() - timedelta(days=1)
            projects = [p for p in world.projects if p.unit == unit and p.listed_on <= cut]
            rows = [_table_row(keeper, project, cut) for project in projects]
            if rows:
                found.append(keeper.sent(TABLE, unit, period, sent_at, rows))
    return found


def _table_row(keeper: Registers, project: Project, day: date) -> Row:
    amount = project.amount_on(day)
    signed = amount is not None
    started = signed and project.started_on <= day
    producing = started and project.produced_on <= day
    stage = "已投产" if producing else "正在施工" if started else "开展前期工作"
    return keeper.row(
        TABLE,
        {
            "project_name": project.name,
            "content": project.content,
            "responsible_unit": keeper.centre_name(project.unit),
            "responsible_person": project.person,
            "progress": stage if signed else "正在洽谈",
            "plan": f"{day.month}月底前推进下一步工作",
            "amount": amount,
            "paid_in": project.paid_in_on(day) if signed else None,
            # a producing project whose start is not ticked counts as started all the same
            "started": "是" if started and not (producing and project.pace == 0) else "否",
            "in_production": "是" if producing else "否",
        },
    )


def registers(keeper: Registers, world: World) -> list[Return]:
    """Each unit's quarterly register; zero reports have a line that says none."""
    found = []
    for index, seen in enumerate(world.observations):
        if seen.names is None:
            continue
        end = last_day(seen.quarter)
        sent_at = keeper.in_time(seen.unit, end)
        if index % 11 == 4:
            sent_at = datetime.combine(end + timedelta(days=1), time())
        elif index % 11 == 7:
            sent_at = datetime.combine(end, LAST_SECOND)
        rows = _register_rows(keeper, seen, index)
        found.append(keeper.sent(REGISTER, seen.unit, seen.quarter, sent_at, rows))
    return found


def _register_rows(keeper: Registers, seen: Observation, index: int) -> list[Row]:
    zero = ZERO_WORDS[index % len(ZERO_WORDS)]
    common: dict[str, Value] = {"county": seen.unit, "quarter": label(seen.quarter)}
    rows = []
    for number, name in enumerate(seen.names or ["无"]):
        if name == "无":
            means = str(zero) if str(zero) == "0" else "无"
            rows.append(keeper.row(REGISTER, {**common, "project_name": means},
                                   {"project_name": zero}))  # fmt: skip
            continue
        held = last_day(seen.quarter) - timedelta(days=8 + number)
        kind = "开工仪式" if (index + number) % 3 == 0 else "现场观摩"
        rows.append(
            keeper.row(REGISTER, {**common, "project_name": name, "kind": kind, "held_on": held})
        )
    return rows


def items(keeper: Registers, world: World, root: str, months: Sequence[Month]) -> list[Return]:
    """The city's register on the last evening of each month: what is new, undone, or newly done."""
    found = []
    for month in months:
        since, cut = month.start - timedelta(days=1), month.end
        shown = [
            item
            for item in world.items
            if item.met_on <= cut and (item.done_on is None or item.done_on > since)
        ]
        rows = [_item_row(keeper, item, cut) for item in shown]
        if rows:
            sent_at = datetime.combine(cut, time(18, 30))
            found.append(keeper.sent(ITEMS, root, str(month), sent_at, rows))
    return found


def _item_row(keeper: Registers, item: Item, cut: date) -> Row:
    is_done = item.done_on is not None and item.done_on <= cut
    values: dict[str, Value | None] = {
        "meeting_on": item.met_on,
        "item": item.text,
        "responsible_unit": item.responsible,
        "due_on": item.due_on,
        "done_on": item.done_on if is_done else None,
        "status": "已完成" if is_done else "推进中",
    }
    return keeper.row(ITEMS, values, {"responsible_unit": item.named})
