"""What goes wrong with whole files: late, missing, sent again, copied, empty, rejected.

Which forms may meet which mishap is said by the simulator (`mess.Risks`). Belongs here: mishaps of
sending. Does not belong here: mistakes in rows (`faults.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from copy import deepcopy
from datetime import date, datetime, time, timedelta
from pathlib import PurePosixPath
from random import Random

from pipelines.catalog.model.forms import Form
from pipelines.simulation.layout import MARKER
from pipelines.simulation.returns import Return

DueOn = Callable[[Return], date | None]  # None: the return is not owed


def lose_some(returns: list[Return], rng: Random, mess: float, due_on: DueOn) -> list[Return]:
    """Returns that never come."""
    return [s for s in returns if due_on(s) is None or rng.random() >= 0.1 * mess]


def delay_some(returns: list[Return], rng: Random, mess: float, due_on: DueOn) -> None:
    """Late by a second or by days."""
    for sent in returns:
        due = due_on(sent)
        if due is not None and rng.random() < 0.25 * mess:
            midnight = datetime.combine(due + timedelta(days=1), time())
            late_by = rng.choice((timedelta(), timedelta(seconds=1), timedelta(days=4.4)))
            sent.received_at = midnight + late_by


def empty_some(returns: list[Return], rng: Random, mess: float, forms: Collection[str]) -> None:
    for sent in returns:
        if sent.form in forms and rng.random() < 0.06 * mess:
            sent.sheets[0].rows = []
            sent.is_fixed = True


def correct_some(
    returns: list[Return], rng: Random, mess: float, unknown_at_first: Mapping[str, Collection[str]]
) -> list[Return]:
    """An unfinished first version, superseded before or after the deadline.

    `unknown_at_first`: by form the elements that the first two rows of it do not state yet.
    """
    drafts = []
    for sent in returns:
        if sent.form in unknown_at_first and rng.random() < 0.25 * mess:
            draft = deepcopy(sent)
            for sheet in draft.sheets:
                sheet.rows = sheet.rows[: max(1, len(sheet.rows) * 2 // 3)]
            for row in draft.rows[:2]:
                for element in unknown_at_first[sent.form]:
                    row.values.pop(element, None)
            sent.path = _renamed(sent.path, "（更正）")
            sent.received_at += rng.choice(
                (timedelta(hours=1), timedelta(days=1), timedelta(days=9))
            )
            drafts.append(draft)
    return [*returns, *drafts]


def copy_some(
    returns: list[Return], rng: Random, mess: float, forms: Collection[str],
    source_of: Callable[[str], str | None],
) -> None:  # fmt: skip
    """An earlier period's rows under this period's title: not complete."""
    accepted = {
        (s.form, s.unit, s.period): s for s in returns if s.form in forms and s.state == "accepted"
    }
    for sent in list(accepted.values()):
        period = source_of(sent.period)
        source = accepted.get((sent.form, sent.unit, period)) if period else None
        if source is None or rng.random() >= 0.12 * mess:
            continue
        if not source.is_fixed:
            sent.sheets = deepcopy(source.sheets)
            sent.is_fixed = True


def reject_some(
    returns: list[Return], forms: Mapping[str, Form], rng: Random, mess: float
) -> list[Return]:
    """Returns without a required column or without 填报单位; some are sent properly later."""
    kept: list[Return] = []
    rejected: list[Return] = []
    for sent in returns:
        kept.append(sent)
        if sent.form not in forms or sent.is_fixed or not sent.rows or rng.random() >= 0.1 * mess:
            continue
        form, bad = forms[sent.form], deepcopy(sent)
        bad.state = "rejected"
        if rng.random() < 0.5 or form.submitted_by != "unit":
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
    """The very same bytes once more, perhaps after a correction (then they count once more)."""
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


def unsupported_files(
    returns: list[Return], rng: Random, mess: float, forms: Collection[str]
) -> list[Return]:
    """Notes and scans among the returns."""
    found = []
    for sent in returns:
        if sent.form in forms and sent.state == "accepted" and rng.random() < 0.05 * mess:
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


def part_same_paths(returns: list[Return]) -> None:
    seen: dict[str, int] = {}
    for sent in returns:
        seen[sent.path] = seen.get(sent.path, 0) + 1
        if seen[sent.path] > 1:
            stem, dot, ending = sent.path.rpartition(".")
            sent.path = f"{stem}_{seen[sent.path]}{dot}{ending}"


def _renamed(path: str, addition: str) -> str:
    pure = PurePosixPath(path)
    return str(pure.with_name(f"{pure.stem}{addition}{pure.suffix}"))
