"""A home that an earlier version filled: what no model makes any more is dropped, raw data is kept."""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipelines.warehouse.layout import build_database, serving_database
from tests.fixtures.computed import computed
from tests.integration.cli.calling import first_month


def test_strangers_are_dropped(tmp_path: Path) -> None:
    home, inputs = tmp_path / "home", first_month(tmp_path / "in")
    computed(home, inputs)
    with duckdb.connect(str(build_database(home))) as con:
        con.execute("create table marts.fct_of_old as select 1 as x")
        con.execute("create view intermediate.int_of_old as select * from marts.fct_of_old")
        con.execute("create table raw.kept as select 1 as x")
    (inputs / "新.txt").write_text("x", encoding="utf-8")
    computed(home, inputs)
    with duckdb.connect(str(serving_database(home)), read_only=True) as con:
        names = {
            name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()
        }
    assert "fct_of_old" not in names
    assert {"kept", "fct_measures"} <= names
