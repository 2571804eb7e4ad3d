"""Who sees what of the marts (可见范围): each viewer gets marts of their own, made of views.

Belongs here: for each mart, which rows a city user sees and which texts may name a person. Does
not belong here: who the viewer is (`viewer.py`), opening the copy (`serving.py`).

The copy is attached as `warehouse`; a viewer's connection has its own schema `marts`, and that is
what every query reads. A mart without a rule does not exist for a city user.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dashboards.masks import WHOLE as _WHOLE
from dashboards.masks import masked

MINE = "unit_code in (select unit_code from access.mine)"
_NEAR = f"({MINE} or unit_code in (select unit_code from access.above))"
_COUNTY = "county_code in (select unit_code from access.mine)"
_CITY = "city_code in (select unit_code from access.mine)"
_OWN_RETURN = "submission_id in (select submission_id from access.submissions where is_mine)"

_TAKES_PART = "whole.regime in (select regime from access.regimes)"
POLICIES = "dim_regimes"


class Scope(NamedTuple):
    """A city user's unit ('' = everything), whether personal columns are shown, and the policies
    that the viewer works with (() = all that the unit takes part in)."""

    unit: str = ""
    contacts: bool = False
    policies: tuple[str, ...] = ()

    @property
    def is_limited(self) -> bool:
        """Whether there are rows that the viewer does not see."""
        return bool(self.unit or self.policies)


UNTOLD = (
    "本表与别的单位的一份报表内容重复或有出入，对方的报表不在您的查看范围内。"
    "请核对填报单位和内容是否报错；需要知道对方是哪个单位，请联系收表单位。"
)
# What everybody sees: definitions, periods, names of units, the state of the copy. Of the policies
# a city user has those that its unit takes part in, and no figures of the others.
PUBLIC = frozenset({
    "dim_assumptions", "dim_build", "dim_clauses", "dim_indicators", "dim_measures",
    "dim_org_units", "dim_periods", "dim_personal_columns", "dim_regimes", "dim_rungs",
    "dim_settings", "dim_tiles", "dim_watchlists",
})  # fmt: skip
# Of these the rows that are published: the root's, and of the units ranked under it.
PUBLISHED = frozenset({"fct_indicator_values", "fct_measures", "fct_rank_scrutiny"})
# Of these a city user sees rows of the own unit and what lies below it.
OWN: Mapping[str, str] = {
    "dim_reporting_lines": "false",  # a supposition about other units would be half an answer
    "fct_cases": MINE,
    "fct_cell_uses": f"""{_NEAR} and file in (select file from access.files where is_mine)""",
    "fct_decisions": MINE,
    "fct_evidence_counts": _NEAR,
    "fct_files": MINE,
    "fct_findings": MINE,
    "fct_leave_one_out": f"{MINE} and {_OWN_RETURN}",
    "fct_lineage": f"""{_NEAR} and {_COUNTY} and (coalesce(submission_id, '') = ''
        or submission_id in (select submission_id from access.submissions))""",
    "fct_link_candidates": "city_name in (select name from access.mine)",
    "fct_link_review": _COUNTY,
    "fct_next_duties": MINE,
    "fct_own_counts": MINE,
    "fct_problem_steps": f"({_CITY} or {_COUNTY})",
    "fct_problems": f"({_CITY} or {_COUNTY})",
    "fct_progress": _NEAR,
    "fct_reporting_trend": MINE,
    "fct_source_cells": f"""({_OWN_RETURN} or (submission_id, sheet, row_number) in
        (select (submission_id, sheet, row_number) from access.evidence))""",
    "fct_step_times": "false",  # counts over all units, told by office and not by unit
    "fct_steps": MINE,
    "fct_subjects": f"""{MINE} and list_has_any(submission_ids, (select list(submission_id)
        from (select submission_id from access.submissions union all select '')))""",
    "fct_submissions": MINE,
    "fct_watchlist_rows": MINE,
}


def views(scope: Scope, columns: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """(mart, SELECT) for every mart that the viewer has; `columns`: what the copy holds."""
    for mart, names in columns.items():
        rows = _rows(scope, mart, names)
        if rows is not None and scope.policies:
            rows = f"({rows}) and {_of_policies(names)}"
        if rows is not None:
            everything = f"select whole.* from {_WHOLE}.{mart} as whole"
            shown = everything if scope.contacts else masked(mart, columns)
            is_told = not scope.unit or mart != "fct_findings"
            yield mart, f"{shown} where {rows}" if is_told else _untold(f"{shown} where {rows}")


def _rows(scope: Scope, mart: str, names: frozenset[str]) -> str | None:
    """The condition on the mart's rows; None: the viewer does not have it."""
    if not scope.unit:
        return "true"  # and of their policies, if they are named
    if mart in PUBLIC:
        return _TAKES_PART if mart == POLICIES else "true"
    if mart in PUBLISHED:
        ranked = "role in ('root', 'unit')" if "role" in names else "level in ('province', 'city')"
        stated = _STATED if mart == "fct_measures" else "true"
        return f"{_TAKES_PART} and ({MINE} or ({ranked} and {stated}))"
    return OWN.get(mart)


