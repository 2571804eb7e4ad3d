"""What is to be looked after: watch lists (清单), and the steps of cases (办件).

Belongs here: the selections for `daiban lists` and `daiban cases`. Does not belong here: who stands
on a list, and whether a step is late (the marts).
"""

from __future__ import annotations

import duckdb

from pipelines.warehouse.selection import Rows, rows_of

LISTED = (
    "regime", "watchlist", "watchlist_name", "period", "unit_code", "unit_name", "measure",
    "measure_name", "subject", "subject_name", "happened_on", "file", "sheet", "row_number",
    "cells", "says", "clause",
)  # fmt: skip
STEPS = (
    "regime", "case_key", "case_name", "project_name", "step", "step_name", "subject",
    "subject_name", "unit_code",
    "unit_name", "responsible", "started_at", "due_at", "ended_at", "state", "limit_text", "over",
    "over_unit", "file", "sheet", "row_number", "clause",
)  # fmt: skip


def listed(con: duckdb.DuckDBPyConnection, chosen: dict[str, str | None]) -> Rows:
    """Rows of watch lists; `chosen`: regime, period, watchlist, unit (or the unit above)."""
    return rows_of(
        con.execute(
            f"""select {", ".join(LISTED)} from marts.fct_watchlist_rows
                where ($regime is null or regime = $regime)
                    and ($period is null or period = $period)
                    and ($watchlist is null or watchlist = $watchlist)
                    and ($unit is null or $unit in (unit_code, parent_code))
                order by regime, display_order, period, measure, unit_code, happened_on, subject""",
            chosen,
        )
    )


def steps(con: duckdb.DuckDBPyConnection, chosen: dict[str, str | None]) -> Rows:
    """Steps of cases in their order; `chosen`: regime, unit, state, and a case by its number."""
    return rows_of(
        con.execute(
            f"""select {", ".join(STEPS)} from marts.fct_steps
                where ($regime is null or regime = $regime)
                    and ($unit is null or $unit = unit_code)
                    and ($case is null or $case in (case_key, case_name))
                    and ($state is null or state = $state)
                order by regime, case_key, step_order, started_at, subject""",
            chosen,
        )
    )
