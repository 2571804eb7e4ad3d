"""How the parts are spread (分布): a dot a part, a line a unit, the target dashed.

Pure: DataFrames in (unit_name, parent_code, value, attained …; unit_code, unit_name), Figure out.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboards import formats
from dashboards.figures.look import BAD, GOOD, PLAIN, SOFT, dressed

# Verdict -> colour, shape, word: each can be told without the other two.
LISTED = 8  # parts that the hover text names
SHOWN = {
    True: (GOOD, "circle", "达标"),
    False: (BAD, "x", "未达标"),
    None: (PLAIN, "diamond", "无目标"),
}


def spread(parts: pd.DataFrame, units: pd.DataFrame) -> go.Figure:
    """Units in printed order from the top."""
    names = dict(zip(units["unit_code"], units["unit_name"], strict=True))
    held = parts.dropna(subset=["value"])
    held = held[held["parent_code"].isin(names)]
    figure = go.Figure()
    for verdict, (colour, symbol, word) in SHOWN.items():
        mine = held[held["attained"].map(lambda found, v=verdict: found is v or found == v)]
        if mine.empty:
            continue
        dots = _dots(mine, names)
        figure.add_scatter(
            x=dots["value"],
            y=dots["unit"],
            mode="markers+text",
            name=word,
            marker={
                "color": colour,
                "symbol": symbol,
                "size": [13 + min(n, 12) for n in dots["n"]],
            },
            text=[f"<b>{n}</b>" if n > 1 else "" for n in dots["n"]],
            textposition="top center",
            customdata=dots["said"],
            hovertemplate="%{customdata}<extra></extra>",
        )
    if not held.empty and held["target"].iloc[0] is not None:
        figure.add_vline(x=float(held["target"].iloc[0]), line_dash="dash", line_color=SOFT)
    is_rate = not held.empty and held["denominator"].iloc[0] is not None
    shown = [name for name in names.values() if name in {names[c] for c in held["parent_code"]}]
    figure.update_yaxes(categoryorder="array", categoryarray=shown[::-1], ticksuffix="  ")
    figure.update_xaxes(tickformat=".0%" if is_rate else None, side="top", zeroline=False)
    figure.update_layout(margin={"l": 8, "r": 20, "t": 30, "b": 40})
    dressed(figure, height=100 + 38 * max(len(shown), 1))
    legend = {"orientation": "h", "y": 0, "yanchor": "top", "x": 0}
    return figure.update_layout(showlegend=True, legend={**legend, "itemsizing": "constant"})


def _dots(mine: pd.DataFrame, names: dict[str, str]) -> dict[str, list[Any]]:
    """Parts of one unit with the same value are one dot with their number."""
    dots: dict[str, list[Any]] = {"value": [], "unit": [], "n": [], "said": []}
    for _, same in mine.groupby(["parent_code", "value"]):
        said = [_said(row) for _, row in same.iterrows()]
        more = [f"等{len(said)}个"] if len(said) > LISTED else []
        for key, found in (
            ("value", float(same["value"].iloc[0])),
            ("unit", names[str(same["parent_code"].iloc[0])]),
            ("n", len(said)),
            ("said", "<br>".join(said[:LISTED] + more)),
        ):
            dots[key].append(found)
    return dots


def _said(row: pd.Series) -> str:
    made_of = formats.parts(row["numerator"], row["denominator"])
    return f"{row['unit_name']}　{formats.figure(row)}（{made_of}）"
