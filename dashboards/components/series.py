"""The parts of 排名 over time and over parts: lines of places, spread, small multiples, each with
the table that holds its numbers.

Belongs here: figure and table side by side. Does not belong here: the figures (`figures/`).
"""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboards import formats
from dashboards.components import cards, chart, frame, selectors, table
from dashboards.components.table import Head, Row
from dashboards.data_shape import Shape
from dashboards.figures.multiples import multiples as multiples_figure
from dashboards.figures.rank_lines import rank_lines as rank_lines_figure
from dashboards.figures.spread import spread as spread_figure


def rank_lines(history: pd.DataFrame, shape: Shape) -> None:
    """Places period by period; one unit set off."""
    if history["label"].nunique() < 2:
        frame.nothing("只有一期的名次，还看不出变化。")
        return
    name = str(history["name"].iloc[0])
    units = dict(zip(history["unit_code"], history["short_name"], strict=True))
    table.heading(f"{name}：名次变化", "第1名在最上面；指着点看数值。")
    chosen = selectors.choose_named(f"突出哪个{shape.unit}", "lit", units)
    chart.show(rank_lines_figure(history, chosen), "rank_lines", f"各{shape.unit}逐期名次")
    _by_period(history, f"{name}：逐期名次", "rank")


def multiples(history: pd.DataFrame) -> None:
    """One small figure a unit."""
    name = str(history["name"].iloc[0])
    table.heading(f"{name}：逐期小图", "虚线为目标；圆点达标，叉未达标；各图的刻度相同。")
    chart.show(multiples_figure(history), "multiples", f"各单位{name}逐期数值")
    _by_period(history, f"{name}：逐期数值", "value")


def spread(parts: pd.DataFrame, units: pd.DataFrame, shape: Shape) -> None:
    """All parts, unit by unit, and the list."""
    name = str(parts["name"].iloc[0])
    judged = parts.dropna(subset=["attained"])
    reached = int(judged["attained"].astype(bool).sum())
    note = (
        f"一个点是数值相同的{shape.part}，上面的数是几个；"
        f"有目标的{len(judged)}个中，{reached}个达标。虚线为目标。"
    )
    table.heading(f"{name}：各{shape.part}分布", note)
    chart.show(spread_figure(parts, units), "spread", f"各{shape.part}的{name}，按{shape.unit}分行")
    _parts_table(parts, units, shape)


def _parts_table(parts: pd.DataFrame, units: pd.DataFrame, shape: Shape) -> None:
    names = dict(zip(units["unit_code"], units["unit_name"], strict=True))
    top, bottom = formats.part_heads(parts)
    heads = [
        Head(shape.part, "keep"), Head(f"所属{shape.unit}", "keep"),
        Head(formats.value_head(parts), "num"), Head(top, "num"), Head(bottom, "num"),
        Head("是否达标", "keep"), Head(f"{shape.whole}名次", "mid"),
    ]  # fmt: skip
    rows = [
        Row(
            [
                cards.value_link(row, str(row["unit_name"])),
                names.get(row["parent_code"], formats.NOTHING),
                formats.figure(row).rstrip("%"), formats.count(row["numerator"]),
                formats.count(row["denominator"]), cards.verdict(row["attained"]),
                formats.count(row["rank_in_province"]),
            ],
            flagged=row["attained"] is not None and not row["attained"],
        )
        for _, row in parts.iterrows()
    ]  # fmt: skip
    with st.expander(f"全部{shape.part}（{len(rows)}个），可排序、筛选、下载"):
        first = parts.iloc[0]
        table.listing(
            f"各{shape.part}",
            heads,
            rows,
            level=3,
            file=f"{shape.part}_{first['name']}_{formats.period(first['period'])}",
        )


def _by_period(history: pd.DataFrame, title: str, column: str) -> None:
    labels = history["label"].drop_duplicates().tolist()
    unit = "" if column == "rank" else formats.value_head(history).removeprefix("数值")
    heads = [Head("单位", "keep"), *(Head(f"{label}{unit}", "num") for label in labels)]
    rows = []
    for _, mine in history.groupby("unit_code", sort=False):
        held = {row["label"]: row for _, row in mine.iterrows()}
        cells: list[str | Markup] = [str(mine["short_name"].iloc[-1])]
        for label in labels:
            row = held.get(label)
            if row is None or row[column] is None:
                cells.append(formats.NOTHING)
            elif column == "rank":
                cells.append(formats.rank(row["rank"]))
            else:
                cells.append(f"{formats.figure(row).rstrip('%')} {formats.mark(row['attained'])}")
        rows.append(Row(cells))
    table.listing(title, heads, rows, level=3)
