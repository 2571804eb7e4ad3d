"""Mistakes that only these registers invite: dates in the wrong order, short names of places.

Belongs here: mistakes between two columns, and what is put up with. Does not belong here: what any
form invites (`simulation/faults.py`).
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from pipelines.simulation.faults import FAULTS_PER_ROW, WARNINGS_PER_ROW
from pipelines.simulation.returns import Fault, Return, Row
from pipelines.simulation.tree import Tree

# by form: the earlier date, the later one, and the rule that holds them in order
ORDERS = {
    "cases": (
        ("registered_on", "agreed_on", "cases_agreed_before_registered"),
        ("registered_on", "closed_on", "cases_closed_before_registered"),
        ("registered_on", "terminated_on", "cases_terminated_before_registered"),
        ("closed_on", "archived_on", "cases_archived_before_closed"),
        ("terminated_on", "archived_on", "cases_archived_before_terminated"),
    ),
    "tasks": (("locally_approved_on", "escalated_on", "tasks_escalated_before_approved"),),
}
AFTER_RECEIPT = {
    "cases": ("registered_on", "cases_registered_after_receipt"),
    "feedback": ("feedback_on", "feedback_after_receipt"),
}


def make_mistakes(sent: Return, tree: Tree, rng: Random, mess: float) -> None:
    """Before the mistakes that any form invites; a row has one fault at most."""
    for row in sent.rows:
        if rng.random() < FAULTS_PER_ROW * mess:
            row.fault = _out_of_order(sent, row, rng) or _after_receipt(sent, row, rng)
        elif rng.random() < WARNINGS_PER_ROW * mess:
            _smudge(row, tree, rng)


def _out_of_order(sent: Return, row: Row, rng: Random) -> Fault | None:
    orders = ORDERS.get(sent.form, ())
    for earlier, later, rule in rng.sample(orders, len(orders)):
        first = row.values.get(earlier)
        if isinstance(first, date) and later in row.values:
            row.typed[later] = first - timedelta(days=rng.randint(1, 9))
            return Fault(later, rule)
    return None


def _after_receipt(sent: Return, row: Row, rng: Random) -> Fault | None:
    if sent.form not in AFTER_RECEIPT:
        return None
    element, rule = AFTER_RECEIPT[sent.form]
    row.typed[element] = sent.received_at.date() + timedelta(days=rng.choice((20, 60)))
    return Fault(element, rule)


def _smudge(row: Row, tree: Tree, rng: Random) -> None:
    """A short name of the place; another word for a rank; a rating of nobody's list."""
    if "place" in row.values and rng.random() < 0.6:
        unit = tree.unit(str(row.values["place"]))
        row.typed["place"] = rng.choice((unit.name, *unit.short_names))
    if row.values.get("lead_rank") == "乡科级" and rng.random() < 0.5:
        row.typed["lead_rank"] = rng.choice(("乡科级领导", "乡（科）级"))
    if "owner_rating" in row.values and rng.random() < 0.3:
        row.typed["owner_rating"] = "很好"
