"""What the page 溯源 asks of the marts: the rows behind a figure, and the figures behind a cell.

Belongs here: those selections. Does not belong here: the other pages' (`data.py`), a formula.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from dashboards.printed import ORDER
from dashboards.serving import later, select

SHOWN = 200  # rows on the page
_BEHIND = f"""
select county_name, subject_name, happened_on, file, sheet, row_number,
    array_to_string(list_transform(
        from_json(cells, '[{{"cell": "VARCHAR", "label": "VARCHAR", "text": "VARCHAR"}}]'),
        lambda c: c.cell || ' ' || c.label || '“' || c.text || '”'), '，') as cells
from marts.fct_lineage as l left join {ORDER} as o on o.unit_code = l.county_code
where regime = ? and measure = ? and period = ? and l.unit_code = ?
order by o.printed, county_name, subject_name, happened_on, file, sheet, row_number
"""


def rows_behind(regime: str, measure: str, period: str, unit: str) -> pd.DataFrame:
    """Rows of evidence of a measure with their cells as one text, the first `SHOWN`."""
    return select(f"{_BEHIND} limit {SHOWN}", regime, measure, period, unit)


def all_rows_behind(
    regime: str, measure: str, period: str, unit: str
) -> Callable[[], pd.DataFrame]:
    """All of them, for a file."""
    return later(_BEHIND, regime, measure, period, unit)


def measure(regime: str, measure: str) -> tuple[str, str, str, str] | None:
    """A count's id, name, meaning and clause; None: there is none of that id."""
    found = select(
        "select measure, name, coalesce(meaning, ''), coalesce(clause, '')"
        " from marts.dim_measures where regime = ? and measure = ?",
        *(regime, measure),
    )
    if found.empty:
        return None
    identity, name, meaning, clause = map(str, found.iloc[0])
    return identity, name, meaning, clause


def measured(regime: str, measure: str) -> pd.DataFrame:
    """A count in every period and unit that has it, the newest and the widest first."""
    return select(
        """
        select m.period, p.label, m.unit_code, m.unit_name, m.value
        from marts.fct_measures as m
        join marts.dim_periods as p on p.regime = m.regime and p.period = m.period
        where m.regime = ? and m.measure = ?
        order by p.end_on desc, p.start_on,
            array_position(['province', 'city', 'county', 'office'], m.level),
            m.unit_order, m.unit_code
        """,
        *(regime, measure),
    )


def counted_again(regime: str, measure: str, period: str, unit: str) -> tuple[int, float]:
    """How many rows of evidence there are, and what they add up to."""
    found = select(
        "select evidence_rows, value from marts.fct_evidence_counts"
        " where regime = ? and measure = ? and period = ? and unit_code = ?",
        *(regime, measure, period, unit),
    )
    if found.empty:
        return 0, 0.0
    first = found.iloc[0]
    return int(first["evidence_rows"]), float(first["value"])


def files_that_count() -> list[str]:
    """Accepted returns, the newest first."""
    found = select(
        "select file from marts.fct_files where state = 'accepted'"
        " group by file order by max(received_at) desc, file"
    )
    return [str(file) for file in found["file"]]


def uses_of_cell(file: str, cell: str) -> pd.DataFrame:
    """Every figure that the cell's row counts in."""
    return select(
        f"""
        select sheet, label, text, regime, indicator, name, part, level, unit_code, unit_name,
            period, subject_name, happened_on, clause
        from marts.fct_cell_uses left join {ORDER} as o using (unit_code)
        where file = ? and cell = ?
        order by regime, period, indicator, part desc, o.printed
        """,
        *(file, cell),
    )
