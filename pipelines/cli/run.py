"""`daiban run`: progress while it works, then a summary a clerk understands.

Belongs here: what is shown. Does not belong here: the run (`pipelines/orchestration/run.py`).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipelines.cli.clock import now
from pipelines.cli.frame import Command, settings, wants_json
from pipelines.cli.options import as_of_option
from pipelines.cli.output import say, show_json
from pipelines.publications.wording import quantity
from pipelines.settings import Settings

if TYPE_CHECKING:
    from pipelines.cli.telling import Telling
    from pipelines.orchestration.run import Outcome


@click.command("run", cls=Command)
@click.option("--inputs", type=click.Path(path_type=Path), help="报送文件夹（默认 raw_inputs/）")
@as_of_option()
@click.option("--full", is_flag=True, help="不用以前的计算结果，全部重新计算")
@click.option("--by", nargs=3, hidden=True, metavar="WHO NAME ROLE", help="由页面启动：谁点的")
def command(
    inputs: Path | None, as_of: date | None, full: bool, by: tuple[str, str, str] | None
) -> None:
    """读取报送文件夹中新收到的报表，计算、核对、发布，并编制已结束季度的通报。"""
    from pipelines.cli.telling import telling

    chosen = settings(inputs)
    with telling(chosen.home, by) as teller:
        outcome = _run(chosen, as_of, full, teller)
        teller.changed = outcome.changed
    if wants_json():
        show_json({"changed": outcome.changed, **outcome.summary})
        return
    if not outcome.changed:
        click.echo("没有新文件，结果与上次相同。")
    for line in summary_lines(outcome.summary, chosen.home):
        click.echo(line)


def _run(chosen: Settings, as_of: date | None, full: bool, teller: Telling) -> Outcome:
    from pipelines.catalog.loader import load_catalog
    from pipelines.cli.progress import Progress
    from pipelines.orchestration.job import Job
    from pipelines.orchestration.run import run

    catalog = load_catalog(chosen.regimes)
    with Progress() as progress:

        def on_file(done: int, total: int, path: str) -> None:
            progress.file(done, total, path)
            teller.lines.file(done, total, path)

        def on_stage(text: str) -> None:
            progress.stage(text)
            teller.lines.stage(text)

        job = Job(
            chosen, catalog, now(), as_of, full,
            on_file=on_file, on_stage=on_stage, on_step=teller.lines.step,
        )  # fmt: skip
        return run(job, lambda: say("另一个处理任务正在进行，等它结束后继续……"))


STATES = {
    "accepted": "采用",
    "superseded": "已被新报替换",
    "duplicate": "重复",
    "rejected": "退回",
    "unsupported": "类型不支持",
}
SEVERITIES = {"fatal": "整份退回", "error": "该行不计入", "warning": "提醒"}


def summary_lines(summary: dict[str, Any], home: Path) -> list[str]:
    """The summary as lines of text."""
    lines = (
        ["", "【模拟数据】以下结果由模拟数据得出，仅供演示。"] if summary["is_simulated"] else [""]
    )
    if summary["as_of"]:
        lines.append(f"以下按截至 {summary['as_of']} 收到的报表统计。")
    lines.append("文件：" + _counts(summary["files"], STATES, "个"))
    for item in summary["unusable_files"]:
        lines.append(f"  - {item['file']}：{item['reason']}")
    lines += _deferred(summary.get("deferred_files", []))
    lines.append("问题：" + (_counts(summary["findings"], SEVERITIES, "处") or "没有"))
    if summary["findings"]:
        lines.append("  逐条查看：daiban findings")
    lines += [f"  - {item['message']}" for item in summary["folder_findings"]]
    lines.append("最近一期报送：")
    lines += [_duty(duty) for duty in summary["duties"]] or ["  （还没有应报事项）"]
    lines += _rankings(summary["rankings"])
    lines += _published(summary["published"], home)
    return lines


def _deferred(files: list[dict[str, str]]) -> list[str]:
    """Files that are neither used nor refused yet, and what to do."""
    if not files:
        return []
    head = f"没有读取 {len(files)} 个（不算退回，也没有计入）："
    return [head, *(f"  - {item['file']}：{item['reason']}" for item in files)]


def _counts(counts: dict[str, int], names: dict[str, str], unit: str) -> str:
    known = [f"{names[key]} {counts[key]} {unit}" for key in names if counts.get(key)]
    return "，".join(known)


def _duty(duty: dict[str, Any]) -> str:
    text = (
        f"  {duty['form_title']} {duty['period']}（{duty['due_on']} 前）："
        f"应报 {duty['owed']}，按时 {duty['on_time']}"
    )
    for key, word in (("late", "迟报"), ("rejected", "退回未重报"), ("missing", "未报")):
        if duty[key]:
            text += f"；{word} {len(duty[key])}：{'、'.join(duty[key])}"
    return text


def _rankings(rankings: list[dict[str, Any]]) -> list[str]:
    lines: list[str] = []
    by_indicator: dict[tuple[str, str], list[str]] = {}
    for row in rankings:
        is_plain = row["is_plain"]
        shown = quantity(row["value"], row["unit"]) if is_plain else f"{row['value']:.1%}"
        entry = f"{row['rank']}. {row['unit_name']} {shown}"
        heading = f"{row['short_title']} {row['period']} 排名前三："
        by_indicator.setdefault((heading, row["name"]), []).append(entry)
    for (heading, name), entries in by_indicator.items():
        if heading not in lines:
            lines.append(heading)
        best = "  ".join(entries[:3])
        more = f" 等 {len(entries)} 个并列" if len(entries) > 3 else ""
        lines.append(f"  {name}：{best}{more}")
    return lines


def _published(published: list[str], home: Path) -> list[str]:
    if not published:
        return ["通报：还没有已结束的时期。"]
    return ["通报：", *(f"  {home / name}" for name in published)]
