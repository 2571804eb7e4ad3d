"""Commands that list the rows of a mart, chosen by policy, period, unit and the like.

Belongs here: what they share. Does not belong here: what one of them is called and says (its own
module), the selections themselves (`warehouse/query.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import click
import duckdb

from pipelines.cli.frame import Command
from pipelines.cli.options import (
    Decorator,
    as_of_option,
    chosen_shape,
    format_option,
    period_option,
)
from pipelines.cli.output import show
from pipelines.cli.reading import opened, selection
from pipelines.warehouse.query import Chosen
from pipelines.warehouse.selection import Row, Rows

LEVELS = click.Choice(["province", "city", "county", "office"])
REGIME = click.option("--regime", help="制度代号")
PERIOD = period_option()
LEVEL = click.option("--level", type=LEVELS, help="级别：省、市、县、部门或乡镇")
UNIT = click.option("--unit", help="单位名称或代码")


def listing(
    name: str,
    purpose: str,
    ask: Callable[[duckdb.DuckDBPyConnection, Chosen], Rows],
    *options: Decorator,
    labels: Mapping[str, str] | None = None,
    readable: Callable[[Row], Row] = lambda row: row,
) -> click.Command:
    """The command `name`. Its `options` bear the names of the columns that they select by (`unit`
    looks up the unit's code); `labels`: heads of the table, `readable`: its rows in words."""

    def command(
        shape: str | None, as_of: date | None, unit: str | None = None, **asked: str | None
    ) -> None:
        with opened(as_of) as con:
            named = selection(con, asked.get("regime"), unit)
            found = ask(con, asked | {name: value for name, value in named.items() if value})
        if chosen_shape(shape) == "table":
            found = Rows(found.columns, [readable(row) for row in found.rows])
        show(found, chosen_shape(shape), labels)

    for option in (as_of_option(), format_option(), *reversed(options)):
        command = option(command)
    return click.command(name, cls=Command, help=purpose)(command)
