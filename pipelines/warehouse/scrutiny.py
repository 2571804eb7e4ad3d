"""What stands behind a rank, and what one file less would change.

Belongs here: the selections for `daiban rank`. Does not belong here: the counting (the marts).
"""

from __future__ import annotations

import duckdb

from pipelines.warehouse.selection import Rows, rows_of

SHOWN = (
    "unit_code", "unit_name", "level", "numerator", "denominator", "value", "target", "attained",
    "rank", "tied_with", "is_small", "small_denominator", "to_target", "to_spare",
    "numerator_name", "unit",
)  # fmt: skip


def scrutiny(
    con: duckdb.DuckDBPyConnection, regime: str, indicator: str, period: str, unit: str | None
) -> Rows:
    """Ranked units of an indicator, best first."""
    names = ", ".join(f'"{name}"' for name in SHOWN)
    return rows_of(
        con.execute(
            f"""select {names} from marts.fct_rank_scrutiny
                where regime = $regime and indicator = $indicator and period = $period
                    and $unit in ('', unit_code)
                order by array_position(['city', 'county'], level), rank, unit_code""",
            {"regime": regime, "indicator": indicator, "period": period, "unit": unit or ""},
        )
    )


def left_out(
    con: duckdb.DuckDBPyConnection, regime: str, indicator: str, period: str, unit: str | None
) -> Rows:
    """One row per file and unit that it changes: figures and rank with and without the file."""
    return rows_of(
        con.execute(
            """select f.file, f.form_title, f.unit_name as sent_by, f.received_at,
                   coalesce(s.state = 'late', false) as is_late, f.findings,
                   l.unit_code, l.unit_name, l.numerator, l.denominator, l.value, l.rank,
                   l.numerator_without, l.denominator_without, l.value_without, l.rank_without
               from marts.fct_leave_one_out as l
               join marts.fct_files as f using (submission_id)
               left join marts.fct_submissions as s using (submission_id)
               where l.regime = $regime and l.indicator = $indicator and l.period = $period
                   and $unit in ('', l.unit_code)
                   and (l.value_without is distinct from l.value
                       or l.rank_without is distinct from l.rank)
               order by l.level, l.unit_code, f.received_at, f.file""",
            {"regime": regime, "indicator": indicator, "period": period, "unit": unit or ""},
        )
    )
