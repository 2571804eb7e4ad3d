"""`daiban trace`: options and output. The selection itself is in `warehouse/query.py`."""

from __future__ import annotations

import click

from pipelines.cli.frame import Command
from pipelines.cli.options import chosen_shape, format_option, period_option
from pipelines.cli.output import show
from pipelines.cli.reading import opened, selection


@click.command("trace", cls=Command)
@click.option("--regime", required=True, help="制度代号")
@click.option("--indicator", required=True, help="指标代号，见 daiban indicators")
@click.option("--unit", required=True, help="单位名称或代码")
@period_option(required=True)
@click.option(
    "--part", type=click.Choice(["numerator", "denominator"]), help="只看分子或分母（默认都看）"
)
@format_option()
def command(
    regime: str, indicator: str, unit: str, period: str, part: str | None, shape: str | None
) -> None:
    """一个指标值由哪些文件、哪张表、哪一行得来，以及所依据的条款。"""
    from pipelines.warehouse import query

    with opened() as con:
        chosen = selection(con, regime, period, None, unit)
        code = chosen["unit_code"] or unit
        show(query.trace(con, regime, indicator, code, period, part or ""), chosen_shape(shape))
