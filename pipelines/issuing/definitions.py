"""What changed in the definitions between two copies, in a sentence for each indicator or measure.

Belongs here: comparing the definitions that the marts show. Does not belong here: loading them.
"""

from __future__ import annotations

from typing import Any

import duckdb

from pipelines.issuing.figures import Figure
from pipelines.issuing.record import Cause

TABLES = {"indicator": "dim_indicators", "measure": "dim_measures"}
LABELS = {
    "name": "名称", "numerator": "分子", "denominator": "分母", "target": "目标",
    "basis": "累计方式", "meaning": "含义", "direction": "方向", "levels": "层级", "clause": "条款",
}  # fmt: skip


def changed_definitions(
    before: duckdb.DuckDBPyConnection, after: duckdb.DuckDBPyConnection, regime: str
) -> dict[tuple[str, str], str]:
    """(kind, id) -> what changed."""
    found = {}
    for kind, table in TABLES.items():
        old, new = (_rows(con, table, kind, regime) for con in (before, after))
        for name, row in new.items():
            differing = [
                f"{label}由“{_text(old[name].get(field))}”改为“{_text(row[field])}”"
                for field, label in LABELS.items()
                if name in old and field in row and old[name].get(field) != row[field]
            ]
            if differing:
                found[kind, name] = f"“{row['name']}”{'，'.join(differing)}"
    return found


def definition_cause(figure: Figure, changed: dict[tuple[str, str], str], version: str) -> Cause:
    """The definition behind a figure that changed with the data left as they were."""
    text = changed.get((figure.kind, figure.name), f"制度定义有修改（版本 {version[:12]}）")
    return Cause("definition", f"口径修改：{text}。")


def _rows(
    con: duckdb.DuckDBPyConnection, table: str, key: str, regime: str
) -> dict[str, dict[str, Any]]:
    selected = con.execute(f"select * from marts.{table} where regime = ?", [regime])
    names = [column[0] for column in selected.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in selected.fetchall()]
    return {str(row[key]): row for row in rows}


def _text(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value or "")
