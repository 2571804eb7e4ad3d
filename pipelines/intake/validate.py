"""Applying a form's rules to the rows of one sheet.

Belongs here: calling each rule's function and turning breaches into findings. Does not
belong here: any rule (`rules/`), reading cells (`values/`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pipelines.catalog.model.forms import Form
from pipelines.catalog.model.rules import RuleBase
from pipelines.intake.outcome import Finding
from pipelines.intake.rules.at_most import at_least, at_most
from pipelines.intake.rules.exactly_one import exactly_one
from pipelines.intake.rules.implies import implies
from pipelines.intake.rules.last_number import last_number
from pipelines.intake.rules.not_after_period import not_after_period
from pipelines.intake.rules.not_after_receipt import not_after_receipt
from pipelines.intake.rules.numbering import numbering
from pipelines.intake.rules.order import order
from pipelines.intake.rules.required import required
from pipelines.intake.rules.row import Moment, Problem, Row
from pipelines.intake.rules.sum import sum as sum_rule

Check = Callable[[Any, Sequence[Row], Moment], Iterator[Problem]]
CHECKS: Mapping[str, Check] = {
    "required": required,
    "order": order,
    "not_after_period": not_after_period,
    "not_after_receipt": not_after_receipt,
    "exactly_one": exactly_one,
    "at_most": at_most,
    "at_least": at_least,
    "implies": implies,
    "sum": sum_rule,
    "numbering": numbering,
    "last_number": last_number,
}

# The columns without which a rule has nothing to say: attributes of the rule, by its kind.
NEEDS: Mapping[str, tuple[str, ...]] = {
    "required": ("element",),
    "order": ("earlier", "later"),
    "not_after_period": ("element",),
    "not_after_receipt": ("element",),
    "exactly_one": ("elements",),
    "at_most": ("element", "limit"),
    "at_least": ("element",),
    "implies": ("then",),
    "sum": ("total", "parts"),
    "numbering": ("element",),
    "last_number": ("element", "ticks"),
}


def elements_in_rules(form: Form) -> frozenset[str]:
    """The elements that the form's rules look at."""
    found: set[str] = set()
    for rule in form.rules:
        for name, value in rule:
            if name in ("id", "severity", "message", "clause", "kind"):
                continue
            if isinstance(value, str):
                found.add(value)
            elif isinstance(value, tuple):
                found.update(value)
    return frozenset(found)


def needed_elements(rule: RuleBase) -> frozenset[str]:
    """The elements whose columns a rule cannot do without."""
    found: set[str] = set()
    for name in NEEDS[rule.kind]:  # type: ignore[attr-defined]  # every rule has a kind, not the base
        value = getattr(rule, name)
        found.update((value,) if isinstance(value, str) else value)
    return frozenset(found)


def validate(
    file: str, sheet: str, form: Form, rows: Sequence[Row], moment: Moment
) -> Iterator[Finding]:
    """The findings of all rules of the form on one sheet, rule by rule.

    A rule on a column that the sheet lacks is left out: `table_findings.py` says so once.
    """
    labels = {column.element: column.label for column in form.columns}
    present = rows[0].letters.keys() if rows else frozenset()
    for rule in form.rules:
        if not needed_elements(rule) <= present:
            continue
        for problem in CHECKS[rule.kind](rule, rows, moment):
            yield _finding(file, sheet, rule, problem, labels)


def _finding(
    file: str, sheet: str, rule: RuleBase, problem: Problem, labels: Mapping[str, str]
) -> Finding:
    row, element = problem.row, problem.element
    words: dict[str, object] = {
        "label": labels.get(element, element),
        "element": labels.get(element, element),
        "value": row.text(element),
        "cell": row.address(element),
        "row": row.number,
        **problem.words,
    }
    return Finding(
        file=file,
        sheet=sheet,
        cell=row.address(element),
        rule=rule.id,
        severity=rule.severity,
        element=element,
        value=row.text(element),
        message=rule.message.format_map(_Words(words)),
        row_number=None if problem.whole_sheet else row.number,
        clause=rule.clause,
    )


class _Words(dict[str, object]):
    """A word that the rule kind does not have stays visible instead of stopping the run."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"
