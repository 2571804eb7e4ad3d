"""`daiban submissions`: options and output. The selection itself is in `warehouse/query.py`."""

from __future__ import annotations

from datetime import date

import click

from pipelines.cli.frame import Command
from pipelines.cli.options import as_of_option, chosen_shape, format_option, period_option
from pipelines.cli.output import show
from pipelines.cli.reading import opened


@click.command("submissions", cls=Command)
@period_option()
@click.option("--trend", is_flag=True, help="逐月看各单位应报、迟报、未报和连续缺报的月数")
@format_option()
@as_of_option()
def command(period: str | None, trend: bool, shape: str | None, as_of: date | None) -> None:
    """应报清单：每个单位、每张报表一行，按时、迟报、未报还是退回。"""
    from pipelines.warehouse import query

    if (period is None) is not trend:
        raise click.UsageError("请给出 --period（看一期）或 --trend（逐月看），二者取一。")
    with opened(as_of) as con:
        found = query.submissions(con, period) if period else query.reporting_trend(con)
        show(found, chosen_shape(shape))
