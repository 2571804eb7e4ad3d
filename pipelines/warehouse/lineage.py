"""From an indicator's value back to its rows and cells, and from a cell to the indicators.

Belongs here: reading the lineage of the marts for `daiban trace`. Does not belong here: deciding
what counts; the trace is the facts themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb

from pipelines.warehouse.selection import QueryError, Rows, rows_of

COLUMNS = (
    "file", "sha256", "sheet", "row", "cells", "project_name", "part", "measure", "subject",
    "happened_on", "county_code", "county_name", "received_at", "clause", "clause_text", "form",
    "quantity",
)  # fmt: skip
USES = (
    "file", "sheet", "cell", "label", "text", "regime", "indicator", "name", "part", "measure",
    "level", "unit_code", "unit_name", "period", "value", "subject_name", "happened_on", "clause",
)  # fmt: skip
FETCHED = 10_000
_ROWS = """
    select l.file, l.sha256, l.sheet, l.row_number as "row", l.cells,
        l.subject_name as project_name, p.part, l.measure, l.subject, l.happened_on,
        l.county_code, l.county_name, l.received_at, i.clause, i.clause_text, l.form, l.quantity
    from marts.fct_lineage as l
    join marts.dim_indicators as i on i.regime = l.regime and i.indicator = $indicator
    join (values ('numerator'), ('denominator')) as p (part)
        on l.measure = case p.part when 'numerator' then i.numerator else i.denominator end
    join marts.dim_regimes as r on r.regime = l.regime
    where l.regime = $regime and l.period = $period
        and l.unit_code = case when p.part = 'denominator' and i.denominator_at = 'root'
            then r.root_unit else $unit end
        and l.measure in $measures and $part in ('', p.part)
    order by p.part desc, project_name, subject, happened_on, file, sheet, "row"
"""


def trace(
    con: duckdb.DuckDBPyConnection, regime: str, indicator: str, unit: str, period: str, part: str
) -> Rows:
    """The source rows behind an indicator's numerator, denominator, or both (`part` '').

    `cells` is the JSON text of the row's cells. QueryError when there is no such indicator.
    """
    found = rows_of(con.execute(_ROWS, _chosen(con, regime, indicator, unit, period, part)))
    return Rows(COLUMNS, found.rows)


def trace_json(
    con: duckdb.DuckDBPyConnection, regime: str, indicator: str, unit: str, period: str, part: str
) -> Iterator[str]:
    """The same rows, each as the text of a JSON object: put together by the database, because a
    province's trace may have a hundred thousand of them."""
    members = ", ".join(f"'{name}': \"{name}\"" for name in COLUMNS)
    chosen = _chosen(con, regime, indicator, unit, period, part)
    con.execute(f"select to_json({{{members}}})::varchar from ({_ROWS})", chosen)
    while rows := con.fetchmany(FETCHED):
        for (text,) in rows:
            yield text


def _chosen(
    con: duckdb.DuckDBPyConnection, regime: str, indicator: str, unit: str, period: str, part: str
) -> dict[str, Any]:
    found = con.execute(
        "select numerator, denominator from marts.dim_indicators"
        " where regime = ? and indicator = ?",
        [regime, indicator],
    ).fetchone()
    if found is None:
        known = "、".join(_indicator_ids(con, regime))
        raise QueryError(f"制度 {regime} 没有指标“{indicator}”。可用的指标：{known}。")
    return {
        "regime": regime, "indicator": indicator, "unit": unit, "period": period, "part": part,
        "measures": [measure for measure in found if measure],
    }  # fmt: skip


def cell_uses(con: duckdb.DuckDBPyConnection, file: str, sheet: str, cell: str) -> Rows:
    """Every indicator that the row of a cell counts in; `sheet` '' = any.

    QueryError says why when there is none: no such file or cell, or a row that does not count.
    """
    path = _path(con, file)
    names = ", ".join(USES)
    found = rows_of(
        con.execute(
            f"""select {names} from marts.fct_cell_uses
                where file = $file and cell = $cell and $sheet in ('', sheet)
                order by regime, period, indicator, part desc,
                    array_position(['province', 'city', 'county', 'office'], level)""",
            {"file": path, "cell": cell.upper(), "sheet": sheet},
        )
    )
    if not found.rows:
        raise QueryError(_why_unused(con, path, sheet, cell.upper()))
    return Rows(USES, found.rows)


def _path(con: duckdb.DuckDBPyConnection, file: str) -> str:
    """The one known file of that path, or with that name."""
    rows = con.execute(
        "select distinct file from marts.fct_files where file = ? or ends_with(file, '/' || ?)"
        " order by file",
        [file, file],
    ).fetchall()
    paths = [str(path) for (path,) in rows]
    if file in paths or len(paths) == 1:
        return file if file in paths else paths[0]
    if not paths:
        raise QueryError(f"没有收到过名为“{file}”的文件；收到的文件见 daiban files。")
    raise QueryError(f"“{file}”有多个：{'、'.join(paths)}。请写全路径。")


def _why_unused(con: duckdb.DuckDBPyConnection, path: str, sheet: str, cell: str) -> str:
    states = con.execute("select state from marts.fct_files where file = ?", [path]).fetchall()
    if all(state != "accepted" for (state,) in states):
        return f"“{path}”没有计入统计（原因见 daiban files），因此其中的单元格不影响任何指标。"
    row = con.execute(
        "select sheet, row_number from marts.fct_source_cells"
        " where file = $file and cell = $cell and $sheet in ('', sheet)",
        {"file": path, "cell": cell, "sheet": sheet},
    ).fetchone()
    if row is None:
        return f"“{path}”的 {cell} 不是数据单元格（空白、表头或合计）。请核对工作表和单元格。"
    held = con.execute(
        "select message from marts.fct_findings where file = ? and sheet = ? and row_number = ?"
        " and severity = 'error' and waiver is null",
        [path, *row],
    ).fetchone()
    if held:
        return f"“{path}”第{row[1]}行有错误，整行没有计入：{held[0]}"
    return f"“{path}”第{row[1]}行已收下，但不是任何指标的依据（如只供对照的报表）。"


def _indicator_ids(con: duckdb.DuckDBPyConnection, regime: str) -> list[str]:
    rows = con.execute(
        "select indicator from marts.dim_indicators where regime = ? order by display_order",
        [regime],
    ).fetchall()
    return [str(row[0]) for row in rows]
