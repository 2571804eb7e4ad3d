"""Every question the command line may ask of a published copy.

Belongs here: read-only selections over the marts, columns in their published order, and the ids
that a question may name. Does not belong here: formatting, and any figure (the marts hold them
all). Longer questions have their own module: `lineage.py`, `duties.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from pipelines.warehouse.duties import owed
from pipelines.warehouse.lineage import trace
from pipelines.warehouse.selection import QueryError, Rows, rows_of_mart

__all__ = [
    "Chosen",
    "QueryError",
    "Rows",
    "decisions",
    "files",
    "findings",
    "indicators",
    "is_simulated",
    "link_candidates",
    "listed",
    "measures",
    "owed",
    "regime_ids",
    "reporting_trend",
    "steps",
    "submissions",
    "trace",
    "unit_code",
]

# Column -> the value that it must have, None = any.
Chosen = Mapping[str, str | None]
SUBMISSIONS = (
    "regime",
    "form",
    "unit_code",
    "unit_name",
    "period",
    "due_on",
    "state",
    "complete",
    "received_at",
    "file",
    "superseded_files",
    "findings",
)
TREND = (
    "regime", "unit_code", "unit_name", "month", "due", "on_time", "late", "missing", "hollow",
    "missing_in_a_row",
)  # fmt: skip
FILES = (
    "file",
    "sha256",
    "received_at",
    "regime",
    "form",
    "unit_code",
    "period",
    "state",
    "reason",
)
FINDINGS = (
    "file",
    "sheet",
    "cell",
    "rule",
    "severity",
    "element",
    "value",
    "message",
    "other_file",
    "other_sheet",
    "other_cell",
)
DECISIONS = (
    "kind", "decision_id", "state", "file", "regime", "form", "unit_code", "period", "sheet",
    "cell", "rule", "was", "now", "reason", "approver", "decided_on", "valid_to", "uses",
    "problem", "place",
)  # fmt: skip
LINKS = (
    "form", "form_title", "list", "list_title", "city_name", "county_name", "county_kind",
    "stated_name", "project_code", "project_name", "score", "reason",
)  # fmt: skip
INDICATORS = (
    "regime",
    "indicator",
    "name",
    "level",
    "unit_code",
    "unit_name",
    "period",
    "numerator",
    "denominator",
    "value",
    "target",
    "attained",
    "rank",
)
MEASURES = (
    "regime", "measure", "level", "unit_code", "unit_name", "period", "value",
)  # fmt: skip
LEVEL_ORDER = "array_position(['province', 'city', 'county', 'office'], level)"


def submissions(con: duckdb.DuckDBPyConnection, period: str) -> Rows:
    """The expected grid of one period."""
    return rows_of_mart(
        con,
        "fct_submissions",
        SUBMISSIONS,
        {"period": period},
        "regime, form, unit_order, unit_code",
    )


def reporting_trend(con: duckdb.DuckDBPyConnection) -> Rows:
    """Month by month and unit by unit: due, in time, late, missing, hollow, months in a row."""
    order = "regime, month, unit_order, unit_code"
    return rows_of_mart(con, "fct_reporting_trend", TREND, {}, order)


def files(con: duckdb.DuckDBPyConnection, chosen: Chosen) -> Rows:
    """Every file ever seen."""
    return rows_of_mart(con, "fct_files", FILES, chosen, "received_at, file, regime, form")


def findings(con: duckdb.DuckDBPyConnection, chosen: Chosen) -> Rows:
    """All findings."""
    order = "file, sheet, row_number, cell, rule"
    return rows_of_mart(con, "fct_findings", FINDINGS, chosen, order)


def decisions(con: duckdb.DuckDBPyConnection, chosen: Chosen) -> Rows:
    """Every correction and waiver."""
    return rows_of_mart(con, "fct_decisions", DECISIONS, chosen, "kind, decided_on, decision_id")


def link_candidates(con: duckdb.DuckDBPyConnection) -> Rows:
    """Names that lead to no project, each with the projects that it may mean."""
    order = "city_name, county_name, form, list, stated_name, score desc, project_code"
    return rows_of_mart(con, "fct_link_candidates", LINKS, {}, order)


def is_simulated(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether any return behind the published figures is simulated."""
    row = con.execute("select is_simulated from marts.dim_build").fetchone()
    return bool(row and row[0])


def indicators(con: duckdb.DuckDBPyConnection, chosen: Chosen) -> Rows:
    """Indicator values."""
    order = f"regime, indicator_order, period_end, period, {LEVEL_ORDER}, unit_order, unit_code"
    return rows_of_mart(con, "fct_indicator_values", INDICATORS, chosen, order)


def measures(con: duckdb.DuckDBPyConnection, chosen: Chosen) -> Rows:
    """Measures."""
    order = f"regime, measure_order, period, {LEVEL_ORDER}, unit_order, unit_code"
    return rows_of_mart(con, "fct_measures", MEASURES, chosen, order)


def listed(con: duckdb.DuckDBPyConnection, chosen: Chosen) -> Rows:
    """Rows of watch lists; a unit's are also those of the units below it."""
    order = "regime, display_order, period, measure, unit_code, happened_on, subject"
    wanted = _either(chosen, unit_code="unit_code|parent_code")
    return rows_of_mart(con, "fct_watchlist_rows", (), wanted, order)


def steps(con: duckdb.DuckDBPyConnection, chosen: Chosen) -> Rows:
    """Steps of cases in their order; a `case` is chosen by its number or its name."""
    order = "regime, case_key, step_order, started_at, subject"
    return rows_of_mart(con, "fct_steps", (), _either(chosen, case="case_key|case_name"), order)


def _either(chosen: Chosen, **columns: str) -> Chosen:
    """`chosen` with some names standing for several columns."""
    return {columns.get(name, name): value for name, value in chosen.items()}


def regime_ids(con: duckdb.DuckDBPyConnection) -> list[str]:
    """All regimes, data sources included."""
    return [
        row[0] for row in con.execute("select regime from marts.dim_regimes order by 1").fetchall()
    ]


def unit_code(con: duckdb.DuckDBPyConnection, text: str) -> str:
    """The code of a unit given by code, full name or short name; QueryError when there is none."""
    found = con.execute(
        "select distinct unit_code, name from marts.dim_org_units"
        " where unit_code = ? or name = ? or short_name = ? order by 1",
        [text, text, text],
    ).fetchall()
    if not found:
        raise QueryError(f"没有名称或代码为“{text}”的单位。请写全称（如 ××市、××县）或代码。")
    if len(found) > 1:
        names = "、".join(f"{name}（{code}）" for code, name in found)
        raise QueryError(f"“{text}”对应多个单位：{names}。请改用代码。")
    return str(found[0][0])
