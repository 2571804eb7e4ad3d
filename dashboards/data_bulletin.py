"""Bulletins as they lie under HOME (通报): drafts, issues, and what changed since an issue.

Belongs here: finding and reading those files, and who gets which of them. Does not belong here:
what a page of paper says (`paper.py`), issuing (`issuing.py`), widgets.

A city user has issued papers of its policies alone, and of them neither the workbook, nor what
stands behind the numbers, nor the note on what an amendment changed and why: those hold other
cities' rows (docs/decisions/0024). Every function asks who looks.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import streamlit as st

from dashboards import data_access, paper, viewer
from dashboards.serving import select
from pipelines.issuing.changes import compare
from pipelines.issuing.figures import QUERIES, figure_of
from pipelines.issuing.record import Change, Issue
from pipelines.issuing.store import RECORD, IssueError
from pipelines.issuing.store import folder as folder_of
from pipelines.issuing.store import issues as kept_issues
from pipelines.settings import settings_from
from pipelines.warehouse.layout import issued, published

__all__ = ["Change", "Issue", "IssueError", "Paper", "Period", "changed_since", "digest", "draft",
           "issues", "paper_of", "periods", "seen",
           "title"]  # fmt: skip
EVIDENCE = "_依据.json"
AMENDMENT = "更正说明"
FOR_ALL = (".docx", ".pdf")  # an issued paper goes to every city
KINDS = (*FOR_ALL, ".xlsx")
TITLE = "通报"
TITLES = {frozenset({"quarter"}): "季度通报", frozenset({"month"}): "月报"}


class Period(NamedTuple):
    """A period with a paper that the viewer may see."""

    period: str
    label: str
    kind: str
    end_on: date


@dataclass(frozen=True)
class Paper:
    """The files of a draft (number 0) or of an issue that the viewer may have, by their ending;
    `amendments` tell what an issue changed; `persons`: names of files that hold personal data,
    `withheld`: those of them that the viewer does not get."""

    number: int
    files: dict[str, Path]
    amendments: dict[str, Path]
    evidence: Path | None = None
    persons: frozenset[str] = frozenset()
    withheld: tuple[str, ...] = ()


def periods(regime: str) -> list[Period]:
    """Those with a paper, the newest first; of the same end the longer period first."""
    looking, home = viewer.current(), _home()
    if not data_access.takes_part(regime):
        return []
    places = [home / "issued" / regime]
    places += [home / "published" / regime] if looking.sees_drafts else []
    names = {
        path.name
        for place in places
        for path in place.glob("[!.]*")
        if any(path.glob("*.docx")) or any(path.glob(f"[0-9]*/{RECORD}"))
    }
    found = select(
        "select period, label, kind, end_on from marts.dim_periods where regime = ?"
        " order by end_on desc, start_on",
        regime,
    )
    return [
        Period(row["period"], row["label"], row["kind"], pd.Timestamp(row["end_on"]).date())
        for row in found.to_dict("records")
        if row["period"] in names
    ]


def title(regime: str) -> str:
    """What the page is called: as the policy's papers are."""
    kinds = frozenset(period.kind for period in periods(regime))
    return TITLES.get(kinds, TITLE)


def draft(regime: str, period: str) -> Paper | None:
    """What is written from the figures of now; None: not for this viewer, or not written yet."""
    folder = published(_home(), regime, period)
    if not viewer.current().sees_drafts or not any(folder.glob("*.docx")):
        return None
    return _paper(0, folder, regime)


def issues(regime: str, period: str) -> list[Issue]:
    """The records of what was issued, oldest first; internal. Raises IssueError."""
    if not data_access.takes_part(regime):
        return []
    place = issued(_home(), regime, period)
    stamps = tuple(
        (str(path), path.stat().st_mtime_ns) for path in sorted(place.glob(f"*/{RECORD}"))
    )
    return _issues(str(_home()), regime, period, stamps)


def paper_of(issue: Issue) -> Paper:
    """The files of an issue; none of a policy that the viewer's unit has no part in."""
    if not data_access.takes_part(issue.regime):
        return Paper(issue.number, {}, {})
    folder = folder_of(_home(), issue.regime, issue.period, issue.number)
    return _paper(issue.number, folder, issue.regime)


def changed_since(issue: Issue) -> list[Change]:
    """Figures that now read otherwise than issued; for those who see drafts."""
    if not viewer.current().sees_drafts:
        return []
    figures = [
        figure_of(kind, {str(name): value for name, value in row.items()})
        for kind, sql in QUERIES.items()
        for row in _asked(sql, issue.regime, issue.period).to_dict("records")
    ]
    return compare(issue.known, figures)


def seen(paper_: Paper) -> str:
    """What tells the draft that was looked at from a later one."""
    return ",".join(digest(path) for _, path in sorted(paper_.files.items()))


def digest(path: Path) -> str:
    """What tells one content from another."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _paper(number: int, folder: Path, regime: str) -> Paper:
    looking = viewer.current()
    kinds = KINDS if looking.sees_drafts else FOR_ALL
    stem = _stem(folder)
    files = {kind: folder / f"{stem}{kind}" for kind in kinds}
    files = {kind: path for kind, path in files.items() if path.is_file()}
    told = folder.glob(f"{AMENDMENT}_*") if looking.sees_drafts else ()
    notes = {path.suffix: path for path in told if path.suffix in kinds}
    named = _with_persons([*files.values(), *notes.values()], regime)
    hidden = frozenset() if looking.sees_all_persons else named
    evidence = folder / f"{stem}{EVIDENCE}"
    shows = looking.sees_drafts and f"{stem}.docx" not in hidden and evidence.is_file()
    return Paper(
        number,
        {kind: path for kind, path in files.items() if path.name not in hidden},
        {kind: path for kind, path in notes.items() if path.name not in hidden},
        evidence if shows else None,
        named,
        tuple(sorted(hidden)),
    )


def _stem(folder: Path) -> str:
    """The name that the bulletin's files share."""
    names = sorted(path.stem for path in folder.glob("*.docx"))
    return next((name for name in names if not name.startswith(AMENDMENT)), "")


def _with_persons(files: list[Path], regime: str) -> frozenset[str]:
    """Names of the files with personal columns or telephone numbers in them."""
    found = select("select distinct label from marts.dim_personal_columns where regime = ?", regime)
    labels = frozenset(found["label"])
    return frozenset(
        path.name
        for path in files
        if paper.names_persons(_readable(path), digest(_readable(path)), labels)
    )


def _readable(path: Path) -> Path:
    """A PDF says what the Word file beside it says."""
    return path.with_suffix(".docx") if path.suffix == ".pdf" else path


@st.cache_resource(show_spinner=False, max_entries=60)
def _issues(
    home: str, regime: str, period: str, stamps: tuple[tuple[str, int], ...]
) -> list[Issue]:
    del stamps  # part of the cache key only
    return kept_issues(Path(home), regime, period)


def _asked(sql: str, regime: str, period: str) -> pd.DataFrame:
    """A query of `pipelines/issuing`, asked of the viewer's marts."""
    return select(sql.replace("$regime", "$1").replace("$period", "$2"), regime, period)


def _home() -> Path:
    return settings_from(os.environ).home
