"""Units by indicators: the heat table of 总览.

Belongs here: this table. Does not belong here: deciding what is attained (marts).
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboards import formats
from dashboards.components import table
from dashboards.components.cards import value_link
from dashboards.components.table import Head, Listing, Row, Styled


def matrix(values: pd.DataFrame) -> Listing | None:
    """Units in printed order by the indicators that have a target."""
    judged = values.dropna(subset=["target"])
    if judged.empty:
        return None
    columns = judged.drop_duplicates("indicator")
    heads = [Head("单位", "keep")] + [
        Head(
            Markup("{}<br><span class='soft'>目标{}</span>").format(
                row["name"], formats.target_of(row)
            ),
            "num",
        )
        for _, row in columns.iterrows()
    ]
    rows = [
        Row([str(unit["short_name"]), *_cells(mine, columns["indicator"].tolist())])
        for unit, mine in _units(judged)
    ]
    return table.prepared(
        "各单位达标情况", heads, rows, kind="matrix",
        note="按印发顺序；比率的单位是%；✓ 达标，✗ 未达标；点数值看原因。",
    )  # fmt: skip


def _units(values: pd.DataFrame) -> list[tuple[pd.Series[Any], pd.DataFrame]]:
    ordered = values.sort_values(["unit_order", "unit_code"], kind="stable")
    return [(mine.iloc[0], mine) for _, mine in ordered.groupby("unit_code", sort=False)]


def _cells(mine: pd.DataFrame, indicators: list[str]) -> list[Styled]:
    by_indicator = {row["indicator"]: row for _, row in mine.iterrows()}
    return [_cell(by_indicator.get(indicator)) for indicator in indicators]


def _cell(row: pd.Series[Any] | None) -> Styled:
    """The value without its % sign (the header has it) and the sign of its verdict."""
    if row is None or row["value"] is None:
        return Styled(formats.NOTHING, "soft")
    tone = "" if row["attained"] is None else ("cell-good" if row["attained"] else "cell-bad")
    text = f"{formats.figure(row).rstrip('%')} {formats.mark(row['attained'])}"
    return Styled(value_link(row, text), tone)
