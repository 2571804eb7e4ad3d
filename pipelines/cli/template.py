"""`daiban template`. Belongs here: options; the workbook is made by `catalog/templates.py`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.cli.frame import Command, settings
from pipelines.cli.options import PERIOD_HINT, period_option

if TYPE_CHECKING:
    from pipelines.catalog.model.folder import Catalog
    from pipelines.catalog.places import Places


@click.command("template", cls=Command)
@click.argument("form", metavar="报表", required=False)
@click.option("--all", "every", is_flag=True, help="该单位这一期的全部报表，存入 -o 指明的文件夹")
@click.option("--unit", required=True, help="填报单位名称或代码")
@period_option()
@click.option(
    "-o", "--out", "out", required=True, type=click.Path(path_type=Path),
    help="存为哪个 .xlsx 文件（用 --all 时为文件夹）",
)  # fmt: skip
def command(form: str | None, every: bool, unit: str, period: str | None, out: Path) -> None:
    """生成空白报表：标题、单位、期间已填好，带下拉选项和填表说明。"""
    from pipelines.catalog.loader import load_catalog
    from pipelines.catalog.places import Places

    if bool(form) == every:
        raise click.UsageError("请写明一种报表（如 ledger），或者用 --all 生成全部报表，二者选一。")
    catalog = load_catalog(settings().regimes)
    places = Places(catalog)
    reference = _form_reference(catalog, form) if form else ""
    code = _unit_code(catalog, places, unit, period)
    paths = (
        _write_one(catalog, reference, code, period or "", out)
        if reference
        else _write_all(catalog, places, code, period, out)
    )
    for path in paths:
        click.echo(str(path))


def _write_one(catalog: Catalog, reference: str, code: str, period: str, out: Path) -> list[Path]:
    from pipelines.catalog.templates import write_template

    if out.is_dir():
        raise click.UsageError(f"“{out}”是文件夹。请写明文件名，例如 {out / '空白表.xlsx'}。")
    if out.suffix.lower() != ".xlsx":
        raise click.UsageError(f"空白表是 .xlsx 文件，文件名请写成 {out.with_suffix('.xlsx')}。")
    write_template(catalog, reference, code, period, out)
    return [out]


def _write_all(
    catalog: Catalog, places: Places, code: str, period: str | None, folder: Path
) -> list[Path]:
    from pipelines.catalog.template_request import requests_of_unit
    from pipelines.catalog.templates import write_requested

    if not period:
        raise click.UsageError(f"用 --all 时请写明 --period，{PERIOD_HINT}。")
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(f"“{folder}”不是文件夹。用 --all 时请在 -o 后面写文件夹。")
    written = []
    for request in requests_of_unit(catalog, places, code, period):
        path = folder / request.file_name
        write_requested(catalog, places, request, path)
        written.append(path)
    return written


def _form_reference(catalog: Catalog, form: str) -> str:
    """A form by `regime.form`, by its own id, its number or its title."""
    found = [
        (f"{folder.regime.id}.{item.id}", item)
        for folder in catalog.regimes
        for item in folder.forms
    ]
    matches = [
        name
        for name, item in found
        if form in (name, item.id, item.title) or (item.number and form == item.number)
    ]
    if len(matches) == 1:
        return matches[0]
    known = [f"{name}（{item.title}）" for name, item in found if item.direction == "input"]
    problem = f"“{form}”不止一种" if matches else f"没有报表“{form}”"
    raise click.UsageError(f"{problem}。可用的报表：{'、'.join(known)}。")


def _unit_code(catalog: Catalog, places: Places, unit: str, period: str | None) -> str:
    """A code, or the one unit of that name at the period's end."""
    from pipelines.catalog.periods import Period

    if unit in {item.code for item in catalog.org_units}:
        return unit
    day = Period.parse(period).end if period else None
    found = places.candidates(unit, None, day)
    if len(found) == 1:
        return found[0].code
    if found:
        names = "、".join(f"{place.name}（{place.code}）" for place in found)
        raise click.UsageError(f"“{unit}”可能是：{names}。请写全称或代码。")
    raise click.UsageError(f"没有名称或代码为“{unit}”的单位。请写全称（如 ××市、××县）或代码。")
