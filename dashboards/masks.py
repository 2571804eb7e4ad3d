"""Hiding persons (个人信息遮盖) from viewers without leave, in every mart that has cells.

Belongs here: for each mart, which texts are replaced. Does not belong here: which rows are seen
(`scope.py`). Columns that a form marks personal are replaced whole; in texts that may quote them
the quotations go, and mobile numbers go wherever they stand.
"""

from __future__ import annotations

from collections.abc import Mapping

MASK = "＊＊＊（个人信息）"
COPY = "warehouse"  # the name under which a viewer's connection has the copy
WHOLE = f"{COPY}.marts"
_PHONE = r"(^|[^0-9])1[3-9][0-9]([- ]?)[0-9]{4}[- ]?[0-9]{4}($|[^0-9])"
# Texts of an office's own wording: only mobile numbers are taken out.
FREE_TEXTS: Mapping[str, tuple[str, ...]] = {
    "fct_cell_uses": ("text",),
    "fct_lineage": ("cells",),
    "fct_problem_steps": ("description",),
    "fct_problems": ("description", "responsible", "result"),
    "fct_files": ("reason",),
}


def masked(mart: str, names: frozenset[str], marts: Mapping[str, frozenset[str]]) -> str:
    """The mart with its persons hidden, for a FROM; `names`: its columns."""
    if mart == "fct_source_cells":
        return _cells(names)
    if mart == "fct_findings":
        return _findings(marts)
    if mart == "fct_decisions":
        return _decisions(marts)
    if mart == "fct_watchlist_rows":
        return _lists(marts)
    texts = [name for name in FREE_TEXTS.get(mart, ()) if name in names]
    if not texts:
        return f"{WHOLE}.{mart}"
    hidden = ", ".join(f"{_without_phones(name)} as {name}" for name in texts)
    return f"(select * replace ({hidden}) from {WHOLE}.{mart})"


def _without_phones(text: str) -> str:
    hidden = rf"regexp_replace({text}::varchar, '{_PHONE}', '\1{MASK}\3', 'g')"
    return f"{hidden}::json" if text == "cells" else hidden


def _cells(names: frozenset[str]) -> str:
    texts = [name for name in ("text", "value", "sent_text") if name in names]
    hidden = ", ".join(
        f"case when is_personal then '{MASK}' else {_without_phones(name)} end as {name}"
        for name in texts
    )
    return f"(select * replace ({hidden}) from {WHOLE}.fct_source_cells)"


def _findings(marts: Mapping[str, frozenset[str]]) -> str:
    """`value` of a personal column; in messages its quotations, and the persons of the same row."""
    personal = "true"  # where the copy cannot tell
    if "dim_personal_columns" in marts:
        personal = f"""exists (select 1 from {WHOLE}.dim_personal_columns as p where
            p.regime = found.regime and p.form = found.form and p.element = found.element)"""
    said = "list_reduce(coalesce(persons, []), lambda told, person: "
    said += f"replace(told, person, '{MASK}'), coalesce(%s, ''))"
    quoted = f"""regexp_replace(replace(found.message, coalesce(nullif(found.value, ''), chr(0)),
        '{MASK}'), '“[^”]*”', '“{MASK}”', 'g')"""
    return f"""(
        select found.* replace (
            case when {personal} then '{MASK}' else {_without_phones(said % "found.value")} end
                as value,
            {_without_phones(said % f"case when {personal} then {quoted} else found.message end")}
                as message)
        from {WHOLE}.fct_findings as found
        left join (
            select submission_id, sheet, row_number, list(distinct text) as persons
            from {WHOLE}.fct_source_cells where is_personal and length(text) > 1 group by all
        ) as named on named.submission_id = found.submission_id
            and named.sheet = found.sheet and named.row_number = found.row_number)"""


def _decisions(marts: Mapping[str, frozenset[str]]) -> str:
    """What a corrected cell said and says, when its column is personal."""
    if "fct_source_cells" not in marts:
        return f"{WHOLE}.fct_decisions"
    personal = f"""exists (select 1 from {WHOLE}.fct_source_cells as c where c.is_personal
        and c.file = found.file and c.sheet = found.sheet and c.cell = found.cell)"""
    hidden = ", ".join(
        f"case when {personal} then '{MASK}' else {_without_phones('found.' + name)} end as {name}"
        for name in ("was", "now")
    )
    return f"(select found.* replace ({hidden}, {_without_phones('found.reason')} as reason)" + (
        f" from {WHOLE}.fct_decisions as found)"
    )


def _lists(marts: Mapping[str, frozenset[str]]) -> str:
    """Cells shown in a list, when their column is personal."""
    if "dim_personal_columns" not in marts:
        return f"(select * replace ([] as cells) from {WHOLE}.fct_watchlist_rows)"
    shown = f"""case when list_contains(coalesce(labels, []), cell.label) then '{MASK}'
        else {_without_phones("cell.text")} end"""
    return f"""(
        select found.* replace (list_transform(found.cells, lambda cell:
            struct_pack(label := cell.label, text := {shown})) as cells)
        from {WHOLE}.fct_watchlist_rows as found
        left join (
            select regime, list(distinct label) as labels
            from {WHOLE}.dim_personal_columns group by all
        ) as personal on personal.regime = found.regime)"""
