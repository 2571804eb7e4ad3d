"""The closing summary of a run, as data.

Belongs here: counting over the published marts for the clerk's summary. Does not belong here:
its wording and colours (`pipelines/cli/run.py`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

SHOWN_RANKS = 3


def summarise(con: duckdb.DuckDBPyConnection, home: Path) -> dict[str, Any]:
    """Files by state, findings by severity, who owes what, the top ranks, and the publications."""
    shown = _shown_periods(home)
    build = _rows(con, "select as_of, horizon, is_simulated from marts.dim_build")[0]
    return {
        "as_of": build["as_of"] and build["as_of"].isoformat(),
        "horizon": build["horizon"] and build["horizon"].isoformat(),
        "is_simulated": bool(build["is_simulated"]),
        "files": _counts(
            con, "select state, count(distinct file_id) from marts.fct_files group by 1"
        ),
        "unusable_files": _rows(
            con,
            """select distinct file, state, reason from marts.fct_files
               where state in ('rejected', 'unsupported') order by file limit 20""",
        ),
        "findings": _counts(
            con,
            "select severity, count(*) from marts.fct_findings"
            " where (is_current or severity = 'fatal') and waiver is null group by 1",
        ),
        "folder_findings": _rows(
            con,
            """select message from marts.fct_findings
               where rule in ('receipt_unusable', 'decision_unusable',
                   'correction_not_applicable', 'waiver_not_applicable')
               order by file, message limit 20""",
        ),
        "duties": _duties(con),
        "rankings": _rankings(con),
        "published": sorted(
            str(path.relative_to(home))
            for path in (home / "published").glob("*/*/*")
            if path.suffix in (".docx", ".pdf", ".xlsx")
            and path.parent in shown
            and not path.name.startswith(".")
        ),
    }


def _shown_periods(home: Path) -> set[Path]:
    """Folders of the quarters, and of each policy the newest month that has a paper."""
    papers = {path.parent for path in (home / "published").glob("*/*/*.docx")}
    months = {path for path in papers if "-Q" not in path.name}
    newest = {max(m for m in months if m.parent == regime) for regime in {m.parent for m in months}}
    return {path for path in papers if path not in months} | newest


def _duties(con: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Of the newest period of each form: how many were on time, and who was not."""
    return _rows(
        con,
        """with due as (
             select *, max(due_on) over (partition by regime, form) as newest
             from marts.fct_submissions
             where regime in (select regime from marts.dim_regimes where is_used)
           )
           select form_title, period, strftime(max(due_on), '%Y-%m-%d') as due_on,
                  count(*) as owed, count(*) filter (state = 'on_time') as on_time,
                  list(unit_name order by unit_order) filter (state = 'late') as late,
                  list(unit_name order by unit_order) filter (state = 'rejected') as rejected,
                  list(unit_name order by unit_order) filter (state = 'missing') as missing
           from due where due_on = newest
           group by regime, form, form_title, period order by regime, form""",
    )


def _rankings(con: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """The first three units of each ranked indicator in each policy's newest complete quarter."""
    return _rows(
        con,
        f"""with newest as (
             select regime, period from marts.dim_periods
             where kind = 'quarter' and is_complete
                 and regime in (select regime from marts.dim_regimes where is_used)
             qualify row_number() over (partition by regime order by end_on desc) = 1
           )
           select v.regime, v.period, v.indicator, v.name, v.unit_name, v.value, v.rank,
               v.denominator is null as is_plain, d.unit, r.short_title
           from marts.fct_indicator_values as v join newest using (regime, period)
           join marts.dim_indicators as d using (regime, indicator)
           join marts.dim_regimes as r using (regime)
           where v.role = 'unit' and v.in_bulletin_ranking and v.rank <= {SHOWN_RANKS}
           order by v.regime, v.indicator_order, v.rank, v.unit_order""",
    )


def _counts(con: duckdb.DuckDBPyConnection, sql: str) -> dict[str, int]:
    return {str(name): int(count) for name, count in con.execute(sql).fetchall()}


def _rows(con: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    selected = con.execute(sql)
    names = [column[0] for column in selected.description or ()]
    return [dict(zip(names, row, strict=True)) for row in selected.fetchall()]
