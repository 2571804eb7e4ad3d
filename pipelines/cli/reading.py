"""What the reading commands share: opening the right copy, checking names.

Belongs here: that. Does not belong here: the selections (`pipelines/warehouse/query.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from pipelines.cli.frame import settings
from pipelines.cli.output import say

if TYPE_CHECKING:
    import duckdb


@contextmanager
def opened(as_of: date | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """The serving copy, or the one as of a day."""
    from pipelines.warehouse.as_of import open_serving

    def note() -> None:
        say(f"正在按 {as_of} 还原当时的数据，请稍候……")

    with open_serving(settings().home, as_of, note) as con:
        yield con


def selection(
    con: duckdb.DuckDBPyConnection, regime: str | None, unit: str | None = None
) -> dict[str, str | None]:
    """Column values to select by; complains about a regime or unit that does not exist."""
    from pipelines.warehouse import query

    if regime is not None and regime not in query.regime_ids(con):
        known = "、".join(query.regime_ids(con))
        raise query.QueryError(f"没有制度“{regime}”。可用的制度：{known}。")
    return {"regime": regime, "unit_code": query.unit_code(con, unit) if unit else None}
