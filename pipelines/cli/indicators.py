"""`daiban indicators`. Belongs here: its name and choices; how it works is in `listing.py`."""

from __future__ import annotations

from pipelines.cli.listing import LEVEL, PERIOD, REGIME, UNIT, listing
from pipelines.warehouse import query

command = listing(
    "indicators", "指标值、目标、是否达标和排名。", query.indicators, REGIME, PERIOD, LEVEL, UNIT
)
