"""`daiban rank`. Belongs here: options, wording; the selections are in `warehouse/scrutiny.py`."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from pipelines.cli.frame import Command
from pipelines.cli.options import as_of_option, chosen_shape, format_option, period_option
from pipelines.cli.output import show
from pipelines.cli.reading import opened, selection
from pipelines.warehouse.selection import Rows

LABELS = {
    "rank": "名次", "unit_name": "单位", "value": "数值", "numerator": "分子",
    "denominator": "分母", "remark": "说明",
}  # fmt: skip
LEFT_OUT = {
    "unit_name": "单位", "file": "去掉的报表", "value": "数值", "value_without": "去掉后",
    "rank": "名次", "rank_without": "去掉后名次", "is_late": "是否迟报",
}  # fmt: skip


@click.command("rank", cls=Command)
@click.option("--regime", required=True, help="制度代号")
@click.option("--indicator", required=True, help="指标代号，见 daiban indicators")
@period_option(required=True)
@click.option("--unit", help="单位名称或代码")
@click.option(
    "--leave-out", is_flag=True, help="逐份去掉报表，看数值和名次怎样变（被替换的旧报表不恢复）"
)
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
        code = selection(con, regime, period, None, unit)["unit_code"]
        ask = scrutiny.left_out if leave_out else scrutiny.scrutiny
        found = ask(con, regime, indicator, period, code)
    if chosen_shape(shape) != "table":
        show(found, chosen_shape(shape))
    elif leave_out:
        show(Rows(tuple(LEFT_OUT), found.rows), "table", LEFT_OUT)
    else:
        rows = [{**row, "remark": remark(row)} for row in found.rows]
        show(Rows(tuple(LABELS), rows), "table", LABELS)


def remark(row: dict[str, Any]) -> str:
    """What to know before quoting the rank."""
    said = []
    if row["tied_with"]:
        said.append(f"与{row['tied_with']}个单位并列")
    if row["is_small"]:
        said.append(f"分母不足{row['small_denominator']:g}，名次仅供参考")
    if row["to_target"]:
        said.append(f"“{row['numerator_name']}”再有{row['to_target']}{row['unit']}即达标")
    elif row["to_spare"]:
        said.append(f"比目标多{row['to_spare']}{row['unit']}")
    return "；".join(said)
