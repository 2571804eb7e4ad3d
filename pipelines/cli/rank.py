"""`daiban rank`. Belongs here: options, wording; the selections are in `warehouse/scrutiny.py`."""

from __future__ import annotations

from datetime import date

import click

from pipelines.cli.frame import Command
from pipelines.cli.options import as_of_option, chosen_shape, format_option, period_option
from pipelines.cli.output import show
from pipelines.cli.reading import opened, selection
from pipelines.warehouse.selection import Row, Rows

LABELS = {
    "rank": "名次", "unit_name": "单位", "value": "数值", "numerator": "分子",
    "denominator": "分母", "remark": "说明",
}  # fmt: skip
LEFT_OUT = {
    "unit_name": "单位", "file": "去掉的报表", "late": "迟报", "value": "数值",
    "value_without": "去掉后", "rank": "名次", "rank_without": "去掉后名次",
    "others_moved": "名次变动的其他单位",
}  # fmt: skip


@click.command("rank", cls=Command)
@click.option("--regime", required=True, help="制度代号")
@click.option("--indicator", required=True, help="指标代号，见 daiban indicators")
@period_option(required=True)
@click.option("--unit", help="单位名称或代码")
@click.option("--leave-out", is_flag=True, help="逐份去掉报表（视同未报），看数值和名次怎样变")
@format_option()
@as_of_option()
def command(
    regime: str,
    indicator: str,
    period: str,
    unit: str | None,
    leave_out: bool,
    shape: str | None,
    as_of: date | None,
) -> None:
    """名次经不经得起推敲：并列、分母过小、距目标还差几个；去掉一份报表会怎样。"""
    from pipelines.warehouse import scrutiny

    with opened(as_of) as con:
        code = selection(con, regime, unit)["unit_code"]
        ask = scrutiny.left_out if leave_out else scrutiny.scrutiny
        found = ask(con, regime, indicator, period, code)
    if chosen_shape(shape) != "table":
        show(found, chosen_shape(shape))
    elif leave_out:
        show(Rows(tuple(LEFT_OUT), [readable(row) for row in found.rows]), "table", LEFT_OUT)
    else:
        show(Rows((), [readable(row) for row in found.rows]), "table", LABELS)


def readable(row: Row) -> Row:
    """Shares in percent, as the bulletin prints them; plain figures as they are."""
    shown = {
        name: f"{100 * row[name]:.1f}%"
        for name in ("value", "value_without")
        if row["denominator"] is not None and row.get(name) is not None
    }
    return {**row, **shown, "late": "迟报" if row.get("is_late") else ""}
