"""Places over time (名次变化): a line a unit, the first on top.

Pure: DataFrame in (label, short_name, unit_code, rank, value, denominator), Figure out.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboards import formats
from dashboards.figures.look import FAINT, LINE, dressed


def rank_lines(history: pd.DataFrame, chosen: str) -> go.Figure:
    """The chosen unit set off; names stand at the right end, so no legend is needed."""
    labels = history["label"].drop_duplicates().tolist()
    figure = go.Figure()
    ordered = sorted(history["unit_code"].unique(), key=lambda code: code == chosen)
    ends = _ends(history[history["label"] == labels[-1]])
    for code in ordered:
        mine = history[history["unit_code"] == code]
        figure.add_scatter(**_line(mine, labels, ends.get(code, ""), code == chosen))
    last = int(history["rank"].dropna().max()) if history["rank"].notna().any() else 1
    figure.update_yaxes(range=[last + 0.6, 0.4], dtick=1, showgrid=True, zeroline=False)
    figure.update_xaxes(type="category", showgrid=False, range=[-0.15, len(labels) - 0.55])
    figure.update_layout(margin={"l": 36, "r": 190, "t": 10, "b": 30})
    return dressed(figure, height=90 + 34 * last)


def _ends(last: pd.DataFrame) -> dict[str, str]:
    """The name at each line's end; those that share a place are named together, once."""
    held = last.dropna(subset=["rank"])
    return {
        str(same["unit_code"].iloc[0]): "、".join(same["short_name"])
        for _, same in held.groupby("rank")
    }


def _line(mine: pd.DataFrame, labels: list[str], end: str, is_chosen: bool) -> dict[str, object]:
    held = {row["label"]: row for _, row in mine.iterrows()}
    ranks = [None if at not in held else held[at]["rank"] for at in labels]
    name = str(mine["short_name"].iloc[-1])
    said = [formats.figure(held[at]) if at in held else "" for at in labels]
    ends = [""] * (len(labels) - 1) + [end]
    return {
        "x": labels, "y": ranks, "name": name, "mode": "lines+markers+text", "text": ends,
        "textposition": "middle right", "cliponaxis": False, "customdata": said,
        "line": {"color": LINE if is_chosen else FAINT, "width": 4 if is_chosen else 2},
        "marker": {"size": 11 if is_chosen else 8},
        "hovertemplate": name + "　%{x}　第%{y}名　%{customdata}<extra></extra>",
    }  # fmt: skip
