"""On the sample, as really run: a city user's marts name no file and no project of another city.

Told apart by what the marts do not decide: the folder in which each file lies is named after who
sent it, and a project's name that occurs in one city's rows alone belongs to that city.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dashboards import serving
from dashboards.masks import MASK
from dashboards.scope import OWN, Scope
from pipelines.catalog.loader import load_catalog

KEPT_BY_THE_ROOT = {"贵州省", "平台"}  # folders
Names = dict[str, set[str]]  # city -> names that are its alone


@pytest.fixture(scope="module")
def path(home_of_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy in which views are tables: every city looks at all of each."""
    copy = tmp_path_factory.mktemp("scope") / "warehouse.duckdb"
    shutil.copyfile(home_of_samples / "serving" / "warehouse.duckdb", copy)
    with duckdb.connect(str(copy)) as con:
        views = con.execute("select view_name from duckdb_views() where schema_name = 'marts'")
        for (view,) in views.fetchall():
            con.execute(f"create table rows_of_it as from marts.{view}")
            con.execute(f"drop view marts.{view}")
            con.execute(f"create table marts.{view} as from rows_of_it")
            con.execute("drop table rows_of_it")
    return copy


@pytest.fixture(scope="module")
def whole(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(path), read_only=True) as con:
        yield con


@pytest.fixture(scope="module")
def cities(whole: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Code -> full name of the cities that send returns."""
    return dict(
        whole.execute(
            "select distinct unit_code, unit_name from marts.fct_indicator_values where level = 'city'"
        ).fetchall()
    )


@pytest.fixture(scope="module")
def counties() -> Names:
    """Some counties send returns themselves, in folders of their own: by the list of units."""
    units = load_catalog().org_units
    return {
        city.code: {unit.name for unit in units if unit.parent_code == city.code}
        for city in units
        if city.level == "city"
    }


@pytest.fixture(scope="module")
def projects(whole: duckdb.DuckDBPyConnection, cities: dict[str, str]) -> Names:
    found: Names = {}
    for code in cities:
        rows = whole.execute(
            "select distinct subject_name from marts.fct_lineage where unit_code = ? and level = 'city'"
            " and measure like '%projects%' and length(subject_name) > 5"
            # two policies' simulated codes are the same for different projects
            " and not regexp_full_match(subject_name, '[A-Z]+[0-9]+')",
            [code],
        ).fetchall()
        found[code] = {name for (name,) in rows}
    return {
        code: names - set().union(*(found[other] for other in found if other != code))
        for code, names in found.items()
    }


def texts_of(con: duckdb.DuckDBPyConnection, mart: str) -> str:
    """Every text of the mart, each once."""
    columns = [
        name
        for name, kind, *_ in con.execute(f"describe marts.{mart}").fetchall()
        if kind in ("VARCHAR", "JSON") or kind.startswith(("VARCHAR[", "STRUCT"))
    ]
    asked = ", ".join(f'list(distinct "{column}"::varchar)' for column in columns) or "[]"
    found = con.execute(f"select {asked} from marts.{mart}").fetchone() or ()
    return "\n".join({text for texts in found for text in texts or () if text})


def pieces(text: str) -> set[str]:
    """The text in parts, so that a name is found wherever it is quoted or listed."""
    return set(re.split(r"""[“”"'：:，,。；\[\]{}\n|]""", text))


def test_every_city_sees_its_own_and_no_other(
    path: Path, cities: dict[str, str], counties: Names, projects: Names
) -> None:
    assert len(cities) == 10
    assert all(len(names) > 5 for code, names in projects.items() if not code.startswith("52GA"))
    for code, name in cities.items():
        con = serving.open_for(path, Scope(code, contacts=True))  # nothing else hides a text
        texts = {mart: texts_of(con, mart) for mart in OWN if _is_there(con, mart)}
        con.close()
        foreign = set().union(*(projects[other] for other in projects if other != code))
        for mart, text in texts.items():
            folders = set(re.findall(r"\d{4}-\d{2}/([^/]+)/", text))
            assert folders <= {name, *counties[code], *KEPT_BY_THE_ROOT}, (code, mart)
            assert foreign & pieces(text) == set(), (code, mart)
        assert name in texts["fct_files"]
        assert projects[code] & pieces(texts["fct_lineage"])


def test_no_person_is_left_in_any_mart(path: Path, whole: duckdb.DuckDBPyConnection) -> None:
    persons = {
        text
        for (text,) in whole.execute(
            "select distinct text from marts.fct_source_cells where is_personal and length(text) > 2"
        ).fetchall()
    }
    assert len(persons) > 50
    con = serving.open_for(path, Scope())
    for (mart,) in whole.execute(
        "select distinct table_name from information_schema.tables where table_schema = 'marts'"
    ).fetchall():
        text = texts_of(con, mart)
        assert persons & pieces(text) == set(), mart
    assert MASK in texts_of(con, "fct_source_cells")
    con.close()


def _is_there(con: duckdb.DuckDBPyConnection, mart: str) -> bool:
    found = con.execute(
        "select 1 from duckdb_views() where schema_name = 'marts' and view_name = ?"
        " and database_name = 'memory'",
        [mart],
    )
    return found.fetchone() is not None
