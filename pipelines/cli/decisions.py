"""`daiban decisions`: options and output. The selection itself is in `warehouse/query.py`."""

from __future__ import annotations

from datetime import date

import click

from pipelines.cli.frame import Command
from pipelines.cli.options import as_of_option, chosen_shape, format_option
from pipelines.cli.output import show
from pipelines.cli.reading import opened


@click.command("decisions", cls=Command)
@format_option()
@as_of_option()
def command(shape: str | None, as_of: date | None) -> None:
    """更正（corrections/）和豁免（waivers/）记录：改了什么、谁批准、是否还起作用。"""
    from pipelines.warehouse import query

    with opened(as_of) as con:
        show(query.decisions(con), chosen_shape(shape))
