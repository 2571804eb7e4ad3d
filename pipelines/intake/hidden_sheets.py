"""Hidden sheets that are one of our forms: read like others where they agree with them.

Belongs here: which of them are read, and saying so of each. A hidden sheet of another unit or
period, or with the same rows once more, is a copy left behind and is left aside. Does not
belong here: hidden rows and columns (`table_findings.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from pipelines.intake.areas import used_range
from pipelines.intake.desk import Desk
from pipelines.intake.identify import identify, same_form
from pipelines.intake.outcome import Finding
from pipelines.intake.recognise import RecognisedSheet
from pipelines.intake.sheet import shown

READ = "工作表“{sheet}”是隐藏的，已照常读取。不需要统计的，请删去该工作表后重新报送。"
OTHER = (
    "工作表“{sheet}”是隐藏的，单位或报告期与显示的表不同（或没有写明），没有读取。"
    "需要统计的，请取消隐藏、写明单位和报告期后报送。"
)
COPY = "工作表“{sheet}”是隐藏的，内容与显示的工作表“{other}”重复，没有读取。请删去该工作表。"


@dataclass
class Chosen:
    """The sheets to read, and what is said of the hidden ones."""

    read: list[RecognisedSheet] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def choose(desk: Desk, file: str, ours: Sequence[RecognisedSheet], received_on: date) -> Chosen:
    """All visible sheets; of the hidden ones those that belong to them."""
    chosen = Chosen()
    for group in same_form(ours):
        seen = [entry for entry in group if not entry.sheet.hidden]
        for entry in group:
            if not entry.sheet.hidden:
                chosen.read.append(entry)
                continue
            message, is_read = _judge(desk, file, entry, seen, received_on)
            if is_read:
                chosen.read.append(entry)
            sheet = entry.sheet
            chosen.findings.append(
                Finding(
                    file, sheet.name, entry.above[0].cell if entry.above else "", "hidden_sheet",
                    "warning", "", "", message, covers="" if is_read else used_range(sheet),
                )
            )  # fmt: skip
    return chosen


def _judge(
    desk: Desk,
    file: str,
    entry: RecognisedSheet,
    seen: Sequence[RecognisedSheet],
    received_on: date,
) -> tuple[str, bool]:
    name = entry.sheet.name
    if not seen:
        return READ.format(sheet=name), True
    own = identify("", [entry], desk.names, received_on)
    theirs = identify(file, seen, desk.names, received_on)
    if own.fatal or own.period != theirs.period:
        return OTHER.format(sheet=name), False
    if own.unit != theirs.unit and not (
        own.known.form.sheet_per_centre and desk.names.is_within(own.unit, theirs.unit)
    ):
        return OTHER.format(sheet=name), False
    rows = _rows(entry)
    for other in seen:
        if rows and rows <= _rows(other):
            return COPY.format(sheet=name, other=other.sheet.name), False
    return READ.format(sheet=name), True


def _rows(entry: RecognisedSheet) -> set[tuple[str, ...]]:
    """The rows below the headers as texts, blank ones left out."""
    if entry.table is None:
        return set()
    sheet = entry.sheet
    texts = (
        tuple(shown(value).strip() for value in row)
        for row in sheet.rows[entry.table.bottom + 1 - sheet.top :]
    )
    return {tuple(filter(None, row)) for row in texts if any(row)}
