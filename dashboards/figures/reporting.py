"""How many units left something out, month by month.

Pure: DataFrame in (month, missing, late, hollow: units), Figure out.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboards import formats
from dashboards.figures.look import BAD, PLAIN, WARN, dressed

# Column -> word, colour, pattern: each can be told without the other two.
KINDS = (
    ("missing", "有未报", BAD, ""),
    ("late", "有迟报", WARN, "/"),
    ("hollow", "有不完整", PLAIN, "."),
)


def faulty_units(months: pd.DataFrame) -> go.Figure:
    """Three bars a month, each a number of units, each kind with its pattern."""
    figure = go.Figure()
    labels = [formats.period(month) for month in months["month"]]
    for column, label, colour, pattern in KINDS:
        numbers = [int(number) for number in months[column]]
        figure.add_bar(
            x=labels, y=numbers, name=label,
            marker={"color": colour, "pattern": {"shape": pattern, "fgcolor": "#ffffff"}},
            text=[str(number) if number else "" for number in numbers],
            textposition="outside",
            cliponaxis=False, hovertemplate="%{x}　" + label + "的单位 %{y} 个<extra></extra>",
        )  # fmt: skip
    figure.update_yaxes(visible=False)
    figure.update_xaxes(type="category", showgrid=False)
    figure.update_layout(barmode="group", bargap=0.35, margin={"l": 8, "r": 8, "t": 30, "b": 4})
    dressed(figure, height=240)
    return figure.update_layout(showlegend=True, legend={"orientation": "h", "y": 1.22, "x": 0})
