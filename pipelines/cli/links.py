"""`daiban links`: options and output.

Belongs here: which of the three is asked for. Does not belong here: the workbook
(`publications/link_review.py`), checking and storing it (`intake/`).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pipelines.cli.audit import note
from pipelines.cli.clock import now
from pipelines.cli.frame import Command, settings
from pipelines.cli.options import as_of_option, chosen_shape, format_option
from pipelines.cli.output import say, show
from pipelines.cli.reading import opened


@click.command("links", cls=Command)
@click.option("--review", is_flag=True, help="把待核对的名称导出为核对表（用 -o 写明文件）")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="核对表存为哪个 .xlsx 文件")
@click.option("--confirm", type=click.Path(path_type=Path), metavar="文件", help="收回填好的核对表")
@click.option("--sender", default="", help="谁核对的（与 --confirm 同用）")
@click.option(
    "--inputs",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="报送文件夹（默认 raw_inputs/）",
)
@format_option()
@as_of_option()
def command(
    review: bool,
    out: Path | None,
    confirm: Path | None,
    sender: str,
    inputs: Path | None,
    shape: str | None,
    as_of: date | None,
) -> int:
    """报表上的项目名称与平台项目对不上的：列出、导出核对、收回结论。没有把握的从不计入。"""
    if review and confirm:
        raise click.UsageError("--review 和 --confirm 一次只能用一个。")
    if review:
        return _export(out)
    if out is not None:
        raise click.UsageError(
            "导出核对表请加 --review，例如：daiban links --review -o 核对表.xlsx"
        )
    if confirm is not None:
        return _confirm(confirm, sender, inputs)
    from pipelines.warehouse import query

    with opened(as_of) as con:
        show(query.link_candidates(con), chosen_shape(shape))
    return 0


def _export(out: Path | None) -> int:
    from pipelines.catalog.loader import load_catalog
    from pipelines.publications.link_review import write_link_review
    from pipelines.warehouse import query

    if out is None or out.suffix.lower() != ".xlsx" or out.is_dir():
        raise click.UsageError("请用 -o 写明存为哪个 .xlsx 文件，例如：-o 核对表.xlsx")
    with opened() as con:
        candidates = query.link_candidates(con).rows
        simulated = query.is_simulated(con)
    if not candidates:
        say("没有需要核对的名称，没有写文件。")
        return 0
    write_link_review(load_catalog(settings().regimes), candidates, out, simulated)
    say(f"{len(candidates)} 行待核对。请在“结论”栏选“是同一项目”或“不是”，写明核对人和日期，再用")
    say(f"　daiban links --confirm {out} --sender 核对人")
    click.echo(str(out))
    return 0


def _confirm(path: Path, sender: str, inputs: Path | None) -> int:
    from pipelines.catalog.loader import load_catalog
    from pipelines.catalog.lookup import LINK_REVIEW
    from pipelines.cli.check import print_findings
    from pipelines.intake.check import check_outcome
    from pipelines.intake.inbox import accept

    if not sender.strip():
        raise click.UsageError("请用 --sender 写明谁核对的，例如：--sender 督查处")
    chosen = settings(inputs)
    outcome = check_outcome(load_catalog(chosen.regimes), path, now(), chosen.limits)
    print_findings([path], outcome.all_findings())
    returned = [s for s in outcome.submissions if (s.form, s.outcome) == (LINK_REVIEW, "accepted")]
    if not returned or len(returned) < len(outcome.submissions):
        say("这不是可用的《项目名称核对表》，没有收下。请改正上面的问题后重试。")
        return 1
    inbox = chosen.inbox or chosen.inputs
    stored = accept(inbox, path.name, path.read_bytes(), now(), sender)
    note("links_confirmed", file=str(stored.path), detail=f"核对人 {sender.strip()}")
    say("已收下。" if stored.stored else "同样的核对表以前已经收过，没有再存一份。")
    say("下次 daiban run 起按结论统计。")
    click.echo(str(stored.path))
    return 0
