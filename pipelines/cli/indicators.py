"""`daiban indicators`. Belongs here: its name and question; options are in `figures.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.cli.figures import figures_command

if TYPE_CHECKING:
    import duckdb

    from pipelines.warehouse.selection import Rows


def _ask(con: duckdb.DuckDBPyConnection, chosen: dict[str, str | None]) -> Rows:
    from pipelines.warehouse import query

    return query.indicators(con, chosen)


command = figures_command("indicators", "指标值、目标、是否达标和排名。", _ask)
