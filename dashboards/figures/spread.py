"""How the parts are spread (分布): a dot a part, a line a unit, the target dashed.

Pure: DataFrames in (unit_name, parent_code, value, attained …; unit_code, unit_name), Figure out.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboards import formats
from dashboards.figures.look import BAD, GOOD, PLAIN, SOFT, dressed

# Verdict -> colour, shape, word: each can be told without the other two.
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
        figure.add_scatter(
            x=[float(value) for value in mine["value"]],
            y=[names[code] for code in mine["parent_code"]], mode="markers", name=word,
            marker={"color": colour, "symbol": symbol, "size": 12, "opacity": 0.75},
            customdata=[_said(row) for _, row in mine.iterrows()],
            hovertemplate="%{customdata}<extra></extra>",
        )  # fmt: skip
    if not held.empty and held["target"].iloc[0] is not None:
        figure.add_vline(x=float(held["target"].iloc[0]), line_dash="dash", line_color=SOFT)
    is_rate = not held.empty and held["denominator"].iloc[0] is not None
    shown = [name for name in names.values() if name in {names[c] for c in held["parent_code"]}]
    figure.update_yaxes(categoryorder="array", categoryarray=shown[::-1], ticksuffix="  ")
    figure.update_xaxes(tickformat=".0%" if is_rate else None, side="top", zeroline=False)
    figure.update_layout(margin={"l": 8, "r": 20, "t": 54, "b": 6})
    dressed(figure, height=90 + 36 * max(len(shown), 1))
    return figure.update_layout(
        showlegend=True,
        legend={
            "orientation": "h",
            "y": 1.0,
            "yanchor": "bottom",
            "x": 1,
            "xanchor": "right",
            "yref": "container",
        },
    )


def _said(row: pd.Series) -> str:
    made_of = formats.parts(row["numerator"], row["denominator"])
    return f"{row['unit_name']}　{formats.figure(row)}（{made_of}）"
