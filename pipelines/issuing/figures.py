"""All that a bulletin states, as one flat list that can be kept and compared.

Belongs here: reading it from the marts. Does not belong here: choosing what is worth a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

Key = tuple[str, str, str]
KEYS = ("name", "label", "level", "unit_code", "unit_name")
LEVELS = "array_position(['province', 'city', 'county', 'office'], level)"
QUERIES = {
    "indicator": f"""
        select indicator as name, name as label, level, unit_code, unit_name,
            numerator, denominator, value, target, attained, rank, previous_value, previous_rank
        from marts.fct_indicator_values where regime = $regime and period = $period
        order by {LEVELS}, unit_order, unit_code, indicator_order""",
    "measure": f"""
        select measure as name, name as label, level, unit_code, unit_name, value
        from marts.fct_measures where regime = $regime and period = $period
        order by {LEVELS}, unit_order, unit_code, measure_order""",
    "return": """
        select s.form || ' ' || s.period as name, s.form_title || ' ' || s.period as label,
            '' as level, s.unit_code, s.unit_name, s.state, s.complete, s.days_late, s.file
        from marts.fct_submissions as s
        join marts.dim_periods as p on p.regime = s.regime and p.period = $period
        where s.regime = $regime and s.due_on between p.start_on and p.end_on
        order by s.unit_order, s.unit_code, s.due_on, s.form""",
}


@dataclass(frozen=True)
class Figure:
    """`kind`: indicator | measure | return; `name` its id (of a return: form and period)."""

    kind: str
    name: str
    label: str
    level: str
    unit_code: str
    unit_name: str
    values: dict[str, Any]

    @property
    def key(self) -> Key:
        return self.kind, self.name, self.unit_code


def read_figures(con: duckdb.DuckDBPyConnection, regime: str, period: str) -> tuple[Figure, ...]:
    """Every indicator, measure and owed return of the period, in printed order."""
    found: list[Figure] = []
    for kind, sql in QUERIES.items():
        selected = con.execute(sql, {"regime": regime, "period": period})
        names = [column[0] for column in selected.description or ()]
        found += [
            figure_of(kind, dict(zip(names, row, strict=True))) for row in selected.fetchall()
        ]
    return tuple(found)


def figure_of(kind: str, row: Mapping[str, Any]) -> Figure:
    """A row of the kind's query."""
    name, label, level, code, unit = (str(row[key]) for key in KEYS)
    values = {key: value for key, value in row.items() if key not in KEYS}
    return Figure(kind, name, label, level, code, unit, values)
