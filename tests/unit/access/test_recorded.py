"""Corrections and waivers that a run took in are recorded once, withdrawn ones too."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import duckdb

from pipelines.access import audit
from pipelines.orchestration.recorded import note_decisions

TABLES = """
create schema raw;
create table raw.decision_states (state integer);
create table raw.decisions (state integer, kind varchar, decision_id varchar, decision_key varchar,
    file varchar, unit_code varchar, period varchar, regime varchar, approver varchar, reason varchar);
"""


def state(con: duckdb.DuckDBPyConnection, number: int, *decisions: tuple[str, str]) -> None:
    con.execute("insert into raw.decision_states values (?)", [number])
    for kind, name in decisions:
        con.execute(
            "insert into raw.decisions values (?, ?, ?, ?, 'a.xlsx', '520300', null, 'r', '甲', '来电')",
            [number, kind, name, f"key of {name}"],
        )


def test_new_and_withdrawn(tmp_path: Path) -> None:
    with duckdb.connect(":memory:") as con:
        con.execute(TABLES)
        state(con, 1, ("correction", "更1"))
        note_decisions(con, tmp_path, datetime(2017, 2, 10))
        state(con, 2, ("correction", "更1"), ("waiver", "豁1"))
        note_decisions(con, tmp_path, datetime(2017, 2, 11))
        state(con, 3, ("waiver", "豁1"))
        note_decisions(con, tmp_path, datetime(2017, 2, 12))
    assert [done.detail for done in audit.read(tmp_path, "2017-02")][::-1] == [
        "登记更正 更1，批准 甲：来电", "登记豁免 豁1，批准 甲：来电", "撤回更正 更1，批准 甲：来电",
    ]  # fmt: skip
    [*_, first] = audit.read(tmp_path, "2017-02")
    assert (first.what, first.file, first.unit, first.period) == (
        "decision_recorded", "a.xlsx", "520300", "",
    )  # fmt: skip
