"""`daiban bulletin`. Belongs here: options and what is printed; a bulletin is made by
`publications/bulletin.py`, issued and verified by `pipelines/issuing`."""

from __future__ import annotations

import getpass
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.cli.audit import ROLE
from pipelines.cli.clock import now, today
from pipelines.cli.exit_codes import FAILED
from pipelines.cli.frame import Command, settings, wants_json
from pipelines.cli.options import Day, as_of_option, period_option
from pipelines.cli.output import say, show_json
from pipelines.cli.reading import opened, selection

if TYPE_CHECKING:
    from pipelines.issuing.issue import Issued
    from pipelines.issuing.verify import Verified


@click.command("bulletin", cls=Command)
@click.option("--regime", required=True, help="制度代号")
@period_option(required=True)
@as_of_option()
@click.option("-o", "--out", "out", type=click.Path(path_type=Path), help="放到哪个文件夹")
@click.option("--issue", "issues", is_flag=True, help="签发并留存；已签发过的，更正后再次签发")
@click.option("--on", "issued_on", type=Day(), help="签发日期（默认今天）")
@click.option("--verify", "verifies", is_flag=True, help="重新编制已签发的通报，逐字节核对")
def command(
    regime: str,
    period: str,
    as_of: date | None,
    out: Path | None,
    issues: bool,
    issued_on: date | None,
    verifies: bool,
) -> None:
    """编制一期通报：Word 文件、PDF，以及附表、排名和各项数的工作簿；或签发、核验。"""
    if issues and verifies:
        raise click.UsageError("--issue 和 --verify 请分两次运行。")
    if verifies:
        _verify(regime, period)
        return
    folder = _template_folder(regime)
    if issues:
        _issue(regime, period, as_of, issued_on or today(), out)
        return
    if out is None:
        raise click.UsageError("请用 -o 写明放到哪个文件夹，如：-o 通报。签发请用 --issue。")
    _draft(regime, period, as_of, folder, out)


def _template_folder(regime: str) -> Path:
    from pipelines.catalog.loader import load_catalog
    from pipelines.orchestration.bulletins import published_kinds, template_folder

    with opened() as con:
        selection(con, regime)
    catalog = load_catalog(settings().regimes)
    if not published_kinds(catalog, regime):
        raise click.UsageError(f"制度“{regime}”没有指标，没有可以编制的通报。")
    return template_folder(catalog, regime)


def _draft(regime: str, period: str, as_of: date | None, folder: Path, out: Path) -> None:
    from pipelines.publications.bulletin import write_bulletin

    with opened(as_of) as con:
        out.mkdir(parents=True, exist_ok=True)
        for path in write_bulletin(con, folder, regime, period, out):
            click.echo(str(path))


def _building() -> None:
    say("正在按签发时的数据还原，请稍候……")


def _issue(regime: str, period: str, as_of: date | None, issued_on: date, out: Path | None) -> None:
    from pipelines.orchestration.issuing import Asked, Issuer, issue_as

    who = getpass.getuser()
    asked = Asked(regime, period, issued_on, as_of)
    done = issue_as(Issuer(who, who, ROLE), asked, settings(), now, _building)
    paths = [done.folder / name for name in done.issue.files] if done.folder else []
    if out is not None and paths:
        out.mkdir(parents=True, exist_ok=True)
        paths = [Path(shutil.copyfile(path, out / path.name)) for path in paths]
    if wants_json():
        show_json(_issued_data(done, paths))
        return
    _tell(done, paths)


def _tell(done: Issued, paths: list[Path]) -> None:
    from pipelines.issuing.wording import change_text

    number = done.issue.number
    if done.folder is None:
        click.echo(f"与第 {number} 次签发相比没有变化，不另签发。")
        return
    click.echo(f"已签发（第 {number} 次），留存在 {done.folder}")
    for path in paths:
        click.echo(f"  {path}")
    named = [change for change in done.issue.changes if change.figure.kind != "measure"]
    if number > 1:
        click.echo(f"与上一次相比，{len(named)} 处变化：")
    for change in named:
        click.echo(f"  {change.figure.unit_name}　{change_text(change)}")


def _issued_data(done: Issued, paths: list[Path]) -> dict[str, object]:
    record = done.issue
    return {
        "number": record.number, "changed": done.folder is not None,
        "folder": str(done.folder or ""), "files": [str(path) for path in paths],
        "issued_on": record.issued_on, "as_of": record.as_of, "known_until": record.known_until,
        "definition_version": record.definition_version,
        "changes": [
            {
                "kind": change.figure.kind, "name": change.figure.name,
                "label": change.figure.label, "level": change.figure.level,
                "unit_code": change.figure.unit_code, "unit_name": change.figure.unit_name,
                "before": change.before, "after": change.after,
                "causes": [vars(cause) for cause in change.causes],
            } for change in (record.changes if done.folder else ())
        ],
    }  # fmt: skip


def _verify(regime: str, period: str) -> None:
    """Every issue of the bulletin; exit code 3 when one of them differs."""
    from pipelines.issuing.store import issues
    from pipelines.issuing.verify import verify

    home = settings().home
    kept = issues(home, regime, period)
    if not kept:
        raise click.UsageError(f"{period} 的通报还没有签发过；签发请用 --issue。")
    found = [
        verify(home, record, kept[place - 1] if place else None, _building)
        for place, record in enumerate(kept)
    ]
    if wants_json():
        show_json([_verified_data(item) for item in found])
    else:
        for item in found:
            _tell_verified(item)
    if not all(item.is_identical for item in found):
        raise SystemExit(FAILED)


def _verified_data(item: Verified) -> dict[str, object]:
    return {
        "number": item.issue.number, "identical": item.is_identical, "files": item.files,
        "remarks": item.remarks,
        "changed_figures": [list(change.figure.key) for change in item.changes],
        "same_models": item.same_models,
    }  # fmt: skip


def _tell_verified(item: Verified) -> None:
    from pipelines.issuing.wording import change_text

    day = item.issue.issued_on
    verdict = "一致" if item.is_identical else "不一致"
    click.echo(f"第 {item.issue.number} 次签发（{day}）：{verdict}")
    for file, problem in item.files.items():
        told = problem or item.remarks.get(file, "")
        click.echo(f"  {'✗' if problem else '✓'} {file}{'：' + told if told else ''}")
    for change in item.changes[:20]:
        click.echo(f"  {change.figure.unit_name}　{change_text(change)}")
    if not item.is_identical and not item.same_models:
        click.echo("  签发以后程序的计算模型更新过，差异可能由此而来。")
