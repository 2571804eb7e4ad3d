"""What is still owed for a period, on a day.

Belongs here: the selection for `daiban remind`. Does not belong here: what is due when
(`catalog/calendar.py`), lateness (the models), wording (`cli/remind.py`).
"""

from __future__ import annotations

from datetime import date

import duckdb

from pipelines.warehouse.selection import Rows, rows_of


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
    return rows_of(selected)
