"""Landing corrections and waivers: the whole set as a new state, when anything changed.

Belongs here: the inserts, and which corrected readings are in force. Does not belong here:
reading the records (`decisions.py`) or the files (`receive.py`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import duckdb

from pipelines.intake.decisions import Correction, Decisions, Recorded, Waiver
from pipelines.intake.inventory import Inventory
from pipelines.intake.sheet import Value, shown

Row = tuple[Any, ...]


def land_decisions(
    con: duckdb.DuckDBPyConnection,
    decisions: Decisions,
    inventory: Inventory,
    in_force: set[str],
    now: datetime,
) -> bool:
    """Append the state of all records when it is a new one; True when it was.

    `in_force`: file ids of the corrected readings of files that are in the folder. Readings of
    contents that have left it stay in force as long as their records stand unchanged.
    """
    readings = sorted(in_force | _of_absent_files(con, decisions, inventory))
    rows = [_row(r) for r in decisions.corrections] + [_row(r) for r in decisions.waivers]
    problems: list[Row] = [
        (p.file, p.line, "receipt_unusable", p.message) for p in inventory.problems
    ]
    problems += [(p.file, p.line, "decision_unusable", p.message) for p in decisions.problems]
    content = hashlib.sha256(repr((rows, readings, problems)).encode()).hexdigest()
    newest = con.execute(
        "select state, content_hash from raw.decision_states order by state desc limit 1"
    ).fetchone()
    if content == newest[1] if newest else not (rows or readings or problems):
        return False
    state = newest[0] + 1 if newest else 1
    con.execute("begin")
    try:
        con.execute("insert into raw.decision_states values (?, ?, ?)", [state, content, now])
        _insert(con, "raw.decisions", state, rows)
        _insert(con, "raw.readings_in_force", state, [(entry,) for entry in readings])
        _insert(con, "raw.folder_findings", state, problems)
        con.execute("commit")
    except BaseException:
        con.execute("rollback")
        raise
    return True


def _of_absent_files(
    con: duckdb.DuckDBPyConnection, decisions: Decisions, inventory: Inventory
) -> set[str]:
    present = {(file.path, file.sha256) for file in inventory.files}
    keys = {recorded.key for recorded in decisions.corrections}
    rows = con.execute(
        """select f.file_id, f.path, f.sha256, list(c.decision_key)
           from raw.corrected_files
           inner join raw.files as f using (file_id)
           inner join raw.corrected_cells as c using (file_id)
           group by all"""
    ).fetchall()
    return {row[0] for row in rows if (row[1], row[2]) not in present and set(row[3]) <= keys}


def _row(recorded: Recorded[Correction] | Recorded[Waiver]) -> Row:
    entry = recorded.decision
    what: Row
    if isinstance(entry, Correction):
        what = ("correction", entry.address, "", _text(entry.was), _text(entry.now), None)
    else:
        what = ("waiver", entry.cell, entry.rule, "", "", entry.valid_to)
    kind, cell, rule, was, now, valid_to = what
    return (
        kind, entry.id, recorded.key, recorded.source, recorded.line, entry.file, entry.regime,
        entry.form, recorded.unit_code, entry.period, entry.sheet, cell, rule, was, now,
        entry.reason, entry.approver, entry.decided_on, valid_to,
    )  # fmt: skip


def _text(value: Value | None) -> str:
    return "" if value is None else shown(value)


def _insert(con: duckdb.DuckDBPyConnection, table: str, state: int, rows: Sequence[Row]) -> None:
    for row in rows:
        marks = ", ".join("?" for _ in (state, *row))
        con.execute(f"insert into {table} values ({marks})", [state, *row])
