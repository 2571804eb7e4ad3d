"""`daiban trace`: options and output. The selections themselves are in `warehouse/lineage.py`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

import click

from pipelines.cli.frame import Command
from pipelines.cli.options import as_of_option, chosen_shape, format_option, period_option
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
USES = {
    "period": "报告期", "name": "指标", "part": "部分", "unit_name": "单位", "value": "数值",
    "subject_name": "计入的对象", "happened_on": "计入日期", "clause": "条款",
}  # fmt: skip
SHOWN = 200  # rows in a table for reading; json and csv give all


@click.command("trace", cls=Command)
@click.option("--regime", help="制度代号")
@click.option("--indicator", help="指标代号，见 daiban indicators")
@click.option("--unit", help="单位名称或代码")
@period_option()
@click.option(
    "--part", type=click.Choice(["numerator", "denominator"]), help="只看分子或分母（默认都看）"
)
@click.option("--file", help="反查：报表文件（路径或文件名）")
@click.option("--sheet", default="", help="反查：工作表（只有一张表时可不写）")
@click.option("--cell", help="反查：单元格，如 C7")
@format_option()
@as_of_option()
def command(
    regime: str | None,
    indicator: str | None,
    unit: str | None,
    period: str | None,
    part: str | None,
    file: str | None,
    sheet: str,
    cell: str | None,
    shape: str | None,
    as_of: date | None,
) -> None:
    """一个指标值由哪些文件、哪一行、哪些单元格得来；或一个单元格影响了哪些指标。"""
    if file and cell:
        _show_uses(file, sheet, cell, chosen_shape(shape), as_of)
        return
    if file or cell:
        raise click.UsageError(
            "反查单元格请同时写 --file 和 --cell，如：--file 台账.xlsx --cell C7"
        )
    if not (regime and indicator and unit and period):
        raise click.UsageError(
            "请写明 --regime、--indicator、--unit、--period；从单元格反查请写 --file 和 --cell。"
        )
    _show_rows((regime, indicator, unit, period, part or ""), chosen_shape(shape), as_of)


def _show_rows(asked: tuple[str, str, str, str, str], shape: str, as_of: date | None) -> None:
    from pipelines.warehouse import lineage

    regime, indicator, unit, period, part = asked
    with opened(as_of) as con:
        code = selection(con, regime, unit)["unit_code"] or unit
        if shape == "json":
            _print_json(lineage.trace_json(con, regime, indicator, code, period, part))
            return
        traced = lineage.trace(con, regime, indicator, code, period, part)
    if shape == "table":
        _show_for_reading(traced)
    else:
        show(traced, shape)


def _print_json(objects: Iterable[str]) -> None:
    """A list, an object a line."""
    before = "["
    for text in objects:
        click.echo(before + "\n" + text, nl=False)
        before = ","
    click.echo("[]" if before == "[" else "\n]")


def _show_uses(file: str, sheet: str, cell: str, shape: str, as_of: date | None) -> None:
    from pipelines.warehouse import lineage

    with opened(as_of) as con:
        found = lineage.cell_uses(con, file, sheet, cell)
    if shape != "table":
        show(found, shape)
        return
    first = found.rows[0]
    click.echo(
        f"{first['file']}　{first['sheet']}　{first['cell']}　{first['label']}：{first['text']}"
    )
    rows = [{**row, "part": PARTS[row["part"]]} for row in found.rows]
    show(Rows(tuple(USES), rows), "table", USES)


def _show_for_reading(traced: Rows) -> None:
    """The same rows without hashes, the cells as a person reads them; the clauses below."""
    rows = [
        {**row, "part": PARTS[row["part"]], "cells": _sentence(row["cells"])}
        for row in traced.rows[:SHOWN]
    ]
    show(Rows((), rows), "table", LABELS)
    if len(traced.rows) > SHOWN:
        click.echo(f"只显示前 {SHOWN} 行，共 {len(traced.rows)} 行；全部请加 --format csv。")
    for clause, text in dict.fromkeys((row["clause"], row["clause_text"]) for row in traced.rows):
        click.echo(f"依据：{clause}  {text}")


def _sentence(cells: str) -> str:
    return "，".join(
        f"{cell['cell']} {cell['label']}{_content(cell)}" for cell in json.loads(cells)
    )


def _content(cell: dict[str, str | None]) -> str:
    """What the cell says; of a corrected one both values."""
    if not cell.get("correction"):
        return f"“{cell['text']}”"
    return f"“{cell['text']}”（原报“{cell['sent_text']}”，更正记录 {cell['correction']}）"
