"""Cases of rules whose boundary follows from their kind: the policies that came after the first.

Belongs here: for each declared rule of these policies what just keeps it and what just breaks it, worked out
from the kind and the columns alone. Does not belong here: cases that need thought (`test_form_rules.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pipelines.catalog.model.folder import RegimeFolder
from pipelines.catalog.model.forms import Form
from pipelines.catalog.model.rules import Rule
from tests.unit.rules.book import good_row, year_of

Changes = dict[str, Any] | list[dict[str, Any]]


class Case(NamedTuple):
    form: str
    rule: str
    kept: Changes
    broken: Changes
    at: tuple[str, int]  # element, data row
    severity: str
    message: str


def cases_of(folder: RegimeFolder) -> Iterator[Case]:
    """One case a rule."""
    for form in folder.forms:
        for rule in form.rules:
            kept, broken, element, words = _sides(folder, form, rule)
            yield Case(
                f"{folder.regime.id}.{form.id}", rule.id, kept, broken, (element, 0),
                rule.severity, rule.message.format(**words),
            )  # fmt: skip


def _sides(
    folder: RegimeFolder, form: Form, rule: Rule
) -> tuple[dict[str, Any], dict[str, Any], str, dict[str, str]]:
    year = year_of(folder)
    good = good_row(form, folder=folder)
    types = {column.element: column.type for column in form.columns}

    def day(element: str, number: int) -> str:
        time = " 09:00" if types[element] == "date_time" else ""
        return f"{year}-03-{number:02d}{time}"

    match rule.kind:
        case "required":
            given = {rule.when: good[rule.when] or "某某"} if rule.when else {}
            return given, {**given, rule.element: " "}, rule.element, {}
        case "order":
            same = {rule.earlier: day(rule.earlier, 10), rule.later: day(rule.later, 10)}
            before = {**same, rule.later: day(rule.later, 9)}
            words = {
                "earlier": before[rule.earlier],
                "later": before[rule.later],
                "value": before[rule.later],
            }
            return same, before, rule.later, words
        case "not_after_receipt":
            last, next_day = day(rule.element, 22), day(rule.element, 23)
            return {rule.element: last}, {rule.element: next_day}, rule.element, {"value": next_day}
        case "not_after_period":
            last, next_day = day(rule.element, 31), f"{year}-04-01"
            return {rule.element: last}, {rule.element: next_day}, rule.element, {"value": next_day}
        case "at_least":
            column = next(c for c in form.columns if c.element == rule.element)
            factor = 10_000 if column.unit == "亿元" else 1  # the limit is in 万元
            least, less = rule.least / factor, round((rule.least - 1) / factor, 4)
            words = {"value": f"{less:g}", "least": f"{rule.least:g}"}
            return {rule.element: least}, {rule.element: less}, rule.element, words
        case "at_most":
            words = {"value": "6", "limit": "5"}
            return (
                {rule.element: 5, rule.limit: 5},
                {rule.element: 6, rule.limit: 5},
                rule.element,
                words,
            )
        case "implies":
            given = dict.fromkeys(rule.given, "是")
            return {**given, rule.then: "是"}, {**given, rule.then: "否"}, rule.then, {}
    raise AssertionError(f"no case for rules of the kind {rule.kind}")
