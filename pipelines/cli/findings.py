"""`daiban findings`: options and output. The selection itself is in `warehouse/query.py`."""

from __future__ import annotations

from datetime import date

import click

from pipelines.cli.frame import Command
from pipelines.cli.options import as_of_option, chosen_shape, format_option, period_option
from pipelines.cli.output import show
from pipelines.cli.reading import opened, selection


@click.command("findings", cls=Command)
@period_option()
@click.option("--unit", help="单位名称或代码")
@format_option()
@as_of_option()
def command(period: str | None, unit: str | None, shape: str | None, as_of: date | None) -> None:
    """报表中发现的问题，精确到单元格，并说明如何改。"""
    from pipelines.warehouse import query

    with opened(as_of) as con:
        chosen = selection(con, None, period, None, unit)
        found = query.findings(con, chosen["period"], chosen["unit_code"])
        show(found, chosen_shape(shape))
