"""What the pages ask of the marts: each query is a typed function that gives a DataFrame.

Belongs here: plain selections. Does not belong here: opening the copy (`serving.py`), a formula, a
write, Streamlit widgets, who may see what: `serving.select` gives each viewer their own marts.
"""

from __future__ import annotations

import pandas as pd

from dashboards.serving import select

# What numerator (n) and denominator (m) of an indicator (d) count: 个, 项, 份.
PARTS_COUNT = "n.unit as numerator_unit, m.unit as denominator_unit"
PARTS = """
    left join marts.dim_measures as n on n.regime = d.regime and n.measure = d.numerator
    left join marts.dim_measures as m on m.regime = d.regime and m.measure = d.denominator
"""


def build_facts() -> pd.DataFrame:
    """One row on the serving copy itself: as-of date, horizon, definition version."""
    return select("select * from marts.dim_build")


def regimes() -> pd.DataFrame:
    """The policies in use that have indicators; sources of data alone have none."""
    return select(
        """
        select * from marts.dim_regimes
        where is_used and regime in (select regime from marts.fct_indicator_values) order by regime
        """
    )


def periods(regime: str) -> pd.DataFrame:
    """Periods with indicator values: quarters first, the newest of each kind on top."""
    return select(
        """
        select distinct p.regime, p.period, p.kind, p.start_on, p.end_on, p.label, p.is_complete,
            p.previous_period
        from marts.dim_periods p
        where p.regime = ? and p.kind in ('quarter', 'month', 'year') and p.period in
            (select period from marts.fct_indicator_values v where v.regime = p.regime)
        order by case p.kind when 'quarter' then 1 when 'month' then 2 else 3 end, p.end_on desc
        """,
        regime,
    )


def indicators(regime: str) -> pd.DataFrame:
    """The indicators with the names of their parts, in the policy's order."""
    return select(
        "select * from marts.dim_indicators where regime = ? order by display_order", regime
    )


def indicator_values(regime: str, period: str, role: str) -> pd.DataFrame:
    """Every indicator of every unit in one role (root, unit, part), in printed order."""
    return select(
        f"""
        select v.*, coalesce(u.short_name, v.unit_name) as short_name, d.unit, {PARTS_COUNT}
        from marts.fct_indicator_values v
        join marts.dim_indicators d using (regime, indicator) {PARTS}
        left join (select unit_code, any_value(short_name) as short_name
            from marts.dim_org_units group by all) u using (unit_code)
        where v.regime = ? and v.period = ? and v.role = ?
        order by v.indicator_order, v.unit_order, v.unit_code
        """,
        regime,
        period,
        role,
    )


def rank_remarks(regime: str, period: str) -> pd.DataFrame:
    """What one should know before quoting a rank: ties, small denominators, distance to target."""
    return select(
        """
        select indicator, unit_code, is_small, small_denominator, remark
        from marts.fct_rank_scrutiny where regime = ? and period = ?
        """,
        regime,
        period,
    )


def units(regime: str) -> pd.DataFrame:
    """The units straight under the root, in printed order."""
    return select(
        """
        select unit_code, any_value(unit_name) as unit_name, min(unit_order) as unit_order
        from marts.fct_indicator_values where regime = ? and role = 'unit'
        group by unit_code order by unit_order, unit_code
        """,
        regime,
    )


def history(regime: str, indicator: str, unit_code: str, period_kind: str) -> pd.DataFrame:
    """One unit's values of one indicator in all periods of one kind, oldest first."""
    return select(
        """
        select v.*, p.label from marts.fct_indicator_values v
        join marts.dim_periods p on p.regime = v.regime and p.period = v.period
        where v.regime = ? and v.indicator = ? and v.unit_code = ? and v.period_kind = ?
        order by v.period_end
        """,
        regime,
        indicator,
        unit_code,
        period_kind,
    )


def duties(regime: str, period: str) -> pd.DataFrame:
    """The returns due within a period: who sent what, and when."""
    return select(
        """
        select s.*, d.label as period_label from marts.fct_submissions s
        join marts.dim_periods p on p.regime = s.regime and p.period = ?
        left join marts.dim_periods d on d.regime = s.regime and d.period = s.period
        where s.regime = ? and s.due_on between p.start_on and p.end_on
        order by s.unit_order, s.unit_code, s.due_on, s.form
        """,
        period,
        regime,
    )


def subjects(regime: str, numerator: str, denominator: str, period: str, unit: str) -> pd.DataFrame:
    """What a rate counts, one row per subject, and whether it stands above or below the line."""
    return select(
        """
        select subject, any_value(subject_name) as subject_name,
            any_value(county_name) as county_name,
            bool_or(measure = ?) as in_denominator, bool_or(measure = ?) as in_numerator,
            min(happened_on) filter (measure = ?) as denominator_on,
            min(happened_on) filter (measure = ?) as numerator_on
        from marts.fct_lineage
        where regime = ? and measure in (?, ?) and period = ? and unit_code = ?
        group by subject
        order by in_numerator, denominator_on, subject_name, subject
        """,
        *(denominator, numerator, denominator, numerator),
        *(regime, numerator, denominator, period, unit),
    )


def evidence(regime: str, measure: str, period: str, unit: str, subject: str) -> pd.DataFrame:
    """The rows as received that make a subject count in a measure, one per cell."""
    return select(
        """
        with rows as (
            select submission_id, file, received_at, min(happened_on) as happened_on, sheet,
                row_number
            from marts.fct_lineage
            where regime = ? and measure = ? and period = ? and unit_code = ? and subject = ?
            group by all
        )
        select r.*, c.cell, c.label, c.state, c.is_personal,
            coalesce(c.sent_text, c.text) as text, c.text as counted_text, c.correction
        from rows r left join marts.fct_source_cells c on c.submission_id = r.submission_id
            and c.sheet = r.sheet and c.row_number = r.row_number
        order by r.received_at, r.file, r.sheet, r.row_number,
            length(regexp_extract(c.cell, '^[A-Z]+')), c.cell
        """,
        *(regime, measure, period, unit, subject),
    )


def periods_of(regime: str, indicator: str) -> pd.DataFrame:
    """The periods in which one indicator has values, ordered as in `periods`."""
    held = select(
        "select distinct period from marts.fct_indicator_values where regime = ? and indicator = ?",
        regime,
        indicator,
    )
    found = periods(regime)
    return found[found["period"].isin(held["period"])]


def unit_names() -> dict[str, str]:
    """Unit codes with their full names."""
    found = select("select distinct unit_code, name from marts.dim_org_units")
    return dict(zip(found["unit_code"], found["name"], strict=True))


def measure_meanings(regime: str) -> dict[str, str]:
    """What each measure counts, in a sentence."""
    found = select("select measure, meaning from marts.dim_measures where regime = ?", regime)
    return dict(zip(found["measure"], found["meaning"], strict=True))


def received_before(sha256: str) -> pd.DataFrame:
    """Files with the same content that the published copy knows, the oldest first."""
    return select(
        "select distinct file, received_at, sender from marts.fct_files where sha256 = ? "
        "order by received_at, file",
        sha256,
    )
