"""Units by indicators: the heat table of 总览 and the list of units below target.

Belongs here: these two tables. Does not belong here: deciding what is attained (marts).
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboards import formats
from dashboards.components import frame, table
from dashboards.components.cards import value_link
from dashboards.components.table import Head, Row, Styled


def matrix(values: pd.DataFrame) -> None:
    """Ten units in printed order by the indicators that have a target."""
    judged = values.dropna(subset=["target"])
    if judged.empty:
        frame.nothing("这个时段没有各单位的指标。")
        return
    columns = judged.drop_duplicates("indicator")
    heads = [Head("单位", "keep")] + [
        Head(
            Markup("{}<br><span class='soft'>{}目标{}</span>").format(
                row["name"], "" if row["denominator"] is None else "（%）", formats.target_of(row)
            ),
            "num",
        )
        for _, row in columns.iterrows()
    ]
    rows = [
        Row([str(unit["short_name"]), *_cells(mine, columns["indicator"].tolist())])
        for unit, mine in _units(judged)
    ]
    table.show(table.table_html(heads, rows, kind="matrix"))


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


def attention(values: pd.DataFrame) -> None:
    """Per indicator the units below its target, the lowest first."""
    below = values[values["attained"].map(lambda reached: reached is not None and not reached)]
    if below.empty:
        table.show('<p class="good">✓ 各单位都达到了目标。</p>')
        return
    heads = [
        Head("指标", "keep"),
        Head("目标", "num"),
        Head("未达标（个）", "num"),
        Head("未达标单位", "wide"),
    ]
    rows = []
    for _, mine in below.groupby("indicator_order"):
        units = [
            value_link(row, f"{row['short_name']} {formats.figure(row)}")
            for _, row in mine.sort_values(["value", "unit_order"]).iterrows()
        ]
        first = mine.iloc[0]
        rows.append(
            Row(
                [
                    first["name"],
                    formats.target_of(first),
                    str(len(mine)),
                    Markup("、").join(units),
                ]
            )
        )
    table.show(table.table_html(heads, rows))
