"""Showing a figure: without a tool bar, in the colours of the theme, with words for who cannot see.

Belongs here: handing figures to Streamlit, and when. Does not belong here: making them
(`figures/`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from time import sleep

import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from dashboards.figures.look import themed

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
WORDS_SECONDS = 0.6  # what a browser needs to show the words (decision 0026)
HEIGHT = 450  # Plotly's own, where a figure states none
PLACE = Markup('<div class="db-chart-place" style="height:{}px" aria-hidden="true"></div>')
DRAWN = "chart.drawn"
_LATER: ContextVar[list[Callable[[], object]] | None] = ContextVar("later", default=None)


def show(figure: go.Figure, key: str, words: str) -> None:
    """`words` say in a sentence what the figure shows; the numbers stand in a table beside it."""
    place = st.empty()
    is_dark = st.context.theme.type == "dark"
    draw = partial(
        place.plotly_chart, themed(figure, is_dark), theme=None, config=CONFIG, key=key, alt=words
    )
    later = _LATER.get()
    if later is None:
        draw()
        return
    place.html(PLACE.format(figure.layout.height or HEIGHT))
    later.append(draw)


@contextmanager
def words_first() -> Iterator[None]:
    """The first charts of a visit are sent after the words: a browser that loads Plotly shows
    nothing else meanwhile, for a second and more. Later charts come at once."""
    if st.session_state.get(DRAWN):
        yield
        return
    later: list[Callable[[], object]] = []
    before = _LATER.set(later)
    try:
        yield
    finally:
        _LATER.reset(before)
    if later:
        sleep(WORDS_SECONDS)
        for draw in later:
            draw()
        st.session_state[DRAWN] = True
