"""`daiban cases`. Belongs here: options, wording. Whether a step is late is the marts' answer."""

from __future__ import annotations

import click

from pipelines.cli.listing import REGIME, UNIT, listing
from pipelines.warehouse import query
from pipelines.warehouse.selection import Row

STATES = {
    "overdue": "超期未办", "open": "办理中", "late": "超期办结", "in_time": "按时",
    "stopped": "随项目结束", "unknown": "无法判断", "untimed": "无时限", "waiting": "未开始",
}  # fmt: skip
LABELS = {
    "case_name": "办件", "step_name": "环节", "responsible": "责任单位", "started_at": "起",
    "due_at": "截止", "ended_at": "完成", "state": "状态", "limit_text": "时限",
    "over_text": "超过", "file": "依据", "row_number": "行",
}  # fmt: skip
CASE = click.option("--case", help="受理编号或代办编号")
STATE = click.option("--state", type=click.Choice(list(STATES)), help="状态，如 overdue 为超期未办")


def readable(row: Row) -> Row:
    """The state in words."""
    return {**row, "state": STATES[row["state"]]}


command = listing(
    "cases", "办件的每个环节：何时起、何时到期、办没办、超了多久。", query.steps,
    REGIME, CASE, UNIT, STATE, labels=LABELS, readable=readable,
)  # fmt: skip
