"""`daiban template`. Belongs here: options; the workbook is made by `catalog/templates.py`."""

from __future__ import annotations

from pathlib import Path

import click

from pipelines.cli.frame import Command, settings
from pipelines.cli.options import period_option


@click.command("template", cls=Command)
@click.argument("form", metavar="报表")
@click.option("--unit", required=True, help="填报单位名称或代码")
@period_option(required=True)
@click.option(
    "-o", "--out", "out", required=True, type=click.Path(path_type=Path), help="存为哪个 .xlsx 文件"
)
def command(form: str, unit: str, period: str, out: Path) -> None:
    """生成空白报表：标题、单位、期间已填好，带下拉选项和填表说明。"""
    from pipelines.catalog.loader import load_catalog
    from pipelines.catalog.model import Catalog
    from pipelines.catalog.places import Places
    from pipelines.catalog.templates import write_template

    def form_reference(catalog: Catalog) -> str:
        known = [
            f"{folder.regime.id}.{item.id}"
            for folder in catalog.regimes
            for item in folder.forms
            if item.direction == "input"
        ]
        matches = [name for name in known if form in (name, name.split(".", 1)[1])]
        if len(matches) != 1:
            raise click.UsageError(f"没有报表“{form}”。可用的报表：{'、'.join(known)}。")
        return matches[0]

    catalog = load_catalog(settings().regimes)
    reference = form_reference(catalog)
    codes = {item.code for item in catalog.org_units}
    place = None if unit in codes else Places(catalog).resolve(unit, None, None)
    code = unit if unit in codes else place.code if place else ""
    if not code:
        raise click.UsageError(f"没有名称或代码为“{unit}”的单位。请写全称（如 ××市、××县）或代码。")
    if out.is_dir():
        raise click.UsageError(f"“{out}”是文件夹。请写明文件名，例如 {out / '空白表.xlsx'}。")
    out.parent.mkdir(parents=True, exist_ok=True)
    write_template(catalog, reference, code, period, out)
    click.echo(str(out))
