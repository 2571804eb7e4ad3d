"""`daiban decisions`. Belongs here: its name and choices; how it works is in `listing.py`."""

from __future__ import annotations

from pipelines.cli.listing import PERIOD, REGIME, UNIT, listing
from pipelines.warehouse import query

command = listing(
    "decisions",
    "更正（corrections/）和豁免（waivers/）记录：改了什么、谁批准、是否还起作用。",
    query.decisions,
    REGIME,
    PERIOD,
    UNIT,
)
