"""From an indicator's value back to the rows and cells that it was made from.

Belongs here: reading the lineage of the marts for `daiban trace`. Does not belong here: deciding
what counts; the trace is the facts themselves.
"""

from __future__ import annotations

import json

import duckdb

from pipelines.warehouse.selection import QueryError, Row, Rows, rows_of

COLUMNS = (
    "file",
    "sha256",
    "sheet",
    "row",
    "cells",
    "project_name",
    "part",
    "measure",
    "subject",
    "happened_on",
    "county_code",
    "county_name",
    "received_at",
    "clause",
    "clause_text",
)


def trace(
    con: duckdb.DuckDBPyConnection, regime: str, indicator: str, unit: str, period: str, part: str
) -> Rows:
    """The source rows behind an indicator's numerator, denominator, or both (`part` '')."""
    found = con.execute(
        "select numerator, denominator, clause, clause_text from marts.dim_indicators"
        " where regime = ? and indicator = ?",
        [regime, indicator],
    ).fetchone()
    if found is None:
        known = _indicator_ids(con, regime)
        raise QueryError(f"制度 {regime} 没有指标“{indicator}”。可用的指标：{'、'.join(known)}。")
    parts = {"numerator": found[0], "denominator": found[1]}
    basis = {"clause": found[2], "clause_text": found[3]}
    rows: list[Row] = []
    for name, measure in parts.items():
        if part in ("", name):
            evidence = _evidence(con, name, regime, measure, unit, period)
            rows += [row | basis for row in evidence]
    return Rows(COLUMNS, rows)


def _evidence(
    con: duckdb.DuckDBPyConnection,
    part: str,
    regime: str,
    measure: str,
    unit: str,
    period: str,
) -> list[Row]:
    selected = con.execute(
        """select file, sha256, sheet, row_number as "row", cells,
                  subject_name as project_name, ? as part, measure, subject, happened_on,
                  county_code, county_name, received_at
           from marts.fct_lineage
           where regime = ? and measure = ? and unit_code = ? and period = ?
           order by project_name, subject, happened_on, file, sheet, row_number""",
        [part, regime, measure, unit, period],
    )
    rows = rows_of(selected).rows
    for row in rows:
        row["cells"] = json.loads(row["cells"]) if isinstance(row["cells"], str) else row["cells"]
    return rows


def _indicator_ids(con: duckdb.DuckDBPyConnection, regime: str) -> list[str]:
    rows = con.execute(
        "select indicator from marts.dim_indicators where regime = ? order by display_order",
        [regime],
    ).fetchall()
    return [str(row[0]) for row in rows]
