"""The look that all figures share: font, colours, no tool bar."""

from __future__ import annotations

import plotly.graph_objects as go

FONT = "'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
GOOD, BAD, PLAIN, SOFT, INK = "#3f9a78", "#d9826b", "#7d9cc6", "#5b6675", "#1f2937"
CONFIG = {"displayModeBar": False, "scrollZoom": False}


def dressed(figure: go.Figure, height: int) -> go.Figure:
    """The figure in the common look."""
    return figure.update_layout(
        height=height,
        template="plotly_white",
        font={"family": FONT, "size": 13, "color": INK},
        showlegend=False,
        dragmode=False,
        hoverlabel={"font": {"family": FONT}},
    )
