"""Corrections and waivers that a run took in, for the record of what was done (操作记录).

Belongs here: which of them are new or withdrawn. Does not belong here: taking them in
(`intake/land_decisions.py`), keeping the record (`access/audit.py`).
"""

from __future__ import annotations

import getpass
from datetime import datetime
from pathlib import Path

import duckdb

from pipelines.access import audit

ROLE = "处理任务"
KINDS = {"correction": "更正", "waiver": "豁免"}

# The newest state of all records against the one before it.
_CHANGES = """
with newest as (select max(state) as state from raw.decision_states),
now as (select d.* from raw.decisions as d join newest using (state)),
before as (select d.* from raw.decisions as d join newest on d.state = newest.state - 1)
select kind, decision_id, file, unit_code, period, regime, approver, reason, '登记' as done
from now where decision_key not in (select decision_key from before)
union all
select kind, decision_id, file, unit_code, period, regime, approver, reason, '撤回'
from before where decision_key not in (select decision_key from now)
order by done, decision_id
"""


def note_decisions(con: duckdb.DuckDBPyConnection, home: Path, now: datetime) -> None:
    """Record each correction and waiver that is new, or no longer there."""
    who = getpass.getuser()
    for kind, number, file, unit, period, regime, approver, reason, done in con.execute(
        _CHANGES
    ).fetchall():
        detail = f"{done}{KINDS.get(kind, kind)} {number}，批准 {approver}：{reason}"
        about = {"file": file, "unit": unit, "period": period, "regime": regime}
        plain = {key: str(value or "") for key, value in about.items()}
        audit.record(
            home, audit.act(now, who, who, ROLE, "decision_recorded", detail=detail, **plain)
        )
