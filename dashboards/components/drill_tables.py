"""The tables of 逐级下钻: the units of the whole, the parts of a unit.

Belongs here: these tables. Does not belong here: where one is and the value there (`drill.py`).
"""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from dashboards import data, formats
from dashboards.components import frame, table
from dashboards.components.cards import value_link, verdict
from dashboards.components.drill import Chosen
from dashboards.components.table import Head, Row


def units_table(here: Chosen) -> None:
    """The units with their values; only their names where an indicator begins below them."""
    values = data.indicator_values(here.regime, here.period, "unit")
    if (values["indicator"] == here.indicator["indicator"]).any():
        unit_table(f"各{here.shape.unit}", values, here)
        return
    units = data.units(here.regime)
    names = [here.link(row["unit_name"], city=row["unit_code"]) for _, row in units.iterrows()]
    table.show(
        Markup("<p>这个指标只算到{}。请选{}：{}</p>").format(
            here.shape.part, here.shape.unit, Markup("、").join(names)
        )
    )


def unit_table(title: str, values: pd.DataFrame, here: Chosen) -> None:
    """Units with value, parts, target and places."""
    mine = values[values["indicator"] == here.indicator["indicator"]]
    if mine.empty:
        frame.nothing("这个时段没有下级单位的数值，请换一个时段。")
        return
    is_part = mine["role"].iloc[0] == "part"
    top, bottom = formats.part_heads(mine)
    heads = [
        Head("单位", "keep"), Head(formats.value_head(mine), "num"), Head(top, "num"),
        Head(bottom, "num"), Head("目标", "num"), Head("是否达标", "keep"),
        Head("本单位内名次" if is_part else "名次", "mid"),
    ]  # fmt: skip
    if is_part:
        heads.append(Head(f"{here.shape.whole}名次", "mid"))
    rows = []
    for _, row in mine.iterrows():
        cells = [
            value_link(row, str(row["unit_name"])),
            formats.figure(row).rstrip("%"),
            formats.count(row["numerator"]),
            formats.count(row["denominator"]),
            formats.target_of(row) if row["target"] is not None else formats.NOTHING,
            verdict(row["attained"]),
            formats.rank(row["rank"]) if row["rank"] is not None else formats.NOTHING,
        ]
        if is_part:
            cells.append(formats.count(row["rank_in_province"]))
        rows.append(Row(cells, flagged=row["attained"] is not None and not row["attained"]))
    file = f"{title}_{here.indicator['name']}_{formats.period(here.period)}"
    table.listing(title, heads, rows, note="点单位名看分子、分母里的每一项。", file=file)
