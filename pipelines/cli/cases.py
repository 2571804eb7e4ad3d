"""`daiban cases`. Belongs here: options, wording. Whether a step is late is the marts' answer."""

from __future__ import annotations

from datetime import date

import click

from pipelines.cli.frame import Command
from pipelines.cli.options import as_of_option, chosen_shape, format_option
from pipelines.cli.output import show
from pipelines.cli.reading import opened, selection
from pipelines.warehouse import query

STATES = {
    "overdue": "超期未办", "open": "办理中", "late": "超期办结", "in_time": "按时",
    "stopped": "随项目结束", "unknown": "无法判断", "untimed": "无时限", "waiting": "未开始",
}  # fmt: skip
LABELS = {
    "case_name": "办件", "step_name": "环节", "responsible": "责任单位", "started_at": "起",
    "due_at": "截止", "ended_at": "完成", "state": "状态", "limit_text": "时限",
    "over_text": "超过", "file": "依据", "row_number": "行",
}  # fmt: skip


@click.command("cases", cls=Command)
@click.option("--regime", help="制度代号")
@click.option("--case", "number", help="受理编号或代办编号")
@click.option("--unit", help="单位名称或代码")
@click.option("--state", type=click.Choice(list(STATES)), help="状态，如 overdue 为超期未办")
@format_option()
@as_of_option()
def command(number: str | None, shape: str | None, as_of: date | None, **asked: str | None) -> None:
    """办件的每个环节：何时起、何时到期、办没办、超了多久。"""
    with opened(as_of) as con:
        wanted = selection(con, asked["regime"], None, None, asked["unit"])
        wanted |= {"state": asked["state"], "case_key|case_name": number}
        found = query.steps(con, wanted)
    if chosen_shape(shape) == "table":
        for row in found.rows:
            row["state"] = STATES[str(row["state"])]
    show(found, chosen_shape(shape), LABELS)
