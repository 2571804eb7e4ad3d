"""No telephone number and no name of a sender reaches a viewer without leave, in any column."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from dashboards import serving
from dashboards.masks import MASK
from dashboards.scope import Scope
from dashboards.texts import WORDED
from tests.fixtures.scoped import build_scoped

TWO = "13812345678、13987654321"
OFFICE = "0851-85551234"
WRITTEN = f"，电话 {TWO}（{OFFICE}）"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of every city, with numbers in every column of an office's own wording."""
    path = build_scoped(tmp_path_factory.mktemp("home"))
    with duckdb.connect(str(path)) as con:
        columns = con.execute(
            "select table_name, column_name, data_type from duckdb_columns() join duckdb_tables()"
            " using (table_name) where duckdb_columns.schema_name = 'marts'"
        ).fetchall()
        for mart, column, kind in columns:
            if column not in {name.removesuffix("[]") for name in WORDED.get(mart, ())}:
                continue
            said = f"coalesce({column}, '') || ?" if kind == "VARCHAR" else ""
            said = f"list_append({column}, ?)" if kind == "VARCHAR[]" else said
            if said:
                con.execute(f"update marts.{mart} set {column} = {said}", [WRITTEN])
        con.execute("update marts.fct_files set sender = '李四'")
        con.execute("update marts.fct_decisions set approver = '李四'")
    return path


def texts(con: duckdb.DuckDBPyConnection, mart: str) -> str:
    found = con.execute(f"select columns(*)::varchar from marts.{mart}").fetchall()
    return "\n".join(str(value) for row in found for value in row)


@pytest.mark.parametrize("unit", ["", "520300"])
def test_no_column_shows_a_number(path: Path, unit: str) -> None:
    con = serving.open_for(path, Scope(unit, contacts=False))
    whole = serving.open_for(path, Scope(unit, contacts=True))
    for mart in WORDED:
        if mart in ("fct_link_candidates", "fct_step_times") and unit:
            continue  # made without a number of this city's
        assert "13812345678" in texts(whole, mart), mart
        shown = texts(con, mart)
        for number in (*TWO.split("、"), OFFICE):
            assert number not in shown, mart
        assert MASK in shown, mart
    con.close()
    whole.close()


@pytest.mark.parametrize(
    ("mart", "column"), [("fct_files", "sender"), ("fct_decisions", "approver")]
)
def test_who_sent_and_who_decided_are_persons(path: Path, mart: str, column: str) -> None:
    for contacts, shown in ((False, MASK), (True, "李四")):
        con = serving.open_for(path, Scope("", contacts))
        assert con.execute(f"select distinct {column} from marts.{mart}").fetchall() == [(shown,)]
        con.close()


def test_a_key_leads_to_its_rows_although_a_number_stands_in_it(path: Path) -> None:
    """Pages pass on the keys that they were given."""
    con = serving.open_for(path, Scope("", contacts=False))
    for found, looked_in, key in (("fct_cases", "fct_steps", "case_key"),
                                  ("fct_files", "fct_lineage", "file")):  # fmt: skip
        value = con.execute(
            f"select any_value({key}) from marts.{found} semi join marts.{looked_in} using ({key})"
        ).fetchall()[0][0]
        assert MASK in value
        assert con.execute(
            f"select count(*) > 0 from marts.{looked_in} where {key} = ?", [value]
        ).fetchall() == [(True,)]
    con.close()
