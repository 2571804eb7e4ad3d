"""A selection: rows with the names of their columns, whichever question they answer.

Belongs here: turning a `select` into `Rows`, and what is wrong with a question. Does not belong
here: any question (`query.py`, `lineage.py`, `duties.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

Row = dict[str, Any]


@dataclass(frozen=True)
class Rows:
    """A selection: column names and one mapping per row."""

    columns: tuple[str, ...]
    rows: list[Row]


class QueryError(Exception):
    """The selection names something that does not exist; the message is Chinese."""


def rows_of(statement: duckdb.DuckDBPyConnection) -> Rows:
    """All rows of an executed statement, under the names that it gives its columns."""
    names = tuple(column[0] for column in statement.description or ())
    return Rows(names, [dict(zip(names, row, strict=True)) for row in statement.fetchall()])


def rows_of_mart(
    con: duckdb.DuckDBPyConnection,
    table: str,
    columns: Sequence[str],
    chosen: Mapping[str, str | None],
    order: str,
) -> Rows:
    """The rows of a mart, all `columns` when none is named; `chosen` maps a column, or several
    with `|` between, to the value that one of them must have, None = any."""
    wanted = {name: value for name, value in chosen.items() if value is not None}
    where = " and ".join(f"? in ({name.replace('|', ', ')})" for name in wanted) or "true"
    names = ", ".join(f'"{column}"' for column in columns) or "*"
    return rows_of(
        con.execute(
            f"select {names} from marts.{table} where {where} order by {order}",
            list(wanted.values()),
        )
    )
