"""What `daiban indicators` and `daiban measures` share: the same choices, another question.

Belongs here: options and output of both. Does not belong here: the questions themselves
(`warehouse/query.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import click

from pipelines.cli.frame import Command
from pipelines.cli.options import as_of_option, chosen_shape, format_option, period_option
from pipelines.cli.output import show
from pipelines.cli.reading import opened, selection

if TYPE_CHECKING:
    import duckdb

    from pipelines.warehouse.selection import Rows

    Question = Callable[[duckdb.DuckDBPyConnection, dict[str, str | None]], Rows]


def figures_command(name: str, purpose: str, ask: Question) -> click.Command:
    """The command `name`; `ask` selects by regime, period, level and unit."""

    @click.command(name, cls=Command, help=purpose)
    @click.option("--regime", help="制度代号")
    @period_option()
    @click.option(
        "--level",
        type=click.Choice(["province", "city", "county", "office"]),
        help="级别：省、市、县、部门或乡镇",
    )
    @click.option("--unit", help="单位名称或代码")
    @format_option()
    @as_of_option()
    def command(
        regime: str | None,
        period: str | None,
        level: str | None,
        unit: str | None,
        shape: str | None,
        as_of: date | None,
    ) -> None:
        with opened(as_of) as con:
            rows = ask(con, selection(con, regime, period, level, unit))
            show(rows, chosen_shape(shape))

    return command
