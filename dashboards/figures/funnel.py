"""Progress of projects (进展): how many have come at least so far, as bars from the left.

Pure: DataFrame in (stage, stage_order, projects, amount), Figure out.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboards import formats
from dashboards.figures.look import LINE, dressed


def funnel(stages: pd.DataFrame) -> go.Figure:
    """The first stage on top; the number stands at the bar's end."""
    ordered = stages.sort_values("stage_order", ascending=False)
    numbers = [int(number) for number in ordered["projects"]]
    widest = max([*numbers, 1])
    figure = go.Figure(
        go.Bar(
            x=numbers, y=ordered["stage"].tolist(), orientation="h", marker_color=LINE,
            text=[f"{number}个" for number in numbers], textposition="outside", cliponaxis=False,
            customdata=[formats.money(amount) for amount in ordered["amount"]],
            hovertemplate="%{y}　%{x}个　%{customdata}<extra></extra>",
        )
    )  # fmt: skip
    figure.update_xaxes(visible=False, range=[0, widest * 1.15])
    figure.update_yaxes(ticksuffix="  ")
    figure.update_layout(bargap=0.3, margin={"l": 8, "r": 8, "t": 4, "b": 4})
    return dressed(figure, height=24 + 34 * len(numbers))
