"""Reading the marts into records: the only SQL of the publications.

Belongs here: reading, in printed order. Does not belong here: the shape of the records
(`records.py`), selection for prose (`facts.py`), wording (`wording.py`) and any formula:
numerators, denominators, ranks and attainment are the marts' own.
"""

from __future__ import annotations

from typing import Any

import duckdb

from pipelines.publications.records import (
    Assumption,
    Duty,
    Edition,
    Faulty,
    Figure,
    Indicator,
    Problem,
    Unit,
)

# Autonomous prefectures and counties are printed by their short names, others in full;
# the pseudo-county 市本级 carries the printed name of its city.
PRINTED_UNITS = """
    select u.unit_code, u.root_code, u.display_order, u.kind,
        case when u.kind = '市本级' then
            case when c.kind like '自治%' and c.short_name <> '' then c.short_name else c.name end
            || '本级'
        when u.kind like '自治%' and u.short_name <> '' then u.short_name else u.name end as printed
    from marts.dim_org_units as u left join marts.dim_org_units as c on u.parent_code = c.unit_code
"""


# What a unit is to this policy: the whole, one of the units right under it, or below those.
ROLE = """case when v.unit_code = r.root_unit then 'province'
    when v.parent_code = r.root_unit then 'city' else 'county' end"""


class UnknownEditionError(Exception):
    """There is nothing in the marts for this regime and period."""


def _rows(con: duckdb.DuckDBPyConnection, sql: str, values: dict[str, Any]) -> list[Any]:
    return con.execute(sql, {k: v for k, v in values.items() if f"${k}" in sql}).fetchall()


def load_edition(con: duckdb.DuckDBPyConnection, regime: str, period: str) -> Edition:
    """Raises UnknownEditionError when the regime or the period is not in the marts."""
    rows = _rows(
        con,
        """
        select r.regime, r.title, r.short_title, r.document_number, r.issuer, r.receiver,
            p.period, p.label, p.kind, p.start_on, p.end_on, p.previous_period,
            b.as_of, b.horizon, b.last_received_at, b.definition_version, b.is_simulated,
            coalesce(s.value::integer, 0)
        from marts.dim_periods as p
        join marts.dim_regimes as r using (regime)
        cross join marts.dim_build as b
        left join marts.dim_settings as s on s.regime = r.regime and s.name = 'problem_stuck_days'
        where regime = $regime and period = $period
        """,
        {"regime": regime, "period": period},
    )
    if not rows:
        raise UnknownEditionError(
            f"没有制度 {regime} 在 {period} 的数据，请先运行，或核对时期写法。"
        )
    return Edition(*rows[0])


def load_units(con: duckdb.DuckDBPyConnection, edition: Edition) -> list[Unit]:
    """Units under the root that were valid at the period's end, in printed order."""
    sql = f"""
        select distinct m.unit_code, u.printed, m.unit_order
        from marts.fct_measures as m join ({PRINTED_UNITS}) as u using (unit_code)
        join marts.dim_regimes as r on r.regime = m.regime and r.root_unit = m.parent_code
        where m.regime = $regime and m.period = $period and u.kind <> '市本级'
        order by m.unit_order, m.unit_code
    """
    return [Unit(code, name) for code, name, _ in _rows(con, sql, vars(edition))]


def load_measures(
    con: duckdb.DuckDBPyConnection, edition: Edition
) -> dict[tuple[str, str], float | None]:
    """(unit code, measure) -> value of cities; the province is under unit code ''."""
    sql = """
        select case when unit_code = root_unit then '' else unit_code end, measure, value
        from marts.fct_measures join marts.dim_regimes using (regime)
        where regime = $regime and period = $period and root_unit in (unit_code, parent_code)
    """
    return {(unit, measure): value for unit, measure, value in _rows(con, sql, vars(edition))}


def load_figures(con: duckdb.DuckDBPyConnection, edition: Edition) -> list[Figure]:
    """All indicator values: province, cities, counties, each in printed order."""
    sql = f"""
        with units as ({PRINTED_UNITS})
        select v.indicator, {ROLE} as place, v.unit_code, u.printed, coalesce(parent.printed, ''),
            v.numerator, v.denominator, v.target, v.attained, v.rank,
            p.numerator, p.denominator, p.rank, d.unit, coalesce(s.remark, '')
        from marts.fct_indicator_values as v
        join marts.dim_regimes as r on r.regime = v.regime
        join marts.dim_indicators as d on d.regime = v.regime and d.indicator = v.indicator
        join units as u on v.unit_code = u.unit_code
        left join units as parent on v.parent_code = parent.unit_code
        left join (
            select b.*, root_code from marts.fct_indicator_values as b join units using (unit_code)
        ) as p on p.regime = v.regime and p.indicator = v.indicator and p.level = v.level
            and p.root_code = u.root_code and p.period = v.previous_period
        left join marts.fct_rank_scrutiny as s on s.regime = v.regime and s.period = v.period
            and s.indicator = v.indicator and s.unit_code = v.unit_code
        where v.regime = $regime and v.period = $period
            and not (place = 'city' and u.kind = '市本级')
        order by v.indicator_order, place <> 'province', place <> 'city',
            parent.display_order nulls first, v.unit_order nulls last, v.unit_code
    """
    return [Figure(*row) for row in _rows(con, sql, vars(edition))]


