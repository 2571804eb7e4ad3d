"""Recounting what a bulletin counts: returns of the period, problems open at its end.

Belongs here: those counts, by another way than the first reading (`tables.py`). Does not belong
here: figures (`claim_sources.py`), lists and steps (`list_facts.py`).
"""

from __future__ import annotations

import duckdb

from pipelines.publications.records import Edition

COUNTED = ("returns", "problems")
QUERIES = {
    ("returns", "due"): "",
    ("returns", "received"): "and state in ('on_time', 'late')",
    ("returns", "on_time"): "and state = 'on_time'",
}


def recount(con: duckdb.DuckDBPyConnection, edition: Edition, kind: str, which: str) -> str:
    """A count of returns or problems, as text. Raises KeyError for one that nobody counts."""
    values = {"regime": edition.regime, "start": edition.start_on, "end": edition.end_on}
    if (kind, which) == ("problems", "open"):
        sql = """select count(*) from marts.fct_problems as q
            where q.regime = $regime and q.raised_on <= $end
                and coalesce(q.closed_on > $end, true) and exists (
                    select 1 from marts.fct_problem_steps as s where s.regime = q.regime
                        and s.problem = q.problem and s.from_on <= $end
                        and coalesce(s.until_on > $end, true))"""
        del values["start"]
    else:
        sql = f"""select count(*) from marts.fct_submissions
            where regime = $regime and due_on between $start and $end {QUERIES[kind, which]}"""
    row = con.execute(sql, values).fetchone()
    return str(row[0] if row else 0)
