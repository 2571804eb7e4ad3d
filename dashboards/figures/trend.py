"""One unit's values over the periods of one kind, with the target of each period.

Pure: DataFrame in (label, value, target), Figure out. A period without a value is a gap.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboards import formats
from dashboards.figures.look import LINE, SOFT, dressed


def trend(history: pd.DataFrame) -> go.Figure:
    """A line with the value at each point; the target dashed."""
    labels = history["label"].tolist()
    values = history["value"].tolist()
    figure = go.Figure()
    if history["target"].notna().any():
        figure.add_scatter(
            x=labels, y=history["target"].tolist(), mode="lines", name="目标",
            line={"color": SOFT, "dash": "dash", "width": 1.5}, hoverinfo="skip",
        )  # fmt: skip
    figure.add_scatter(
        x=labels, y=values, mode="lines+markers+text", name="数值",
        text=["" if row["value"] is None else formats.figure(row) for _, row in history.iterrows()],
        textposition="top center", line={"color": LINE, "width": 2.5}, marker={"size": 8},
        cliponaxis=False, hovertemplate="%{x}　%{text}<extra></extra>",
    )  # fmt: skip
    figure.update_yaxes(visible=False, range=_span([*values, *history["target"].tolist()]))
    figure.update_xaxes(showgrid=False, type="category")
    figure.update_layout(margin={"l": 30, "r": 30, "t": 26, "b": 4})
    return dressed(figure, height=210)


def _span(values: list[float | None]) -> list[float]:
    """The axis: all values and targets, with room for the labels, never a needle's height."""
    held = [float(value) for value in values if value is not None] or [0.0, 1.0]
    room = max((max(held) - min(held)) * 0.35, 0.05)
    return [min(held) - room, max(held) + room]
