"""What the returns truly say: this policy's measures, worked out from the lines as written.

Belongs here: what each measure means, as facts. Does not belong here: windows, roll-up, ranks,
which all simulators share (`simulation/truth`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from pipelines.simulation.months import Month, last_day, months_between
from pipelines.simulation.project_dispatch.offices import DUE_DAYS, ITEMS, REGISTER, TABLE
from pipelines.simulation.project_dispatch.policy import LISTS, MEASURES, RATIOS
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request
from pipelines.simulation.tree import Tree
from pipelines.simulation.truth import (
    Duty,
    Fact,
    Line,
    Policy,
    answer,
    current,
    half_monthly,
    horizon_of,
    lines,
    normalise,
    quarterly,
)
from pipelines.simulation.truth.answer import grid_of
from pipelines.simulation.truth.grid import Cell
from pipelines.simulation.truth.periods import months_in_play

CRITICISM, LAST_DAYS = 3, 7
NONE_REPORTED = ("无", "0")
NO_ITEM = ("无", "—")  # the meeting agreed on nothing
FIRST_TABLE = Month(2019, 2)
DAY = timedelta(days=1)


def truth(request: Request, tree: Tree, returns: list[Return]) -> dict[str, Any]:
    horizon, now = horizon_of(returns), current(returns)
    regime = request.folder.regime
    duties = duties_of(Month.of(regime.valid_from), horizon)
    facts = [
        *return_facts(grid_of(request, tree, returns, duties)),
        *meeting_facts(lines(now, ITEMS), tree.root, horizon),
        *item_facts(lines(now, ITEMS), horizon),
        *observation_facts(lines(now, REGISTER)),
        *project_facts(lines(now, TABLE)),
    ]
    for month in months_in_play(regime, horizon):
        if month.end <= horizon:
            facts.append(Fact("months", tree.root, str(month), month.end))
    policy = Policy(MEASURES, RATIOS, duties, reports=False, lists=LISTS)
    return answer(request, tree, returns, policy, facts)


def duties_of(first: Month, horizon: date) -> list[Duty]:
    months = months_between(first, Month.of(horizon).plus(1))
    since = [month for month in months if month >= FIRST_TABLE]
    return [
        *half_monthly(TABLE, since, (DUE_DAYS["A"], DUE_DAYS["B"])),
        *quarterly(REGISTER, months, 31),
    ]


def return_facts(cells: Iterable[Cell]) -> list[Fact]:
    """What was due, what came, what came in time, with figures of their own per form."""
    found = []
    for cell in cells:
        kind = "half_months" if cell.duty.form == TABLE else "observations"
        states = ["due"]
        states += ["received"] if cell.state in ("on_time", "late") else []
        states += ["on_time"] if cell.state == "on_time" and cell.duty.form == TABLE else []
        subject = f"{cell.unit}|{cell.duty.period}"
        found += [Fact(f"{kind}_{s}", cell.unit, subject, cell.duty.due_on) for s in states]
    return found


def meeting_facts(found: Iterable[Line], root: str, horizon: date) -> list[Fact]:
    """Ended months with a meeting on one of their last seven days; they count for the whole."""
    days = {day for line in found if (day := line.day("meeting_on"))}
    last = [day for day in days if Month.of(day).end - day < LAST_DAYS * DAY]
    ended = {month for day in last if (month := Month.of(day)).end <= horizon}
    return [Fact("meeting_months", root, str(month), month.end) for month in sorted(ended)]


def item_facts(found: Iterable[Line], horizon: date) -> list[Fact]:
    """Each item by its newest statement; owed once its last day has come."""
    newest: dict[str, Line] = {}
    for line in sorted(found, key=_order):
        if not line.states("item") or line.text("item") in NO_ITEM:
            continue
        newest[f"{normalise(line.text('item'))}|{line.day('meeting_on'):%Y%m%d}"] = line
    facts = []
    for subject, line in newest.items():
        due, done = line.day("due_on"), line.day("done_on")
        if due is None or due > horizon:
            continue
        unit = line.text("responsible_unit")
        facts.append(Fact("items_due", unit, subject, due))
        if done is not None and done <= due:
            facts.append(Fact("items_on_time", unit, subject, due))
    return facts


def observation_facts(found: Iterable[Line]) -> list[Fact]:
    quarters: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for line in found:
        if line.states("project_name"):
            name = line.text("project_name")
            projects = quarters[line.text("county")][line.sent.period]
            projects |= set() if name in NONE_REPORTED else {normalise(name)}
    facts = []
    for unit, reported in quarters.items():
        for quarter, projects in reported.items():
            end = last_day(quarter)
            names = ((quarter, name) for name in projects)
            facts += [Fact("observation_projects", unit, name, end) for name in names]
        facts += zero_facts(unit, sorted(reported.items()))
    return facts


def zero_facts(unit: str, quarters: Sequence[tuple[str, set[str]]]) -> list[Fact]:
    """A zero counts until before the end of the next quarter with a project. Quarters that are not
    reported are simply not there."""
    facts, in_a_row = [], 0
    for number, (quarter, projects) in enumerate(quarters):
        in_a_row = 0 if projects else in_a_row + 1
        if projects:
            continue
        later = quarters[number + 1 :]
        end = next((last_day(q) - DAY for q, projects in later if projects), None)
        facts.append(Fact("zero_quarters", unit, quarter, last_day(quarter), end))
        if in_a_row == CRITICISM:
            facts.append(Fact("criticism_due", unit, unit, last_day(quarter), end))
        if in_a_row == CRITICISM - 1:
            change = last_day(later[0][0]) - DAY if later else None
            facts.append(Fact("criticism_warned", unit, unit, last_day(quarter), change))
    return facts


def project_facts(found: Iterable[Line]) -> list[Fact]:
    """Each statement about a project stands until the next one of the same unit."""
    statements: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in sorted(found, key=_order):
        statements[line.centre, normalise(line.text("project_name"))].append(line)
    facts: list[Fact] = []
    for (unit, name), said in statements.items():
        for line, following in zip(said, [*said[1:], None], strict=True):
            if line.states("amount"):
                until = last_day(following.sent.period) - DAY if following else None
                facts += _state(line, unit, name, until)
    return facts


def _state(line: Line, unit: str, name: str, until: date | None) -> list[Fact]:
    since = last_day(line.sent.period)
    producing = line.says_yes("in_production")
    facts = [
        Fact("introduced_projects", unit, name, since, until),
        Fact("contract_amount", unit, name, since, until, line.number("amount")),
    ]
    if line.states("paid_in"):
        paid_in = line.number("paid_in")
        facts.append(Fact("paid_in_amount", unit, name, since, until, paid_in))
    if producing or line.says_yes("started"):
        facts.append(Fact("started_projects", unit, name, since, until))
    if producing:
        facts.append(Fact("producing_projects", unit, name, since, until))
    return facts


def _order(line: Line) -> tuple[date, object, str, int]:
    return last_day(line.sent.period), line.sent.received_at, line.sent.path, line.row.number
