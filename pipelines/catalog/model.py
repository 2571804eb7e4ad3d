"""Typed definitions (制度定义): what a policy folder may say, and nothing else.

Belongs here: the shape of `regimes/<regime>/*.yml` and of the shared lists, as frozen
pydantic models with closed vocabularies. Does not belong here: reading files
(`loader.py`), dates of duties (`calendar.py`), and any rule's logic (`intake/rules/`).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

Severity = Literal["fatal", "error", "warning"]
# From the bottom up; an office is a department, township or zone below a county.
Level = Literal["office", "county", "city", "province"]
# Without a period: a `snapshot` replaces the one before it whole, a file of `records` stands beside
# those before it.
PeriodKind = Literal["month", "quarter", "half_month", "year", "once", "snapshot", "records"]

ElementType = Literal[
    "text",  # kept as typed, outer white space removed
    "integer",  # whole number >= 0 unless `minimum` says otherwise
    "number",  # decimal
    "amount",  # decimal, stored in 万元; header or cell may carry its own unit
    "percent",  # 95%, 95 and 0.95 -> 0.95
    "unit",  # an administrative unit -> unit code
    "year_month",  # 2017.01 -> 2017-01
    "month_day",  # 01.06 -> 2017-01-06, the year comes from the report period
    "date",  # a full date
    "date_time",  # a date with hour and minute -> 2023-07-03 09:15:00
    "enum",  # one of `values`
    "yes_no",  # 是 / 否
    "yes_blank",  # 是 / blank; 否 is read as blank with a warning
    "tick",  # √ ✓ ☑ 1 是
]


class Definition(BaseModel):
    """Base of all definitions: frozen, and unknown keys are an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# --- the policy -----------------------------------------------------------------------


class Clause(Definition):
    """A numbered clause (条款) of the policy document, quoted whole."""

    id: str
    title: str = ""
    text: str


class Assumption(Definition):
    """A gap in the policy and what is assumed until someone decides (口径说明)."""

    id: str
    clause: str = ""
    gap: str
    assumed: str


class Setting(Definition):
    """A decision kept as data, so that an office may decide otherwise."""

    name: str
    value: str | int | float | bool
    note: str
    clause: str = ""


class CodeList(Definition):
    """A closed list (代码表), for example the thirteen provincial events of 2016."""

    id: str
    name: str
    items: tuple[ListItem, ...]


class ListItem(Definition):
    name: str
    aliases: tuple[str, ...] = ()
    attributes: dict[str, str] = Field(default_factory=dict)


