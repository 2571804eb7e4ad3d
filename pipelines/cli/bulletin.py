"""`daiban bulletin`. Belongs here: options; the bulletin is made by `publications/bulletin.py`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pipelines.cli.frame import Command, settings
from pipelines.cli.options import as_of_option, period_option
from pipelines.cli.reading import opened, selection


@click.command("bulletin", cls=Command)
@click.option("--regime", required=True, help="制度代号")
@period_option(required=True)
@as_of_option()
@click.option(
    "-o", "--out", "out", required=True, type=click.Path(path_type=Path), help="放到哪个文件夹"
)
def command(regime: str, period: str, as_of: date | None, out: Path) -> None:
    """编制一期通报：Word 文件，以及附表、排名和各项数的工作簿。"""
    from pipelines.catalog.loader import load_catalog
    from pipelines.orchestration.bulletins import regime_folder
    from pipelines.publications.bulletin import write_bulletin

    folder = regime_folder(load_catalog(settings().regimes), regime)
    with opened(as_of) as con:
        selection(con, regime, period, None, None)
        if not (folder / "bulletin").is_dir():
            raise click.UsageError(f"制度“{regime}”没有通报模板。")
        out.mkdir(parents=True, exist_ok=True)
        for path in write_bulletin(con, folder, regime, period, out):
            click.echo(str(path))
