"""Problems on the escalation ladder (问题台账): where each stands, since when, who is next.

Belongs here: the selections for `daiban problems`. Does not belong here: the counting of days, and
what is stuck (the marts).
"""

from __future__ import annotations

import duckdb

from pipelines.warehouse.selection import Rows, rows_of

PROBLEMS = (
    "regime", "city_code", "county_code", "county_name", "project_name", "description",
    "raised_on", "rung", "rung_on", "days_on_rung", "is_stuck", "days_open", "owed_by",
    "next_step", "responsible", "closed_on", "result",
)  # fmt: skip
STEPS = (
    "regime", "county_code", "county_name", "project_name", "description", "step", "rung",
    "from_on", "until_on", "days", "is_current", "is_dated", "file", "sheet", "row_number",
)  # fmt: skip


def problems(
    con: duckdb.DuckDBPyConnection, regime: str | None, unit: str | None, only: str
) -> Rows:
    """Open ones first, the longest on their rung on top. `only`: '', open or stuck."""
    chosen = {"regime": regime, "unit": unit, "only": only}
    rest = """and ($only = '' or $only = 'open' and closed_on is null
            or $only = 'stuck' and is_stuck)
        order by closed_on is not null, days_on_rung desc, raised_on, county_code, problem"""
    return _rows(con, PROBLEMS, "fct_problems", chosen, rest)


def steps(con: duckdb.DuckDBPyConnection, regime: str | None, unit: str | None) -> Rows:
    """Every stay of every problem on a rung, in order."""
    order = "order by county_code, project_name, problem, step"
    return _rows(con, STEPS, "fct_problem_steps", {"regime": regime, "unit": unit}, order)


def _rows(
    con: duckdb.DuckDBPyConnection,
    columns: tuple[str, ...],
    table: str,
    chosen: dict[str, str | None],
    rest: str,
) -> Rows:
    """`unit` is a county or a city."""
    return rows_of(
        con.execute(
            f"""select {", ".join(columns)} from marts.{table}
                where ($regime is null or regime = $regime)
                    and ($unit is null or $unit in (county_code, city_code)) {rest}""",
            chosen,
        )
    )
