"""`daiban remind`. Belongs here: options and wording; the selection is in `warehouse/query.py`."""

from __future__ import annotations

from datetime import date

import click

from pipelines.cli.clock import today
from pipelines.cli.frame import Command
from pipelines.cli.options import Day, chosen_shape, format_option, period_option
from pipelines.cli.output import show
from pipelines.cli.reading import opened


@click.command("remind", cls=Command)
@period_option(required=True)
@click.option("--on", "on", type=Day(), help="按这一天的情况（默认今天）")
@format_option()
def command(period: str, on: date | None, shape: str | None) -> None:
    """谁还欠报什么、何时截止。"""
    from pipelines.warehouse import query

    with opened() as con:
        owed = query.owed(con, period, on or today())
    chosen = chosen_shape(shape)
    if chosen != "table":
        show(owed, chosen)
        return
    if not owed.rows:
        click.echo(f"{period} 没有欠报。")
        return
    for row in owed.rows:
        click.echo(_sentence(row))


def _sentence(row: dict[str, object]) -> str:
    left = int(str(row["days_left"]))
    when = f"还有 {left} 天" if left > 0 else "今天截止" if left == 0 else f"已超期 {-left} 天"
    again = "（上次报送被退回，请改正后重报）" if row["state"] == "rejected" else ""
    return (
        f"{row['unit_name']}：{row['form_title']} {row['period']}，"
        f"{row['due_on']} 截止，{when}{again}"
    )
