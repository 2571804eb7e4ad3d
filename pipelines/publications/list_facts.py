"""What a template may say of watch lists (清单) and steps (环节).

Belongs here: names and counts for templates, each count bound to its source. Does not belong here:
reading (`list_tables.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

import duckdb

from pipelines.publications.claims import Bound
from pipelines.publications.list_records import Listed, Overdue, StepCounts, WatchList
from pipelines.publications.placement import BulletinPlacement
from pipelines.publications.records import Edition
from pipelines.publications.tables import PRINTED_UNITS
from pipelines.publications.wording import NO_VALUE

STEP_FIELDS = ("due", "met", "late", "undone")


class Cells(dict[str, str]):
    """Cells by their header; a cell that was left empty reads as a dash."""

    def __missing__(self, header: str) -> str:
        return NO_VALUE


def list_context(
    lists: Sequence[WatchList], steps: Sequence[StepCounts], overdue: Sequence[Overdue],
    placement: BulletinPlacement,
) -> dict[str, Any]:  # fmt: skip
    """`lists`, `steps` and `overdue` of the templates."""
    shown = placement.list_rows
    return {
        "lists": {item.watchlist: _list(item, placement) for item in lists},
        "steps": [
            {"name": s.name, "clause": s.clause, "limit": s.limit}
            | {f: Bound(str(getattr(s, f)), "step", s.step, "", f) for f in STEP_FIELDS}
            for s in steps
        ],
        "overdue": {
            "count": Bound(str(len(overdue)), "overdue", "", ""),
            "rows": [_overdue(row) for row in overdue[:shown]],
            "is_cut": len(overdue) > shown,
        },
    }


def _list(item: WatchList, placement: BulletinPlacement) -> dict[str, Any]:
    by = placement.named_by
    names = list(dict.fromkeys(row.cells.get(by) or row.subject_name for row in item.rows))
    told = "、".join(f"“{name}”" for name in names[: placement.list_names])
    return {
        "name": item.name, "says": item.says, "clause": item.clause,
        "count": Bound(str(len(item.rows)), "list", item.watchlist, ""),
        "rows": [_row(row, placement.own) for row in item.rows[: placement.list_rows]],
        "is_cut": len(item.rows) > placement.list_rows,
        "told": told + ("等" if len(names) > placement.list_names else ""),
        "by_unit": _grouped(item, lambda row: row.place_name, "unit", placement.own),
        "by_kind": _grouped(item, lambda row: row.measure_name, "kind", ""),
    }  # fmt: skip


def _grouped(
    item: WatchList, key: Callable[[Listed], str], kind: str, unnamed: str
) -> list[dict[str, str]]:
    """Rows counted by unit or category, in the order of the first of each."""
    order = {name: place for place, name in enumerate(dict.fromkeys(map(key, item.rows)))}
    rows = sorted(item.rows, key=lambda row: order[key(row)])
    sizes = [(name, str(len(list(group)))) for name, group in groupby(rows, key=key)]
    return [
        {
            "name": _plain(name or unnamed),
            "count": Bound(size, "list", item.watchlist, "", kind, name),
        }
        for name, size in sizes
    ]


def _plain(name: str) -> str:
    """未落地项目数 -> 未落地项目: the name is followed by the number."""
    return name.removesuffix("数")


def _row(row: Listed, own: str) -> dict[str, Any]:
    on = row.happened_on.isoformat() if row.happened_on else NO_VALUE
    return {
        "unit": row.unit_name or own, "place": row.place_name or own, "subject": row.subject_name,
        "kind": _plain(row.measure_name), "on": on, "cells": Cells(row.cells),
    }  # fmt: skip


def _overdue(row: Overdue) -> dict[str, str]:
    return {
        "step": row.step_name, "subject": row.subject_name, "responsible": row.responsible,
        "limit": row.limit, "due_on": row.due_on.isoformat(), "over": row.over or NO_VALUE,
    }  # fmt: skip


def count_again(
    con: duckdb.DuckDBPyConnection, edition: Edition, kind: str, name: str, rest: Sequence[str]
) -> str:
    """A count of a list, step or of what is overdue, by a second reading."""
    if kind == "list":
        return _count_list(con, edition, name, rest)
    states = {"due": "state in ('in_time', 'late', 'overdue')", "met": "state = 'in_time'",
              "late": "state = 'late'", "undone": "state = 'overdue'"}  # fmt: skip
    chosen = states[rest[0]] if rest else states["undone"]
    since = edition.start_on if kind == "step" else None
    row = con.execute(
        f"""select count(*) from marts.fct_steps where regime = $regime and {chosen}
            and ($step = '' or step = $step) and due_at::date <= $until
            and ($since is null or due_at::date >= $since::date)""",
        {"regime": edition.regime, "step": name, "until": edition.end_on, "since": since},
    ).fetchone()
    return str(row[0] if row else 0)


def _count_list(
    con: duckdb.DuckDBPyConnection, edition: Edition, name: str, rest: Sequence[str]
) -> str:
    """All rows, or those of one unit (with what lies below it) or of one category."""
    kind, wanted = (rest[0], rest[1]) if rest else ("", "")
    row = con.execute(
        f"""with places as (select unit_code from ({PRINTED_UNITS}) where printed = $wanted)
        select count(*)
        from marts.fct_watchlist_rows as w join marts.dim_regimes as r using (regime)
        where w.regime = $regime and w.period = $period and w.watchlist = $list
            and ($kind <> 'kind' or w.measure_name = $wanted)
            and ($kind <> 'unit' or ($wanted = '' and w.unit_code = r.root_unit)
                or (w.unit_code <> r.root_unit and case
                    when r.root_unit = w.parent_code then w.unit_code
                    else w.parent_code end in (from places)))""",
        {"regime": edition.regime, "period": edition.period, "list": name, "kind": kind,
         "wanted": wanted},
    ).fetchone()  # fmt: skip
    return str(row[0] if row else 0)
