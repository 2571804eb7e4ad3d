"""What 签约项目进展 asks of the marts. Belongs here: plain selections."""

from __future__ import annotations

import pandas as pd

from dashboards.serving import select


def progress(regime: str, unit: str) -> pd.DataFrame:
    """Events and stages of one unit, the newest event on top; '' = the root."""
    return select(
        """
        select p.* from marts.fct_progress as p join marts.dim_regimes as r using (regime)
        where p.regime = ? and p.unit_code = coalesce(nullif(?, ''), r.root_unit)
        order by p.event_on desc, p.event, p.stage_order
        """,
        *(regime, unit),
    )
