"""A city user reads no row of another city, whatever is asked: mart by mart, query by query.

Two ways of looking: every row's own codes, and a copy from which the other cities' rows were taken
away - what a city user reads of it must be the very same.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboards import serving
from dashboards.masks import MASK
from dashboards.scope import OWN, PUBLIC, PUBLISHED, UNTOLD, Scope
from tests.fixtures.scoped import (
    CITIES,
    LOCAL,
    MAKER,
    PHONE,
    ROOT,
    build_scoped,
    codes_of,
    county_of,
)

VIEWS = Path(__file__).parents[3] / "dashboards" / "views"
CODES = ("county_code", "city_code", "unit_code")
CITY = [city.code for city in CITIES]


# Of these a city user sees no row at all.
NOBODYS = {mart for mart, rule in OWN.items() if rule == "false"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    build_scoped(folder)
    return folder


@pytest.fixture(scope="module")
def path(home: Path) -> Path:
    return home / "serving" / "warehouse.duckdb"


def marts(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    rows = con.execute(
        "select table_name, column_name from duckdb_columns()"
        " where schema_name = 'marts' and not internal order by 1, column_index"
    ).fetchall()
    found: dict[str, list[str]] = {}
    for mart, column in rows:
        if column not in found.setdefault(mart, []):
            found[mart].append(column)
    return found


def rows(con: duckdb.DuckDBPyConnection, mart: str) -> list[tuple[Any, ...]]:
    return con.execute(f"select columns(*)::varchar from marts.{mart} order by all").fetchall()


@pytest.fixture(scope="module")
def whole(path: Path) -> dict[str, list[str]]:
    with duckdb.connect(str(path), read_only=True) as con:
        return marts(con)


def test_the_fixture_has_rows_of_every_city_in_every_mart(path: Path) -> None:
    """Otherwise what follows would prove nothing."""
    with duckdb.connect(str(path), read_only=True) as con:
        for mart in sorted(set(OWN) & set(marts(con)) - {"fct_link_candidates", *NOBODYS}):
            code = (
                next(c for c in CODES if c in marts(con)[mart])
                if mart != "fct_source_cells"
                else ""
            )
            if code:
                seen = {
                    c
                    for (c,) in con.execute(f"select distinct {code} from marts.{mart}").fetchall()
                }
                for city in CITY:
                    assert seen & codes_of(city), (mart, city)


@pytest.mark.parametrize("city", CITY)
def test_no_row_of_another_city(path: Path, whole: dict[str, list[str]], city: str) -> None:
    own = codes_of(city)
    others = {code for other in CITY if other != city for code in codes_of(other)}
    names = [re.escape(entry.name) for entry in CITIES if entry.code != city]
    named = re.compile("|".join(names))
    con = serving.open_for(path, Scope(city, contacts=True))
    for mart in OWN:
        if mart not in whole:
            continue
        found = con.execute(f"select * from marts.{mart}").df()
        for column in (name for name in CODES if name in found.columns):
            assert set(found[column].dropna()) & others == set(), (mart, column)
            assert set(found[column].dropna()) <= own | {ROOT}, (mart, column)
        for column in found.columns:
            texts = found[column].dropna().astype(str)
            assert not texts.str.contains(named).any(), (mart, column)
    con.close()


def test_a_finding_tells_a_city_nothing_of_another_units_return(path: Path) -> None:
    asked = "select message, other_file, other_sheet, other_cell from marts.fct_findings where "
    same = asked + "rule = 'same_content_as_another_unit' and unit_code = '520300'"
    for contacts in (True, False):
        con = serving.open_for(path, Scope("520300", contacts))
        assert con.execute(same).fetchall() == [(UNTOLD, "", "", "")]
        con.close()
    con = serving.open_for(path, Scope("", contacts=False))
    [(message, file, _, _)] = con.execute(same).fetchall()
    assert file in message
    con.close()


@pytest.mark.parametrize("whose", ["520300", ROOT])
def test_a_finding_names_the_own_and_the_roots_files(
    path: Path, tmp_path: Path, whose: str
) -> None:
    copy = Path(shutil.copyfile(path, tmp_path / "more.duckdb"))
    with duckdb.connect(str(copy)) as con:
        con.execute(
            "insert into marts.fct_files by name select 'x.csv' as file, ? as unit_code", [whose]
        )
        con.execute("update marts.fct_findings set other_file = 'x.csv', message = '见x.csv'")
    con = serving.open_for(copy, Scope("520300", True))
    found = con.execute("select distinct message, other_file from marts.fct_findings").fetchall()
    assert found == [("见x.csv", "x.csv")]
    con.close()


@pytest.mark.parametrize("city", CITY)
def test_published_figures_of_all_cities_stay(path: Path, city: str) -> None:
    con = serving.open_for(path, Scope(city))
    own = codes_of(city)
    for mart in PUBLISHED:
        found = con.execute(f"select level, unit_code from marts.{mart}").df()
        assert set(found[found["level"] == "city"]["unit_code"]) == set(CITY)
        assert set(found[found["level"] == "county"]["unit_code"]) <= own, mart
    con.close()


@pytest.mark.parametrize("city", CITY)
def test_a_policy_of_another_city_is_not_there(path: Path, city: str) -> None:
    con = serving.open_for(path, Scope(city))
    for mart in ("dim_regimes", *PUBLISHED):
        found = {
            regime
            for (regime,) in con.execute(f"select distinct regime from marts.{mart}").fetchall()
        }
        assert found == ({"gz2017", LOCAL} if city == MAKER else {"gz2017"}), mart
    con.close()


@pytest.fixture(scope="module")
def asked(home: Path) -> list[tuple[str, tuple[object, ...]]]:
    """Every query of every page, with the choices of every city."""
    found: dict[tuple[str, tuple[object, ...]], None] = {}
    select = serving._cached

    def recorded(
        path: str, current: Any, scope: Scope, sql: str, values: tuple[object, ...]
    ) -> Any:
        found[sql, values] = None
        return select(path, current, scope, sql, values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(serving, "_cached", recorded)
        patch.setenv("DAIBAN_HOME", str(home))
        for view in sorted(VIEWS.glob("[a-z]*.py")):
            for city in CITY[:3]:
                for choices in _choices(city):
                    test = AppTest.from_file(str(view), default_timeout=30)
                    for name, value in choices.items():
                        test.query_params[name] = value
                    test.run()
                    assert not test.exception
    return list(found)


def _choices(city: str) -> list[dict[str, str]]:
    name = next(entry.name for entry in CITIES if entry.code == city)
    subject = "P1" if city == CITY[0] else f"{name}P1"
    figure = {"indicator": "new_service_rate", "period": "2017-Q2"}
    place = {"city": city, "county": county_of(city)}
    return [
        {**figure, **place, "subject": subject, "unit": city},
        {**figure, **place, "unit": county_of(city), "problem": f"{name}问题", "target": "10%",
         "file": f"2017-01/{name}_ledger.xlsx", "cell": "C5"},
    ]  # fmt: skip


def _without_others(path: Path, target: Path, city: str) -> Path:
    """A copy in which the rows of other cities are not there at all (published ones are)."""
    shutil.copyfile(path, target)
    others = [code for other in CITY if other != city for code in codes_of(other)]
    with duckdb.connect(str(target)) as con:
        tables = {
            name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()
        }
        submissions = ["submission_id in (select submission_id from others)"]
        con.execute("create temp table gone as select unnest(?) as code", [others])
        con.execute(
            "create temp table others as select submission_id from marts.fct_files"
            " where unit_code in (select code from gone)"
        )
        columns = marts(con)
        for mart in sorted(tables & set(OWN)):
            mine = [
                c
                for c in columns[mart]
                if c in CODES and not (mart == "fct_lineage" and c == "unit_code")
            ]
            found = [f"{column} in (select code from gone)" for column in mine] or submissions
            if mart in NOBODYS:
                found = ["true"]
            if mart == "fct_link_candidates":
                found = [f"city_name <> '{next(e.name for e in CITIES if e.code == city)}'"]
            con.execute(f"delete from marts.{mart} where {' or '.join(found)}")
    return target


# Aggregates over the whole province: a figure that is published, not a row of a city.
WHOLE = re.compile("marts.fct_evidence_counts")


@pytest.mark.parametrize("city", CITY)
def test_what_others_sent_changes_nothing(
    path: Path, tmp_path: Path, asked: list[tuple[str, tuple[object, ...]]], city: str
) -> None:
    assert len(asked) > 60
    bare = serving.open_for(
        _without_others(path, tmp_path / "bare.duckdb", city), Scope(city, True)
    )
    full = serving.open_for(path, Scope(city, True))
    for mart in sorted(marts(full).keys() & (OWN.keys() | PUBLIC)):
        if not WHOLE.search(f"marts.{mart}"):
            assert rows(full, mart) == rows(bare, mart), mart
    for sql, values in asked:
        if WHOLE.search(sql):
            continue
        answers = [con.execute(sql, list(values)).fetchall() for con in (full, bare)]
        assert sorted(map(str, answers[0])) == sorted(map(str, answers[1])), sql
    full.close()
    bare.close()


@pytest.mark.parametrize("scope", [Scope("520300"), Scope("520300", True), Scope("", False)])
def test_the_copy_itself_is_out_of_reach(path: Path, scope: Scope) -> None:
    con = serving.open_for(path, scope)
    for statement in (
        "attach '/tmp/x.duckdb'", "select * from read_csv('/etc/passwd')",
        "set enable_external_access = true", "copy marts.dim_build to '/tmp/x.csv'",
        f"attach '{path}' as again", "create table warehouse.marts.x (i integer)",
    ):  # fmt: skip
        with pytest.raises(duckdb.Error):
            con.execute(statement)
    con.close()


def test_a_mart_without_a_rule_is_not_there_for_a_city(path: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copyfile(path, tmp_path / "more.duckdb"))
    with duckdb.connect(str(copy)) as con:
        con.execute("create table marts.fct_secret as select '520100' as unit_code")
    city, everything = (serving.open_for(copy, Scope(unit)) for unit in ("520300", ""))
    assert everything.execute("select count(*) from marts.fct_secret").fetchall() == [(1,)]
    with pytest.raises(duckdb.CatalogException):
        city.execute("select * from marts.fct_secret")


# --- persons -----------------------------------------------------------------------------


@pytest.mark.parametrize("unit", ["", "520300"])
def test_persons_are_hidden_in_every_mart(
    path: Path, whole: dict[str, list[str]], unit: str
) -> None:
    con = serving.open_for(path, Scope(unit, contacts=False))
    for mart in whole:
        text = con.execute(f"select columns(*)::varchar from marts.{mart}").df().to_string()
        assert "张三" not in text, mart
        assert PHONE not in text, mart
    seen = con.execute(
        "select value, message from marts.fct_findings where rule = 'contact'"
    ).fetchall()
    assert {value for value, _ in seen} == {MASK}
    assert all(f"“{MASK}”写法不对" in message for _, message in seen)
    con.close()


@pytest.mark.parametrize("unit", ["", "520300"])
def test_whoever_may_see_contacts_sees_them(path: Path, unit: str) -> None:
    con = serving.open_for(path, Scope(unit, contacts=True))
    for mart in ("fct_source_cells", "fct_findings", "fct_watchlist_rows", "fct_decisions"):
        text = con.execute(f"select columns(*)::varchar from marts.{mart}").df().to_string()
        assert "遵义市张三" in text or "的项目P1张三" in text, mart
    con.close()


def test_what_only_looks_like_a_number_stays(path: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copyfile(path, tmp_path / "codes.duckdb"))
    texts = [
        "2017-520302-51-03-139123456780",
        "1391234567",
        "合同 139123456789 号",
        "139-1234-5678",
    ]
    with duckdb.connect(str(copy)) as con:
        con.execute("delete from marts.fct_problems")
        for text in texts:
            con.execute("insert into marts.fct_problems by name select ? as description", [text])
    con = serving.open_for(copy, Scope())
    shown = [
        text for (text,) in con.execute("select description from marts.fct_problems").fetchall()
    ]
    assert shown == [*texts[:3], MASK]


def test_where_columns_are_not_known_every_quotation_is_hidden(path: Path, tmp_path: Path) -> None:
    """A copy made before the marts said which columns are personal."""
    copy = Path(shutil.copyfile(path, tmp_path / "old.duckdb"))
    with duckdb.connect(str(copy)) as con:
        con.execute("drop table marts.dim_personal_columns")
    con = serving.open_for(copy, Scope())
    assert {v for (v,) in con.execute("select value from marts.fct_findings").fetchall()} == {MASK}
