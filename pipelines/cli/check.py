"""`daiban check`. Belongs here: options, output, exit code; checking is `intake/check.py`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.cli.account import show_accounts
from pipelines.cli.clock import now
from pipelines.cli.frame import Command, settings, wants_json
from pipelines.cli.output import say, show_json

if TYPE_CHECKING:
    from pipelines.feedback.answer import Answer
    from pipelines.intake.outcome import Finding, SheetAccount

COLUMNS = ("file", "sheet", "cell", "rule", "severity", "element", "value", "message")
SEVERITIES = {"fatal": "退回", "error": "错误", "warning": "提醒"}


@click.command("check", cls=Command)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件…")
@click.option(
    "--return",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="目录",
    help="把标出问题的工作簿和退回说明写到这个目录（原文件不动）",
)
@click.option(
    "--marks",
    type=click.IntRange(min=1),
    default=500,
    show_default=True,
    metavar="个数",
    help="同一问题在退回工作簿上最多标多少个单元格（清单总是列全）",
)
@click.option("--account", is_flag=True, help="列出每张工作表的非空单元格各去了哪里（不列问题）")
def command(files: tuple[Path, ...], folder: Path | None, marks: int, account: bool) -> int:
    """检查报表而不入库：列出每处问题在哪个单元格、怎么改。有错误时返回 1。"""
    from pipelines.catalog.loader import load_catalog
    from pipelines.intake.check import check_outcome

    chosen = settings()
    catalog = load_catalog(chosen.regimes)
    found: list[Finding] = []
    answers: list[tuple[str, Answer | None]] = []
    accounts: list[SheetAccount] = []
    taken = list(files)
    for file in files:
        outcome = check_outcome(catalog, file, now(), chosen.limits, account)
        found += outcome.all_findings()
        accounts += outcome.account
        if folder is not None:
            from pipelines.feedback.answer import write_answer
            from pipelines.feedback.options import AnswerOptions
            from pipelines.feedback.receipt import sentence_for

            day, options = now().date(), AnswerOptions(marks)
            answer = write_answer(
                catalog, outcome, file, folder, day, chosen.limits, taken, options
            )
            taken += [path for path in (answer.workbook, answer.letter) if path] if answer else []
            answers.append((sentence_for(catalog, outcome, file.name, day), answer))
    if account:
        show_accounts(accounts)
    elif wants_json():
        show_json([{name: getattr(item, name) for name in COLUMNS} for item in found])
    else:
        print_findings(files, found)
    for sentence, answer in answers:
        _say_answer(sentence, answer)
    lost = any(entry.unaccounted for entry in accounts)
    return 1 if lost or any(item.severity in ("fatal", "error") for item in found) else 0


def print_findings(files: Sequence[Path], found: Sequence[Finding]) -> None:
    """One line a finding, and how many of each severity."""
    for item in found:
        place = " ".join(part for part in (item.file, item.sheet, item.cell) if part)
        click.echo(f"[{SEVERITIES[item.severity]}] {place}：{item.message}")
    counts = [
        f"{word} {number} 处"
        for severity, word in SEVERITIES.items()
        if (number := sum(item.severity == severity for item in found))
    ]
    click.echo(f"检查了 {len(files)} 个文件：" + ("，".join(counts) or "没有发现问题") + "。")


def _say_answer(sentence: str, answer: Answer | None) -> None:
    say(sentence if answer is not None else f"{sentence}没有写文件。")
    if answer is None:
        return
    if answer.workbook is not None:
        say(f"　退回工作簿：{answer.workbook}")
    else:
        say("　原文件上无法作标记，只写了退回说明。")
    say(f"　退回说明：{answer.letter}")
