"""`daiban trace`: options and output. The selection itself is in `warehouse/query.py`."""

from __future__ import annotations

import json

import click

from pipelines.cli.frame import Command
from pipelines.cli.options import chosen_shape, format_option, period_option
from pipelines.cli.output import show
from pipelines.cli.reading import opened, selection
from pipelines.warehouse.query import Rows

PARTS = {"numerator": "分子", "denominator": "分母"}
LABELS = {
    "part": "部分",
    "county_name": "县（市、区）",
    "project_name": "项目",
    "happened_on": "计入日期",
    "file": "文件",
    "sheet": "工作表",
    "row": "行",
    "cells": "单元格",
}


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
        traced = query.trace(con, regime, indicator, code, period, part or "")
    format_chosen = chosen_shape(shape)
    if format_chosen == "table":
        _show_for_reading(traced)
    else:
        show(traced, format_chosen)


def _show_for_reading(traced: Rows) -> None:
    """The same rows without hashes, the cells as a person reads them; the clauses below."""
    rows = [
        {**row, "part": PARTS[row["part"]], "cells": _sentence(row["cells"])} for row in traced.rows
    ]
    show(Rows(tuple(LABELS), rows), "table", LABELS)
    for clause, text in dict.fromkeys((row["clause"], row["clause_text"]) for row in traced.rows):
        click.echo(f"依据：{clause}  {text}")


def _sentence(cells: object) -> str:
    found = json.loads(cells) if isinstance(cells, str) else cells
    if not isinstance(found, list):
        return ""
    return "，".join(f"{cell['cell']} {cell['label']}{_content(cell)}" for cell in found)


def _content(cell: dict[str, str | None]) -> str:
    """What the cell says; of a corrected one both values."""
    if not cell.get("correction"):
        return f"“{cell['text']}”"
    return f"“{cell['text']}”（原报“{cell['sent_text']}”，更正记录 {cell['correction']}）"
