"""What the departments send: their progress reports and their lists of members.

Belongs here: on the day, a day late, never, long before. Does not belong here: cases and tasks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from pipelines.catalog.model.folder import RegimeFolder
from pipelines.simulation.case_service.core.workdays import workday_on_or_after
from pipelines.simulation.months import Month
from pipelines.simulation.registers import Registers
from pipelines.simulation.returns import Return

FORM, MEMBERS = "progress_reports", "members"


@dataclass(frozen=True)
class ReportDate:
    """A day by which departments report, and the first day on which a report counts for it."""

    due_on: date
    counts_from: date


def report_dates(folder: RegimeFolder) -> list[ReportDate]:
    """The dates in the list that the settings name."""
    wanted = setting(folder, "report_dates_list")
    items = [item for entry in folder.lists if entry.id == wanted for item in entry.items]
    return [
        ReportDate(
            date.fromisoformat(item.attributes["due_on"]),
            date.fromisoformat(item.attributes["counts_from"]),
        )
        for item in items
    ]


def setting(folder: RegimeFolder, name: str) -> str:
    return next(str(entry.value) for entry in folder.regime.settings if entry.name == name)


def departments(registers: Registers) -> list[str]:
    """The departments that owe progress reports and take tasks."""
    folder, tree = registers.request.folder, registers.tree
    kind = setting(folder, "reporting_unit_kind")
    units = tree.right_under(tree.root, registers.request.last.end)
    return [unit.code for unit in units if unit.kind == kind]


def progress_reports(registers: Registers, months: Sequence[Month]) -> list[Return]:
    """A register after each date, and what came later in a further file."""
    first, last = months[0].start, months[-1].end
    sent: list[Return] = []
    for place, dates in enumerate(report_dates(registers.request.folder)):
        if not first <= dates.due_on <= last:
            continue
        entries = _entries(registers, dates, place)
        in_hand = [entry for entry in entries if entry[1] <= dates.due_on]
        later = [entry for entry in entries if dates.due_on < entry[1] <= last]
        sent.append(_register(registers, dates.due_on + timedelta(days=1), in_hand))
        if later:
            further = _register(registers, max(day for _, day in later), later)
            further.path = further.path.replace(".xlsx", "（补报）.xlsx")
            sent.append(further)
    return sent


def _entries(registers: Registers, dates: ReportDate, place: int) -> list[tuple[str, date]]:
    """On the day, a day late, before it counts, on the first day that counts, twice, never."""
    due, begins, a_day = dates.due_on, dates.counts_from, timedelta(days=1)
    choices = [(due,), (due + a_day,), (begins - a_day,), (begins,), (due - a_day, due), ()]
    rng = registers.rng("progress", due)
    found = []
    for index, unit in enumerate(departments(registers)):
        days = choices[(index + place) % len(choices)] if index < 8 else rng.choice(choices)
        found += [(unit, day) for day in days]
    return found


def _register(registers: Registers, day: date, entries: list[tuple[str, date]]) -> Return:
    rows = [
        registers.row(FORM, {"seq": n, "department": unit, "reported_on": reported})
        for n, (unit, reported) in enumerate(entries, start=1)
    ]
    received = datetime.combine(workday_on_or_after(day + timedelta(days=1)), time(15))
    sent = registers.sent(FORM, registers.tree.root, "", received, rows)
    sent.stands_beside = True
    return sent


def member_lists(registers: Registers, months: Sequence[Month]) -> list[Return]:
    """One list from each unit right under the root, by the duty's day."""
    found = []
    for duty in registers.request.folder.duties:
        if duty.form != MEMBERS or duty.due_on is None:
            continue
        if not months[0].start <= duty.due_on <= months[-1].end:
            continue
        for unit in registers.tree.owing_on(duty.due_on):
            rows = [
                registers.row(
                    MEMBERS,
                    {"seq": n, "name": f"模拟{who}{n}", "role": role, "phone": f"0878-000000{n}"},
                )
                for n, (who, role) in enumerate((("甲", "分管领导"), ("乙", "帮办代办员")), start=1)
            ]
            received = registers.in_time(unit, duty.due_on)
            found.append(registers.sent(MEMBERS, unit, duty.period, received, rows))
    return found
