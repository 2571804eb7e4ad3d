"""`daiban measures`. Belongs here: its name and choices; how it works is in `listing.py`."""

from __future__ import annotations

from pipelines.cli.listing import LEVEL, PERIOD, REGIME, UNIT, listing
from pipelines.warehouse import query

command = listing(
    "measures", "指标的分子、分母等各项数。", query.measures, REGIME, PERIOD, LEVEL, UNIT
)
