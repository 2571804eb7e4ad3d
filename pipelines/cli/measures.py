"""`daiban measures`. Belongs here: its name and question; options are in `figures.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.cli.figures import figures_command

if TYPE_CHECKING:
    import duckdb

    from pipelines.warehouse.selection import Rows


def _ask(con: duckdb.DuckDBPyConnection, chosen: dict[str, str | None]) -> Rows:
    from pipelines.warehouse import query

    return query.measures(con, chosen)


command = figures_command("measures", "指标的分子、分母等各项数。", _ask)
