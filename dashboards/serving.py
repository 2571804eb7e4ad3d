"""The serving copy: the only module of the pages that opens DuckDB.

Belongs here: finding the copy, opening it read-only, noticing that it was replaced. Does not
belong here: what is selected (`data.py`), a write. Results are cached per state of the file, so a
new copy is seen at once.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

import duckdb
import pandas as pd
import streamlit as st

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
    """One read-only connection, renewed when the file under its path was replaced.

    DuckDB shares a database among the connections of a process, so the old one must be closed
    before the new file can be seen; the lock makes sure that nobody is still reading it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
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
            self._connection = duckdb.connect(self._path, read_only=True)
            self._opened = current
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection, self._opened = None, None


@st.cache_resource(show_spinner=False, max_entries=8)
def _reader(path: str) -> _Reader:
    return _Reader(Path(path))


@st.cache_data(show_spinner=False, max_entries=500)
def _cached(path: str, current: Identity, sql: str, values: tuple[object, ...]) -> pd.DataFrame:
    found = _reader(path).select(current, sql, values)
    whole = found.astype(object)
    return whole.where(found.notna(), None)


def seen() -> tuple[object, ...]:
    """Everything that a selection depends on besides its text: which copy, in which state."""
    return str(serving_file().resolve()), identity()


def select(sql: str, *values: object) -> pd.DataFrame:
    """Rows with None for every NULL."""
    return _cached(str(serving_file().resolve()), identity(), sql, values)