class Regime(Definition):
    """One policy (制度): `regime.yml`. A regime without `root_unit` is a data source only."""

    id: str
    title: str
    short_title: str
    document_number: str = ""
    issuer: str = ""
    receiver: str = ""  # the office that receives the returns
    root_unit: str  # code of the unit at the top; its descendants take part
    valid_from: date
    valid_to: date | None = None
    simulator: str = ""  # module under pipelines.simulation
    clauses: tuple[Clause, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    settings: tuple[Setting, ...] = ()


# --- forms ----------------------------------------------------------------------------


class Column(Definition):
    """One column (栏目) of a form."""

    element: str  # the contract name, e.g. project_name
    label: str  # the header as printed on the form
    aliases: tuple[str, ...] = ()  # further accepted headers
    group: tuple[str, ...] = ()  # accepted group headers above it; () = none needed
    type: ElementType
    unit: Literal["", "万元", "亿元"] = ""  # default unit of an amount when the header names none
    column_required: bool = False  # the form is rejected (fatal) when this column is missing
    required: bool = False  # the cell must be filled (error)
    measured: bool = False  # a measure reads it: unreadable, negative or an Excel error = error
    values: tuple[str, ...] = ()  # enum
    value_aliases: dict[str, str] = Field(default_factory=dict)
    list: str = ""  # code list it should be in (warning)
    minimum: float | None = None
    exclusive_minimum: float | None = None
    personal: bool = False
    example: str = ""
    note: str = ""  # guidance for the person who fills the form in
    clause: str = ""
    width: int = 14  # characters, for the blank template


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


class Recognition(Definition):
    """How a sheet is known to be this form."""

    title_contains: tuple[str, ...] = ()  # any of these in a line above the table
    headers: tuple[str, ...] = ()  # without a title: all these elements' columns must be present


class Continuation(Definition):
    """A row whose `element` equals `value` continues the row above and inherits blank cells."""

    element: str
    value: int
    inherits: tuple[str, ...]


class Form(Definition):
    """One form (报表): `forms/<form>.yml`."""

    id: str
    title: str
    number: str = ""  # 附表2
    direction: Literal["input", "output"] = "input"
    period_kind: PeriodKind
    version: str
    valid_from: date
    valid_to: date | None = None
    clause: str = ""
    recognise: Recognition = Recognition()
    # who must be named as 填报单位: a unit below the top, nobody (the top keeps it), or either
    submitted_by: Literal["unit", "province", "any"] = "unit"
    sheet_per_centre: bool = False  # each sheet names its own 填报单位 (reporting centre)
    county_element: str = ""  # the column that places a row in a county
    place_element: str = ""  # the column that names whose row it is; a city means itself
    restates: tuple[str, ...] = ()  # rows equal in these are one case; its newest statement holds
    cases_are: Literal["common", "the_senders"] = "common"  # equal names of two senders: one or two
    may_repeat: bool = False  # a register without anything new is sent as it was: no copy
    own_units: Literal["descendants", "any"] = "descendants"  # which units a row may name
    total_rows: Literal["label", "data"] = "label"  # 合计/小计 rows: never data, or data
    substance: tuple[str, ...] = ()  # a return with only 0 and blanks in all of these says nothing
    continuation: Continuation | None = None
    columns: tuple[Column, ...]
    rules: tuple[Rule, ...] = ()
    over_time: tuple[OverTimeRule, ...] = ()
    notes: tuple[str, ...] = ()  # 填表说明, printed below the blank form

    @property
    def has_period(self) -> bool:
        """Whether a return of this form is of a report period (报告期)."""
        return self.period_kind not in ("snapshot", "records")


# --- duties ---------------------------------------------------------------------------


class Duty(Definition):
    """A form that is owed (报送义务) and by when: an entry of `calendar.yml`."""

    form: str
    period_kind: PeriodKind
    due_day: int | None = None  # day of the (last) month of the period
    due_days: tuple[int, ...] = ()  # half-months: the day for the first and for the second half
    due_on: date | None = None  # one-off duties
    period: str = ""  # one-off duties: the period that the return carries
    clause: str = ""
    valid_from: date
    valid_to: date | None = None
    shift: Literal["none", "next_workday"] = "none"


# --- numbers --------------------------------------------------------------------------


class OneOf(Definition):
    """Exactly one of the keys is written, beside the column that it is about."""

    @property
    def written(self) -> tuple[str, Any]:
        """That key and its value."""
        choices = {name: value for name, value in self if name != "column"}
        found = [(name, value) for name, value in choices.items() if value not in (None, "", ())]
        if len(found) != 1:
            raise ValueError(f"请在 {'、'.join(choices)} 中恰好写一项")
        return found[0]

    @model_validator(mode="after")
    def only_one(self) -> Self:
        _ = self.written
        return self


class RowFilter(OneOf):
    """Rows of a form whose `column` holds what exactly one of the other keys says."""

    column: str
    equals: str | None = None
    one_of: tuple[str, ...] = ()
    filled: bool | None = None
    at_least: float | None = None
    at_most: float | None = None
    in_last_days: int | None = None  # a date among the last so many days of its month

    @property
    def condition(self) -> tuple[str, tuple[str, ...]]:
        """The one key that is written, and its values as text."""
        name, value = self.written
        values = value if isinstance(value, tuple) else (str(value).lower(),)
        return ("one_of", (value,)) if name == "equals" else (name, values)


class TimeLimit(OneOf):
    """How long a step may take (时限): exactly one of these."""

    workdays: int | None = None  # working days; the day after the start is day 1
    days: int | None = None
    months: int | None = None  # calendar months: 31 January + 1 month = the end of February
    minutes: int | None = None  # clock minutes; a start outside office hours waits for the opening
    workdays_in: str = ""  # the column that states how many working days were promised
    until: str = ""  # the column that states the last day

    @property
    def rule(self) -> tuple[str, int | None, str]:
        """Kind, amount and column of the one key that is written."""
        name, value = self.written
        return (name, None, value) if isinstance(value, str) else (name, value, "")


class Step(Definition):
    """A step of a case (环节): an entry of `steps.yml`. It runs from the first filled column of
    `start` to that of `end`; without `within` it is never late. What no column says the beginning
    of has no `start` and a limit `until` a stated day."""

    id: str
    name: str
    form: str
    case: tuple[str, ...]  # the columns by which rows of all forms belong to one case
    subject: tuple[str, ...] = ()  # what the step is of; () = the case
    start: tuple[str, ...] = ()
    end: tuple[str, ...]
    within: TimeLimit | None = None
    stopped_by: tuple[str, ...] = ()  # a date here, by the deadline: nothing is owed any more
    responsible: str = ""  # the column that names who must act; '' = the row's unit
    where: tuple[RowFilter, ...] = ()
    clause: str = ""

    @model_validator(mode="after")
    def begins(self) -> Self:
        if not self.start and not (self.within and self.within.until):
            raise ValueError("没有 start 的环节要有 within: {until: 栏目}，否则无从起算")
        return self


class MeasureSource(Definition):
    """Where a measure is read from (直接取数), without code: the rows of a form that pass every
    filter (their number, the sum of a column, or distinct values), a step's duties, or one for
    `every` complete period of each unit of a level."""

    form: str = ""  # of this policy, or <data source>.<form>
    sum: str = ""
    distinct: tuple[str, ...] = ()
    dated: str = ""  # the column of the day on which a row counts; '' = the report period's end
    per: Literal["", "month", "quarter"] = ""  # distinct periods of `dated` are counted
    step: str = ""
    outcome: Literal["due", "met"] = "due"  # all duties that fell due, or those done in time
    every: Literal["", "month", "quarter"] = ""
    of: Level | None = None  # with every: whose periods; else only rows of units of this level
    where: tuple[RowFilter, ...] = ()

    @model_validator(mode="after")
    def one_kind(self) -> Self:
        if sum(map(bool, (self.form, self.step, self.every))) != 1:
            raise ValueError("来源请在 form、step、every 中恰好写一项")
        if (self.every and self.of is None) or (self.per and not self.dated):
            raise ValueError("every 要和 of 同写；per 要和 dated 同写")
        return self


# One entry needs no brackets.
Several = BeforeValidator(lambda value: [value] if isinstance(value, str | dict) else value)


class Measure(Definition):
    """A count or sum per unit and period (指标分项): an entry of `measures.yml`.

    Without `source` its facts come from the regime's own SQL models.
    """

    id: str
    name: str
    meaning: str
    unit: str = "个"
    basis: Literal["ytd", "period", "cum"]
    aggregate: Literal["count_distinct", "sum"] = "count_distinct"
    rollup: Literal["statistics", "reporting"] = "statistics"
    levels: tuple[Level, ...] = ("county", "city", "province")
    clause: str = ""
    # one source, or several: then a row counts that passes one of them
    source: Annotated[tuple[MeasureSource, ...], Several] = ()

    @property
    def counting(self) -> str:
        """How subjects add up: a declared sum is a sum, everything else as `aggregate` says."""
        return "sum" if any(source.sum for source in self.source) else self.aggregate


class Watchlist(Definition):
    """Whom or what to look after (清单): an entry of `watchlists.yml`. The subjects that count in
    one of `measure` and not in `without`, each with columns of its row."""

    id: str
    name: str
    measure: Annotated[tuple[str, ...], Several]
    without: str = ""
    columns: tuple[str, ...] = ()
    says: str = ""  # what is to be done
    clause: str = ""


class Target(Definition):
    """A dated target (目标值); reached when value >= target, both unrounded."""

    value: float
    valid_from: date
    valid_to: date | None = None
    clause: str = ""


class Indicator(Definition):
    """A ratio of two measures (指标): an entry of `indicators.yml`.

    Without `denominator` the measure itself is shown and ranked; `denominator_at: root` divides by
    the denominator of the unit at the top, which makes a share of the whole.
    """

    id: str
    name: str
    group: str = ""  # heading on pages and in the bulletin
    numerator: str
    denominator: str = ""
    denominator_at: Literal["unit", "root"] = "unit"
    direction: Literal["higher", "lower"] = "higher"
    levels: tuple[Level, ...]
    ranked_levels: tuple[Level, ...] = ("county", "city")
    period_kinds: tuple[Literal["month", "quarter", "year"], ...]
    in_bulletin_ranking: bool = False
    clause: str = ""
    why: str = ""
    to_target: str = ""  # what to say of a unit below target, {n} = how many are missing
    targets: tuple[Target, ...] = ()


# --- places ---------------------------------------------------------------------------


class OrgUnit(Definition):
    """An administrative unit (行政区划) or zone with its time of validity.

    `root_code` is the last successor: rows of a renamed county stay together under it.
    Each city has one pseudo-county 市本级 (code = city code + "BJ", kind 市本级).
    """

    code: str
    name: str
    level: Level
    kind: str
    parent_code: str = ""
    short_names: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None  # last day, inclusive
    successor_code: str = ""
    root_code: str
    display_order: int | None = None


class ReportingLine(Definition):
    """A unit that reports elsewhere than to its parent for a time (报送关系)."""

    unit_code: str
    reports_to: str
    valid_from: date
    valid_to: date | None = None
    source: str = ""


class Tile(Definition):
    """A unit's place in the schematic grid (示意图); one code may stand at two levels."""

    unit_code: str
    level: str
    label: str
    tile_row: int
    tile_column: int


class RegimeFolder(Definition):
    """Everything one regime folder says."""

    regime: Regime
    path: str
    forms: tuple[Form, ...] = ()
    duties: tuple[Duty, ...] = ()
    steps: tuple[Step, ...] = ()
    watchlists: tuple[Watchlist, ...] = ()
    measures: tuple[Measure, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    lists: tuple[CodeList, ...] = ()
    reporting_lines: tuple[ReportingLine, ...] = ()


class Catalog(Definition):
    """All loaded regimes and the shared lists; `version` is a hash of every file read."""

    version: str
    regimes: tuple[RegimeFolder, ...]
    org_units: tuple[OrgUnit, ...]
    tiles: tuple[Tile, ...] = ()


CodeList.model_rebuild()
