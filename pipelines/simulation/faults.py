"""Mistakes in rows that make a row unusable, driven by the form's definition alone.

Belongs here: blank, unreadable, negative and unknown values in columns that a measure reads. A
mistake changes what is typed, never what the row means; an unusable row is marked so that the truth
leaves it out. Does not belong here: mistakes that only one business invites, whole files
(`mishaps.py`), looks (`looks.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from pipelines.catalog.model.forms import Column, Form
from pipelines.simulation.looks import continues
from pipelines.simulation.returns import Fault, Return, Row
from pipelines.simulation.spelling import UNREADABLE_DATES

UNKNOWN_UNIT = "桃花源县"
UNKNOWN_WORD = "待核实"
FAULTS_PER_ROW, WARNINGS_PER_ROW = 0.06, 0.5
DATES = ("date", "month_day", "date_time")


@dataclass
class Scene:
    """Where a mistake happens."""

    sent: Return
    form: Form
    rng: Random


Mistake = Callable[[Scene, Row], Fault | None]  # None: this row gives no occasion


def make_form_mistakes(scene: Scene, mess: float) -> None:
    """Spoils rows of one return by what its form alone invites."""
    mistakes = mistakes_of(scene.form)
    for sheet in scene.sent.sheets:
        for index, row in enumerate(sheet.rows):
            following = sheet.rows[index + 1] if index + 1 < len(sheet.rows) else None
            if continues(row, scene.form) or (following and continues(following, scene.form)):
                continue  # what stands above is inherited below
            if row.fault is None and mistakes and scene.rng.random() < FAULTS_PER_ROW * mess:
                row.fault = scene.rng.choice(mistakes)(scene, row)


def mistakes_of(form: Form) -> Sequence[Mistake]:
    """One for each way in which a column of the form can hold a row out."""
    found: list[Mistake] = []
    for column in form.columns:
        if rule := _required_rule(column, form):
            found.append(left_blank(column.element, rule))
        if column.measured and column.type in DATES:
            found.append(unreadable(column.element))
        if column.measured and _is_never_negative(column):
            found.append(negative(column.element))
        if (column.type == "yes_no" and column.measured) or (
            column.type == "enum" and column.required
        ):
            found.append(unknown_word(column.element))
        if column.measured and column.type == "unit":
            found.append(unknown_unit(column.element))
    return found


def _required_rule(column: Column, form: Form) -> str:
    """The rule that holds a row out when the column is blank, whatever else it says."""
    for rule in form.rules:
        if rule.kind == "required" and rule.element == column.element and not rule.when:
            is_strict = not rule.unless_any and rule.severity == "error"
            return rule.id if is_strict else ""
    return "required" if column.required else ""


def _is_never_negative(column: Column) -> bool:
    """Amounts never hold a row out; whole numbers are never negative unless their form says so."""
    least = column.minimum if column.minimum is not None else column.exclusive_minimum
    if column.type == "integer":
        return least is None or least >= 0
    return column.type == "number" and least is not None and least >= 0


def unreadable(element: str) -> Mistake:
    """A date that nobody can read."""

    def spoil(scene: Scene, row: Row) -> Fault | None:
        if element not in row.values:
            return None
        row.typed[element] = scene.rng.choice(UNREADABLE_DATES)
        return Fault(element, element)

    return spoil


def negative(element: str) -> Mistake:
    def spoil(scene: Scene, row: Row) -> Fault | None:
        if element not in row.values:
            return None
        row.typed[element] = -scene.rng.randint(1, 3)
        return Fault(element, element)

    return spoil


def unknown_word(element: str) -> Mistake:
    """A word outside a closed choice."""

    def spoil(_scene: Scene, row: Row) -> Fault | None:
        if element not in row.values:
            return None
        row.typed[element] = UNKNOWN_WORD
        return Fault(element, element)

    return spoil


def unknown_unit(element: str) -> Mistake:
    def spoil(_scene: Scene, row: Row) -> Fault:
        row.typed[element] = UNKNOWN_UNIT
        return Fault(element, element)

    return spoil


def left_blank(element: str, rule: str) -> Mistake:
    def spoil(_scene: Scene, row: Row) -> Fault:
        row.typed[element] = None
        return Fault(element, rule)

    return spoil
