"""`daiban findings`. Belongs here: its name and choices; how it works is in `listing.py`."""

from __future__ import annotations

from pipelines.cli.listing import PERIOD, REGIME, UNIT, listing
from pipelines.warehouse import query

command = listing(
    "findings",
    "报表中发现的问题，精确到单元格，并说明如何改。",
    query.findings,
    REGIME,
    PERIOD,
    UNIT,
)
