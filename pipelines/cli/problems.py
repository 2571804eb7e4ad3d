"""`daiban problems`. Belongs here: options, wording; the selections are `warehouse/ladder.py`."""

from __future__ import annotations

from datetime import date

import click

from pipelines.cli.frame import Command
from pipelines.cli.options import as_of_option, chosen_shape, format_option
from pipelines.cli.output import show
from pipelines.cli.reading import opened, selection

LABELS = {
    "county_name": "县（市、区）", "project_name": "项目", "description": "问题",
    "raised_on": "提出日期", "rung": "当前层级", "days_on_rung": "停留天数",
    "owed_by": "下一步责任单位", "next_step": "下一步", "closed_on": "办结日期",
}  # fmt: skip
STEPS = {
    "county_name": "县（市、区）", "project_name": "项目", "description": "问题", "step": "步骤",
    "rung": "层级", "from_on": "起", "until_on": "止", "days": "天数", "file": "依据",
    "row_number": "行",
}  # fmt: skip


@click.command("problems", cls=Command)
@click.option("--regime", help="制度代号")
@click.option("--unit", help="县（市、区）或市（州）的名称或代码")
@click.option("--open", "is_open", is_flag=True, help="只看未办结的")
@click.option("--stuck", is_flag=True, help="只看在一个层级停留过久的")
@click.option("--steps", is_flag=True, help="逐层列出每个问题何时到哪一级、停留几天")
@format_option()
@as_of_option()
def command(
    regime: str | None,
    unit: str | None,
    is_open: bool,
    stuck: bool,
    steps: bool,
    shape: str | None,
    as_of: date | None,
) -> None:
    """问题台账：每个问题在哪一级、停了几天、下一步该谁办。"""
    from pipelines.warehouse import ladder

    if steps and (is_open or stuck):
        raise click.UsageError("--steps 不能与 --open、--stuck 合用。")
    with opened(as_of) as con:
        chosen = selection(con, regime, unit)
        asked = chosen["regime"], chosen["unit_code"]
        if steps:
            found = ladder.steps(con, *asked)
        else:
            found = ladder.problems(con, *asked, "stuck" if stuck else "open" if is_open else "")
    labels = STEPS if steps else LABELS
    show(found, chosen_shape(shape), labels)
