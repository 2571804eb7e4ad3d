"""The serving copy: the only module of the pages that opens DuckDB.

Belongs here: finding the copy, opening it read-only, noticing that it was replaced. Does not
belong here: what is selected (`data.py`), what a viewer sees of it (`scope.py`), a write. Results
are cached per state of the file and per scope, so a new copy is seen at once and nobody is given
what was read for another.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from threading import Lock

import duckdb
import pandas as pd
import streamlit as st

from dashboards import scope as scope_of
from dashboards import viewer
from dashboards.masks import COPY as ATTACHED
from dashboards.scope import Scope

Identity = tuple[int, int, int]
COPY = "serving.copy"


class NoData(Exception):
    """There is no serving copy yet."""


class NotReadable(Exception):
    """The serving copy exists and cannot be read: locked, damaged or of another version."""


def home() -> Path:
    """DAIBAN_HOME (default var/)."""
    return Path(os.environ.get("DAIBAN_HOME") or "var")


def serving_file() -> Path:
    """What this visit reads: the serving copy, or the copy as of the day that it asked for."""
    chosen: Path | None = st.session_state.get(COPY)
    return chosen or home() / "serving" / "warehouse.duckdb"


def read_from(copy: Path | None) -> None:
    """Which copy this visit reads; None = the serving copy."""
    st.session_state[COPY] = copy


def identity() -> Identity:
    """What tells one serving copy from the next. Raises NoData without one."""
    try:
        found = serving_file().stat()
    except OSError as error:
        raise NoData from error
    return found.st_ino, found.st_mtime_ns, found.st_size


class _Reader:
    """One read-only connection of one scope, renewed when the file under its path was replaced.

    A DuckDB of its own, in memory, to which the copy is attached read-only: it has the viewer's
    marts and nothing else. The lock makes sure that nobody reads while it is renewed.
    """

    def __init__(self, path: Path, scope: Scope) -> None:
        self._path, self._scope = path, scope
        self._lock = Lock()
        self._opened: Identity | None = None
        self._connection: duckdb.DuckDBPyConnection | None = None

    def select(self, current: Identity, sql: str, values: Sequence[object]) -> pd.DataFrame:
        with self._lock:
            try:
                return self._connect(current).execute(sql, list(values)).df()
            except duckdb.Error as error:
                self._close()
                raise NotReadable(str(error)) from error

    def _connect(self, current: Identity) -> duckdb.DuckDBPyConnection:
        if self._connection is None or self._opened != current:
            self._close()
            self._connection = open_for(self._path, self._scope)
            self._opened = current
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection, self._opened = None, None


def open_for(path: Path, scope: Scope) -> duckdb.DuckDBPyConnection:
    """A connection whose schema `marts` holds what the scope sees. Raises duckdb.Error."""
    con = duckdb.connect(":memory:")
    quoted = str(path).replace("'", "''")
    try:
        con.execute(f"attach '{quoted}' as {ATTACHED} (read_only)")
        con.execute("set enable_external_access = false; set lock_configuration = true")
        columns: dict[str, set[str]] = {}
        for mart, name in con.execute(
            "select table_name, column_name from duckdb_columns()"
            " where database_name = ? and schema_name = 'marts'",
            [ATTACHED],
        ).fetchall():
            columns.setdefault(mart, set()).add(name)
        _make_marts(con, scope, {mart: frozenset(names) for mart, names in columns.items()})
    except duckdb.Error:
        con.close()
        raise
    return con


def _make_marts(
    con: duckdb.DuckDBPyConnection, scope: Scope, columns: Mapping[str, frozenset[str]]
) -> None:
    con.execute("create schema marts")
    if scope.unit:
        con.execute(scope_of.ASKED)
        con.execute(scope_of.ASK, {"unit": scope.unit})
        con.execute(scope_of.UNITS)
        con.execute(scope_of.REGIMES)
        con.execute(scope_of.RETURNS)
    elif "dim_org_units" in columns:
        con.execute(scope_of.EVERYTHING)
    if scope.policies:
        con.execute(scope_of.ONLY, {"policies": list(scope.policies)})
    for mart, select in sorted(scope_of.views(scope, columns)):
        if mart == "fct_source_cells" and scope.unit:
            con.execute(scope_of.EVIDENCE)
        con.execute(f"create view marts.{mart} as {select}")


@st.cache_resource(show_spinner=False, max_entries=40)
def _reader(path: str, scope: Scope) -> _Reader:
    return _Reader(Path(path), scope)


@st.cache_data(show_spinner=False, max_entries=1000)
def _cached(
    path: str, current: Identity, scope: Scope, sql: str, values: tuple[object, ...]
) -> pd.DataFrame:
    return _read(path, current, scope, sql, values)


def _read(
    path: str, current: Identity, scope: Scope, sql: str, values: tuple[object, ...]
) -> pd.DataFrame:
    found = _reader(path, scope).select(current, sql, values)
    whole = found.astype(object)
    return whole.where(found.notna(), None)


def seen() -> tuple[object, ...]:
    """Everything that a selection depends on besides its text: which copy, in which state, and what
    the viewer sees of it. Raises viewer.NoEntry."""
    return str(serving_file().resolve()), identity(), viewer.current().scope


def select(sql: str, *values: object) -> pd.DataFrame:
    """Rows that the viewer may see, with None for every NULL. Raises viewer.NoEntry."""
    scope = viewer.current().scope
    return _cached(str(serving_file().resolve()), identity(), scope, sql, values)


def later(sql: str, *values: object) -> Callable[[], pd.DataFrame]:
    """The same rows, read when they are asked for: a file is made outside of the visit that shows
    its button, and for the viewer who was shown it. Raises viewer.NoEntry."""
    scope = viewer.current().scope
    return partial(_read, str(serving_file().resolve()), identity(), scope, sql, values)
