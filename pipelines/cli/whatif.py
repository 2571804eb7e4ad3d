"""`daiban whatif`. Belongs here: options and wording; the question is in `warehouse/what_if.py`."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from pipelines.cli.frame import Command
from pipelines.cli.options import (
    Day,
    Share,
    as_of_option,
    chosen_shape,
    format_option,
    period_option,
)
from pipelines.cli.output import say, show
from pipelines.cli.reading import opened, selection
from pipelines.warehouse.selection import Row, Rows

LABELS = {
    "rank": "推演名次", "unit_name": "单位", "value": "推演数值", "numerator": "分子",
    "denominator": "分母", "attained": "推演达标", "published_value": "公布数值",
    "published_rank": "公布名次", "moved": "变化",
}  # fmt: skip
NOTICE = "以下是推演，不是通报数据；公布的数字没有改变。"
YES_NO = {True: "达标", False: "未达标", None: "—"}


@click.command("whatif", cls=Command)
@click.option("--regime", required=True, help="制度代号")
@click.option("--indicator", required=True, help="指标代号，见 daiban indicators")
@period_option(required=True)
@click.option(
    "--level", type=click.Choice(["city", "county"]), default="city", help="级别（默认市级）"
)
@click.option("--target", type=Share(), help="目标值，写成 90% 或 0.9")
@click.option("--numerator", default="", help="改用的分子（分项代号，见 daiban measures）")
@click.option("--denominator", default="", help="改用的分母（分项代号）")
@click.option("--decimals", type=click.IntRange(0, 6), help="百分比先取到几位小数，再比较和排名")
@click.option(
    "--rounding",
    type=click.Choice(["half_up", "down", "half_even"]),
    default="half_up",
    help="怎样取舍：四舍五入、舍去、四舍六入五成双（与 --decimals 合用）",
)
@click.option("--lines", type=Day(), help="按这一天的报送关系：当天直接报省的县单列")
@format_option()
@as_of_option()
def command(shape: str | None, as_of: date | None, **options: Any) -> None:
    """假如目标、分子分母、取舍或报送关系不同，排名会怎样。只推演，不改任何数字。"""
    from pipelines.warehouse import what_if

    asked = what_if.Asked(**{name: options.pop(name) for name in
                             ("regime", "indicator", "period", "level")})  # fmt: skip
    change = what_if.Change(**options)
    with opened(as_of) as con:
        selection(con, asked.regime)
        what_if.check(lambda sql, values: con.execute(sql, values).fetchall(), asked, change)
        found = con.execute(*what_if.question(asked, change)).fetchall()
    rows = [dict(zip(what_if.COLUMNS, row, strict=True)) for row in found]
    say(NOTICE)
    if chosen_shape(shape) == "table":
        show(Rows((), [readable(row) for row in rows]), "table", LABELS)
    else:
        show(Rows(what_if.COLUMNS, rows), chosen_shape(shape))


def readable(row: Row) -> Row:
    """For the table: percent, words for yes and no, and what moved."""
    shares = {
        name: "—" if row[name] is None else f"{100 * row[name]:.4g}%"
        for name in ("value", "published_value")
        if row["denominator"] is not None
    }
    return {**row, **shares, "attained": YES_NO[row["attained"]], "moved": moved(row)}


def moved(row: Row) -> str:
    """What the supposition changes for a unit."""
    if row["on_own_line"]:
        return "单列"
    said = []
    if row["rank"] is not None and row["published_rank"] is not None:
        step = row["published_rank"] - row["rank"]
        said += [f"升{step}位" if step > 0 else f"降{-step}位"] if step else []
    if row["attained"] is not None and row["attained"] is not row["published_attained"]:
        said.append("变为达标" if row["attained"] else "变为未达标")
    return "，".join(said)
