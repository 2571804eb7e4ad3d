"""`daiban files`. Belongs here: its name and choices; how it works is in `listing.py`."""

from __future__ import annotations

from pipelines.cli.listing import PERIOD, REGIME, UNIT, listing
from pipelines.warehouse import query

command = listing(
    "files",
    "收到过的全部文件，不能用的也列出原因。",
    query.files,
    REGIME,
    PERIOD,
    UNIT,
)
