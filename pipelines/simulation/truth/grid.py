"""The expected grid: what each unit owes and whether it came, in time, and with new content.

A simulator makes its duties with `monthly`, `half_monthly`, `quarterly`, or one by one. Belongs
here: states and completeness. Does not belong here: which forms a policy asks for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from pipelines.catalog.model.forms import Form
from pipelines.simulation.months import Month
from pipelines.simulation.returns import Return, Row
from pipelines.simulation.tree import Tree
from pipelines.simulation.truth.counting import REPORTING, Fact
from pipelines.simulation.truth.statements import current, usable_rows

SAYS_NOTHING = ("", "无", "—", "/")


@dataclass(frozen=True)
class Duty:
    form: str
    period: str
    due_on: date
    by_root: bool = False  # the unit at the top keeps it


@dataclass(frozen=True)
class Cell:
    """One expected return and how it came."""

    duty: Duty
    unit: str
    state: str  # on_time late missing rejected
    is_complete: bool


def monthly(form: str, months: Iterable[Month], day: int, by_root: bool = False) -> list[Duty]:
    """Due on that day of the month itself, or on its last day if it is shorter."""
    return [Duty(form, str(m), m.day(min(day, m.days)), by_root) for m in months]


def half_monthly(form: str, months: Iterable[Month], days: tuple[int, int]) -> list[Duty]:
    """Days of the month for its first and its second half."""
    return [
        Duty(form, f"{month}-{half}", month.day(min(day, month.days)))
        for month in months
        for half, day in zip("AB", days, strict=True)
    ]


def quarterly(form: str, months: Iterable[Month], day: int, by_root: bool = False) -> list[Duty]:
    """Due on that day of the quarter's last month."""
    ends = (month for month in months if month.ends_quarter)
    return [Duty(form, m.quarter, m.day(min(day, m.days)), by_root) for m in ends]


def expected_grid(
    tree: Tree, form_of: Callable[[Return], Form], duties: Iterable[Duty],
    returns: Iterable[Return], horizon: date,
) -> list[Cell]:  # fmt: skip
    """`returns`: those of the regime."""
    newest = {(sent.form, sent.unit, sent.period): sent for sent in current(returns)}
    came: dict[tuple[str, str, str], list[Return]] = defaultdict(list)
    contents: dict[tuple[str, str], list[tuple[str, object]]] = defaultdict(list)
    for sent in returns:
        if sent.state in ("accepted", "rejected"):
            came[sent.form, sent.unit, sent.period].append(sent)
        if sent.state == "accepted":
            contents[sent.form, sent.unit].append((sent.period, content(sent, form_of(sent))))
    cells = []
    for duty in duties:
        for unit in [tree.root] if duty.by_root else tree.owing_on(duty.due_on):
            key = (duty.form, unit, duty.period)
            if duty.due_on <= horizon or any(sent.state == "accepted" for sent in came[key]):
                last = newest.get(key)
                earlier = [c for period, c in contents[duty.form, unit] if period < duty.period]
                complete = (
                    last is not None
                    and usable_rows(last) > 0
                    and (form_of(last).may_repeat or content(last, form_of(last)) not in earlier)
                )
                cells.append(Cell(duty, unit, _state(came[key], duty.due_on), complete))
    return cells


def reporting_facts(cells: Iterable[Cell]) -> list[Fact]:
    """Each expected return, dated at its due day, for the unit that owes it."""
    due, received, on_time, complete = REPORTING
    found = []
    for cell in cells:
        measures = [due]
        measures += [received] if cell.state in ("on_time", "late") else []
        measures += [on_time] if cell.state == "on_time" else []
        measures += [complete] if cell.is_complete else []
        subject = (cell.duty, cell.unit)
        found += [Fact(measure, cell.unit, subject, cell.duty.due_on) for measure in measures]
    return found


def _state(came: list[Return], due_on: date) -> str:
    accepted = [sent.received_at for sent in came if sent.state == "accepted"]
    if accepted:
        return "on_time" if min(accepted).date() <= due_on else "late"
    return "rejected" if came else "missing"


def content(sent: Return, form: Form) -> object:
    """What a return says, without numbering and without the county, which may be written anyhow;
    where totals are data the county is what a row is about, and stays. Texts as they are typed."""
    left_out = {rule.element for rule in form.rules if rule.kind == "numbering"}
    left_out |= {form.county_element} if form.total_rows == "label" else set()
    texts = {column.element for column in form.columns if column.type == "text"}
    return tuple(_content_of(row, left_out, texts) for row in sent.rows)


def _content_of(row: Row, left_out: set[str], texts: set[str]) -> object:
    at_fault = {row.fault.element} if row.fault else set()
    said = {
        element: str(row.typed.get(element, value) if element in texts else value).strip()
        for element, value in row.values.items()
        if element not in left_out | at_fault
    }
    return tuple(sorted(item for item in said.items() if item[1] not in SAYS_NOTHING))
