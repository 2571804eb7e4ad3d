"""总览: the period on one screen - targets, change, first three, those below, what to decide."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st
from markupsafe import Markup

from dashboards import data, data_overview, data_shape
from dashboards.components import frame, matrix, scorecard, selectors, table, tiles, waiting
from dashboards.components.kept import kept
from dashboards.components.table import Listing

PRINT = '<button type="button" class="db-print">打印（A4）</button>'


class Content(NamedTuple):
    """All that is the same for everybody who looks at the period."""

    lead: Markup
    waiting: Markup
    targets: Listing | None
    units: Listing | None
    tiles: dict[str, tuple[str, Markup]]  # indicator -> name, tiles
    word: str


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    with frame.controls():
        period = selectors.choose_period(data.periods(regime))
        table.show(PRINT)
    if not period:
        frame.nothing("还没有可以显示的时段：收到第一份报表后再看。")
        return
    content = _content(regime, period)
    table.show(content.lead)
    table.show(content.waiting)
    if content.targets is None:
        frame.nothing("这个时段没有设目标的指标。")
        return
    table.put(content.targets)
    left, right = st.columns([8, 4], gap="medium") if content.tiles else (st.container(), None)
    if content.units is not None:
        with left:
            table.put(content.units)
    if right is not None:
        with right:
            _where(content)


def _where(content: Content) -> None:
    """The tiles of one indicator."""
    table.heading(f"各{content.word}示意图", "选一个指标；点一格看原因。")
    names = {code: name for code, (name, _) in content.tiles.items()}
    table.show(content.tiles[selectors.choose_named("示意图指标", "tile", names)][1])


@kept
def _content(regime: str, period: str) -> Content:
    shape = data_shape.shape(regime)
    root, units = (data.indicator_values(regime, period, role) for role in ("root", "unit"))
    labels = data.periods(regime).set_index("period")["label"]
    judged = units.dropna(subset=["target"])
    drawn = {}
    if shape.levels:
        places = data_overview.tiles(shape.levels[0])
        for code, mine in judged.groupby("indicator", sort=False):
            if markup := tiles.grid(mine, places):
                drawn[str(code)] = (str(mine["name"].iloc[0]), markup)
    return Content(
        scorecard.lead(root, units, str(labels[period]), shape),
        waiting.waiting(data_overview.waiting(regime, period), regime, period),
        scorecard.scorecard(root, units, shape),
        matrix.matrix(units),
        drawn,
        shape.unit,
    )


frame.page("总览", draw)
