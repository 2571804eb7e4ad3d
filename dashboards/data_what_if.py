"""What the page 推演 asks: the same question as `daiban whatif`, of the copy that is shown.

Belongs here: handing it over. Does not belong here: the question itself
(`pipelines/warehouse/what_if.py`).
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboards.printed import ORDER
from dashboards.serving import select
from pipelines.warehouse.selection import QueryError
from pipelines.warehouse.what_if import Asked, Change, check, question

__all__ = ["Asked", "Change", "QueryError", "answer", "lines", "measures",
           "units"]  # fmt: skip


def answer(asked: Asked, change: Change) -> pd.DataFrame:
    """Units with the supposed and the published figures, best first. Raises QueryError."""
    check(_rows, asked, change)
    sql, values = question(asked, change)
    return select(sql, *values)


def measures(regime: str, level: str) -> dict[str, str]:
    """Id -> name of the measures that this level has."""
    found = select(
        """select measure, name from marts.dim_measures
        where regime = ? and list_contains(levels, ?) order by display_order""",
        regime,
        level,
    )
    return dict(zip(found["measure"], found["name"], strict=True))


def units(regime: str) -> dict[str, str]:
    """Id of a measure -> what it counts: 个, 项, 份."""
    found = select("select measure, unit from marts.dim_measures where regime = ?", regime)
    return dict(zip(found["measure"], found["unit"], strict=True))


def lines(regime: str) -> dict[str, str]:
    """Day -> what it means: the last days of reporting lines that led straight to the top."""
    found = select(
        f"""with led as (
            select distinct l.valid_to, u.name, o.printed
            from marts.dim_reporting_lines as l
            join marts.dim_regimes as r on r.regime = ? and l.reports_to = r.root_unit
            join marts.dim_org_units as u using (unit_code)
            left join {ORDER} as o using (unit_code)
            where l.regime in (r.regime, '') and l.valid_to is not null)
        select strftime(valid_to, '%Y-%m-%d') as day,
            strftime(valid_to, '%Y年%-m月%-d日') || '以前：'
            || string_agg(name, '、' order by printed) || '单列' as said
        from led group by valid_to order by valid_to""",
        regime,
    )
    return dict(zip(found["day"], found["said"], strict=True))


def _rows(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    return list(select(sql, *values).itertuples(index=False, name=None))
