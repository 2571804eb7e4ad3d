"""`daiban lists`. Belongs here: options, wording. Who stands on a list is the marts' answer."""

from __future__ import annotations

import click

from pipelines.cli.listing import PERIOD, REGIME, listing
from pipelines.warehouse import query
from pipelines.warehouse.selection import Row

LABELS = {
    "watchlist_name": "清单", "measure_name": "类别", "unit_name": "单位",
    "subject_name": "对象", "happened_on": "日期", "content": "情况", "file": "依据",
    "row_number": "行", "says": "要求",
}  # fmt: skip
LIST = click.option("--list", "watchlist", help="清单代号")
UNIT = click.option("--unit", help="单位名称或代码，含其下级")


def readable(row: Row) -> Row:
    """What its row says, in one line."""
    return {**row, "content": "；".join(f"{c['label']} {c['text']}" for c in row["cells"])}


command = listing(
    "lists", "各项清单：谁、哪个项目要催、要督、要补，依据在哪一行。", query.listed,
    REGIME, PERIOD, LIST, UNIT, labels=LABELS, readable=readable,
)  # fmt: skip
