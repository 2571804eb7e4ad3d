"""Showing a figure: without a tool bar, in the colours of the theme, with words for who cannot see.

Belongs here: handing figures to Streamlit. Does not belong here: making them (`figures/`).
"""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st

from dashboards.figures.look import themed

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def show(figure: go.Figure, key: str, words: str) -> None:
    """`words` say in a sentence what the figure shows; the numbers stand in a table beside it."""
    is_dark = st.context.theme.type == "dark"
    st.plotly_chart(themed(figure, is_dark), theme=None, config=CONFIG, key=key, alt=words)
