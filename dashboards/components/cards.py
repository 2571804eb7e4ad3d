"""Small parts that many pages share: a verdict, a value that leads to its rows, its parts on hover.

Belongs here: these parts. Does not belong here: any rate.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboards import formats
from dashboards.components import links


def verdict(reached: bool | None) -> Markup:
    """达标 or 未达标 with its sign and colour, for a table cell."""
    tone = "soft" if reached is None else ("good" if reached else "bad")
    return Markup('<span class="{}">{}</span>').format(tone, formats.verdict(reached))


def place(row: pd.Series[Any]) -> dict[str, str]:
    """Where a value's link leads: the unit, or the part within its unit."""
    if row["role"] == "part":
        return {"city": row["parent_code"], "county": row["unit_code"]}
    return {"city": row["unit_code"]} if row["role"] == "unit" else {}


def tip(row: pd.Series[Any]) -> str:
    """The parts of a value, its target and its change, in lines."""
    made_of = f"{row['name']} {formats.figure(row)}"
    if row["denominator"] is not None:
        made_of += f" ＝ {formats.parts(row['numerator'], row['denominator'])}"
    goal = f"目标 {formats.target_of(row)}　" if row["target"] is not None else ""
    return f"{made_of}\n{goal}{formats.change_of(row)}"


def value_link(row: pd.Series[Any], text: str) -> Markup:
    """A value that opens its rows in 逐级下钻."""
    return links.drilldown(
        text, row["regime"], row["indicator"], row["period"],
        f"{row['unit_name']}\n{tip(row)}", **place(row),
    )  # fmt: skip
