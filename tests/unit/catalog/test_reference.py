"""Definitions in ref.*: appended when new, never twice."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.warehouse import reference
from pipelines.warehouse.reference import land_reference
from tests.unit.catalog.test_definitions import write

SCHEMA = Path(reference.__file__).with_name("schema.sql")


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    return connection


def count(con: duckdb.DuckDBPyConnection, query: str) -> int:
    row = con.execute(f"select count(*) from ref.{query}").fetchone()
    assert row is not None
    return int(row[0])


def test_landed_once(con: duckdb.DuckDBPyConnection) -> None:
    catalog = load_catalog()
    assert land_reference(con, catalog, datetime(2017, 1, 1))
    assert not land_reference(con, catalog, datetime(2017, 1, 2))
    assert count(con, "definitions") == 1
    assert count(con, "due_dates where regime = 'gz2017'") == 21
    assert count(con, "org_units where level = 'city' and parent_code = '520000'") == 10


def test_change_and_return(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    first, second = load_catalog(), load_catalog([write(tmp_path / "sample")])
    assert land_reference(con, first, datetime(2017, 1, 1))
    units = count(con, "org_units")
    assert land_reference(con, second, datetime(2017, 1, 2))
    assert land_reference(con, first, datetime(2017, 1, 3))
    newest = con.execute(
        "select definition_version from ref.definitions order by landed_at desc"
    ).fetchone()
    assert newest == (first.version,)
    assert count(con, "org_units") == 2 * units  # not a third time


def test_all_or_nothing(con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = {"targets": [{"indicator": "rate", "target": "many"}]}
    monkeypatch.setattr(reference, "reference_rows", lambda *_: bad)
    with pytest.raises(duckdb.Error):
        land_reference(con, load_catalog(), datetime(2017, 1, 1))
    assert count(con, "definitions") == 0


def test_open_ended_regime(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    land_reference(con, load_catalog([write(tmp_path / "sample")]), datetime(2020, 1, 1))
    years = reference.OPEN_ENDED_YEARS + 1
    assert count(con, "due_dates where regime = 'sample'") == 12 * years
