"""`daiban lists`. Belongs here: options, wording. Who stands on a list is the marts' answer."""

from __future__ import annotations

from datetime import date

import click

from pipelines.cli.frame import Command
from pipelines.cli.options import as_of_option, chosen_shape, format_option, period_option
from pipelines.cli.output import show
from pipelines.cli.reading import opened, selection
from pipelines.warehouse import query

LABELS = {
    "watchlist_name": "清单", "measure_name": "类别", "unit_name": "单位",
    "subject_name": "对象", "happened_on": "日期", "content": "情况", "file": "依据",
    "row_number": "行", "says": "要求",
}  # fmt: skip


@click.command("lists", cls=Command)
@click.option("--regime", help="制度代号")
@period_option()
@click.option("--list", "watchlist", help="清单代号")
@click.option("--unit", help="单位名称或代码，含其下级")
@format_option()
@as_of_option()
def command(
    watchlist: str | None, shape: str | None, as_of: date | None, **asked: str | None
) -> None:
    """各项清单：谁、哪个项目要催、要督、要补，依据在哪一行。"""
    with opened(as_of) as con:
        wanted = selection(con, asked["regime"], asked["period"], None, asked["unit"])
        wanted |= {"watchlist": watchlist, "unit_code|parent_code": wanted.pop("unit_code")}
        found = query.listed(con, wanted)
    if chosen_shape(shape) == "table":
        for row in found.rows:
            row["content"] = "；".join(f"{c['label']} {c['text']}" for c in row["cells"])
    show(found, chosen_shape(shape), LABELS)
