"""The look that all figures share: font, colours, light and dark.

Belongs here: constants and the last touch. Every colour comes with a sign, a word or a pattern, and
the two of good and bad differ for eyes that do not tell red from green.
"""

from __future__ import annotations

import plotly.graph_objects as go

FONT = "'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
GOOD, BAD, PLAIN, SOFT, INK = "#2f9e8b", "#d9743a", "#7d9cc6", "#667282", "#1f2937"
LINE, WARN, FAINT = "#2f6fbf", "#c9a24b", "#c3ccd8"
LIGHT_INK = "#e6eaf0"


def dressed(figure: go.Figure, height: int) -> go.Figure:
    """The figure in the common look."""
    return figure.update_layout(
        height=height,
        template="plotly_white",
        font={"family": FONT, "size": 13, "color": INK},
        showlegend=False,
        dragmode=False,
        hoverlabel={"font": {"family": FONT}},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )


def themed(figure: go.Figure, is_dark: bool) -> go.Figure:
    """The same figure with ink that can be read on the page behind it."""
    if is_dark:
        figure.update_layout(font_color=LIGHT_INK, template="plotly_dark")
        figure.update_layout(paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)")
        figure.update_xaxes(gridcolor="#2b3543", zerolinecolor="#2b3543")
        figure.update_yaxes(gridcolor="#2b3543", zerolinecolor="#2b3543")
    return figure
