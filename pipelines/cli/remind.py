"""`daiban remind`. Belongs here: options and output; the selection is in `warehouse/duties.py`,
the text and the sending in `pipelines/reminders/`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from pipelines.cli import audit
from pipelines.cli.clock import now, today
from pipelines.cli.exit_codes import DONE, FAILED
from pipelines.cli.frame import Command, settings
from pipelines.cli.options import Day, chosen_shape, format_option, period_option
from pipelines.cli.output import say, show
from pipelines.cli.reading import opened

if TYPE_CHECKING:
    from pipelines.reminders.text import Reminder

OUTCOMES = {
    "sent": "✓ 已发", "failed": "✗ 没有发出去，请检查渠道或网络后重发",
    "no_channel": "✗ 没有写它的渠道", "bad_channel": "✗ 渠道的写法认不出",
}  # fmt: skip


@click.command("remind", cls=Command)
@period_option(required=True)
@click.option("--on", "on", type=Day(), help="按这一天的情况（默认今天）")
@click.option("--unit", default="", help="只催这个单位（代码或名称）")
@click.option("--draft", is_flag=True, help="列出催报文字，不发送")
@click.option("--send", "is_sent", is_flag=True, help="按 HOME/channels.yml 写明的渠道发送")
@format_option()
def command(
    period: str, on: date | None, unit: str, draft: bool, is_sent: bool, shape: str | None
) -> int:
    """谁还欠报什么、何时截止；写好催报文字，需要时发出去。"""
    from pipelines.warehouse import query

    if draft and is_sent:
        raise click.UsageError("--draft 和 --send 一次只能用一个：先看文字，再发送。")
    with opened() as con:
        owed = query.owed(con, period, on or today())
    owed.rows[:] = [row for row in owed.rows if unit in ("", row["unit_code"], row["unit_name"])]
    if draft or is_sent:
        return _messages(owed.rows, on or today(), period if is_sent else "")
    chosen = chosen_shape(shape)
    if chosen != "table":
        show(owed, chosen)
    elif not owed.rows:
        click.echo(f"{period} 没有欠报。")
    else:
        for row in owed.rows:
            click.echo(_sentence(row))
    return DONE


def _messages(rows: list[dict[str, object]], day: date, sent_for: str) -> int:
    """The texts; sent too when they are `sent_for` a period."""
    from pipelines.reminders.text import owed_from, reminders

    written = reminders(owed_from(rows), day, "")
    if not written:
        say("没有要催的。")
        return DONE
    if not sent_for:
        for one in written:
            click.echo(f"【{one.title}】\n{one.body.rstrip()}\n")
        say(f"共 {len(written)} 个单位，没有发送。发送请加 --send。")
        return DONE
    regimes: dict[str, dict[str, None]] = {}
    for row in rows:
        regimes.setdefault(str(row["unit_code"]), {})[str(row["regime"])] = None
    return _send(written, {unit: "、".join(found) for unit, found in regimes.items()}, sent_for)


def _send(written: Sequence[Reminder], regimes: dict[str, str], period: str) -> int:
    """Sent, one line a channel; each is recorded as soon as it is done, without its address."""
    from pipelines.reminders.channels import ChannelsError, read_channels
    from pipelines.reminders.send import send

    try:
        channels = read_channels(settings().home)
    except ChannelsError as error:
        raise click.UsageError(str(error)) from error
    audit.check()  # what is not recorded is not done
    titles = {one.unit_code: one.title for one in written}
    failed, at = 0, now()
    for sent in send(written, channels):
        said = OUTCOMES[sent.outcome]
        click.echo(f"{sent.unit_name}　{sent.channel}　{said}")
        is_sent = sent.outcome == "sent"
        failed += not is_sent
        audit.note(
            "reminder_sent" if is_sent else "reminder_failed", at,
            unit=sent.unit_name, period=period, regime=regimes[sent.unit_code],
            detail=f"{sent.kind or '渠道'}：{said.removeprefix('✓ ').removeprefix('✗ ')}；"
            f"{titles[sent.unit_code]}",
        )  # fmt: skip
    return FAILED if failed else DONE


def _sentence(row: dict[str, object]) -> str:
    left = int(str(row["days_left"]))
    when = f"还有 {left} 天" if left > 0 else "今天截止" if left == 0 else f"已超期 {-left} 天"
    again = "（上次报送被退回，请改正后重报）" if row["state"] == "rejected" else ""
    return (
        f"{row['unit_name']}：{row['form_title']} {row['period']}，"
        f"{row['due_on']} 截止，{when}{again}"
    )
