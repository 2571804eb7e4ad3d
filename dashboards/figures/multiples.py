"""Small multiples (逐期小图): the same small figure for every unit, on one scale.

Pure: DataFrame in (label, short_name, unit_code, value, target, attained), Figure out.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboards import formats
from dashboards.figures.look import BAD, GOOD, LINE, PLAIN, SOFT, dressed

ACROSS = 5


def multiples(history: pd.DataFrame) -> go.Figure:
    """Units in printed order, left to right; the newest value in the title with its sign."""
    codes = history["unit_code"].drop_duplicates().tolist()
    labels = history["label"].drop_duplicates().tolist()
    titles = [_title(history[history["unit_code"] == code]) for code in codes]
    down = -(-len(codes) // ACROSS)
    figure = make_subplots(
        rows=down, cols=ACROSS, shared_yaxes=True, subplot_titles=titles,
        vertical_spacing=0.34 / down, horizontal_spacing=0.03,
    )  # fmt: skip
    for place, code in enumerate(codes):
        mine = history[history["unit_code"] == code].set_index("label").reindex(labels)
        where = {"row": place // ACROSS + 1, "col": place % ACROSS + 1}
        _draw(figure, mine, labels, where)
    figure.update_xaxes(type="category", showgrid=False, tickangle=0, tickfont={"size": 11})
    is_rate = history["denominator"].notna().any()
    figure.update_yaxes(tickformat=".0%" if is_rate else None, rangemode="tozero", nticks=4)
    figure.update_layout(margin={"l": 48, "r": 8, "t": 30, "b": 24})
    return dressed(figure, height=60 + 178 * down)


def _draw(figure: go.Figure, mine: pd.DataFrame, labels: list[str], where: dict[str, int]) -> None:
    values = [None if pd.isna(value) else float(value) for value in mine["value"]]
    targets = [None if pd.isna(value) else float(value) for value in mine["target"]]
    short = [label.partition("年")[2] or label for label in labels]
    figure.add_scatter(
        x=short, y=targets, mode="lines", hoverinfo="skip",
        line={"color": SOFT, "dash": "dash", "width": 1.2}, **where,
    )  # fmt: skip
    colours = [{True: GOOD, False: BAD}.get(found, PLAIN) for found in mine["attained"]]
    marks = [{True: "circle", False: "x"}.get(found, "diamond") for found in mine["attained"]]
    figure.add_scatter(
        x=short, y=values, mode="lines+markers", line={"color": LINE, "width": 2},
        marker={"color": colours, "symbol": marks, "size": 9},
        customdata=[formats.percent(value) for value in values],
        hovertemplate="%{x}　%{customdata}<extra></extra>", **where,
    )  # fmt: skip


def _title(mine: pd.DataFrame) -> str:
    last = mine.iloc[-1]
    return f"{last['short_name']}　{formats.figure(last)} {formats.mark(last['attained'])}".strip()
