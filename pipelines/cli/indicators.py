"""`daiban indicators`: options and output. The selection itself is in `warehouse/query.py`."""

from __future__ import annotations

from datetime import date

import click

from pipelines.cli.frame import Command
from pipelines.cli.options import as_of_option, chosen_shape, format_option, period_option
from pipelines.cli.output import show
from pipelines.cli.reading import opened, selection


@click.command("indicators", cls=Command)
@click.option("--regime", help="制度代号")
@period_option()
@click.option("--level", type=click.Choice(["province", "city", "county"]), help="级别：省、市、县")
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
    """指标值、目标、是否达标和排名。"""
    from pipelines.warehouse import query

    with opened(as_of) as con:
        chosen = selection(con, regime, period, level, unit)
        show(query.indicators(con, chosen), chosen_shape(shape))
