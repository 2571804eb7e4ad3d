"""Reading watch lists (清单) and steps (环节) of a period.

Belongs here: their SQL. Does not belong here: what is said of them (`list_facts.py`).
"""

from __future__ import annotations

import duckdb

from pipelines.publications.list_records import Listed, Overdue, StepCounts, WatchList
from pipelines.publications.records import Edition
from pipelines.publications.tables import PRINTED_UNITS


def load_lists(con: duckdb.DuckDBPyConnection, edition: Edition) -> list[WatchList]:
    """Every list of the policy with its rows, by unit in printed order, then by date."""
    keys = {"regime": edition.regime, "period": edition.period}
    rows = con.execute(
        f"""with units as ({PRINTED_UNITS})
        select w.watchlist, case when w.unit_code <> r.root_unit then place.printed else '' end,
            case when w.unit_code <> r.root_unit then u.printed else '' end, w.measure_name,
            w.subject_name,
            w.happened_on, w.cells, coalesce(w.file, ''), coalesce(w.sheet, ''), w.row_number
        from marts.fct_watchlist_rows as w
        join marts.dim_regimes as r using (regime)
        join units as u using (unit_code)
        left join units as place on place.unit_code = case
            when r.root_unit in (w.unit_code, w.parent_code) then w.unit_code
            else w.parent_code end
        where w.regime = $regime and w.period = $period
        order by place.display_order nulls first, u.display_order nulls last, w.unit_code,
            w.happened_on, w.subject, w.measure""",
        keys,
    ).fetchall()
    found: dict[str, list[Listed]] = {}
    for watchlist, place, unit, measure, subject, on, cells, file, sheet, number in rows:
        told = {cell["label"]: cell["text"] for cell in cells}
        listed = Listed(place, unit, measure, subject, on, told, file, sheet, number)
        found.setdefault(watchlist, []).append(listed)
    lists = con.execute(
        """select watchlist, name, says, clause, len(measures) > 1 from marts.dim_watchlists
        where regime = ? order by display_order""",
        [edition.regime],
    ).fetchall()
    return [
        WatchList(name, title, says, clause, has_kinds, tuple(found.get(name, ())))
        for name, title, says, clause, has_kinds in lists
    ]


def load_steps(con: duckdb.DuckDBPyConnection, edition: Edition) -> list[StepCounts]:
    """Steps whose time ran out within the period, in the policy's order."""
    rows = con.execute(
        """select step, any_value(step_name), any_value(clause),
            case when count(distinct limit_text) = 1 then any_value(limit_text) else '' end,
            count(*), count(*) filter (state = 'in_time'), count(*) filter (state = 'late'),
            count(*) filter (state = 'overdue')
        from marts.fct_steps
        where regime = ? and due_at::date between ? and ?
            and state in ('in_time', 'late', 'overdue')
        group by step order by min(step_order)""",
        [edition.regime, edition.start_on, edition.end_on],
    ).fetchall()
    return [StepCounts(*row) for row in rows]


def load_overdue(con: duckdb.DuckDBPyConnection, edition: Edition) -> list[Overdue]:
    """What should have been done by the period's end and is still not, longest overdue first."""
    rows = con.execute(
        """select step_name, subject_name, responsible, limit_text, due_at::date, over_text
        from marts.fct_steps
        where regime = ? and state = 'overdue' and due_at::date <= ?
        order by due_at, step_order, subject_name, responsible""",
        [edition.regime, edition.end_on],
    ).fetchall()
    return [Overdue(*row) for row in rows]
