"""Running the models without dbt, statement by statement: what a copy of a past moment needs.

Belongs here: the statements that dbt compiled, run on a database and checked by its data tests.
Does not belong here: compiling them (`dbt.py`), a run of the pipeline (`build.py`), which copies
there are (`as_of.py`).
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipelines.warehouse.build import drop_strangers
from pipelines.warehouse.dbt import BuildError, Statement, statements
from pipelines.warehouse.moment import Moment


def rebuild(home: Path, moment: Moment, database: Path) -> None:
    """Makes every model anew on `database` at `moment`, whole or not at all.

    `database` is called as `layout.FILE_NAME` says. Raises BuildError when a model cannot be made
    or a data test fails.
    """
    wanted = statements(home)
    drop_strangers(database, {one.name for one in wanted})
    with duckdb.connect(str(database)) as con:
        con.begin()
        for schema in sorted({one.schema for one in wanted if one.schema}):
            con.execute(f"create schema if not exists {schema}")
        for one in wanted:
            _run(con, one, moment)
        con.commit()


def _run(con: duckdb.DuckDBPyConnection, one: Statement, moment: Moment) -> None:
    sql = moment.put_into(one.sql)
    try:
        if one.kind != "test":
            con.execute(f"create or replace {one.kind} {one.relation} as ({sql}\n)")
        elif not one.is_warning and con.execute(f"from ({sql}\n) limit 1").fetchone():
            raise BuildError(f"数据核对未通过：{one.name}。")
    except duckdb.Error as error:
        raise BuildError(f"数据模型无法运行：{one.name}：{error}") from error
