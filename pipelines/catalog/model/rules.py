"""Rules of a form (校验规则): the closed kinds and what each may say.

Belongs here: their shape and placeholders. Does not belong here: their logic (`intake/rules/`).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from pipelines.catalog.model.definition import Definition, Severity


class RuleBase(Definition):
    """What each row or sheet rule has: its id is what findings and waivers name."""

    id: str
    severity: Severity
    message: str  # Chinese; says what to do; {placeholders} of the rule kind
    clause: str = ""


class RequiredRule(RuleBase):
    """`element` must be filled; only when `when` is filled; not when any of `unless_any` is > 0,
    nor when the cell of `unless_none` says that there is none (无, 没有, —)."""

    kind: Literal["required"]
    element: str
    when: str = ""
    unless_any: tuple[str, ...] = ()
    unless_none: str = ""


class OrderRule(RuleBase):
    """`earlier` must not come after `later` (both filled)."""

    kind: Literal["order"]
    earlier: str
    later: str


class NotAfterPeriodRule(RuleBase):
    """`element` must not lie after the end of the report period."""

    kind: Literal["not_after_period"]
    element: str


class NotAfterReceiptRule(RuleBase):
    """`element` must not lie after the day on which the file was received."""

    kind: Literal["not_after_receipt"]
    element: str


class ExactlyOneRule(RuleBase):
    """Exactly one of the tick columns is ticked."""

    kind: Literal["exactly_one"]
    elements: tuple[str, ...]


class AtMostRule(RuleBase):
    """The number `element` must not exceed the number `limit`."""

    kind: Literal["at_most"]
    element: str
    limit: str


class AtLeastRule(RuleBase):
    """The number `element` must not be smaller than `least`."""

    kind: Literal["at_least"]
    element: str
    least: float


class ImpliesRule(RuleBase):
    """When any of `given` is 是, ticked, or > 0, `then` must be 是."""

    kind: Literal["implies"]
    given: tuple[str, ...]
    then: str


class SumRule(RuleBase):
    """`total` equals the sum of `parts` (only when a part is filled)."""

    kind: Literal["sum"]
    total: str
    parts: tuple[str, ...]


class NumberingRule(RuleBase):
    """`element` runs 1, 2, 3 … down the sheet; `continues` (e.g. 0) marks a further line."""

    kind: Literal["numbering"]
    element: str
    continues: int | None = None


class LastNumberRule(RuleBase):
    """Sheet rule: the last `element` equals the number of rows and the number of `ticks`."""

    kind: Literal["last_number"]
    element: str
    ticks: tuple[str, ...]


Rule = Annotated[
    RequiredRule
    | OrderRule
    | NotAfterPeriodRule
    | NotAfterReceiptRule
    | ExactlyOneRule
    | AtMostRule
    | AtLeastRule
    | ImpliesRule
    | SumRule
    | NumberingRule
    | LastNumberRule,
    Field(discriminator="kind"),
]


class OverTimeRule(RuleBase):
    """What a value may not do from one period's return to the next of the same unit.

    Rows are the same when the elements `of` are equal. Several `elements` are tick columns in
    their order. Carried out by the models, since it needs two returns.
    """

    kind: Literal["never_falls", "never_goes_back", "never_changes"]
    elements: tuple[str, ...]
    of: tuple[str, ...]
    told_apart_by: str = ""  # filled differently in both = two things of one name, not compared
    except_city_itself: bool = False  # 市本级 lists what it chose to serve, so its counts may fall


# What a rule's message may name in braces: these always, and some more by rule kind.
COMMON_PLACEHOLDERS = ("value", "label", "cell", "row")
PLACEHOLDERS: dict[str, tuple[str, ...]] = {
    "order": ("earlier", "later"),
    "exactly_one": ("count",),
    "at_most": ("limit",),
    "at_least": ("least",),
    "sum": ("total", "expected"),
    "numbering": ("expected",),
    "last_number": ("rows", "ticks"),
    "never_falls": ("earlier",),
    "never_goes_back": ("earlier",),
    "never_changes": ("earlier",),
}
