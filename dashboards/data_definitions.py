"""What 口径说明 asks of the marts: definitions and decisions. Belongs here: plain selections."""

from __future__ import annotations

import pandas as pd

from dashboards.serving import select


def measures(regime: str) -> pd.DataFrame:
    """The counts, in printed order."""
    return select(
        "select * from marts.dim_measures where regime = ? order by display_order", regime
    )


def assumptions(regime: str) -> pd.DataFrame:
    """What is assumed where the policy is silent."""
    return select(
        "select * from marts.dim_assumptions where regime = ? order by assumption", regime
    )


def settings(regime: str) -> pd.DataFrame:
    """Decisions kept as data."""
    return select("select * from marts.dim_settings where regime = ? order by name", regime)


def clauses(regime: str) -> pd.DataFrame:
    """The clauses as printed, in the document's order."""
    return select("select * from marts.dim_clauses where regime = ?", regime)
