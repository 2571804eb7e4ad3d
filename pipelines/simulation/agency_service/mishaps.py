"""What goes wrong with whole files: late, missing, sent again, copied, empty, rejected.

Belongs here: mishaps of sending. Does not belong here: mistakes in rows (`faults.py`).
"""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from random import Random

from pipelines.catalog.model import Form
from pipelines.simulation.agency_service.offices.habits import DUE_DAY
from pipelines.simulation.layout import MARKER
from pipelines.simulation.months import Month
from pipelines.simulation.returns import Return

OWED = ("ledger", "tracking", "tracking_summary", "liaison")


def lose_some(returns: list[Return], rng: Random, mess: float) -> list[Return]:
    """Returns that never come."""
    return [s for s in returns if s.form not in OWED or rng.random() >= 0.1 * mess]


def delay_some(returns: list[Return], rng: Random, mess: float) -> None:
    """Late by a second or by days."""
    for sent in returns:
        if sent.form in OWED and rng.random() < 0.25 * mess:
            due_day = 14 if sent.form == "liaison" else DUE_DAY
            midnight = datetime(sent.received_at.year, sent.received_at.month, due_day + 1)
            late_by = rng.choice((timedelta(), timedelta(seconds=1), timedelta(days=4.4)))
            sent.received_at = midnight + late_by


def empty_some(returns: list[Return], rng: Random, mess: float) -> None:
    for sent in returns:
        if sent.form == "ledger" and rng.random() < 0.06 * mess:
            sent.sheets[0].rows = []
            sent.is_fixed = True


def correct_some(returns: list[Return], rng: Random, mess: float) -> list[Return]:
    """An unfinished first version, superseded before or after the deadline."""
    drafts = []
    for sent in returns:
        if sent.form in ("ledger", "tracking", "problems") and rng.random() < 0.25 * mess:
            draft = deepcopy(sent)
            for sheet in draft.sheets:
                sheet.rows = sheet.rows[: max(1, len(sheet.rows) * 2 // 3)]
            for row in draft.rows[:2]:
                row.values.pop("closed_on", None)
            sent.path = _renamed(sent.path, "（更正）")
            sent.received_at += rng.choice(
                (timedelta(hours=1), timedelta(days=1), timedelta(days=9))
            )
            drafts.append(draft)
    return [*returns, *drafts]


def copy_some(returns: list[Return], rng: Random, mess: float) -> None:
    """Last month's rows under this month's title: not complete."""
    ledgers = {
        (s.unit, s.period): s for s in returns if s.form == "ledger" and s.state == "accepted"
    }
    for sent in list(ledgers.values()):
        month = Month.parse(sent.period)
        source = ledgers.get((sent.unit, str(month.plus(-1))))
        if source is None or month.month < 3 or rng.random() >= 0.12 * mess:
            continue  # a December date without year would change its year after January
        if not source.is_fixed:
            sent.sheets = deepcopy(source.sheets)
            sent.is_fixed = True


def reject_some(returns: list[Return], form: Form, rng: Random, mess: float) -> list[Return]:
    """Ledgers without a required column or without 填报单位; some are sent properly later."""
    kept: list[Return] = []
    rejected: list[Return] = []
    for sent in returns:
        kept.append(sent)
        if sent.form != "ledger" or sent.is_fixed or not sent.rows or rng.random() >= 0.1 * mess:
            continue
        bad = deepcopy(sent)
        bad.state = "rejected"
        if rng.random() < 0.5:
            required = [c.element for c in form.columns if c.column_required]
            bad.sheets[0].columns.remove(rng.choice(required))
            bad.path = _renamed(bad.path, "（缺列）")
            if rng.random() < 0.5:
                kept.pop()
        else:
            bad.names_unit, bad.sender, bad.unit = False, "", ""
            bad.sheets[0].name = "Sheet1"
            suffix = PurePosixPath(bad.path).suffix
            bad.path = f"{bad.period}/收件/工作表{len(rejected) + 1}{suffix}"
        bad.received_at -= timedelta(hours=2)
        rejected.append(bad)
    return [*kept, *rejected]


def duplicate_some(returns: list[Return], rng: Random, mess: float) -> list[Return]:
    """The very same bytes once more, perhaps after a correction: they never supersede."""
    copies = []
    for sent in returns:
        if sent.state == "accepted" and rng.random() < 0.06 * mess:
            copies.append(
                Return(
                    regime=sent.regime,
                    form=sent.form,
                    unit=sent.unit,
                    period=sent.period,
                    path=_renamed(sent.path, "副本"),
                    received_at=sent.received_at + timedelta(days=rng.choice((1, 12))),
                    sender=sent.sender,
                    sheets=[],
                    state="duplicate",
                    original=sent,
                )
            )
    return [*returns, *copies]


def unsupported_files(returns: list[Return], rng: Random, mess: float) -> list[Return]:
    """Notes and scans among the returns."""
    found = []
    for sent in returns:
        if sent.form == "ledger" and sent.state == "accepted" and rng.random() < 0.05 * mess:
            ending = rng.choice((".txt", ".pdf", ".docx"))
            found.append(
                Return(
                    regime="",
                    form="",
                    unit="",
                    period="",
                    path=str(PurePosixPath(sent.path).parent / f"情况说明{ending}"),
                    received_at=sent.received_at,
                    sender=sent.sender,
                    sheets=[],
                    state="unsupported",
                    body=f"{MARKER}：{sent.path}".encode(),
                )
            )
    return [*returns, *found]


def _renamed(path: str, addition: str) -> str:
    pure = PurePosixPath(path)
    return str(pure.with_name(f"{pure.stem}{addition}{pure.suffix}"))
