"""Findings month by month (问题走势), by weight.

Pure: DataFrame in (month, severity, number), Figure out.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboards import formats
from dashboards.figures.look import BAD, PLAIN, WARN, dressed

WORDS = {
    "fatal": ("不能采用", BAD, ""),
    "error": ("错误，该行不计入", WARN, "/"),
    "warning": ("提醒", PLAIN, "."),
}


def findings(months: pd.DataFrame) -> go.Figure:
    """Stacked, the gravest at the bottom; each weight has its pattern."""
    figure = go.Figure()
    labels = sorted(months["month"].unique())
    shown = [formats.period(label) for label in labels]
    for severity, (word, colour, pattern) in WORDS.items():
        held = months[months["severity"] == severity].set_index("month")["number"]
        numbers = [int(held.get(label, 0)) for label in labels]
        figure.add_bar(
            x=shown, y=numbers, name=word,
            marker={"color": colour, "pattern": {"shape": pattern, "fgcolor": "#ffffff"}},
            hovertemplate="%{x}　" + word + " %{y}处<extra></extra>",
        )  # fmt: skip
    figure.update_xaxes(type="category", showgrid=False)
    figure.update_yaxes(zeroline=False)
    figure.update_layout(barmode="stack", bargap=0.4, margin={"l": 30, "r": 8, "t": 34, "b": 4})
    dressed(figure, height=270)
    return figure.update_layout(showlegend=True, legend={"orientation": "h", "y": 1.2, "x": 0})
