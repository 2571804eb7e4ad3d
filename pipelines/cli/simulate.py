"""`daiban simulate`. Belongs here: options; the data are made by `pipelines/simulation`."""

from __future__ import annotations

from pathlib import Path

import click

from pipelines.cli.frame import Command, settings
from pipelines.cli.options import PeriodText


@click.command("simulate", cls=Command)
@click.option("--regime", required=True, help="制度代号")
@click.option("--from", "first", type=PeriodText(), required=True, help="第一个月，如 2017-01")
@click.option("--to", "last", type=PeriodText(), required=True, help="最后一个月，如 2017-06")
@click.option("--seed", type=int, required=True, help="随机种子：相同种子得到相同文件")
@click.option("--scale", type=click.FloatRange(min=0, min_open=True), default=1.0, help="规模倍数")
@click.option("--mess", type=click.FloatRange(0, 1), default=0.0, help="杂乱程度，0 到 1")
@click.option(
    "-o", "--out", "out", required=True, type=click.Path(path_type=Path), help="放到哪个文件夹"
)
def command(
    regime: str, first: str, last: str, seed: int, scale: float, mess: float, out: Path
) -> None:
    """生成模拟报表和正确答案（truth.json），文件内标明“模拟数据”。"""
    from pipelines.catalog.loader import load_catalog
    from pipelines.simulation import simulate

    catalog = load_catalog(settings().regimes)
    known = [item.regime.id for item in catalog.regimes if item.regime.simulator]
    if regime not in known:
        raise click.UsageError(f"制度“{regime}”不能模拟。可模拟的制度：{'、'.join(known)}。")
    if not (len(first) == len(last) == len("2017-01")) or "Q" in first + last or first > last:
        raise click.UsageError("--from 和 --to 要写月份，且先后顺序正确，例如 2017-01 到 2017-06。")
    simulate(catalog, regime, first, last, seed, scale, mess, out)
    click.echo(f"模拟报表已放入 {out}")