def load_indicators(con: duckdb.DuckDBPyConnection, edition: Edition) -> list[Indicator]:
    """Definitions in printed order; the target is that of the period's end."""
    sql = """
        select d.indicator, any_value(d.name), any_value(d.indicator_group),
            any_value(d.numerator_name), coalesce(any_value(d.denominator_name), ''),
            any_value(d.clause),
            max(v.target), any_value(d.in_bulletin_ranking), any_value(d.denominator_at) = 'root'
        from marts.dim_indicators as d
        left join marts.fct_indicator_values as v
            on v.regime = d.regime and v.indicator = d.indicator and v.period = $period
        where d.regime = $regime
        group by d.indicator
        order by min(d.display_order)
    """
    return [Indicator(*row) for row in _rows(con, sql, vars(edition))]


def load_duties(con: duckdb.DuckDBPyConnection, edition: Edition) -> list[Duty]:
    """Every return due within the period, by unit in printed order, then by due date."""
    sql = f"""
        select u.printed, s.form_title, coalesce(p.label, s.period), s.due_on, s.state,
            coalesce(s.complete, false), s.received_at, s.days_late, s.file
        from marts.fct_submissions as s
        join ({PRINTED_UNITS}) as u using (unit_code)
        left join marts.dim_periods as p on p.regime = s.regime and p.period = s.period
        where s.regime = $regime and s.due_on between $start_on and $end_on
        order by s.unit_order nulls last, s.unit_code, s.due_on, s.form
    """
    return [Duty(*row) for row in _rows(con, sql, vars(edition))]


def load_problems(con: duckdb.DuckDBPyConnection, edition: Edition) -> list[Problem]:
    """Problems open at the period's end with the rung of that day, by city in printed order,
    longest on its rung first."""
    sql = f"""
        with units as ({PRINTED_UNITS})
        select q.city_code, coalesce(city.printed, ''), coalesce(u.printed, q.county_name),
            q.project_name, q.description,
            q.raised_on, s.rung, coalesce(q.responsible, ''),
            date_diff('day', s.from_on, $end_on) as days
        from marts.fct_problems as q
        join marts.fct_problem_steps as s on s.regime = q.regime and s.problem = q.problem
            and s.from_on <= $end_on and coalesce(s.until_on > $end_on, true)
        left join units as u on q.county_code = u.unit_code
        left join units as city on q.city_code = city.unit_code
        where q.regime = $regime and q.raised_on <= $end_on
            and (q.closed_on is null or q.closed_on > $end_on)
        order by city.display_order, days desc, q.raised_on, q.project_name, q.description
    """
    return [Problem(*row) for row in _rows(con, sql, vars(edition))]


def load_faulty(con: duckdb.DuckDBPyConnection, edition: Edition) -> list[Faulty]:
    """Rows held out, by owing unit, over the current returns of periods within this one."""
    sql = f"""
        select u.printed, count(distinct (f.submission_id, f.sheet, f.row_number))
        from marts.fct_findings as f
        join marts.dim_periods as p on p.regime = f.regime and p.period = f.period
        join ({PRINTED_UNITS}) as u using (unit_code)
        where f.regime = $regime and f.severity = 'error' and f.row_number is not null
            and f.is_current and f.waiver is null
            and p.start_on >= $start_on and p.end_on <= $end_on
        group by u.printed, u.display_order, f.unit_code
        order by u.display_order nulls last, f.unit_code
    """
    return [Faulty(*row) for row in _rows(con, sql, vars(edition))]


def load_assumptions(con: duckdb.DuckDBPyConnection, edition: Edition) -> list[Assumption]:
    sql = """
        select assumption, coalesce(clause, ''), gap, assumed from marts.dim_assumptions
        where regime = $regime order by length(assumption), assumption
    """
    return [Assumption(*row) for row in _rows(con, sql, vars(edition))]


def load_measure_names(con: duckdb.DuckDBPyConnection, edition: Edition) -> dict[str, str]:
    """Measures with their names and units, in the policy's order."""
    sql = """
        select measure, name || '（' || unit || '）' from marts.dim_measures
        where regime = $regime order by display_order
    """
    return dict(_rows(con, sql, vars(edition)))
