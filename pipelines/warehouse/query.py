"""Selections from a published copy, for the command line.

Belongs here: read-only `select`s over the marts, columns in their published order. Does not
belong here: formatting, and any figure (the marts hold them all).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

Row = dict[str, Any]


@dataclass(frozen=True)
class Rows:
    """A selection: column names and one mapping per row."""

    columns: tuple[str, ...]
    rows: list[Row]


class QueryError(Exception):
    """The selection names something that does not exist; the message is Chinese."""


SUBMISSIONS = [
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
]
FILES = [
    "file",
    "sha256",
    "received_at",
    "regime",
    "form",
    "unit_code",
    "period",
    "state",
    "reason",
]
FINDINGS = [
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
]
INDICATORS = [
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
]
MEASURES = (
    "regime", "measure", "level", "unit_code", "unit_name", "period", "value",
)  # fmt: skip
LEVEL_ORDER = "array_position(['province', 'city', 'county'], level)"


def submissions(con: duckdb.DuckDBPyConnection, period: str) -> Rows:
    """The expected grid of one period."""
    return _select(
        con,
        "fct_submissions",
        SUBMISSIONS,
        {"period": period},
        "regime, form, unit_order, unit_code",
    )


def files(con: duckdb.DuckDBPyConnection) -> Rows:
    """Every file ever seen."""
    return _select(con, "fct_files", FILES, {}, "received_at, file, regime, form")


def findings(con: duckdb.DuckDBPyConnection, period: str | None, unit: str | None) -> Rows:
    """All findings, of one period or unit when asked."""
    return _select(
        con,
        "fct_findings",
        FINDINGS,
        {"period": period, "unit_code": unit},
        "file, sheet, row_number, cell, rule",
    )


def indicators(con: duckdb.DuckDBPyConnection, chosen: dict[str, str | None]) -> Rows:
    """Indicator values; `chosen` maps regime, period, level, unit_code to a value or None."""
    order = f"regime, indicator_order, period_end, period, {LEVEL_ORDER}, unit_order, unit_code"
    return _select(con, "fct_indicator_values", INDICATORS, chosen, order)


def measures(con: duckdb.DuckDBPyConnection, chosen: dict[str, str | None]) -> Rows:
    """Measures, selected like indicators."""
    order = f"regime, measure_order, period, {LEVEL_ORDER}, unit_order, unit_code"
    return _select(con, "fct_measures", MEASURES, chosen, order)


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
        known = _column(con, "indicator", "dim_indicators", regime)
        raise QueryError(f"制度 {regime} 没有指标“{indicator}”。可用的指标：{'、'.join(known)}。")
    parts = {"numerator": found[0], "denominator": found[1]}
    columns = [
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
    ]
    basis = {"clause": found[2], "clause_text": found[3]}
    rows: list[Row] = []
    for name, measure in parts.items():
        if part in ("", name):
            evidence = _evidence(con, name, regime, measure, unit, period)
            rows += [row | basis for row in evidence]
    return Rows(tuple(columns), rows)


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
                  subject_name as project_name, ? as part, measure, subject, happened_on, county_code, county_name,
                  received_at
           from marts.fct_lineage
           where regime = ? and measure = ? and unit_code = ? and period = ?
           order by project_name, subject, happened_on, file, sheet, row_number""",
        [part, regime, measure, unit, period],
    )
    names = [column[0] for column in selected.description or ()]
    rows = [dict(zip(names, values, strict=True)) for values in selected.fetchall()]
    for row in rows:
        row["cells"] = json.loads(row["cells"]) if isinstance(row["cells"], str) else row["cells"]
    return rows


def owed(con: duckdb.DuckDBPyConnection, period: str, on: date) -> Rows:
    """Returns of a period that had not been received and accepted by the end of `on`.

    Duties that lie beyond the grid's horizon come from the calendar, for the units that owed
    the same form last.
    """
    selected = con.execute(
        """with grid as (
             select regime, form, form_title, unit_code, unit_name, unit_order, period, due_on,
                    received_at, state
             from marts.fct_submissions
           ), newest as (
             select distinct on (regime, form, unit_code) * from grid
             order by regime, form, unit_code, due_on desc
           ), expected as (
             select * from grid where period = $period
             union all
             select n.regime, n.form, n.form_title, n.unit_code, n.unit_name, n.unit_order,
                    d.period, d.due_on, null, 'missing'
             from ref.due_dates as d join newest as n using (regime, form)
             where d.period = $period
               and d.definition_version = (select definition_version from marts.dim_build)
               and n.due_on = (select max(due_on) from grid as g
                               where g.regime = n.regime and g.form = n.form)
               and not exists (select 1 from grid as g where g.regime = d.regime
                               and g.form = d.form and g.period = d.period)
           )
           select regime, form, form_title, unit_code, unit_name, period, due_on,
                  case when received_at is null and state = 'rejected' then 'rejected'
                       else 'missing' end as state,
                  date_diff('day', $day::date, due_on) as days_left
           from expected
           where received_at is null or received_at::date > $day::date
           order by due_on, regime, form, unit_order, unit_code""",
        {"period": period, "day": on},
    )
    names = tuple(column[0] for column in selected.description or ())
    return Rows(names, [dict(zip(names, row, strict=True)) for row in selected.fetchall()])


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


def _select(
    con: duckdb.DuckDBPyConnection,
    table: str,
    columns: Sequence[str],
    chosen: dict[str, str | None],
    order: str,
) -> Rows:
    wanted = {name: value for name, value in chosen.items() if value is not None}
    where = " and ".join(f"{name} = ?" for name in wanted) or "true"
    names = ", ".join(f'"{column}"' for column in columns)
    rows = con.execute(
        f"select {names} from marts.{table} where {where} order by {order}", list(wanted.values())
    ).fetchall()
    return Rows(tuple(columns), [dict(zip(columns, row, strict=True)) for row in rows])


def _column(con: duckdb.DuckDBPyConnection, column: str, table: str, regime: str) -> list[str]:
    rows = con.execute(
        f"select {column} from marts.{table} where regime = ? order by display_order", [regime]
    ).fetchall()
    return [str(row[0]) for row in rows]
