"""`daiban check`. Belongs here: options, output, exit code; checking is `intake/check.py`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.cli.clock import now
from pipelines.cli.frame import Command, settings, wants_json
from pipelines.cli.output import show_json

if TYPE_CHECKING:
    from pipelines.intake.outcome import Finding

COLUMNS = ("file", "sheet", "cell", "rule", "severity", "element", "value", "message")
SEVERITIES = {"fatal": "退回", "error": "错误", "warning": "提醒"}


@click.command("check", cls=Command)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件…")
def command(files: tuple[Path, ...]) -> int:
    """检查报表而不入库：列出每处问题在哪个单元格、怎么改。有错误时返回 1。"""
    from pipelines.catalog.loader import load_catalog
    from pipelines.intake.check import check_file

    chosen = settings()
    catalog = load_catalog(chosen.regimes)
    found: list[Finding] = []
    for file in files:
        found += check_file(catalog, file, now(), chosen.limits)
    if wants_json():
        show_json([{name: getattr(item, name) for name in COLUMNS} for item in found])
    else:
        _print(files, found)
    return 1 if any(item.severity in ("fatal", "error") for item in found) else 0


def _print(files: Sequence[Path], found: Sequence[Finding]) -> None:
    for item in found:
        place = " ".join(part for part in (item.file, item.sheet, item.cell) if part)
        click.echo(f"[{SEVERITIES[item.severity]}] {place}：{item.message}")
    counts = [
        f"{word} {number} 处"
        for severity, word in SEVERITIES.items()
        if (number := sum(item.severity == severity for item in found))
    ]
    click.echo(f"检查了 {len(files)} 个文件：" + ("，".join(counts) or "没有发现问题") + "。")
