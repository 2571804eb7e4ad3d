"""The ladder as bars: how many problems stand on each rung, those stuck set apart.

Pure: DataFrame in (rung, standing, stuck), Figure out.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboards.figures.look import BAD, PLAIN, dressed


def ladder(rungs: pd.DataFrame) -> go.Figure:
    """The lowest rung at the bottom, as one climbs."""
    names = rungs["rung"].tolist()
    stuck = [int(number) for number in rungs["stuck"]]
    moving = [int(all_) - int(still) for all_, still in zip(rungs["standing"], stuck, strict=True)]
    figure = go.Figure()
    for label, numbers, colour in (("停滞", stuck, BAD), ("办理中", moving, PLAIN)):
        figure.add_bar(
            x=numbers, y=names, orientation="h", name=label, marker_color=colour,
            text=[f"{label} {number}" if number else "" for number in numbers],
            textposition="inside", insidetextanchor="middle",
            hovertemplate="%{y}　" + label + " %{x} 个<extra></extra>",
        )  # fmt: skip
    figure.update_xaxes(visible=False)
    figure.update_yaxes(ticksuffix="  ")
    figure.update_layout(barmode="stack", bargap=0.28, margin={"l": 8, "r": 8, "t": 6, "b": 4})
    return dressed(figure, height=40 + 36 * len(names))
