"""The ranking of one indicator as horizontal bars with its target line.

Pure: DataFrame in (short_name, value, attained, rank, target), Figure out.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboards import formats
from dashboards.figures.look import BAD, GOOD, PLAIN, SOFT, dressed


def ranking(ranked: pd.DataFrame) -> go.Figure:
    """Best on top, as in the table; values and signs stand in a column at the right."""
    shown = ranked.iloc[::-1]
    labels = [_label(row) for _, row in shown.iterrows()]
    figure = go.Figure(
        go.Bar(
            x=[0.0 if value is None else float(value) for value in shown["value"]],
            y=shown["short_name"].tolist(),
            orientation="h",
            marker_color=[_colour(reached) for reached in shown["attained"]],
            customdata=labels,
            hovertemplate="%{y}　%{customdata}<extra></extra>",
        )
    )
    target = ranked["target"].iloc[0]
    highest = max([float(value) for value in shown["value"] if value is not None] or [1.0])
    widest = max(highest, float(target or 0.0)) or 1.0
    if target is not None:
        figure.add_vline(x=float(target), line_dash="dash", line_color=SOFT, line_width=1.5)
        figure.add_annotation(
            x=float(target), y=1, yref="paper", yanchor="bottom", showarrow=False,
            text=f"目标 {formats.target_of(ranked.iloc[0])}", font={"color": SOFT, "size": 12},
        )  # fmt: skip
    figure.add_scatter(
        x=[widest * 1.04] * len(shown), y=shown["short_name"].tolist(), mode="text", text=labels,
        textposition="middle right", cliponaxis=False, hoverinfo="skip",
    )  # fmt: skip
    figure.update_xaxes(range=[0, widest * 1.32], visible=False)
    figure.update_yaxes(ticksuffix="  ")
    figure.update_layout(bargap=0.32, margin={"l": 8, "r": 8, "t": 26, "b": 4})
    return dressed(figure, height=46 + 33 * len(shown))


def _colour(attained: bool | None) -> str:
    if attained is None:
        return PLAIN
    return GOOD if attained else BAD


def _label(row: pd.Series[Any]) -> str:
    if row["value"] is None:
        return "— 分母为0"
    return f"{formats.figure(row)} {formats.mark(row['attained'])}".strip()
