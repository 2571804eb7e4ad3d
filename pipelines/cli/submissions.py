"""`daiban submissions`: options and output. The selection itself is in `warehouse/query.py`."""

from __future__ import annotations

from datetime import date

import click

from pipelines.cli.frame import Command
from pipelines.cli.options import as_of_option, chosen_shape, format_option, period_option
from pipelines.cli.output import show
from pipelines.cli.reading import opened


@click.command("submissions", cls=Command)
@period_option(required=True)
@format_option()
@as_of_option()
def command(period: str, shape: str | None, as_of: date | None) -> None:
    """应报清单：每个单位、每张报表一行，按时、迟报、未报还是退回。"""
    from pipelines.warehouse import query

    with opened(as_of) as con:
        show(query.submissions(con, period), chosen_shape(shape))
