"""`daiban files`: options and output. The selection itself is in `warehouse/query.py`."""

from __future__ import annotations

from datetime import date

import click

from pipelines.cli.frame import Command
from pipelines.cli.options import as_of_option, chosen_shape, format_option
from pipelines.cli.output import show
from pipelines.cli.reading import opened


@click.command("files", cls=Command)
@format_option()
@as_of_option()
def command(shape: str | None, as_of: date | None) -> None:
    """收到过的全部文件，不能用的也列出原因。"""
    from pipelines.warehouse import query

    with opened(as_of) as con:
        show(query.files(con), chosen_shape(shape))
