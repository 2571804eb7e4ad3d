"""Hiding persons (个人信息遮盖) from viewers without leave, in every mart that holds texts.

Belongs here: for each mart, what is shown in place of its texts. Does not belong here: which rows
are seen (`scope.py`), which columns are texts (`texts.py`), what a telephone number is
(`phones.py`). Columns that a form marks personal are replaced whole; in texts that may quote them
the quotations go, and telephone numbers go wherever they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dashboards import phones
from dashboards.texts import NAMES, WORDED

MASK = "＊＊＊（个人信息）"
COPY = "warehouse"  # the name under which a viewer's connection has the copy
WHOLE = f"{COPY}.marts"
Marts = Mapping[str, frozenset[str]]


class Replaced(NamedTuple):
    """Columns of a mart, called `whole`, with what is shown instead, and what that asks to join."""

    texts: dict[str, str]
    joined: str = ""


def masked(mart: str, marts: Marts) -> str:
    """The mart with its persons hidden: a SELECT without its WHERE; `marts`: their columns."""
    found = {"fct_findings": _findings, "fct_decisions": _decisions, "fct_source_cells": _cells,
             "fct_watchlist_rows": _lists}.get(mart, _nothing)(marts)  # fmt: skip
    names = dict.fromkeys(NAMES.get(mart, ()), f"case when whole.%s <> '' then '{MASK}' end")
    texts = _worded(mart) | {name: text % name for name, text in names.items()} | found.texts
    kept = ", ".join(f"{text} as {name}" for name, text in texts.items() if name in marts[mart])
    return (
        f"select whole.* {f'replace ({kept})' if kept else ''} from {WHOLE}.{mart} as whole "
        + found.joined
    )


def _worded(mart: str) -> dict[str, str]:
    """Each text of an office's own wording without its telephone numbers."""
    found = {}
    for name in WORDED.get(mart, ()):
        column = name.removesuffix("[]")
        found[column] = (
            f"list_transform(whole.{column}, lambda told: {_hidden('told')})"
            if column != name
            else _hidden(f"whole.{name}")
        )
    return found


def _hidden(text: str) -> str:
    return phones.hidden_sql(text, MASK)


def _nothing(_marts: Marts) -> Replaced:
    return Replaced({"cells": f"{_hidden('whole.cells::varchar')}::json"})


def _cells(_marts: Marts) -> Replaced:
    return Replaced({
        name: f"case when is_personal then '{MASK}' else {_hidden(f'whole.{name}')} end"
        for name in ("text", "value", "sent_text")
    })  # fmt: skip


def _findings(marts: Marts) -> Replaced:
    """`value` of a personal column; in messages its quotations, and the persons of the same row."""
    personal = "true"  # where the copy cannot tell
    if "dim_personal_columns" in marts:
        personal = f"""exists (select 1 from {WHOLE}.dim_personal_columns as p where
            p.regime = whole.regime and p.form = whole.form and p.element = whole.element)"""
    said = "list_reduce(coalesce(persons, []), lambda told, person: "
    said += f"replace(told, person, '{MASK}'), coalesce(%s, ''))"
    quoted = f"""regexp_replace(replace(whole.message, coalesce(nullif(whole.value, ''), chr(0)),
        '{MASK}'), '“[^”]*”', '“{MASK}”', 'g')"""
    message = said % f"case when {personal} then {quoted} else whole.message end"
    return Replaced(
        {
            "value": f"case when {personal} then '{MASK}' else {_hidden(said % 'whole.value')} end",
            "message": _hidden(message),
        },
        f"""left join (
            select submission_id, sheet, row_number, list(distinct text) as persons
            from {WHOLE}.fct_source_cells where is_personal and length(text) > 1 group by all
        ) as named on named.submission_id = whole.submission_id
            and named.sheet = whole.sheet and named.row_number = whole.row_number""",
    )


def _decisions(marts: Marts) -> Replaced:
    """What a corrected cell said and says, when its column is personal."""
    personal = "true"  # where the copy cannot tell
    if "fct_source_cells" in marts:
        personal = f"""exists (select 1 from {WHOLE}.fct_source_cells as c where c.is_personal
            and c.file = whole.file and c.sheet = whole.sheet and c.cell = whole.cell)"""
    return Replaced({
        name: f"case when {personal} then '{MASK}' else {_hidden(f'whole.{name}')} end"
        for name in ("was", "now")
    })  # fmt: skip


def _lists(marts: Marts) -> Replaced:
    """Cells shown in a list, when their column is personal."""
    if "dim_personal_columns" not in marts:
        return Replaced({"cells": "[]"})
    shown = f"""case when list_contains(coalesce(labels, []), cell.label) then '{MASK}'
        else {_hidden("cell.text")} end"""
    return Replaced(
        {
            "cells": f"""list_transform(whole.cells, lambda cell:
                struct_pack(label := cell.label, text := {shown}))"""
        },
        f"""left join (
            select regime, list(distinct label) as labels
            from {WHOLE}.dim_personal_columns group by all
        ) as personal on personal.regime = whole.regime""",
    )
