"""A copy that is rebuilt without dbt is, column by column and row by row, what dbt builds."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from pipelines.warehouse import layout
from pipelines.warehouse.dbt import BuildError
from pipelines.warehouse.moment import Moment
from pipelines.warehouse.rebuild import rebuild

SHAPES = """
    select table_schema, table_name, column_name, ordinal_position, data_type
    from information_schema.columns where table_catalog = '{catalog}'
        and table_schema in ('staging', 'intermediate', 'marts')
    order by all
"""


@pytest.fixture
def copy(home_of_samples: Path, tmp_path: Path) -> Path:
    target = tmp_path / layout.FILE_NAME
    shutil.copyfile(layout.serving_database(home_of_samples), target)
    return target


def moment_of(database: Path) -> Moment:
    with duckdb.connect(str(database), read_only=True) as con:
        row = con.execute("select as_of from marts.dim_build").fetchone()
    assert row
    return Moment(as_of=row[0])


def test_a_rebuilt_copy_is_what_dbt_builds(
    home_of_samples: Path, copy: Path, tmp_path: Path
) -> None:
    moment = moment_of(copy)
    with duckdb.connect(str(copy)) as con:  # nothing may be left of what dbt made
        for schema in ("marts", "intermediate", "staging"):
            con.execute(f"drop schema {schema} cascade")
    rebuild(tmp_path / "home", moment, copy)
    with duckdb.connect() as con:
        con.execute(f"attach '{layout.serving_database(home_of_samples)}' as built (read_only)")
        con.execute(f"attach '{copy}' as warehouse (read_only)")  # views name it so
        built, rebuilt = (
            con.execute(SHAPES.format(catalog=catalog)).fetchall()
            for catalog in ("built", "warehouse")
        )
        assert rebuilt == built
        tables = con.execute(
            "select schema_name || '.' || table_name from duckdb_tables()"
            " where database_name = 'built' and schema_name in ('intermediate', 'marts')"
        ).fetchall()
        assert len(tables) > 100
        differing = [name for (name,) in tables if name != "marts.dim_build" and _differ(con, name)]
    assert differing == []


def _differ(con: duckdb.DuckDBPyConnection, name: str) -> bool:
    """Sums of decimals may differ in the last binary digits, depending on their order."""
    columns = ", ".join(
        f"round({column}, 6)" if kind == "DOUBLE" else column
        for column, kind, *_ in con.execute(f"describe built.{name}").fetchall()
    )
    one, other = (f"select {columns} from {catalog}.{name}" for catalog in ("built", "warehouse"))
    return any(
        con.execute(f"({a} except all {b}) limit 1").fetchone()
        for a, b in ((one, other), (other, one))
    )


def test_a_copy_whose_checks_fail_is_not_made(home_of_samples: Path, copy: Path) -> None:
    """A cell counted twice: the counties no longer add up to what the facts say."""
    with duckdb.connect(str(copy)) as con:
        con.execute("update ref.measures set basis = 'never heard of'")
        before = con.execute("select count(*) from marts.fct_measures").fetchone()
    with pytest.raises(BuildError, match="数据核对未通过：accepted_values_stg_measures_basis"):
        rebuild(home_of_samples, Moment(), copy)
    with duckdb.connect(str(copy), read_only=True) as con:
        assert con.execute("select count(*) from marts.fct_measures").fetchone() == before