def _of_policies(names: frozenset[str]) -> str:
    """Rows of no policy at all, such as a file that nobody could recognise, stay."""
    if "regime" in names:
        return f"(coalesce(whole.regime, '') = '' or {_TAKES_PART})"
    if "submission_id" in names:
        return f"""whole.submission_id in (select submission_id from {_WHOLE}.fct_files as whole
            where {_TAKES_PART})"""
    return "true"


def _untold(findings: str) -> str:
    """The findings; of those that compare with another unit's return, not what that one is."""
    foreign = """coalesce(told.other_file, '') <> ''
        and told.other_file not in (select file from access.files where is_mine or is_roots)"""
    others = ("other_file", "other_sheet", "other_cell")
    hidden = ", ".join(f"case when {foreign} then '' else {c} end as {c}" for c in others)
    return f"""select told.* replace (
        case when {foreign} then '{UNTOLD}' else message end as message, {hidden}
    ) from ({findings}) as told"""


# Counts that no indicator is made of are published nowhere.
_STATED = f"""exists (select 1 from {_WHOLE}.dim_indicators as i
    where i.regime = whole.regime and whole.measure in (i.numerator, i.denominator))"""

# What may be opened: everything.
EVERYTHING = f"""
create schema access;
create view access.mine as
select unit_code, any_value(name) as name from {_WHOLE}.dim_org_units group by all;
create table access.regimes as select regime, root_unit from {_WHOLE}.{POLICIES};
"""
# The viewer's unit, everything below it, and what reports to it; then the units above it.
ASKED = "create schema access; create table access.asked (unit_code varchar)"
ASK = "insert into access.asked values ($unit)"
UNITS = f"""
create table access.mine as
with recursive found(unit_code) as (
    select unit_code from access.asked
    union
    select below.unit_code
    from found
    join (
        select unit_code, parent_code as above from {_WHOLE}.dim_org_units
        union all select unit_code, root_code from {_WHOLE}.dim_org_units
        union all select unit_code, reports_to from {_WHOLE}.dim_reporting_lines
    ) as below on below.above = found.unit_code
)
select found.unit_code, any_value(u.name) as name
from found left join {_WHOLE}.dim_org_units as u using (unit_code) group by all;
create table access.above as
with recursive found(unit_code) as (
    select parent_code from {_WHOLE}.dim_org_units
    where unit_code in (select unit_code from access.asked)
    union
    select u.parent_code from found join {_WHOLE}.dim_org_units as u using (unit_code)
)
select unit_code from found where unit_code <> '';
"""
# Policies whose root is the viewer's unit, stands above it or below it.
REGIMES = f"""
create table access.regimes as
select regime, root_unit from {_WHOLE}.{POLICIES}
where root_unit in (select unit_code from access.mine union select unit_code from access.above);
"""
# Of these the ones that the viewer works with; a source of data serves all of them.
ONLY = f"""
delete from access.regimes where not list_contains($policies, regime)
    and regime in (select regime from {_WHOLE}.dim_indicators);
"""
# Returns of the own unit, and those that a root keeps (rows of the own projects stand there too).
RETURNS = f"""
create table access.submissions as
select submission_id, bool_and(unit_code in (select unit_code from access.mine)) as is_mine
from {_WHOLE}.fct_files
where unit_code in (select unit_code from access.mine)
    or unit_code in (select root_unit from access.regimes)
group by submission_id;
create table access.files as
select file, bool_and(unit_code in (select unit_code from access.mine)) as is_mine,
    bool_and(unit_code in (select root_unit from access.regimes)) as is_roots
from {_WHOLE}.fct_files group by file;
"""
# Rows of the root's returns that are evidence for the own unit.
EVIDENCE = f"""
create table access.evidence as
select distinct submission_id, sheet, row_number from {_WHOLE}.fct_lineage
where {OWN["fct_lineage"]}
    and submission_id in (select submission_id from access.submissions where not is_mine);
"""
