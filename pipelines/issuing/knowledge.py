"""One state of knowledge: which submissions counted, what they were evidence for, what was decided.

Belongs here: reading that from one copy of the marts. Does not belong here: comparing two of them
(`causes.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import duckdb

Place = tuple[str, str]  # measure, unit
Counted = dict[str, tuple[float, frozenset[str]]]  # subject -> quantity, submissions


@dataclass(frozen=True)
class Submission:
    """A return that counts."""

    id: str
    regime: str
    form: str
    form_title: str
    unit_code: str
    unit_name: str
    period: str
    period_start: str
    file: str
    sha256: str
    received_at: datetime
    period_kind: str

    @property
    def key(self) -> tuple[str, ...]:
        """What supersedes what: records stand beside each other, a snapshot replaces all."""
        if self.period_kind == "records":
            return self.regime, self.form, self.id
        if self.period_kind == "snapshot":
            return self.regime, self.form
        return self.regime, self.form, self.unit_code, self.period


@dataclass(frozen=True)
class Decision:
    """A correction or waiver that applies."""

    kind: str
    id: str
    file: str
    unit_code: str
    reason: str


@dataclass(frozen=True)
class Knowledge:
    con: duckdb.DuckDBPyConnection
    current: dict[str, Submission]
    decisions: dict[str, Decision]
    parents: dict[str, str]
    parts: dict[str, tuple[str, ...]]  # indicator -> its measures
    definition_version: str

    @property
    def by_key(self) -> dict[tuple[str, ...], Submission]:
        return {submission.key: submission for submission in self.current.values()}

    def within(self, unit: str, above: str) -> bool:
        """Whether `unit` is `above` or lies below it."""
        while unit and unit != above:
            unit = self.parents.get(unit, "")
        return bool(unit)

    def counted(self, regime: str, period: str, places: Iterable[Place]) -> dict[Place, Counted]:
        """The subjects behind each measure of a unit, with quantity and evidence."""
        rows = self.con.execute(
            """select measure, unit_code, coalesce(county_code, '') || '|' || subject,
                   sum(quantity), list(distinct coalesce(submission_id, ''))
               from marts.fct_lineage
               where regime = ? and period = ?
                   and list_contains(?::varchar[], measure || '@' || unit_code)
               group by all""",
            [regime, period, [f"{measure}@{unit}" for measure, unit in places]],
        ).fetchall()
        found: dict[Place, Counted] = {}
        for measure, unit, subject, quantity, submissions in rows:
            found.setdefault((measure, unit), {})[subject] = (quantity, frozenset(submissions))
        return found


def knowledge(con: duckdb.DuckDBPyConnection, regime: str) -> Knowledge:
    """Read what one copy knows."""
    submissions = [Submission(*row) for row in con.execute(_SUBMISSIONS).fetchall()]
    decisions = [Decision(*row) for row in con.execute(_DECISIONS).fetchall()]
    parents = con.execute("select unit_code, parent_code from marts.dim_org_units").fetchall()
    parts = con.execute(
        "select indicator, numerator, denominator from marts.dim_indicators where regime = ?",
        [regime],
    ).fetchall()
    version = con.execute("select definition_version from marts.dim_build").fetchone()
    return Knowledge(
        con,
        {submission.id: submission for submission in submissions},
        {decision.id: decision for decision in decisions},
        {unit: parent or "" for unit, parent in parents},
        {name: tuple(filter(None, measures)) for name, *measures in parts},
        str(version[0]) if version else "",
    )


_SUBMISSIONS = """
    select submission_id, regime, form, coalesce(form_title, form), unit_code,
        coalesce(unit_name, ''), period, coalesce(period_start::varchar, ''), file, sha256,
        received_at, period_kind
    from marts.fct_files where state = 'accepted' and submission_id is not null
    order by received_at, file
"""
_DECISIONS = """
    select kind, decision_id, coalesce(file, ''), coalesce(unit_code, ''), reason
    from marts.fct_decisions where state = 'applied' order by decided_on, decision_id
"""
