"""The edge where time enters the pages. Belongs here: the clock. Does not belong here: any rule."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))


def now() -> datetime:
    """China time without a zone, to the second, as all receipts are kept."""
    return datetime.now(CHINA).replace(tzinfo=None, microsecond=0)
