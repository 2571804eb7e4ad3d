"""What stands behind a rank, and what one file less would change.

Belongs here: the selections for `daiban rank`. Does not belong here: the counting (the marts).
"""

from __future__ import annotations

import duckdb

from pipelines.warehouse.selection import Rows, rows_of

SHOWN = (
    "unit_code", "unit_name", "level", "numerator", "denominator", "value", "target", "attained",
    "rank", "tied_with", "is_small", "small_denominator", "to_target", "to_spare",
    "unit", "remark",
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
                order by array_position(['city', 'county', 'office'], level), rank, unit_code""",
            {"regime": regime, "indicator": indicator, "period": period, "unit": unit or ""},
        )
    )


def left_out(
    con: duckdb.DuckDBPyConnection, regime: str, indicator: str, period: str, unit: str | None
) -> Rows:
    """What leaving out one file changes: a row per file and unit whose figure it changes, with the
    number of other units that change places. With `unit` also the files that move it alone."""
    return rows_of(
        con.execute(
            """with changed as (
                select *, rank_without is distinct from rank as moves,
                    value_without is distinct from value as changes
                from marts.fct_leave_one_out
                where regime = $regime and indicator = $indicator and period = $period
            ),
            counted as (
                select *, count(*) filter (moves) over (partition by submission_id, level)
                    - moves::integer as others_moved
                from changed
            )
            select f.file, f.form_title, f.unit_name as sent_by, f.received_at,
                coalesce(s.state = 'late', false) as is_late, f.findings,
                c.unit_code, c.unit_name, c.numerator, c.denominator, c.value, c.rank,
                c.numerator_without, c.denominator_without, c.value_without, c.rank_without,
                c.others_moved
            from counted as c
            join marts.fct_files as f using (submission_id)
            left join marts.fct_submissions as s using (submission_id)
            where c.changes and $unit = '' or c.unit_code = $unit and (c.changes or c.moves)
            order by array_position(['city', 'county'], c.level), c.rank, c.unit_code,
                f.received_at, f.file""",
            {"regime": regime, "indicator": indicator, "period": period, "unit": unit or ""},
        )
    )
