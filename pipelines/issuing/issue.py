"""Issuing a bulletin (签发), and amending an issued one (更正).

Belongs here: the order of the steps. Does not belong here: sentences (`publications`), comparison
(`changes.py`, `causes.py`), storage (`store.py`).
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from pipelines.issuing.amendment import write_amendment
from pipelines.issuing.causes import Causes, with_definitions
from pipelines.issuing.changes import compare
from pipelines.issuing.definitions import changed_definitions, definition_cause
from pipelines.issuing.figures import read_figures
from pipelines.issuing.knowledge import Knowledge, knowledge
from pipelines.issuing.record import Change, Issue
from pipelines.issuing.store import DEFINITION, IssueError, digest, issues, keep
from pipelines.publications.bulletin import write_bulletin
from pipelines.publications.tables import load_edition
from pipelines.warehouse import layout
from pipelines.warehouse.as_of import copy_at
from pipelines.warehouse.connect import open_reader
from pipelines.warehouse.dbt import project_version
from pipelines.warehouse.moment import Moment

Note = Callable[[], None]


@dataclass(frozen=True)
class Issued:
    """What `issue` did: `folder` is None when nothing changed since the last issue."""

    issue: Issue
    folder: Path | None


def issue(
    home: Path,
    regime_folder: Path,
    regime: str,
    period: str,
    as_of: date | None,
    issued_on: date,
    on_build: Note,
) -> Issued:
    """Record the bulletin of a completed period as issued; a later call amends it.

    Raises IssueError when the period is not over, publications' errors for a faulty template.
    """
    moment = Moment(as_of)
    copy = layout.serving_database(home) if as_of is None else copy_at(home, moment, on_build)
    earlier = issues(home, regime, period)
    place = layout.issued(home, regime, period)
    place.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=place))
    try:
        with open_reader(copy) as con:
            made = _make(con, draft, regime_folder, regime, period, issued_on, len(earlier) + 1)
            if earlier:
                changes = _changes(home, con, earlier[-1], made, on_build)
                if not changes and _same_template(home, earlier[-1], draft):
                    return Issued(earlier[-1], None)
                made = _amend(made, earlier[-1], changes, draft)
        return Issued(made, keep(draft, home, made))
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _make(
    con: duckdb.DuckDBPyConnection,
    draft: Path,
    regime_folder: Path,
    regime: str,
    period: str,
    issued_on: date,
    number: int,
) -> Issue:
    """The bulletin's files in `draft`, and its record."""
    edition = load_edition(con, regime, period)
    if not _is_complete(con, regime, period):
        raise IssueError(f"{edition.label}还没有结束，不能签发。草稿请去掉 --issue 再运行。")
    folder = draft / DEFINITION
    shutil.copytree(regime_folder / "bulletin", folder / "bulletin")
    paths = write_bulletin(con, folder, regime, period, draft, issued_on)
    built = con.execute("select as_of, known_until from marts.dim_build").fetchone()
    if built is None or built[1] is None:
        raise IssueError("查询用数据里没有入库时间，请先运行 daiban run 再签发。")
    return Issue(
        regime, period, number, f"{edition.label}{edition.short_title}", issued_on,
        built[0], built[1], edition.definition_version, project_version(), edition.is_simulated,
        {path.name: digest(path) for path in paths}, tuple(_submissions(con)),
        read_figures(con, regime, period),
    )  # fmt: skip


def _changes(
    home: Path, con: duckdb.DuckDBPyConnection, last: Issue, made: Issue, on_build: Note
) -> list[Change]:
    """What differs from the last issue, with causes; data and definitions told apart."""
    changes = compare(last.known, made.figures)
    if not changes:
        return []
    edition = load_edition(con, made.regime, made.period)
    after = knowledge(con, made.regime)

    def by_data(now: Knowledge, found: list[Change]) -> list[Change]:
        with open_reader(copy_at(home, last.moment, on_build)) as old:
            before = knowledge(old, made.regime)
            causes = Causes(before, now, made.regime, edition.end_on.isoformat())
            return causes.explain(found, made.period, edition.previous_period or "")

    if last.definition_version == made.definition_version:
        return by_data(after, changes)
    old_definitions = Moment(made.as_of, made.known_until, last.definition_version)
    with open_reader(copy_at(home, old_definitions, on_build)) as middle:
        figures = read_figures(middle, made.regime, made.period)
        data = by_data(knowledge(middle, made.regime), compare(last.known, figures))
        redefined = compare({figure.key: figure for figure in figures}, made.figures)
        changed = changed_definitions(middle, con, made.regime)
    keys = {change.figure.key for change in redefined}
    return with_definitions(
        changes,
        {change.figure.key: change.causes for change in data},
        lambda figure: (
            definition_cause(figure, changed, made.definition_version)
            if figure.key in keys
            else None
        ),
    )


def _amend(made: Issue, last: Issue, changes: list[Change], draft: Path) -> Issue:
    from dataclasses import replace

    amended = replace(made, changes=tuple(changes))
    paths = write_amendment(amended, last.issued_on, draft)
    return replace(amended, files=made.files | {path.name: digest(path) for path in paths})


def _same_template(home: Path, last: Issue, draft: Path) -> bool:
    """Whether the office's wording is what it was."""
    old = layout.issued(home, last.regime, last.period) / str(last.number) / DEFINITION
    return _contents(old) == _contents(draft / DEFINITION)


def _contents(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): digest(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _is_complete(con: duckdb.DuckDBPyConnection, regime: str, period: str) -> bool:
    row = con.execute(
        "select is_complete from marts.dim_periods where regime = ? and period = ?",
        [regime, period],
    ).fetchone()
    return bool(row and row[0])


def _submissions(con: duckdb.DuckDBPyConnection) -> list[dict[str, object]]:
    """The returns that counted."""
    selected = con.execute(
        """select submission_id, regime, form, unit_code, period, file, sha256,
               received_at::varchar as received_at
           from marts.fct_files where state = 'accepted' order by received_at, file, form"""
    )
    names = [column[0] for column in selected.description or ()]
    return [dict(zip(names, row, strict=True)) for row in selected.fetchall()]
